import { formatPath, titleOf, type Path } from '@eks-ingress/diagnostics';
import { change, pathsOf, readPath, valueAt } from '../testing/change';
import { ALL_CONSTRAINTS, casesOf, specificationOf, validate } from '../testing/examples';
import { ENVIRONMENT, SPECIFICATIONS } from '../testing/specifications';

test.each(casesOf('fails'))('$title, in words', ({ example }) => {
  expect(validate(specificationOf(example)).map(titleOf).sort()).toMatchSnapshot();
});

/** Numbers beside the bounds that AWS draws. */
const NUMBERS = [0, 1, 2, 3, 5, 6, 10, 30, 60, 100, 120, 300, 350, 500, 3600, 4000, 6000, 65535]
  .flatMap((number) => [number - 1, number, number + 1])
  .concat(1.5);

const TEXTS = [
  '',
  ' ',
  'a',
  '-a',
  'a-',
  'a.b',
  'a_b',
  'internal-a',
  'AWS',
  'aws:a',
  'TCP',
  'TLS',
  'UDP',
  'TCP_UDP',
  'QUIC',
  'TCP_QUIC',
]
  .concat([
    'HTTP',
    'HTTPS',
    'ip',
    'instance',
    'alb',
    'ipv4',
    'ipv6',
    'dualstack',
    'internal',
    'internet-facing',
    'traffic-port',
  ])
  .concat([
    '80',
    '/',
    'healthz',
    '200',
    '200-399',
    '99',
    '10.0.0.0/8',
    '10.0.0.1/8',
    '10.0.0.1',
    '2001:db8::/32',
    '2001:db8::1',
  ])
  .concat([3, 31, 32, 33, 63, 64, 127, 128, 129, 255, 256, 257, 1024, 1025].map((length) => 'a'.repeat(length)));

/** The values that examples have at a place, by the place without its indexes and keys. */
const given = ALL_CONSTRAINTS.flatMap(({ examples: { passes, fails } }) =>
  [...passes, ...fails].flatMap(({ set = {} }) =>
    Object.entries(set).map(([path, value]) => ({ kind: kindOf(readPath(path)), value })),
  ),
);

/** A path without what is chosen: the index of a list, and the key of a target group or of a load balancer. */
function kindOf(path: Path): string {
  return path
    .filter(
      (step, at) =>
        typeof step === 'string' && !['targetGroups', 'loadBalancers', 'tags'].includes(String(path[at - 1])),
    )
    .join('.');
}

function probesOf(value: unknown, path: Path): readonly unknown[] {
  const others = given.filter(({ kind }) => kind === kindOf(path)).map((one) => one.value);
  const usual =
    typeof value === 'number'
      ? NUMBERS
      : typeof value === 'string'
        ? TEXTS
        : typeof value === 'boolean'
          ? [true, false]
          : [];
  return [...usual, ...others, undefined];
}

function shortened(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 50 ? `${text.slice(0, 40)}… (${text.length})` : text;
}

/** Each kind of place, in the first specification that has it. */
const places = new Map(
  Object.entries({ ...SPECIFICATIONS, environment: ENVIRONMENT })
    .flatMap(([name, spec]) => pathsOf(spec).map((path) => ({ name, spec, path })))
    .filter(({ path }) => path.length > 0)
    .reverse()
    .map((place) => [kindOf(place.path), { ...place, at: formatPath(place.path) }] as const),
);

test.each([...places.values()].reverse())('what is found with other values at $at of $name', ({ spec, path }) => {
  const outcomes = new Map<string, Set<string>>();
  for (const probe of probesOf(valueAt(spec, path), path)) {
    const found = validate(change<typeof spec>(spec, path, probe)).map(
      (finding) => `${finding.severity} ${formatPath(finding.path)} ${finding.id}`,
    );
    const outcome = found.sort().join(', ') || 'nothing';
    outcomes.set(outcome, (outcomes.get(outcome) ?? new Set()).add(shortened(probe)));
  }
  const most = Math.max(...[...outcomes.values()].map(({ size }) => size));
  expect(
    Object.fromEntries(
      [...outcomes].map(([outcome, values]) => [
        outcome,
        values.size === most && most > 3 ? `the other ${most}` : [...values].join(' '),
      ]),
    ),
  ).toMatchSnapshot();
});
