import { reportPlan } from '../plan/plan-report';
import { findProtectedDeletions, findProtectedLoadBalancers } from './deletion-protection';

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

test('a load balancer that a plan deletes is found by what it is, not by what is declared', () => {
  const change = (name: string, actions: readonly string[], enable_deletion_protection: boolean) => ({
    address: `aws_lb.${name}`,
    mode: 'managed',
    change: { actions, before: { enable_deletion_protection }, after: null },
  });
  const resource_changes = [
    change('held', ['delete'], true),
    change('open', ['delete'], false),
    change('changed', ['update'], true),
  ];
  const report = reportPlan('staging', { format_version: '1.2', resource_changes });
  expect(findProtectedDeletions(report)).toEqual(['aws_lb.held']);
});
