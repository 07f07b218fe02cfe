/** The whole numbers that AWS accepts for an attribute of a load balancer, a listener or a target group. */
interface AttributeRange {
  readonly minimum: number;
  readonly maximum: number;
  /** Whether 0 is accepted below the minimum, and turns it off. @default false */
  readonly orZero?: boolean;
}

/** Ranges by the names of attributes in the ELBv2 API. */
const RANGES = {
  'deregistration_delay.timeout_seconds': { minimum: 0, maximum: 3600 },
  'slow_start.duration_seconds': { minimum: 30, maximum: 900, orZero: true },
  'target_health_state.unhealthy.draining_interval_seconds': { minimum: 0, maximum: 360_000 },
  'tcp.idle_timeout.seconds': { minimum: 60, maximum: 6000 },
} as const satisfies Readonly<Record<string, AttributeRange>>;

/** An attribute whose values are whole numbers. */
export type NumericAttribute = keyof typeof RANGES;

/** Whether AWS accepts a number for an attribute. */
export function isInAttributeRange(name: NumericAttribute, value: number): boolean {
  const { minimum, maximum, orZero = false }: AttributeRange = RANGES[name];
  return Number.isInteger(value) && ((value >= minimum && value <= maximum) || (orZero && value === 0));
}

/** The numbers of an attribute in words: `from 0 to 3600`. */
export function describeAttributeRange(name: NumericAttribute): string {
  const { minimum, maximum, orZero = false }: AttributeRange = RANGES[name];
  return `${orZero ? '0 or ' : ''}from ${minimum} to ${maximum}`;
}
