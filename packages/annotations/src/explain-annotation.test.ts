import { catalogue } from './catalogue/catalogue';
import { removedAnnotations } from './catalogue/removed';
import { explainAnnotation } from './explain-annotation';

describe('explainAnnotation', () => {
  it('tells what a controller reads, by default and from a bad value', () => {
    const { state, annotation, readings } = explainAnnotation('alb.ingress.kubernetes.io/scheme');
    expect(state).toBe('read');
    expect(annotation?.appliesTo).toEqual(['Ingress']);
    expect(readings).toMatchObject([
      {
        controller: 'aws-load-balancer-controller',
        suggestions: ['internal', 'internet-facing'],
        default: 'internal',
        onBadValue: 'rejects',
        docs: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#scheme',
      },
    ]);
  });

  it('tells controllers apart, and those that have had their day', () => {
    const { readings } = explainAnnotation('service.beta.kubernetes.io/aws-load-balancer-ssl-cert');
    expect(readings.map(({ controller, of }) => [controller, of.status?.state])).toEqual([
      ['aws-load-balancer-controller', undefined],
      ['cloud-provider-aws', 'legacy'],
    ]);
  });

  it('knows what stands for a placeholder', () => {
    const { annotation, parameters } = explainAnnotation('alb.ingress.kubernetes.io/actions.redirect-www');
    expect(annotation?.key).toBe('alb.ingress.kubernetes.io/actions.${action-name}');
    expect(parameters).toEqual({ 'action-name': 'redirect-www' });
  });

  it('takes a pattern as well', () => {
    const { state, parameters } = explainAnnotation('alb.ingress.kubernetes.io/actions.${action-name}');
    expect({ state, parameters }).toEqual({ state: 'read', parameters: {} });
  });

  it('tells what took the place of a removed annotation', () => {
    const { state, removed, readings } = explainAnnotation('nginx.ingress.kubernetes.io/secure-backends');
    expect(state).toBe('removed');
    expect(removed).toMatchObject({
      removedIn: '0.21.0',
      replacement: { annotations: ['nginx.ingress.kubernetes.io/backend-protocol'] },
    });
    expect(readings).toEqual([]);
  });

  it('knows the old names of an annotation', () => {
    expect(explainAnnotation('nginx.ingress.kubernetes.io/allowlist-source-range').aliases).toEqual([
      'nginx.ingress.kubernetes.io/whitelist-source-range',
    ]);
  });

  it('offers the nearest key for one that nobody reads', () => {
    expect(explainAnnotation('alb.ingress.kubernetes.io/sheme')).toMatchObject({
      state: 'unknown',
      nearest: 'alb.ingress.kubernetes.io/scheme',
    });
  });

  it.each(['', 'constructor', '__proto__', 'a'.repeat(10_000)])('says of %.20s that nobody reads it', (key) => {
    expect(explainAnnotation(key)).toEqual({ key, state: 'unknown', parameters: {}, aliases: [], readings: [] });
  });

  it('explains everything that the catalogue has', () => {
    const states = [...catalogue, ...removedAnnotations].map(({ key }) => explainAnnotation(key).state);
    expect(states).not.toContain('unknown');
  });
});
