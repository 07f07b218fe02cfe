import { servicePrefix } from '@eks-ingress/annotations';
import type { Path } from '@eks-ingress/diagnostics';

const PREFIX = servicePrefix;

/** The props that annotations are written from, by what follows the prefix. */
const ANNOTATIONS: Readonly<Record<string, Path>> = {
  name: ['name'],
  scheme: ['scheme'],
  internal: ['scheme'],
  type: ['owner', 'kind'],
  'nlb-target-type': ['owner', 'targetType'],
  'ip-address-type': ['ipAddressType'],
  subnets: ['subnetMappings'],
  'eip-allocations': ['subnetMappings'],
  'private-ipv4-addresses': ['subnetMappings'],
  'ipv6-addresses': ['subnetMappings'],
  'security-group-prefix-lists': ['clients'],
  'ssl-cert': ['tls', 'certificate'],
  'ssl-ports': ['ports', 'https'],
  'ssl-negotiation-policy': ['tls', 'policy'],
  'proxy-protocol': ['proxyProtocol'],
  'target-group-attributes': ['proxyProtocol'],
  'cross-zone-load-balancing-enabled': ['crossZone'],
  'access-log-enabled': ['accessLogs'],
  'access-log-s3-bucket-name': ['accessLogs', 'bucket'],
  'access-log-s3-bucket-prefix': ['accessLogs', 'prefix'],
  'healthcheck-protocol': ['healthCheck', 'protocol'],
  'healthcheck-port': ['healthCheck', 'port'],
  'healthcheck-path': ['healthCheck', 'path'],
  'healthcheck-success-codes': ['healthCheck', 'matcher'],
  'healthcheck-interval': ['healthCheck', 'interval'],
  'healthcheck-timeout': ['healthCheck', 'timeout'],
  'healthcheck-healthy-threshold': ['healthCheck', 'healthyThreshold'],
  'healthcheck-unhealthy-threshold': ['healthCheck', 'unhealthyThreshold'],
  'additional-resource-tags': ['tags'],
};

/** From a path in the Service to the prop that is written there. */
export function locateWritten(path: Path): Path {
  const [parent, field, key] = path;
  if (parent === 'metadata' && field === 'annotations' && typeof key === 'string') {
    return (key.startsWith(PREFIX) && ANNOTATIONS[key.slice(PREFIX.length)]) || [];
  }
  if (field === 'loadBalancerSourceRanges') return ['clients'];
  if (field === 'ports') return key === undefined ? ['ports'] : ['ports', key === 0 ? 'http' : 'https'];
  return field === 'externalTrafficPolicy' ? [field] : ['owner'];
}

/** From a path in the load balancer that is built to the prop that the value comes from. */
export function locateBuilt(path: Path): Path {
  const [part, key, attribute, ...rest] = path;
  if (part === 'listeners') {
    if (attribute === 'port') return ['ports', key === 0 ? 'http' : 'https'];
    return ['tls', ...(attribute === undefined ? [] : [attribute === 'sslPolicy' ? 'policy' : attribute]), ...rest];
  }
  if (part !== 'targetGroups') return path;
  if (attribute === 'healthCheck') return ['healthCheck', ...rest];
  if (attribute === 'preserveClientIp') return ['externalTrafficPolicy'];
  return attribute === 'proxyProtocolV2' ? ['proxyProtocol'] : ['owner'];
}
