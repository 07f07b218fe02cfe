import { findAnnotation } from './find-annotation';

describe('findAnnotation', () => {
  it('finds an annotation by its key', () => {
    expect(findAnnotation('alb.ingress.kubernetes.io/scheme')).toMatchObject({
      appliesTo: ['Ingress'],
      readBy: { 'aws-load-balancer-controller': { default: 'internal', group: 'exclusive' } },
    });
  });

  it.each([
    ['alb.ingress.kubernetes.io/actions.redirect-www', 'alb.ingress.kubernetes.io/actions.${action-name}'],
    [
      'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP_UDP-53',
      'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.${Protocol}-${Port}',
    ],
  ])('finds %s by its pattern', (key, pattern) => {
    expect(findAnnotation(key)?.key).toBe(pattern);
  });

  it.each([
    'alb.ingress.kubernetes.io/Scheme',
    'alb.ingress.kubernetes.io/actions.',
    'alb_ingress.kubernetes.io/actions.a',
    'cert-manager.io/cluster-issuer',
    'constructor',
    '',
  ])('does not find %j', (key) => {
    expect(findAnnotation(key)).toBeUndefined();
  });
});
