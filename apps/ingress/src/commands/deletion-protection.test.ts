import { findProtectedLoadBalancers } from './deletion-protection';

const stack = (resource: unknown) => JSON.stringify({ resource });

test('a stack without resources has none', () => {
  expect(findProtectedLoadBalancers('{}')).toEqual([]);
});

test('a load balancer of Terraform is found by its argument', () => {
  const aws_lb = { open: { enable_deletion_protection: false }, held: { enable_deletion_protection: true } };
  expect(findProtectedLoadBalancers(stack({ aws_lb }))).toEqual(['aws_lb.held']);
});

test('a load balancer of the AWS Load Balancer Controller is found by its annotation', () => {
  const annotation = 'alb.ingress.kubernetes.io/load-balancer-attributes';
  const values = (attribute: string) => ({ values: [JSON.stringify({ [annotation]: `idle=60,${attribute}` })] });
  const helm_release = {
    open: values('deletion_protection.enabled=false'),
    held: values('deletion_protection.enabled=true'),
  };
  expect(findProtectedLoadBalancers(stack({ helm_release }))).toEqual(['helm_release.held']);
});
