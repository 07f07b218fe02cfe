import { checkIngressClasses } from './check-ingress-classes';

const key = 'ingressclass.kubernetes.io/is-default-class';

describe('checkIngressClasses', () => {
  it('finds two default classes', () => {
    const classes = [
      { metadata: { name: 'alb', annotations: { [key]: 'true' } } },
      { metadata: { name: 'internal', annotations: { [key]: 'false' } } },
      { metadata: { name: 'nginx', annotations: { [key]: 'true' } } },
    ];
    expect(checkIngressClasses(classes)).toMatchObject([
      {
        id: 'ingress-class-defaults',
        severity: 'error',
        message: 'nginx and alb are both the default class: an Ingress that names no class is refused.',
        path: [2, 'metadata', 'annotations', key],
      },
    ]);
  });

  it('says that another spelling does not count', () => {
    expect(checkIngressClasses([{ metadata: { name: 'alb', annotations: { [key]: 'True' } } }])).toMatchObject([
      { id: 'annotation-bad-value', severity: 'warning', fix: 'Did you mean "true"?', effect: 'ignores' },
    ]);
  });

  it.each([[{}], [{ metadata: { annotations: 12 } }]])('does not throw at %j', (one) => {
    expect(() => checkIngressClasses([one])).not.toThrow();
  });
});
