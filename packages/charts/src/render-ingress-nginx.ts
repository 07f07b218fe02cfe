import { ingressNginxRelease, membersOf, type Path } from '@eks-ingress/diagnostics';
import type { Origin, RenderedObject } from './rendered-object';
import { unknownValue, valueAt } from './value-at';

const service = ['controller', 'service'];

/**
 * The objects of the chart ingress-nginx that rules look at. Of values that say nothing of an object there is none: a file
 * often has a part of the values only.
 */
export function renderIngressNginx(values: unknown, instance: string): readonly RenderedObject[] {
  const named = (kind: string, apiVersion: string, name: string) => ({
    apiVersion,
    kind,
    metadata: {
      name,
      labels: {
        'app.kubernetes.io/name': 'ingress-nginx',
        'app.kubernetes.io/instance': instance,
        'app.kubernetes.io/component': 'controller',
      },
    },
  });
  const isGiven = (...path: readonly string[]) => valueAt(values, ['controller', ...path]) !== undefined;
  if (!isGiven()) return [];
  const fullName = `${textAt(values, ['fullnameOverride'], 'ingress-nginx')}-controller`;
  return [
    ...(isGiven('config') || isGiven('allowSnippetAnnotations') || isGiven('service')
      ? [configMap(values, named('ConfigMap', 'v1', fullName))]
      : []),
    workload(values, named(textAt(values, ['controller', 'kind'], 'Deployment'), 'apps/v1', fullName)),
    ...ingressClass(values),
    ...(isGiven('service')
      ? [
          ...externalService(values, named('Service', 'v1', fullName)),
          ...internalService(values, named('Service', 'v1', `${fullName}-internal`)),
        ]
      : []),
  ];
}

interface Named extends Readonly<Record<string, unknown>> {
  readonly metadata: Readonly<Record<string, unknown>>;
}

function configMap(values: unknown, object: Named): RenderedObject {
  const config = ['controller', 'config'];
  const allows = ['controller', 'allowSnippetAnnotations'];
  const allowed = valueAt(values, allows);
  return {
    value: {
      ...object,
      data: {
        ...textsAt(values, config),
        ...(allowed !== undefined && { 'allow-snippet-annotations': text(allowed) }),
      },
    },
    origins: [
      { path: [], from: config },
      { path: ['data'], from: config, isWhole: true },
      ...(allowed === undefined ? [] : [{ path: ['data', 'allow-snippet-annotations'], from: allows }]),
    ],
  };
}

function workload(values: unknown, object: Named): RenderedObject {
  const image = ['controller', 'image'];
  const replicas = valueAt(values, ['controller', 'replicaCount']);
  const registry = textAt(values, ['global', 'image', 'registry'], 'registry.k8s.io');
  const name = textAt(values, [...image, 'image'], 'ingress-nginx/controller');
  const tag = textAt(values, [...image, 'tag'], `v${ingressNginxRelease.chart.appVersion}`);
  const container = ['spec', 'template', 'spec', 'containers', 0];
  return {
    value: {
      ...object,
      spec: {
        ...(replicas !== undefined && { replicas }),
        template: { spec: { containers: [{ name: 'controller', image: `${registry}/${name}:${tag}` }] } },
      },
    },
    origins: [
      { path: [], from: ['controller'] },
      {
        path: [...container, 'image'],
        from: valueAt(values, [...image, 'tag']) === undefined ? image : [...image, 'tag'],
      },
    ],
  };
}

function ingressClass(values: unknown): readonly RenderedObject[] {
  const from = ['controller', 'ingressClassResource'];
  const isDefault = valueAt(values, [...from, 'default']) === true;
  if (valueAt(values, [...from, 'enabled']) === false) return [];
  return [
    {
      value: {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: {
          name: textAt(values, [...from, 'name'], 'nginx'),
          ...(isDefault && { annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } }),
        },
        spec: { controller: textAt(values, [...from, 'controllerValue'], 'k8s.io/ingress-nginx') },
      },
      origins: [
        { path: [], from },
        { path: ['metadata', 'annotations'], from: [...from, 'default'] },
        { path: ['metadata', 'name'], from: [...from, 'name'] },
        { path: ['spec', 'controller'], from: [...from, 'controllerValue'] },
      ],
    },
  ];
}

function externalService(values: unknown, object: Named): readonly RenderedObject[] {
  const isOff = ['enabled', 'external.enabled'].some(
    (path) => valueAt(values, [...service, ...path.split('.')]) === false,
  );
  return isOff ? [] : [renderService(values, object, service)];
}

// The chart renders it for nobody who gives no annotations.
function internalService(values: unknown, object: Named): readonly RenderedObject[] {
  const from = [...service, 'internal'];
  const annotations = Object.keys(membersOf(valueAt(values, [...from, 'annotations'])));
  return valueAt(values, [...from, 'enabled']) === true && annotations.length > 0
    ? [renderService(values, object, from)]
    : [];
}

/** Fields of the Service that the chart takes over as they are. */
const fields = [
  'loadBalancerClass',
  'externalTrafficPolicy',
  'loadBalancerSourceRanges',
  'loadBalancerIP',
  'sessionAffinity',
  'allocateLoadBalancerNodePorts',
  'ipFamilies',
  'ipFamilyPolicy',
];

function renderService(values: unknown, object: Named, from: Path): RenderedObject {
  const ofOwn = (path: Path) => valueAt(values, [...from, ...path]);
  const inherited = (path: Path) => ofOwn(path) || valueAt(values, [...service, ...path]);
  const given = fields.filter((field) => ofOwn([field]) !== undefined && ofOwn([field]) !== '');
  const ports = portsOf(values, inherited);
  const origins: readonly Origin[] = [
    { path: [], from },
    { path: ['metadata', 'annotations'], from: [...from, 'annotations'], isWhole: true },
    { path: ['spec', 'type'], from: [...from, 'type'], isWhole: true },
    ...fields.map((field) => ({ path: ['spec', field], from: [...from, field], isWhole: true })),
    ...ports.flatMap(({ name, isOpen }, index) =>
      isOpen
        ? [{ path: ['spec', 'ports', index], from: ['tcp'] }]
        : [
            { path: ['spec', 'ports', index], from: [...from, 'ports', name] },
            { path: ['spec', 'ports', index, 'targetPort'], from: [...from, 'targetPorts', name], isWhole: true },
            { path: ['spec', 'ports', index, 'nodePort'], from: [...from, 'nodePorts', name], isWhole: true },
          ],
    ),
  ];
  return {
    value: {
      ...object,
      metadata: { ...object.metadata, annotations: textsAt(values, [...from, 'annotations']) },
      spec: {
        type: inherited(['type']) || 'LoadBalancer',
        ...Object.fromEntries(given.map((field) => [field, ofOwn([field])])),
        selector: object.metadata.labels,
        ports: ports.map(({ port }) => port),
      },
    },
    origins,
  };
}

interface RenderedPort {
  readonly name: string;
  /** Whether it is one of the ports that people open for other protocols. */
  readonly isOpen: boolean;
  readonly port: Readonly<Record<string, unknown>>;
}

function portsOf(values: unknown, inherited: (path: Path) => unknown): readonly RenderedPort[] {
  const usual = [
    { name: 'http', isOn: inherited(['enableHttp']) !== false, number: 80 },
    { name: 'https', isOn: inherited(['enableHttps']) !== false, number: 443 },
  ];
  const nodePort = (name: string) => Number(inherited(['nodePorts', name]) || 0);
  return [
    ...usual
      .filter(({ isOn }) => isOn)
      .map(({ name, number }) => ({
        name,
        isOpen: false,
        port: {
          name,
          protocol: 'TCP',
          port: inherited(['ports', name]) ?? number,
          targetPort: inherited(['targetPorts', name]) ?? name,
          ...(nodePort(name) > 0 && { nodePort: nodePort(name) }),
        },
      })),
    ...Object.keys(membersOf(valueAt(values, ['tcp'])))
      .filter((number) => /^[0-9]+$/.test(number))
      .map((number) => ({
        name: `${number}-tcp`,
        isOpen: true,
        port: { name: `${number}-tcp`, protocol: 'TCP', port: Number(number), targetPort: `${number}-tcp` },
      })),
  ];
}

function textAt(values: unknown, path: Path, otherwise: string): string {
  const value = valueAt(values, path);
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

/** The members of a map as the chart writes them: it makes text of everything, and leaves out what is null. */
function textsAt(values: unknown, path: Path): Readonly<Record<string, unknown>> {
  const members = Object.entries(membersOf(valueAt(values, path)));
  return Object.fromEntries(
    members.filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, text(value)]),
  );
}

function text(value: unknown): unknown {
  return typeof value === 'string' || value === unknownValue ? value : String(value);
}
