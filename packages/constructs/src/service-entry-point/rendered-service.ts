import { valueAt } from '@eks-ingress/diagnostics';
import { UNKNOWN, type ServiceObject } from '@eks-ingress/controllers';
import { isUnknown } from '../findings';

/** The Service that the ingress-nginx chart makes of values, with `UNKNOWN` for what is known only after apply. */
export function renderedService(values: unknown, name: string, namespace: string): ServiceObject {
  const service = withUnknown(valueAt(values, ['controller', 'service']));
  const { annotations, type, loadBalancerClass, loadBalancerSourceRanges, ports, targetPorts, nodePorts, ...fields } =
    Object(service) as Readonly<Record<string, unknown>>;
  const port = (key: 'http' | 'https') => ({
    name: key,
    port: valueAt(ports, [key]),
    targetPort: valueAt(targetPorts, [key]),
    protocol: 'TCP',
    ...(valueAt(nodePorts, [key]) === undefined ? {} : { nodePort: valueAt(nodePorts, [key]) }),
  });
  const rendered = {
    metadata: { name, namespace, annotations },
    spec: {
      type,
      // The chart leaves empty texts and lists out.
      ...(isEmpty(loadBalancerClass) ? {} : { loadBalancerClass }),
      ...(isEmpty(loadBalancerSourceRanges) ? {} : { loadBalancerSourceRanges }),
      ...Object.fromEntries(FIELDS.filter((key) => !isEmpty(fields[key])).map((key) => [key, fields[key]])),
      ...(fields['allocateLoadBalancerNodePorts'] === false ? { allocateLoadBalancerNodePorts: false } : {}),
      ports: [port('http'), port('https')],
    },
  };
  // What somebody's values make of it is for the model to judge, which takes objects of any shape.
  return rendered as ServiceObject;
}

const FIELDS = ['externalTrafficPolicy', 'sessionAffinity', 'loadBalancerIP', 'ipFamilies', 'healthCheckNodePort'];

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function withUnknown(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\$\{[^}]*\}/g, UNKNOWN.text);
  if (typeof value === 'number' && isUnknown(value)) return UNKNOWN.number;
  if (Array.isArray(value)) return value.map(withUnknown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withUnknown(inner)]));
}
