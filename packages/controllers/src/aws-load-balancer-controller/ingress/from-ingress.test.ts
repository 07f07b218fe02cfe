import { validateApplicationLoadBalancer } from '@eks-ingress/elbv2';
import type { IngressObject } from '../../objects/ingress-object';
import type { ServiceObject } from '../../objects/service-object';
import { fromIngress, type FromIngressOptions } from './from-ingress';
import { isUnknown, UNKNOWN } from '../unknown';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e';
const OTHER_CERTIFICATE = 'arn:aws:acm:ap-northeast-2:111122223333:certificate/5e4d3c2b-1a09-4f8e-8d7c-6b5a49382716';

const prefix = 'alb.ingress.kubernetes.io/';

const annotated = (annotations: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${prefix}${key}`, value]));

/** An Ingress in Seoul that sends every path of a host to one Service. */
function ingress(name: string, annotations: Readonly<Record<string, string>> = {}, port: object = { number: 80 }) {
  return {
    metadata: { name, namespace: 'shop', annotations: annotated(annotations) },
    spec: {
      rules: [
        {
          host: `${name}.example.com`,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port } } }] },
        },
      ],
    },
  } satisfies IngressObject;
}

function service(name: string, annotations: Readonly<Record<string, string>> = {}): ServiceObject {
  return {
    metadata: { name, namespace: 'shop', annotations: annotated(annotations) },
    spec: { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30080 }] },
  };
}

function specOf(ingresses: readonly IngressObject[], options?: FromIngressOptions) {
  const { spec, findings } = fromIngress(ingresses, options);
  if (spec === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return spec;
}

const ids = (ingresses: readonly IngressObject[], options?: FromIngressOptions) =>
  validateApplicationLoadBalancer(specOf(ingresses, options), { isUnknown }).map(({ id }) => id);

describe('an Ingress without annotations', () => {
  test('gets what the controller does by default', () => {
    expect(specOf([ingress('store')], { services: [service('store')] })).toEqual({
      name: UNKNOWN.text,
      scheme: 'internal',
      ipAddressType: 'ipv4',
      subnetMappings: [{ subnetId: UNKNOWN.text }, { subnetId: UNKNOWN.text }],
      securityGroupIds: [UNKNOWN.text, UNKNOWN.text],
      attributes: {},
      listeners: [
        { port: 80, protocol: 'HTTP', clients: [{ cidr: '0.0.0.0/0' }], targetGroups: ['shop/store-store:80'] },
      ],
      targetGroups: {
        'shop/store-store:80': {
          name: UNKNOWN.text,
          port: 30080,
          protocol: 'HTTP',
          protocolVersion: 'HTTP1',
          targetType: 'instance',
          ipAddressType: 'ipv4',
          healthCheck: {
            protocol: 'HTTP',
            port: 'traffic-port',
            path: '/',
            matcher: '200',
            interval: 15,
            timeout: 5,
            healthyThreshold: 2,
            unhealthyThreshold: 2,
          },
          attributes: {},
        },
      },
    });
  });

  test('is valid', () => {
    expect(ids([ingress('store')], { services: [service('store')] })).toEqual([]);
  });

  test('has unknown ports where its Service is not given', () => {
    expect(specOf([ingress('store')]).targetGroups['shop/store-store:80']?.port).toBeNaN();
    expect(ids([ingress('store')])).toEqual([]);
  });
});

describe('annotations', () => {
  test('redirect to HTTPS with the policy of 2016', () => {
    const annotations = {
      'listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
      'ssl-redirect': '443',
      'certificate-arn': `${CERTIFICATE},${OTHER_CERTIFICATE}`,
    };

    expect(specOf([ingress('store', annotations)]).listeners).toEqual([
      { port: 80, protocol: 'HTTP', clients: [{ cidr: '0.0.0.0/0' }], targetGroups: [], redirectsTo: 443 },
      {
        port: 443,
        protocol: 'HTTPS',
        clients: [{ cidr: '0.0.0.0/0' }],
        targetGroups: ['shop/store-store:80'],
        certificate: { arn: CERTIFICATE },
        additionalCertificates: [{ arn: OTHER_CERTIFICATE }],
        sslPolicy: 'ELBSecurityPolicy-2016-08',
        mutualAuthentication: 'off',
      },
    ]);
    expect(ids([ingress('store', annotations)])).toEqual(['application-listener-ssl-policy-withdrawn-tls']);
  });

  test('leave the certificate to discovery by host, and have none without a host', () => {
    const annotations = {
      'listen-ports': '[{"HTTPS":443}]',
      'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    };
    const everywhere = {
      ...ingress('store', annotations),
      spec: { defaultBackend: { service: { name: 'store', port: { number: 80 } } } },
    };

    expect(specOf([ingress('store', annotations)]).listeners[0]?.certificate).toEqual({ arn: UNKNOWN.text });
    expect(ids([ingress('store', annotations)])).toEqual([]);
    expect(ids([everywhere])).toEqual(['application-listener-certificate-required']);
  });

  test('of a Service win over those of the Ingress', () => {
    const { targetGroups } = specOf(
      [ingress('store', { 'target-type': 'instance', 'healthcheck-path': '/ready', 'success-codes': '200-299' })],
      {
        services: [service('store', { 'target-type': 'ip', 'healthcheck-path': '/live', 'healthcheck-port': 'http' })],
      },
    );

    expect(targetGroups['shop/store-store:80']).toMatchObject({
      targetType: 'ip',
      port: 8080,
      healthCheck: { path: '/live', matcher: '200-299', port: 8080 },
    });
  });

  test('speak gRPC, which takes HTTPS', () => {
    const grpc = { 'backend-protocol-version': 'GRPC' };

    expect(specOf([ingress('store', grpc)]).targetGroups['shop/store-store:80']?.healthCheck).toMatchObject({
      path: '/AWS.ALB/healthcheck',
      matcher: '12',
    });
    expect(ids([ingress('store', grpc)])).toEqual(['application-listener-protocol-version']);
  });

  test('are judged by constraints', () => {
    const annotations = {
      scheme: 'internal',
      'ip-address-type': 'dualstack-without-public-ipv4',
      'healthcheck-interval-seconds': '10',
      'healthcheck-timeout-seconds': '10',
      'certificate-arn': CERTIFICATE.replace('ap-northeast-2', 'us-east-1'),
      'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    };

    expect(ids([ingress('store', annotations)], { region: 'ap-northeast-2' })).toEqual([
      'application-load-balancer-ip-address-type',
      'application-listener-certificate-region',
      'application-health-check-timeout-interval',
    ]);
  });

  test('forward by weights to Services, through an action', () => {
    const forward = {
      type: 'forward',
      forwardConfig: {
        targetGroups: [
          { serviceName: 'store', servicePort: '80', weight: 90 },
          { serviceName: 'canary', servicePort: 'http', weight: 10 },
        ],
      },
    };
    const weighted = ingress('weighted', { 'actions.weighted': JSON.stringify(forward) }, { name: 'use-annotation' });

    expect(specOf([weighted]).listeners[0]?.targetGroups).toEqual([
      'shop/weighted-store:80',
      'shop/weighted-canary:http',
    ]);
  });

  test('leave the rules of given security groups to others', () => {
    const spec = specOf([
      ingress('store', { 'security-groups': 'sg-0a1b2c3d4e5f60718, partners', 'inbound-cidrs': '203.0.113.0/24' }),
    ]);

    expect(spec.securityGroupIds).toEqual(['sg-0a1b2c3d4e5f60718', UNKNOWN.text]);
    expect(spec.listeners[0]?.clients).toEqual([{ cidr: UNKNOWN.text }]);
  });
});

describe('a group', () => {
  const group = { 'group.name': 'shop' };

  test('has the listeners of its members, each with the target groups of those that asked for it', () => {
    const spec = specOf([
      ingress('admin', {
        ...group,
        'group.order': '2',
        'inbound-cidrs': '203.0.113.0/24',
        'listen-ports': '[{"HTTP":8080}]',
      }),
      ingress('store', { ...group, 'group.order': '1', 'certificate-arn': CERTIFICATE, scheme: 'internet-facing' }),
    ]);

    expect(spec.scheme).toBe('internet-facing');
    expect(spec.listeners.map(({ port, clients, targetGroups }) => [port, clients, targetGroups])).toEqual([
      [443, [{ cidr: '0.0.0.0/0' }], ['shop/store-store:80']],
      [8080, [{ cidr: '203.0.113.0/24' }], ['shop/admin-admin:80']],
    ]);
  });

  test('has the certificates of all, and the first of the first as the default', () => {
    const [listener] = specOf([
      ingress('store', { ...group, 'group.order': '2', 'certificate-arn': `${CERTIFICATE},${OTHER_CERTIFICATE}` }),
      ingress('admin', { ...group, 'group.order': '1', 'certificate-arn': OTHER_CERTIFICATE }),
    ]).listeners;

    expect(listener?.certificate).toEqual({ arn: OTHER_CERTIFICATE });
    expect(listener?.additionalCertificates).toEqual([{ arn: CERTIFICATE }, { arn: OTHER_CERTIFICATE }]);
  });

  test('is not built when its members disagree', () => {
    const { spec, findings } = fromIngress([
      ingress('store', { ...group, scheme: 'internal' }),
      ingress('admin', { ...group, scheme: 'internet-facing' }),
    ]);

    expect(spec).toBeUndefined();
    expect(findings.map(({ effect }) => effect)).toContain('rejects');
  });

  test('that is being deleted, or has nobody in it, is not built', () => {
    const deleted = ingress('store');

    expect(fromIngress([]).spec).toBeUndefined();
    expect(
      fromIngress([{ ...deleted, metadata: { ...deleted.metadata, deletionTimestamp: '2026-11-21T00:00:00Z' } }]).spec,
    ).toBeUndefined();
  });

  test('follows the IngressClassParams of its class', () => {
    const spec = specOf([ingress('store', { scheme: 'internal', 'certificate-arn': CERTIFICATE })], {
      ingressClassParams: [
        {
          spec: {
            scheme: 'internet-facing',
            certificateArn: [OTHER_CERTIFICATE],
            sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
            loadBalancerAttributes: [{ key: 'idle_timeout.timeout_seconds', value: '120' }],
          },
        },
      ],
    });

    expect(spec).toMatchObject({
      scheme: 'internet-facing',
      attributes: { 'idle_timeout.timeout_seconds': '120' },
      listeners: [{ certificate: { arn: OTHER_CERTIFICATE }, sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }],
    });
  });
});

test.each([null, undefined, 7, 'Ingress', [], { spec: { rules: 'all' } }, { metadata: 1 }])(
  'nothing is thrown for %j',
  (given) => {
    expect(() => fromIngress([given as never])).not.toThrow();
  },
);

describe('a place in the specification', () => {
  const { locate } = fromIngress(
    [
      ingress('admin', { 'group.name': 'shop', 'certificate-arn': CERTIFICATE }),
      ingress('store', { 'group.name': 'shop', 'healthcheck-path': '/ready', scheme: 'internet-facing' }),
    ],
    { services: [service('store', { 'success-codes': '200-299' })] },
  );
  const place = (kind: string, name: string, annotation: string) => ({
    object: { kind, namespace: 'shop', name },
    path: ['metadata', 'annotations', `${prefix}${annotation}`],
    annotation: `${prefix}${annotation}`,
  });

  test.each([
    [['scheme'], place('Ingress', 'store', 'scheme')],
    [['listeners', 1, 'certificate', 'arn'], place('Ingress', 'admin', 'certificate-arn')],
    [['targetGroups', 'shop/store-store:80', 'healthCheck', 'path'], place('Ingress', 'store', 'healthcheck-path')],
    [['targetGroups', 'shop/store-store:80', 'healthCheck', 'matcher'], place('Service', 'store', 'success-codes')],
  ])('%j is decided by an annotation', (path, expected) => {
    expect(locate(path)).toEqual(expected);
  });

  test('that no annotation decides names the one that would', () => {
    expect(locate(['listeners', 1, 'sslPolicy'])).toEqual({
      object: { kind: 'Ingress', namespace: 'shop', name: 'admin' },
      path: ['spec'],
      annotation: `${prefix}ssl-policy`,
    });
  });
});
