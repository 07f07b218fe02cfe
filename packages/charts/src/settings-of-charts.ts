import { featureGates, type ControllerSettings } from '@eks-ingress/annotations';
import type { Path, ChartName, Subject } from '@eks-ingress/diagnostics';
import { valueAt } from './value-at';
import { valuesOf } from './values-of';

type Read = (value: unknown) => unknown;

const boolean: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const text: Read = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
const oneOf =
  (...values: readonly string[]): Read =>
  (value) =>
    values.find((known) => known === value);
const texts: Read = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string') ? (value as readonly string[]) : undefined;

/** An entry of the ConfigMap, which the chart makes text of. */
const flag: Read = (value) => ({ true: true, false: false })[String(value)];
const risk: Read = (value) =>
  ['Low', 'Medium', 'High', 'Critical'].find((level) => level.toLowerCase() === String(value).toLowerCase());

interface Source {
  readonly chart: ChartName;
  readonly path: Path;
  readonly read: Read;
}

const ofController = (path: string, read: Read): Source => ({
  chart: 'aws-load-balancer-controller',
  path: path.split('.'),
  read,
});
const ofConfig = (key: string, read: Read): Source => ({
  chart: 'ingress-nginx',
  path: ['controller', 'config', key],
  read,
});

/** The values that say how the controllers are set up. */
const sources: Readonly<Partial<Record<keyof ControllerSettings, Source>>> = {
  allowCrossNamespaceResources: ofConfig('allow-cross-namespace-resources', flag),
  allowSnippetAnnotations: {
    chart: 'ingress-nginx',
    path: ['controller', 'allowSnippetAnnotations'],
    read: boolean,
  },
  annotationsRiskLevel: ofConfig('annotations-risk-level', risk),
  defaultLoadBalancerScheme: ofController('defaultLoadBalancerScheme', oneOf('internal', 'internet-facing')),
  defaultTargetType: ofController('defaultTargetType', oneOf('instance', 'ip')),
  disableIngressClassAnnotation: ofController('disableIngressClassAnnotation', boolean),
  disableIngressGroupNameAnnotation: ofController('disableIngressGroupNameAnnotation', boolean),
  enableBackendSecurityGroup: ofController('enableBackendSecurityGroup', boolean),
  enableManageBackendSecurityGroupRules: ofController('enableManageBackendSecurityGroupRules', boolean),
  enableServiceMutatorWebhook: ofController('enableServiceMutatorWebhook', boolean),
  externalManagedTags: ofController('externalManagedTags', texts),
  loadBalancerClass: ofController('loadBalancerClass', text),
  strictValidatePathType: ofConfig('strict-validate-path-type', flag),
  ...Object.fromEntries(
    Object.entries(featureGates).flatMap(([name, gate]) =>
      'setting' in gate ? [[gate.setting, ofController(`controllerConfig.featureGates.${name}`, boolean)]] : [],
    ),
  ),
};

/** How the controllers are set up by the values among subjects. What several say differently is not known. */
export function settingsOfCharts(subjects: readonly Subject[]): ControllerSettings {
  const settings = Object.entries(sources).flatMap(([name, { chart, path, read }]) => {
    const given = [...valuesOf(subjects, chart)].map(({ value }) => read(valueAt(value, path)));
    const [first] = given;
    const isAgreed = first !== undefined && given.every((value) => JSON.stringify(value) === JSON.stringify(first));
    return isAgreed ? [[name, first] as const] : [];
  });
  return Object.fromEntries(settings) as ControllerSettings;
}
