import { quote } from '@eks-ingress/diagnostics';
import type { ResolvedTargetGroupHealth } from '../specification/resolved';
import { AWS_NLB_GUIDE, TERRAFORM_AWS } from '../../sources';
import { defineConstraints } from './constraint';

type Threshold = number | 'off';

const isCount = (value: Threshold) => value === 'off' || (Number.isInteger(value) && value >= 1);
const isPercentage = (value: Threshold) => value === 'off' || (Number.isInteger(value) && value >= 1 && value <= 100);
const isLower = (one: Threshold, other: Threshold) => other !== 'off' && (one === 'off' ? false : one < other);

const valuesOf = ({
  minimumHealthyTargetsCount,
  minimumHealthyTargetsPercentage,
}: Readonly<Record<'minimumHealthyTargetsCount' | 'minimumHealthyTargetsPercentage', Threshold>>) => [
  minimumHealthyTargetsCount,
  minimumHealthyTargetsPercentage,
];

/** The first number that is not one of its kind. */
const wrongValue = ([count = 'off', percentage = 'off']: readonly Threshold[]): Threshold | undefined =>
  isCount(count) ? (isPercentage(percentage) ? undefined : percentage) : count;

const DNS = 'targetGroups.http.targetGroupHealth.dnsFailover';
const ROUTING = 'targetGroups.http.targetGroupHealth.unhealthyStateRouting';

export const targetGroupHealthConstraints = defineConstraints<ResolvedTargetGroupHealth>()([
  {
    id: 'target-group-health-dns-failover',
    severity: 'error',
    attribute: 'dnsFailover',
    dependsOn: ({ dnsFailover }) => valuesOf(dnsFailover),
    when: ({ dnsFailover }) => wrongValue(valuesOf(dnsFailover)) !== undefined,
    message: ({ dnsFailover }) =>
      `The threshold ${quote(wrongValue(valuesOf(dnsFailover)))} of DNS failover is neither "off" nor a number of targets.`,
    why: 'Terraform refuses it.',
    fix: 'Give a count from 1, a percentage from 1 to 100, or "off".',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { [DNS]: { minimumHealthyTargetsCount: 'off', minimumHealthyTargetsPercentage: 100 } },
        },
      ],
      fails: [
        { of: 'internet-facing', set: { [DNS]: { minimumHealthyTargetsPercentage: 101 } } },
        { of: 'internet-facing', set: { [DNS]: { minimumHealthyTargetsCount: 'none' } } },
      ],
    },
  },
  {
    id: 'target-group-health-unhealthy-state-routing',
    severity: 'error',
    attribute: 'unhealthyStateRouting',
    dependsOn: ({ unhealthyStateRouting }) => valuesOf(unhealthyStateRouting),
    when: ({ unhealthyStateRouting }) => wrongValue(valuesOf(unhealthyStateRouting)) !== undefined,
    message: ({ unhealthyStateRouting }) =>
      `The threshold ${quote(wrongValue(valuesOf(unhealthyStateRouting)))} of routing is not a number of targets.`,
    why: 'Terraform refuses it; the count cannot be turned off, unlike that of DNS failover.',
    fix: 'Give a count from 1, and a percentage from 1 to 100 or "off".',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/target_group.go'),
    examples: {
      passes: [{ of: 'internet-facing', set: { [ROUTING]: { minimumHealthyTargetsCount: 1 } } }],
      fails: [
        { of: 'internet-facing', set: { [ROUTING]: { minimumHealthyTargetsCount: 0 } } },
        {
          of: 'internet-facing',
          set: { [ROUTING]: { minimumHealthyTargetsPercentage: 0 } },
        },
      ],
    },
  },
  {
    id: 'target-group-health-order',
    severity: 'error',
    attribute: 'dnsFailover',
    dependsOn: ({ dnsFailover, unhealthyStateRouting }) => [
      ...valuesOf(dnsFailover),
      ...valuesOf(unhealthyStateRouting),
    ],
    when: ({ dnsFailover, unhealthyStateRouting }) =>
      isLower(dnsFailover.minimumHealthyTargetsCount, unhealthyStateRouting.minimumHealthyTargetsCount) ||
      isLower(dnsFailover.minimumHealthyTargetsPercentage, unhealthyStateRouting.minimumHealthyTargetsPercentage),
    message: ({ dnsFailover, unhealthyStateRouting }) =>
      `DNS failover begins below ${valuesOf(dnsFailover).map(quote).join(' and ')}, routing to unhealthy targets below ${valuesOf(unhealthyStateRouting).map(quote).join(' and ')} (count and percentage).`,
    why: 'A zone has to leave DNS no later than its unhealthy targets get traffic.',
    fix: 'Give DNS failover thresholds that are at least as high as those of routing.',
    source: AWS_NLB_GUIDE('target-group-health'),
    examples: {
      passes: [
        {
          of: 'internet-facing',
          set: { [DNS]: { minimumHealthyTargetsCount: 2 }, [ROUTING]: { minimumHealthyTargetsCount: 2 } },
        },
      ],
      fails: [
        {
          of: 'internet-facing',
          set: { [DNS]: { minimumHealthyTargetsCount: 1 }, [ROUTING]: { minimumHealthyTargetsCount: 2 } },
        },
      ],
    },
  },
]);
