import { describeAttributeRange, isInAttributeRange, type NumericAttribute } from './attribute-range';

test.each<readonly [NumericAttribute, string, readonly number[], readonly number[]]>([
  ['deregistration_delay.timeout_seconds', 'from 0 to 3600', [0, 3600], [-1, 3601, 1.5]],
  ['slow_start.duration_seconds', '0 or from 30 to 900', [0, 30, 900], [1, 29, 901]],
  ['target_health_state.unhealthy.draining_interval_seconds', 'from 0 to 360000', [0, 360_000], [-1, 360_001]],
  ['tcp.idle_timeout.seconds', 'from 60 to 6000', [60, 6000], [0, 59, 6001, Number.NaN]],
])('%s is %s', (name, words, accepted, refused) => {
  expect(describeAttributeRange(name)).toBe(words);
  expect(accepted.filter((value) => !isInAttributeRange(name, value))).toEqual([]);
  expect(refused.filter((value) => isInAttributeRange(name, value))).toEqual([]);
});
