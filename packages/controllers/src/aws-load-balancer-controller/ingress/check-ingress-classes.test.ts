import { checkIngressClasses } from './check-ingress-classes';

const key = 'ingressclass.kubernetes.io/is-default-class';

describe('checkIngressClasses', () => {
  it('says that another spelling does not count', () => {
    expect(checkIngressClasses([{ metadata: { name: 'alb', annotations: { [key]: 'True' } } }])).toMatchObject([
      { id: 'annotation-bad-value', severity: 'warning', fix: 'Did you mean "true"?', effect: 'ignores' },
    ]);
  });

  it.each([[{}], [{ metadata: { annotations: 12 } }]])('does not throw at %j', (one) => {
    expect(() => checkIngressClasses([one])).not.toThrow();
  });
});
