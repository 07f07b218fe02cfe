/*
 * Manifests that are made up the same way each time: every annotation of the catalogue with a value that means something
 * and one that does not, Ingresses of two classes in one IngressGroup, Services of several ports, and what is malformed.
 */
import { catalogue } from '@eks-ingress/annotations/catalogue';
import type { ControllerName } from '@eks-ingress/annotations';
import { stringify } from 'yaml';
import { malformedTexts } from '../../../../packages/annotations/src/testing/malformed-texts';
import { randomNumbers } from '../mutate/shuffle';

interface CorpusFile {
  readonly path: string;
  readonly text: string;
  readonly controller?: ControllerName;
}

type Entries = readonly (readonly [name: string, value: unknown])[];
type Choices = Readonly<Record<string, readonly unknown[]>>;

const apiVersions: Readonly<Record<string, string>> = {
  Ingress: 'networking.k8s.io/v1',
  IngressClass: 'networking.k8s.io/v1',
  Gateway: 'gateway.networking.k8s.io/v1',
  GatewayClass: 'gateway.networking.k8s.io/v1',
  TargetGroupBinding: 'elbv2.k8s.aws/v1beta1',
};

const specs: Readonly<Record<string, object>> = {
  Ingress: { rules: [{ host: 'shop.example.com', http: { paths: [pathTo('shop', 80)] } }] },
  Service: { type: 'LoadBalancer', ports: [{ name: 'web', port: 80, targetPort: 8080 }] },
};

function pathTo(name: string, number: number, path = '/'): object {
  return { path, pathType: 'Prefix', backend: { service: { name, port: { number } } } };
}

function textOf(...objects: readonly unknown[]): string {
  return objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n');
}

function annotated(kind: string, controller: string, annotations: unknown): object {
  const spec = specs[kind] ?? {};
  const isIngress = kind === 'Ingress';
  const className = controller === 'ingress-nginx' ? 'nginx' : 'alb';
  // What every load balancer of the catalogue would be told otherwise.
  const scheme = isIngress ? 'alb.ingress.kubernetes.io/scheme' : 'service.beta.kubernetes.io/aws-load-balancer-scheme';
  const isBuiltHere = kind in specs && controller === 'aws-load-balancer-controller';
  const isMap = typeof annotations === 'object' && !Array.isArray(annotations);
  return {
    apiVersion: apiVersions[kind] ?? 'v1',
    kind,
    metadata: {
      name: 'shop',
      annotations: isBuiltHere && isMap ? { [scheme]: 'internal', ...annotations } : annotations,
    },
    spec: { ...(isIngress && { ingressClassName: className }), ...spec },
  };
}

function ofCatalogue(): readonly CorpusFile[] {
  return catalogue.flatMap(({ key, appliesTo, readBy, codec }) =>
    Object.entries(readBy).flatMap(([name, reading]) => {
      const controller = name as ControllerName;
      const written = key.replace(/\$\{[^}]*protocol[^}]*\}/gi, 'HTTP').replace(/\$\{[^}]+\}/g, '80');
      const meant = (reading.codec ?? codec).suggestions?.[0];
      return ['=nonsense,', ...(meant === undefined ? [] : [meant])].map((value) => ({
        path: `catalogue/${controller}/${written.replaceAll('/', '_')}/${value.replace(/\W/g, '-')}.yaml`,
        controller,
        text: textOf(annotated(appliesTo[0] ?? 'Ingress', controller, { [written]: value })),
      }));
    }),
  );
}

const certificate = 'arn:aws:acm:eu-central-1:111111111111:certificate/11111111-1111-4111-8111-111111111111';

const ofIngresses: Choices = {
  scheme: ['internal', 'internet-facing', 'public'],
  'load-balancer-name': ['shop', 'shop-public', ''],
  'ip-address-type': ['ipv4', 'dualstack'],
  'target-type': ['ip', 'instance'],
  subnets: ['subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a', 'subnet-0a1b2c3d4e5f60718'],
  'security-groups': ['sg-0a1b2c3d4e5f60718', ''],
  'listen-ports': ['[{"HTTP": 80}, {"HTTPS": 443}]', '[{"HTTP": 8080}]', '[{"HTTPS": 8443}]'],
  'certificate-arn': [certificate],
  'ssl-redirect': ['443', '8443'],
  'ssl-policy': ['ELBSecurityPolicy-2016-08', 'ELBSecurityPolicy-TLS13-1-2-2021-06'],
  'inbound-cidrs': ['10.0.0.0/8', '0.0.0.0/0'],
  tags: ['team=shop', 'team=blog'],
  'load-balancer-attributes': ['idle_timeout.timeout_seconds=30', 'idle_timeout.timeout_seconds=60'],
  'group.order': ['1', '2'],
  'healthcheck-port': ['traffic-port', 'status', '8080'],
  'backend-protocol-version': ['GRPC', 'HTTP1'],
  'success-codes': ['200', '0-99'],
};

const ofClasses: Choices = {
  scheme: ['internal', 'internet-facing'],
  loadBalancerName: ['shop', ''],
  ipAddressType: ['ipv4', 'dualstack'],
  targetType: ['ip', 'instance'],
  sslPolicy: ['ELBSecurityPolicy-2016-08', ''],
  sslRedirectPort: ['443', '', 'https'],
  inboundCIDRs: [['10.0.0.0/8'], []],
  subnets: [{ ids: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f607182a'] }, {}],
  certificateArn: [[certificate]],
  tags: [[{ key: 'team', value: 'shop' }]],
  loadBalancerAttributes: [[{ key: 'idle_timeout.timeout_seconds', value: '30' }]],
};

const ofServices: Choices = {
  type: ['external', 'nlb', 'nlb-ip'],
  'nlb-target-type': ['ip', 'instance'],
  scheme: ['internal', 'internet-facing'],
  'ssl-cert': [certificate],
  'ssl-ports': ['443', 'web', '8443'],
  'backend-protocol': ['ssl', 'tcp'],
  'proxy-protocol': ['*'],
  'target-group-attributes': ['proxy_protocol_v2.enabled=true', 'preserve_client_ip.enabled=false'],
  attributes: ['load_balancing.cross_zone.enabled=true', 'deletion_protection.enabled=true'],
  'eip-allocations': ['eipalloc-0a1b2c3d4e5f60718,eipalloc-0b2c3d4e5f607182a', ''],
  'private-ipv4-addresses': ['10.0.0.1,10.0.1.1'],
  subnets: ['subnet-0a1b2c3d4e5f60718,subnet-0b2c3d4e5f607182a', 'subnet-0a1b2c3d4e5f60718'],
  'security-groups': ['sg-0a1b2c3d4e5f60718'],
  'healthcheck-protocol': ['http', 'tcp'],
  'healthcheck-port': ['traffic-port', 'web', '8080'],
  'ip-address-type': ['dualstack', 'ipv4'],
  'enable-tcp-udp-listener': ['true'],
  'quic-enabled-ports': ['443'],
};

function some(choices: Choices, random: () => number, share: number): Entries {
  return Object.entries(choices).flatMap(([name, values]) =>
    random() < share ? [[name, values[Math.floor(random() * values.length)]] as const] : [],
  );
}

function prefixed(prefix: string, entries: Entries): object {
  return Object.fromEntries(entries.map(([name, value]) => [prefix + name, value]));
}

function ofGroups(count: number): readonly CorpusFile[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomNumbers(index + 1);
    const members = ['one', 'two'].flatMap((name) => {
      const hasParams = random() < 0.6;
      return [
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'IngressClass',
          metadata: { name },
          spec: {
            controller: 'ingress.k8s.aws/alb',
            ...(hasParams && { parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name } }),
          },
        },
        {
          apiVersion: 'elbv2.k8s.aws/v1beta1',
          kind: 'IngressClassParams',
          metadata: { name },
          spec: Object.fromEntries(some(ofClasses, random, 0.2)),
        },
        {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: {
            name,
            annotations: prefixed('alb.ingress.kubernetes.io/', [
              ['group.name', 'shop'],
              ...some(ofIngresses, random, 0.25),
            ]),
          },
          spec: {
            ingressClassName: name,
            ...(random() < 0.2 && { defaultBackend: { service: { name: 'shop', port: { number: 80 } } } }),
            rules: [{ host: 'shop.example.com', http: { paths: [pathTo('shop', 80, `/${name}`)] } }],
          },
        },
      ];
    });
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop', annotations: prefixed('alb.ingress.kubernetes.io/', some(ofIngresses, random, 0.05)) },
      spec: {
        type: random() < 0.5 ? 'NodePort' : 'ClusterIP',
        ports: [{ name: 'web', port: 80, targetPort: random() < 0.5 ? 8080 : 'web' }],
        ...(random() < 0.2 && { ipFamilies: ['IPv6'] }),
      },
    };
    return { path: `groups/${index + 1}.yaml`, text: textOf(...members, service) };
  });
}

function ofPorts(count: number): readonly CorpusFile[] {
  return Array.from({ length: count }, (_, index) => {
    const random = randomNumbers(1000 + index);
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'shop',
        annotations: prefixed('service.beta.kubernetes.io/aws-load-balancer-', some(ofServices, random, 0.2)),
      },
      spec: {
        type: 'LoadBalancer',
        ...(random() < 0.5 && { loadBalancerClass: 'service.k8s.aws/nlb' }),
        ...(random() < 0.3 && { externalTrafficPolicy: 'Local' }),
        ...(random() < 0.2 && { loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'] }),
        ports: [
          { name: 'web', port: 443, targetPort: random() < 0.5 ? 8443 : 'web' },
          ...(random() < 0.3 ? [{ name: 'quic', port: 443, protocol: 'UDP', targetPort: 8443 }] : []),
        ],
      },
    };
    return { path: `services/${index + 1}.yaml`, text: textOf(service) };
  });
}

const malformed: Readonly<Record<string, object>> = {
  'annotations-as-list.yaml': annotated('Ingress', 'alb', ['scheme']),
  'annotations-as-text.yaml': annotated('Service', 'alb', 'scheme'),
  'annotation-as-number.yaml': annotated('Ingress', 'alb', { 'alb.ingress.kubernetes.io/scheme': 1 }),
  'annotation-as-null.yaml': annotated('Ingress', 'alb', { 'alb.ingress.kubernetes.io/scheme': null }),
  'rules-as-text.yaml': { ...annotated('Ingress', 'alb', {}), spec: { ingressClassName: 'alb', rules: 'shop' } },
  'paths-as-map.yaml': {
    ...annotated('Ingress', 'alb', {}),
    spec: { ingressClassName: 'alb', rules: [null, { http: { paths: { path: '/' } } }, 'shop'] },
  },
  'backend-as-list.yaml': {
    ...annotated('Ingress', 'alb', {}),
    spec: { ingressClassName: 'alb', defaultBackend: [], rules: [{ http: { paths: [{ backend: [] }, null] } }] },
  },
  'ports-as-text.yaml': { ...annotated('Service', 'alb', {}), spec: { type: 'LoadBalancer', ports: '80' } },
  'ports-of-nothing.yaml': {
    ...annotated('Service', 'alb', {}),
    spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports: [null, {}, { port: '80' }] },
  },
  'spec-as-list.yaml': { ...annotated('Ingress', 'alb', {}), spec: [] },
  'metadata-as-text.yaml': { ...annotated('Service', 'alb', {}), metadata: 'shop' },
  'class-params-as-text.yaml': {
    apiVersion: 'elbv2.k8s.aws/v1beta1',
    kind: 'IngressClassParams',
    metadata: { name: 'shop' },
    spec: { scheme: [], subnets: 'public', tags: 'team=shop', inboundCIDRs: '10.0.0.0/8', group: 'shop' },
  },
  'values-as-list.yaml': [],
};

/** Annotations of each way to be read, with the texts that the tests of parsers have. */
function ofMalformedTexts(): readonly CorpusFile[] {
  const alb = ['listen-ports', 'tags', 'inbound-cidrs', 'healthcheck-path', 'auth-idp-oidc', 'conditions.shop'];
  const nginx = ['whitelist-source-range', 'proxy-body-size', 'rewrite-target', 'configuration-snippet'];
  return Object.entries(malformedTexts).map(([name, text]) => ({
    path: `malformed-texts/${name.replace(/\W+/g, '-')}.yaml`,
    text: textOf(
      annotated('Ingress', 'alb', prefixed('alb.ingress.kubernetes.io/', valuesFor(alb, text(64)))),
      annotated('Ingress', 'ingress-nginx', prefixed('nginx.ingress.kubernetes.io/', valuesFor(nginx, text(64)))),
    ),
  }));
}

function valuesFor(names: readonly string[], value: string): Entries {
  return names.map((name) => [name, value] as const);
}

/** The files of the corpus, each of which is linted alone. */
export function corpus(): readonly CorpusFile[] {
  return [
    ...ofCatalogue(),
    ...ofGroups(120),
    ...ofPorts(120),
    ...ofMalformedTexts(),
    ...Object.entries(malformed).map(([name, object]) => ({ path: `malformed/${name}`, text: textOf(object) })),
  ];
}
