import { suggestAnnotations } from './suggest-annotations';

function keysFor(...[text, options]: Parameters<typeof suggestAnnotations>): readonly string[] {
  return suggestAnnotations(text, options).map(({ key }) => key);
}

describe('suggestAnnotations', () => {
  it('offers the keys that begin with a text', () => {
    expect(keysFor('alb.ingress.kubernetes.io/group.')).toEqual([
      'alb.ingress.kubernetes.io/group.name',
      'alb.ingress.kubernetes.io/group.order',
    ]);
  });

  it('offers names that begin with a text before those that hold it', () => {
    expect(keysFor('rewrite', { controller: 'ingress-nginx' })).toEqual([
      'nginx.ingress.kubernetes.io/rewrite-target',
      'nginx.ingress.kubernetes.io/enable-rewrite-log',
    ]);
  });

  it('offers what a controller reads on a kind of object', () => {
    const keys = keysFor('target-type', { on: 'Service', controller: 'aws-load-balancer-controller' });
    expect(keys).toEqual([
      'alb.ingress.kubernetes.io/target-type',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
    ]);
  });

  it('offers everything for nothing', () => {
    expect(keysFor('', { controller: 'ingress-nginx' })).toHaveLength(keysFor('nginx.').length);
  });

  it('offers the nearest when nothing holds the text', () => {
    expect(keysFor('proxy-bodysize')).toEqual(['nginx.ingress.kubernetes.io/proxy-body-size']);
  });

  it('offers nothing for what is far from all', () => {
    expect(keysFor('chocolate-factory')).toEqual([]);
  });
});
