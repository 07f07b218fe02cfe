import { describeAttributeRange, isInAttributeRange, type NumericAttribute } from '@eks-ingress/elbv2/attributes';
import type { Caution } from '../../annotation';
import { boolean } from '../../codecs/boolean';
import { plainStringMap } from '../../codecs/plain-string-map';
import { stringMap } from '../../codecs/string-map';

type Attributes = Readonly<Record<string, string>>;

const goBoolean = boolean();

/** Attributes of target groups; the AWS Load Balancer Controller looks at one of them, and leaves the rest to AWS. */
export const targetGroupAttributes = stringMap({
  expects: 'attribute=value pairs between commas',
  // validateAndParseAttributes of pkg/service/model_build_target_group.go
  check(attributes) {
    const preserve = valueOf(attributes, 'preserve_client_ip.enabled');
    if (preserve === undefined || goBoolean.parse(preserve).ok) return undefined;
    return `expected "true" or "false" for preserve_client_ip.enabled, and it is ${shown(preserve)}`;
  },
});

const legacyAttributes = ['preserve_client_ip.enabled', 'proxy_protocol_v2.enabled'];

/** Attributes of target groups; the AWS cloud provider has two, and refuses the others. */
export const legacyTargetGroupAttributes = plainStringMap({
  expects: `"true" or "false" for ${legacyAttributes.join(' or ')}`,
  // validateServiceAnnotationTargetGroupAttributes of pkg/providers/v1/aws_validations.go
  check(attributes) {
    const entries = Object.entries(attributes);
    const stranger = entries.find(([key]) => !legacyAttributes.includes(key));
    if (stranger) return `the provider does not know the attribute ${shown(stranger[0])}`;
    const bad = entries.find(([, value]) => value !== 'true' && value !== 'false');
    return bad && `expected "true" or "false" for ${bad[0]}, and it is ${shown(bad[1])}`;
  },
});

const DEREGISTRATION_DELAY = 'deregistration_delay.timeout_seconds';
const DRAINING_INTERVAL = 'target_health_state.unhealthy.draining_interval_seconds';

const booleans = [
  'deregistration_delay.connection_termination.enabled',
  'preserve_client_ip.enabled',
  'proxy_protocol_v2.enabled',
  'stickiness.enabled',
  'target_health_state.unhealthy.connection_termination.enabled',
];

/** What AWS refuses of the attributes of a target group of a Network Load Balancer, by themselves. */
const refusals: readonly Omit<Caution<Attributes>, 'effect'>[] = [
  {
    applies: (attributes) => booleans.some((key) => !isOneOf(attributes, key, ['true', 'false'])),
    examples: ['preserve_client_ip.enabled=True'],
    why: 'AWS takes "true" and "false" for what is on or off, and no other spelling.',
  },
  {
    applies: (attributes) => !isInRange(attributes, DEREGISTRATION_DELAY),
    examples: ['deregistration_delay.timeout_seconds=3601'],
    why: `The deregistration delay is ${describeAttributeRange(DEREGISTRATION_DELAY)} seconds.`,
  },
  {
    applies: (attributes) => !isInRange(attributes, DRAINING_INTERVAL),
    examples: ['target_health_state.unhealthy.draining_interval_seconds=360001'],
    why: `The draining interval of unhealthy targets is ${describeAttributeRange(DRAINING_INTERVAL)} seconds.`,
  },
  {
    applies: (attributes) => !isOneOf(attributes, 'stickiness.type', ['source_ip']),
    examples: ['stickiness.type=lb_cookie'],
    why: 'Targets of a Network Load Balancer are sticky by "source_ip".',
  },
  {
    applies: (attributes) =>
      Object.keys(attributes).some((key) => /^(?:slow_start|load_balancing\.algorithm)\./.test(key)),
    examples: ['slow_start.duration_seconds=30'],
    why: 'Slow start and load-balancing algorithms are for Application Load Balancers.',
  },
  {
    applies: (attributes) =>
      valueOf(attributes, DRAINING_INTERVAL) !== undefined &&
      valueOf(attributes, 'target_health_state.unhealthy.connection_termination.enabled') !== 'false',
    examples: ['target_health_state.unhealthy.draining_interval_seconds=60'],
    why: 'A draining interval needs target_health_state.unhealthy.connection_termination.enabled=false.',
  },
];

/** What AWS refuses of the attributes of a target group of a Network Load Balancer. */
export function targetGroupCautions(): readonly Caution<Attributes>[] {
  return refusals.map((refusal) => ({ ...refusal, effect: 'passes-on' }));
}

function valueOf(attributes: Attributes, key: string): string | undefined {
  return Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}

// An empty value of an attribute of one port leaves the one of all ports as it is.
function isOneOf(attributes: Attributes, key: string, words: readonly string[]): boolean {
  const value = valueOf(attributes, key);
  return value === undefined || value === '' || words.includes(value);
}

function isInRange(attributes: Attributes, key: NumericAttribute): boolean {
  const value = valueOf(attributes, key);
  if (value === undefined || value === '') return true;
  return /^[0-9]{1,6}$/.test(value) && isInAttributeRange(key, Number(value));
}

function shown(text: string): string {
  return JSON.stringify(text.slice(0, 60));
}
