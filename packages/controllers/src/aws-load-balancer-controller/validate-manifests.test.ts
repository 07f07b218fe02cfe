import { exampleIngress } from '../examples/ingress-example';
import type { ServiceObject } from '../objects/service-object';
import { readIngress } from './ingress/read-ingress';
import { fromService } from './service/from-service';
import { readService } from './service/read-service';
import { examineIngresses, examineService, validateIngresses, validateService } from './validate-manifests';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';

function service(annotations: Readonly<Record<string, string>>, protocol = 'TCP'): ServiceObject {
  return {
    metadata: {
      name: 'game',
      namespace: 'play',
      annotations: Object.fromEntries(Object.entries(annotations).map(([key, value]) => [`${prefix}${key}`, value])),
    },
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'service.k8s.aws/nlb',
      ports: [{ name: 'play', port: 443, protocol, targetPort: 8443, nodePort: 30443 }],
    },
  };
}

const ids = (...given: Parameters<typeof service>) => validateService(service(...given)).map(({ id }) => id);
const ofPods = { 'nlb-target-type': 'ip' };

test('the default policy of the controller is a warning, at the annotation that would change it', () => {
  const findings = validateService(
    service({
      ...ofPods,
      'ssl-cert': 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
    }),
  );

  expect(findings).toEqual([
    expect.objectContaining({
      id: 'listener-ssl-policy-withdrawn-tls',
      severity: 'warning',
      path: ['listeners', 0, 'sslPolicy'],
      location: {
        object: { kind: 'Service', namespace: 'play', name: 'game' },
        path: ['spec', 'ports', 0],
        annotation: `${prefix}ssl-negotiation-policy`,
      },
    }),
  ]);
});

test('UDP on a dual-stack load balancer takes prefixes for source NAT, which the controller can turn on', () => {
  const dualStack = { ...ofPods, 'ip-address-type': 'dualstack' };

  expect(ids(dualStack, 'UDP')).toEqual(['listener-udp-dualstack']);
  expect(ids({ ...dualStack, 'enable-prefix-for-ipv6-source-nat': 'on' }, 'UDP')).toEqual([]);
});

test('QUIC takes a load balancer without security groups, which the controller can make', () => {
  const quic = { ...ofPods, 'quic-enabled-ports': '443' };

  expect(ids(quic, 'UDP')).toContain('listener-quic-security-group');
  expect(ids({ ...quic, 'disable-nlb-sg': 'true' }, 'UDP')).not.toContain('listener-quic-security-group');
});

test('nothing is found where nothing is built', () => {
  expect(ids({ scheme: 'public' })).toEqual([]);
  expect(validateIngresses([])).toEqual([]);
});

test('the findings on an Application Load Balancer are at the Ingress', () => {
  const key = 'alb.ingress.kubernetes.io/healthcheck-timeout-seconds';
  const backend = { service: { name: 'store', port: { number: 80 } } };
  const ingress = {
    metadata: { name: 'store', namespace: 'shop', annotations: { [key]: '20' } },
    spec: { defaultBackend: backend },
  };

  expect(validateIngresses([ingress])).toEqual([
    expect.objectContaining({
      id: 'application-health-check-timeout-interval',
      location: {
        object: { kind: 'Ingress', namespace: 'shop', name: 'store' },
        path: ['metadata', 'annotations', key],
        annotation: key,
      },
    }),
  ]);
});

test('a Service is examined once for both kinds of finding', () => {
  const given = service({ 'healthcheck-timeout': '15', 'ssl-ports': '443' });
  const { findings, loadBalancerFindings } = examineService(readService(given));
  expect(findings).toEqual(fromService(given).findings);
  expect(findings).not.toEqual([]);
  expect(loadBalancerFindings).toEqual(validateService(given));
  expect(loadBalancerFindings.map(({ id }) => id)).toContain('health-check-timeout-interval');
});

test('what a Service may decide otherwise is not judged while it is not known', () => {
  const ingress = exampleIngress({ annotations: { 'success-codes': '12' } });
  const idsWhere = (hasUnknownServices: boolean) =>
    examineIngresses([readIngress(ingress)], { hasUnknownServices }).loadBalancerFindings.map(({ id }) => id);
  expect(idsWhere(false)).toContain('application-health-check-matcher');
  expect(idsWhere(true)).not.toContain('application-health-check-matcher');
});
