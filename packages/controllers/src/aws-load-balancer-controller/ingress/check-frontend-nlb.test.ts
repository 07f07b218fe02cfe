import { ingressInGroup as ingress } from '../../testing/ingress-in-group';
import { checkFrontendNlb } from './check-frontend-nlb';
import { readGroup } from '../../testing/read-group';

type Annotations = Readonly<Record<string, string>>;

const enabled = { 'enable-frontend-nlb': 'true' };

function messages(...annotations: readonly Annotations[]): readonly string[] {
  const ingresses = annotations.map((one, index) => ingress(`ingress-${index}`, one));
  return checkFrontendNlb(readGroup(ingresses), {}).map(({ message }) => message);
}

describe('checkFrontendNlb', () => {
  const mapped = (mapping: string, ports: string) => ({
    ...enabled,
    'frontend-nlb-listener-port-mapping': mapping,
    'listen-ports': ports,
  });

  it('finds a port that leads to two listeners', () => {
    expect(messages(mapped('80=443', '[{"HTTPS": 443}]'), mapped('80=8443', '[{"HTTPS": 8443}]'))).toEqual([
      'Port 80 of the Network Load Balancer leads to port 8443 in shop/ingress-1, and to port 443 in shop/ingress-0 of the same IngressGroup.',
    ]);
  });

  it('counts the listeners of an Ingress without a mapping', () => {
    expect(messages(mapped('80=443', '[{"HTTPS": 443}]'), { 'listen-ports': '[{"HTTP": 80}]' })).toHaveLength(1);
  });

  it('lets two Ingresses have ports in common that lead to one listener', () => {
    expect(messages(mapped('80=443', '[{"HTTPS": 443}]'), mapped('80=443,81=443', '[{"HTTPS": 443}]'))).toEqual([]);
  });

  it('leaves out a port that leads to no listener of its Ingress', () => {
    expect(messages(mapped('80=443', '[{"HTTPS": 443}]'), mapped('80=9443', '[{"HTTPS": 443}]'))).toEqual([]);
  });

  it('has nothing to say when there is no Network Load Balancer', () => {
    const off = { ...mapped('80=443', '[{"HTTPS": 443}]'), 'enable-frontend-nlb': 'false' };
    expect(messages(off, { ...off, 'frontend-nlb-listener-port-mapping': '80=8443' })).toEqual([]);
  });

  const addresses = { 'frontend-nlb-eip-allocations': 'eipalloc-a' };
  const facing = { ...enabled, 'frontend-nlb-scheme': 'internet-facing' };

  it('finds Elastic IP addresses of an internal load balancer', () => {
    expect(messages(enabled, addresses)).toEqual([
      'alb.ingress.kubernetes.io/frontend-nlb-eip-allocations is for an internet-facing Network Load Balancer, and this one is internal.',
    ]);
    expect(messages(facing, addresses)).toEqual([]);
  });

  it('finds more subnets than addresses', () => {
    expect(messages({ ...facing, ...addresses, 'frontend-nlb-subnets': 'subnet-a,subnet-b' })).toEqual([
      'alb.ingress.kubernetes.io/frontend-nlb-eip-allocations has 1 addresses for 2 subnets.',
    ]);
  });
});
