import { groupMembers } from './group-member';
import { CLASS_ANNOTATION, readIngress } from './read-ingress';

describe('groupMembers', () => {
  it('takes the listeners of a certificate of the class, but not by the older annotation', () => {
    const ingressClassParams = { spec: { certificateArn: ['arn:aws:acm:eu-west-1:111122223333:certificate/a'] } };
    const cart = { metadata: { name: 'cart' } };
    const legacy = { metadata: { name: 'cart', annotations: { [CLASS_ANNOTATION]: 'alb' } } };
    const listeners = [cart, legacy].map((one) => [
      ...(groupMembers([readIngress(one, { ingressClassParams })])[0]?.listeners ?? []),
    ]);
    expect(listeners).toEqual([[[443, 'HTTPS']], [[80, 'HTTP']]]);
  });
});
