import type { ControllerSettings } from '@eks-ingress/annotations';
import type { ServiceObject } from '../../objects/service-object';
import { ingressInGroup as ingress } from '../../testing/ingress-in-group';
import { checkBackendServices } from './check-backend-services';
import { readService } from '../service/read-service';
import { readGroup } from '../../testing/read-group';

const spec = {
  rules: [{ http: { paths: [{ backend: { service: { name: 'cart', port: { name: 'http' } } } }] } }],
};

function cart(more: ServiceObject['spec'], annotations: Readonly<Record<string, string>> = {}): ServiceObject {
  return {
    metadata: { name: 'cart', namespace: 'shop', annotations },
    spec: { type: 'NodePort', ports: [{ name: 'http', port: 80, targetPort: 8080 }], ...more },
  };
}

function messages(
  annotations: Readonly<Record<string, string>>,
  service: ServiceObject,
  settings: ControllerSettings = {},
  own: typeof spec = spec,
): readonly string[] {
  const members = readGroup([ingress('cart', annotations, own)]);
  return checkBackendServices(members, [readService(service)], settings).map(({ message }) => message);
}

describe('checkBackendServices', () => {
  it('has nothing to say of a Service that fits', () => {
    expect(messages({}, cart({}))).toEqual([]);
    expect(messages({ 'target-type': 'ip' }, cart({ type: 'ClusterIP' }))).toEqual([]);
  });

  it('finds a Service without ports on nodes', () => {
    expect(messages({}, cart({ type: 'ClusterIP' }))).toEqual([
      'The targets of the Service "cart" are nodes, and a Service of type "ClusterIP" has no ports on nodes.',
    ]);
    expect(messages({}, cart({ type: 'ClusterIP' }), { defaultTargetType: 'ip' })).toEqual([]);
  });

  it('reads the annotation of the Service before that of the Ingress', () => {
    const service = cart({ type: 'ClusterIP' }, { 'alb.ingress.kubernetes.io/target-type': 'ip' });
    expect(messages({ 'target-type': 'instance' }, service)).toEqual([]);
  });

  it('finds a port that the Service does not have', () => {
    expect(messages({}, cart({ ports: [{ name: 'web', port: 8080 }] }))).toEqual([
      'The Service "cart" has no port "http".',
    ]);
  });

  it('finds an IPv6 Service behind an IPv4 load balancer', () => {
    const service = cart({ ipFamilies: ['IPv4', 'IPv6'] });
    expect(messages({}, service)).toEqual([
      'The Service "cart" has IPv6 among its ipFamilies, and the load balancer is IPv4.',
    ]);
    expect(messages({ 'ip-address-type': 'dualstack' }, service)).toEqual([]);
  });

  it('finds a health check on a port that is not there, or has no number', () => {
    expect(messages({ 'healthcheck-port': 'health' }, cart({}))).toEqual([
      'alb.ingress.kubernetes.io/healthcheck-port is "health", and the Service "cart" has no port of that name.',
    ]);
    const named = cart({ ports: [{ name: 'http', port: 80, targetPort: 'web' }] });
    expect(messages({ 'healthcheck-port': 'http', 'target-type': 'ip' }, named)).toEqual([
      'alb.ingress.kubernetes.io/healthcheck-port is "http", and that port of the Service "cart" has a name for its targetPort.',
    ]);
    expect(messages({ 'healthcheck-port': 'http' }, named)).toEqual([]);
  });

  it('follows an action to its Services', () => {
    const own = {
      rules: [{ http: { paths: [{ backend: { service: { name: 'split', port: { name: 'use-annotation' } } } }] } }],
    };
    const action = '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"cart","servicePort":"8080"}]}}';
    expect(messages({ 'actions.split': action }, cart({}), {}, own)).toEqual(['The Service "cart" has no port 8080.']);
  });

  it('leaves Services of other namespaces alone', () => {
    const elsewhere = { ...cart({ type: 'ClusterIP' }), metadata: { name: 'cart', namespace: 'search' } };
    expect(messages({}, elsewhere)).toEqual([]);
  });
});
