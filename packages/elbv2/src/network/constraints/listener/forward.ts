import { nearest, quote } from '@eks-ingress/diagnostics';
import { AWS_NLB_GUIDE, ELBV2_API, TERRAFORM_AWS } from '../../../sources';
import { forwardsOf, type ResolvedListener, type ResolvedTargetGroup } from '../../specification/resolved';
import { defineConstraints, type Scope } from '../constraint';
import { EXAMPLE_CERTIFICATE as CERTIFICATE } from '../example';
import { TARGET_GROUP_PROTOCOLS } from './protocols';
import { findTargetGroup, forwardDependencies, keyOfTargetGroup, keysOf } from './target-groups';

const MAX_TARGET_GROUPS = 5;

const isIncompatibleWith =
  ({ protocol }: ResolvedListener) =>
  (targetGroup: ResolvedTargetGroup) =>
    Object.hasOwn(TARGET_GROUP_PROTOCOLS, protocol) && !TARGET_GROUP_PROTOCOLS[protocol].includes(targetGroup.protocol);

const isForLoadBalancer = ({ targetType }: ResolvedTargetGroup) => targetType === 'alb';

const missingKey = (listener: ResolvedListener, scope: Scope) =>
  keysOf(listener).find((key) => findTargetGroup(key, scope) === undefined);

const repeatedKey = (listener: ResolvedListener) => {
  const keys = keysOf(listener);
  return keys.find((key, index) => keys.indexOf(key) < index);
};

const weightsOf = (listener: ResolvedListener) => forwardsOf(listener).map(({ weight }) => weight);
const isWeight = (weight: number) => Number.isInteger(weight) && weight >= 0 && weight <= 999;

/** On the target groups that a listener forwards to. */
export const forwardConstraints = defineConstraints<ResolvedListener>()([
  {
    id: 'listener-target-group-missing',
    severity: 'error',
    attribute: 'targetGroup',
    dependsOn: keysOf,
    when: (listener, scope) => missingKey(listener, scope) !== undefined,
    message: (listener, scope) => `There is no target group ${quote(missingKey(listener, scope))}.`,
    why: 'A listener of a Network Load Balancer forwards every connection to a target group.',
    fix: (listener, scope) => {
      const keys = Object.keys(scope.loadBalancer.targetGroups);
      const meant = nearest(missingKey(listener, scope) ?? '', keys);
      return meant === undefined
        ? `Use one of ${keys.join(', ') || '(none is defined)'}.`
        : `Did you mean ${quote(meant)}?`;
    },
    source: ELBV2_API('CreateListener'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'listeners[0].targetGroup': [{ targetGroup: 'http' }] } }],
      fails: [
        ...['htpt', '__proto__'].map((key) => ({
          of: 'internet-facing' as const,
          set: { 'listeners[0].targetGroup': key },
        })),
        {
          of: 'internet-facing',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'http' }, { targetGroup: 'htpt' }] },
        },
      ],
    },
  },
  {
    id: 'listener-target-group-count',
    severity: 'error',
    attribute: 'targetGroup',
    when: (listener) => {
      const { length } = forwardsOf(listener);
      return length === 0 || length > MAX_TARGET_GROUPS;
    },
    message: (listener) => `The listener forwards to ${forwardsOf(listener).length} target groups.`,
    why: 'Terraform refuses a listener that forwards to none or to more than five.',
    fix: 'Forward to one to five target groups.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [
        {
          of: 'node-port',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'web' }, { targetGroup: 'canary', weight: 0 }] },
        },
      ],
      fails: [
        { of: 'node-port', set: { 'listeners[0].targetGroup': [] } },
        {
          of: 'node-port',
          set: { 'listeners[0].targetGroup': Array.from({ length: 6 }, () => ({ targetGroup: 'web' })) },
          finds: [
            'listeners[0].targetGroup: listener-target-group-count',
            'listeners[0].targetGroup: listener-target-group-repeated',
          ],
        },
      ],
    },
  },
  {
    id: 'listener-target-group-repeated',
    severity: 'error',
    attribute: 'targetGroup',
    when: (listener) => repeatedKey(listener) !== undefined,
    message: (listener) => `The listener forwards to ${quote(repeatedKey(listener))} twice.`,
    why: 'A target group has one share of the connections of a listener.',
    fix: 'Name it once.',
    source: ELBV2_API('ForwardActionConfig'),
    examples: {
      passes: [{ of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'canary' }] } }],
      fails: [
        { of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'web' }, { targetGroup: 'web' }] } },
      ],
    },
  },
  {
    id: 'listener-weight-range',
    severity: 'error',
    attribute: 'targetGroup',
    dependsOn: weightsOf,
    when: (listener) => weightsOf(listener).some((weight) => !isWeight(weight)),
    message: (listener) =>
      `The weight ${quote(weightsOf(listener).find((weight) => !isWeight(weight)))} is not a whole number from 0 to 999.`,
    why: 'Terraform refuses it.',
    fix: 'Give weights from 0 to 999.',
    manifests: { why: null },
    source: TERRAFORM_AWS('elbv2/listener.go'),
    examples: {
      passes: [{ of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight: 999 }] } }],
      fails: [-1, 1000, 0.5].map((weight) => ({
        of: 'node-port',
        set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight }] },
      })),
    },
  },
  {
    id: 'listener-weight-zero',
    severity: 'warning',
    attribute: 'targetGroup',
    dependsOn: weightsOf,
    when: (listener) => weightsOf(listener).length > 0 && weightsOf(listener).every((weight) => weight === 0),
    message: ({ port }) => `No target group of the listener on port ${port} has a weight.`,
    why: 'A target group of the weight 0 gets no connection.',
    fix: 'Give one of them a weight.',
    source: ELBV2_API('TargetGroupTuple'),
    examples: {
      passes: [
        {
          of: 'node-port',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight: 0 }, { targetGroup: 'canary' }] },
        },
      ],
      fails: [{ of: 'node-port', set: { 'listeners[0].targetGroup': [{ targetGroup: 'web', weight: 0 }] } }],
    },
  },
  {
    id: 'listener-target-group-protocol',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: forwardDependencies,
    when: (listener, scope) => keyOfTargetGroup(listener, scope, isIncompatibleWith(listener)) !== undefined,
    message: (listener, scope) => {
      const key = keyOfTargetGroup(listener, scope, isIncompatibleWith(listener)) ?? '';
      return `A ${listener.protocol} listener cannot forward to the ${findTargetGroup(key, scope)?.protocol} target group ${quote(key)}.`;
    },
    why: 'AWS answers IncompatibleProtocols at apply.',
    fix: ({ protocol }) => `Give the target group one of the protocols ${TARGET_GROUP_PROTOCOLS[protocol].join(', ')}.`,
    source: AWS_NLB_GUIDE('load-balancer-listeners'),
    examples: {
      passes: [{ of: 'udp', set: { 'listeners[0].protocol': 'UDP' } }],
      fails: [
        { of: 'udp', set: { 'listeners[1].protocol': 'TCP' } },
        {
          of: 'udp',
          set: { 'listeners[0].targetGroup': [{ targetGroup: 'dns' }, { targetGroup: 'syslog' }] },
          finds: ['listeners[0].protocol: listener-target-group-protocol'],
        },
      ],
    },
  },
  {
    id: 'listener-application-load-balancer',
    severity: 'error',
    attribute: 'protocol',
    dependsOn: forwardDependencies,
    when: (listener, scope) =>
      listener.protocol !== 'TCP' && keyOfTargetGroup(listener, scope, isForLoadBalancer) !== undefined,
    message: (listener, scope) =>
      `The ${listener.protocol} listener on port ${listener.port} forwards to ${quote(keyOfTargetGroup(listener, scope, isForLoadBalancer))}, an Application Load Balancer.`,
    why: 'AWS puts a TCP listener in front of an Application Load Balancer, which ends TLS itself.',
    fix: 'Use the protocol TCP, and give the certificate to the Application Load Balancer.',
    source: AWS_NLB_GUIDE('application-load-balancer-target'),
    examples: {
      passes: [{ of: 'application-load-balancer' }],
      fails: [
        {
          of: 'application-load-balancer',
          set: { 'listeners[0].protocol': 'TLS', 'listeners[0].certificate.arn': CERTIFICATE },
        },
      ],
    },
  },
  {
    id: 'listener-stickiness-with-tls',
    severity: 'error',
    attribute: 'targetGroup',
    dependsOn: keysOf,
    when: (listener, scope) =>
      listener.protocol === 'TLS' &&
      keyOfTargetGroup(listener, scope, ({ stickiness }) => stickiness === true) !== undefined,
    message: (listener, scope) =>
      `The TLS listener forwards to ${quote(keyOfTargetGroup(listener, scope, ({ stickiness }) => stickiness === true))}, which has stickiness on.`,
    why: 'AWS refuses stickiness behind a TLS listener.',
    fix: 'Turn stickiness off, and use cookies at the ingress controller.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
    examples: {
      passes: [{ of: 'internet-facing', set: { 'targetGroups.http.stickiness': true } }],
      fails: [
        {
          of: 'node-port',
          set: { 'targetGroups.web.stickiness': true },
          finds: ['listeners[1].targetGroup: listener-stickiness-with-tls'],
        },
      ],
    },
  },
]);
