import type { ConfigMapKeyType, ConfigMapValueType } from './config-map-value-type';
import { ingressNginxConfigMapKeys } from './upstream/ingress-nginx-config-map-keys';

/** What nginx makes of keys that the controller reads as texts. */
const types: Readonly<Record<string, Exclude<ConfigMapValueType, ConfigMapKeyType>>> = {
  'client-body-buffer-size': 'size',
  'client-header-buffer-size': 'size',
  'proxy-body-size': 'size',
  'proxy-buffer-size': 'size',
  'proxy-buffering': 'switch',
  'proxy-busy-buffers-size': 'size',
  'proxy-max-temp-file-size': 'size',
  'proxy-real-ip-cidr': 'networks',
  'proxy-request-buffering': 'switch',
  'proxy-stream-next-upstream-timeout': 'time',
  'proxy-stream-timeout': 'time',
  'ssl-buffer-size': 'size',
  'ssl-session-cache-size': 'size',
  'ssl-session-timeout': 'time',
  'upstream-keepalive-time': 'time',
  'worker-shutdown-timeout': 'time',
};

/** The keys of the ConfigMap that ingress-nginx reads. */
export const configMapKeys: Readonly<Record<string, ConfigMapValueType>> = { ...ingressNginxConfigMapKeys, ...types };

/** Keys that are often written and not read, and what is meant. */
export const meantConfigMapKeys: Readonly<Record<string, string>> = {
  'client-max-body-size': 'proxy-body-size',
  'keepalive-timeout': 'keep-alive',
  'log-format': 'log-format-upstream',
  'real-ip-header': 'forwarded-for-header',
  'set-real-ip-from': 'proxy-real-ip-cidr',
  'server-name-hash-bucketsize': 'server-name-hash-bucket-size',
};
