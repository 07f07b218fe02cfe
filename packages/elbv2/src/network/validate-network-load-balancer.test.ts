import { formatDiagnostic, formatPath, type Path } from '@eks-ingress/diagnostics';
import fc from 'fast-check';
import type { IsUnknown } from './constraints/constraint';
import type { NetworkLoadBalancerSpec } from './specification/network-load-balancer';
import { change, pathsOf, readPath, valueAt } from '../testing/change';
import { ALL_CONSTRAINTS, casesOf, found, specificationOf, validate } from '../testing/examples';
import {
  CERTIFICATE,
  APPLICATION_LOAD_BALANCER,
  DUAL_STACK,
  ENVIRONMENT,
  INTERNAL,
  INTERNET_FACING,
  IP_ADDRESSES,
  NODE_PORT,
  SPECIFICATIONS,
  TAGGED_INSTANCES,
} from '../testing/specifications';
import { validateNetworkLoadBalancer } from './validate-network-load-balancer';

describe('a valid specification', () => {
  const warnings: Readonly<Record<string, readonly string[]>> = {
    'tagged-instances': ['targetGroups.license.registration.tags: tagged-instances-membership'],
  };

  test.each(Object.entries(SPECIFICATIONS))('of %s has no finding but its declared warnings', (name, spec) => {
    const diagnostics = validateNetworkLoadBalancer(spec);

    expect(found(diagnostics)).toEqual(warnings[name] ?? []);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('may be checked at an interval that is as long as the timeout, as the AWS Load Balancer Controller does', () => {
    const spec = change(INTERNET_FACING, ['targetGroups', 'http', 'healthCheck'], { interval: 10, timeout: 10 });

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([]);
  });

  test('may have attributes of another library', () => {
    const spec = { ...INTERNET_FACING, vpcId: 'vpc-0a1b2c3d4e5f60718', clients: [{ cidr: '0.0.0.0/0', note: 'all' }] };

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([]);
  });

  test('may give undefined for what is optional', () => {
    const spec = {
      ...INTERNET_FACING,
      ipAddressType: undefined,
      crossZone: undefined,
      listeners: INTERNET_FACING.listeners.map((listener) => ({ alpnPolicy: undefined, ...listener })),
    };

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([]);
  });
});

const blocks = (count: number) => Array.from({ length: count }, (_, index) => ({ cidr: `198.51.${index}.0/24` }));
const ALB = ['targetGroups', 'alb'] as const;
const POLICY = ['listeners', 1, 'sslPolicy'] as const;

describe('a specification that is broken in one place', () => {
  const mutations = casesOf('fails');

  test.each(mutations.map((mutation) => [mutation.title, mutation] as const))('%s', (_title, { example, finds }) => {
    expect(found(validate(specificationOf(example)))).toEqual([...finds].sort());
  });

  test('provokes every constraint, and breaks every valid specification', () => {
    const provoked = new Set(mutations.flatMap(({ finds }) => finds.map((finding) => finding.split(': ')[1])));
    const broken = new Set(mutations.map(({ example }) => example.of));

    expect([...provoked].sort()).toEqual(ALL_CONSTRAINTS.map(({ id }) => id).sort());
    expect([...broken].sort()).toEqual(['environment', ...Object.keys(SPECIFICATIONS)].sort());
  });

  test('is described in sentences that say what is wrong, why, and what to do', () => {
    const diagnostics = mutations.flatMap(({ example }) => validate(specificationOf(example)));

    expect(
      diagnostics.filter(({ message }) => !/^["A-Z0-9-].*\.$/.test(message) || message.includes('undefined')),
    ).toEqual([]);
    expect(diagnostics.filter(({ why = '' }) => !/^[A-Z].*\.$/.test(why))).toEqual([]);
    expect(diagnostics.filter(({ fix = '' }) => !/^[A-Z].*[.?]$/.test(fix) || fix.includes('undefined'))).toEqual([]);
  });

  afterAll(() => {
    const errors = ALL_CONSTRAINTS.filter(({ severity }) => severity === 'error').length;
    const count = `${mutations.length} mutations provoke ${ALL_CONSTRAINTS.length} constraints, ${errors} of them errors.`;
    process.stdout.write(`${count}\n`);
  });
});

describe('a specification that a constraint accepts', () => {
  const cases = casesOf('passes');

  test('changes attributes that there are', () => {
    const attributesOf = (paths: readonly Path[]) => paths.flatMap((path) => path.filter((key) => key !== Number(key)));
    const pathsIn = (examples: typeof cases) =>
      examples.flatMap(({ example }) => Object.keys(example.set ?? {}).map(readPath));
    const known = new Set(attributesOf([...pathsOf({ ...SPECIFICATIONS, ENVIRONMENT }), ...pathsIn(casesOf('fails'))]));

    expect(attributesOf(pathsIn(cases)).filter((attribute) => !known.has(attribute))).toEqual([]);
  });

  test.each(cases.map((one) => [one.title, one] as const))('%s', (_title, { example, finds }) => {
    expect(found(validate(specificationOf(example)))).toEqual([...finds].sort());
  });
});

test('all failures are returned together', () => {
  const spec = {
    ...change(
      INTERNET_FACING,
      ['listeners', 1, 'certificate', 'arn'],
      CERTIFICATE.replace('ap-northeast-2', 'us-east-1'),
    ),
    name: 'internal-shop_public',
    clients: [{ cidr: '203.0.113.7/24' }],
    targetGroups: change(INTERNET_FACING.targetGroups, ['https', 'healthCheck', 'timeout'], 30),
  };

  expect(found(validateNetworkLoadBalancer(spec))).toEqual([
    'clients[0].cidr: client-cidr-host-bits',
    'listeners[1].certificate.arn: certificate-region',
    'name: load-balancer-name-characters',
    'name: load-balancer-name-reserved',
    'targetGroups.https.healthCheck.timeout: health-check-timeout-interval',
  ]);
});

describe('fixes', () => {
  const fixOf = (spec: NetworkLoadBalancerSpec) => validateNetworkLoadBalancer(spec).map(({ fix }) => fix);

  test('name the target group that was meant', () => {
    expect(fixOf(change(INTERNET_FACING, ['listeners', 0, 'targetGroup'], 'htp'))).toEqual(['Did you mean "http"?']);
  });

  test('list the target groups when none is meant', () => {
    expect(fixOf(change(INTERNET_FACING, ['listeners', 0, 'targetGroup'], 'monitoring'))).toEqual([
      'Use one of http, https.',
    ]);
  });

  test('name the security policy that was meant, or the default one', () => {
    expect(fixOf(change(INTERNET_FACING, POLICY, 'ELBSecurityPolicy-TLS13-1-2-2021-6'))).toEqual([
      'Did you mean "ELBSecurityPolicy-TLS13-1-2-2021-06"?',
    ]);
    expect(fixOf(change(INTERNET_FACING, POLICY, 'modern'))).toEqual([
      'Use "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09".',
    ]);
  });

  test('give a block without host bits', () => {
    expect(fixOf(change(INTERNET_FACING, ['clients', 0, 'cidr'], '203.0.113.7/24'))).toEqual(['Use "203.0.113.0/24".']);
  });

  test('give a name of allowed characters', () => {
    expect(fixOf(change(INTERNET_FACING, ['name'], '_shop public_'))).toEqual(['Use a name such as "shop-public".']);
  });
});

test('the rule quota counts IPv4 and IPv6 rules apart', () => {
  const ipv6 = Array.from({ length: 50 }, (_, index) => ({ cidr: `2001:db8:${(index + 1).toString(16)}::/48` }));
  const spec = (clients: NetworkLoadBalancerSpec['clients']) => ({ ...DUAL_STACK, clients });

  expect(found(validateNetworkLoadBalancer(spec([...blocks(50), ...ipv6])))).toEqual([]);
  expect(found(validateNetworkLoadBalancer(spec([...blocks(60), ...ipv6])))).toEqual([
    'clients: load-balancer-security-group-rule-quota',
  ]);
});

describe('a value that is unknown until apply', () => {
  const STRING = '${TfToken[TOKEN.7]}';
  const NUMBER = -1.8881545897087503e289;
  const LIST = ['#{TfToken[TOKEN.8]}'];
  const OBJECT = { creationStack: [], resolve: () => undefined };
  const isUnknown: IsUnknown = (value) => [STRING, NUMBER, LIST, OBJECT].includes(value as never);
  const isValue = (value: unknown) => typeof value !== 'object';

  const cases: readonly (readonly [string, NetworkLoadBalancerSpec])[] = [
    ...Object.entries(SPECIFICATIONS),
    ...[...casesOf('fails'), ...casesOf('passes')].flatMap(({ title, example }) => {
      const spec = specificationOf(example);
      return 'loadBalancers' in spec ? [] : [[title, spec] as const];
    }),
    ['as many clients as the quota has room for', { ...DUAL_STACK, clients: blocks(40) }],
    [
      'a health check on a port of its own, without PROXY protocol',
      {
        ...NODE_PORT,
        targetGroups: {
          web: {
            ...NODE_PORT.targetGroups.web,
            proxyProtocolV2: false,
            healthCheck: { protocol: 'HTTP', port: 10254 },
          },
        },
      },
    ],
  ];

  /** Whether a path is in a long list, between items that are like it: lists are that long to reach a quota. */
  const isInTheMiddle = (spec: unknown, path: Path) =>
    path.some((part, at) => {
      const list = valueAt(spec, path.slice(0, at));
      return typeof part === 'number' && part > 1 && Array.isArray(list) && part < list.length - 1;
    });

  test.each(cases)('is never judged, and hides no other value: %s', (_title, spec) => {
    const findings = new Set(found(validateNetworkLoadBalancer(spec)));
    const problems = pathsOf(spec).flatMap((path) => {
      if (isInTheMiddle(spec, path)) return [];
      const known = valueAt(spec, path);
      if (!isValue(known) || known === undefined) return [];
      return [typeof known === 'number' ? NUMBER : STRING, OBJECT].flatMap((unknown) => {
        const given = found(validateNetworkLoadBalancer(change(spec, path, unknown), { isUnknown }));
        const place = `${formatPath(path)}: `;
        return given.filter((finding) => !findings.has(finding) || finding.startsWith(place));
      });
    });
    expect(problems).toEqual([]);
  });

  test.each([
    ['security groups', INTERNET_FACING, ['targetSecurityGroupIds']],
    ['Auto Scaling groups', NODE_PORT, ['targetGroups', 'web', 'registration', 'names']],
    ['tags', TAGGED_INSTANCES, ['targetGroups', 'license', 'registration', 'tags']],
    ['networking', INTERNAL, ['targetGroups', 'https', 'registration', 'networking']],
    ['domain names', INTERNET_FACING, ['listeners', 1, 'certificate', 'domainNames']],
    ['quotas', { ...INTERNET_FACING, clients: blocks(40) }, ['quotas']],
    ['access logs', INTERNAL, ['accessLogs']],
    [
      'acknowledgements',
      change(INTERNET_FACING, POLICY, 'ELBSecurityPolicy-2016-08'),
      ['listeners', 1, 'acknowledgements'],
    ],
    ['blocks of a subnet', INTERNAL, ['subnetMappings', 0, 'cidrBlocks']],
    ['blocks of the VPC', IP_ADDRESSES, ['vpcCidrBlocks']],
    ['ports of an Application Load Balancer', APPLICATION_LOAD_BALANCER, [...ALB, 'registration', 'listenerPorts']],
  ] as const)('may stand for all %s', (_title, spec, path) => {
    expect(found(validateNetworkLoadBalancer(change(spec, path, LIST), { isUnknown }))).toEqual([]);
    expect(found(validateNetworkLoadBalancer(change(spec, path, OBJECT), { isUnknown }))).toEqual([]);
  });

  test('cannot stand for the listeners, which decide what is created', () => {
    const diagnostics = validateNetworkLoadBalancer(change(INTERNET_FACING, ['listeners'], LIST), { isUnknown });

    expect(diagnostics.map(formatDiagnostic)).toEqual([
      [
        'listeners: A value that is unknown until apply is given where a list belongs. (specification-type)',
        '  why: Everything else is judged only when each value has the type that TypeScript demands.',
        '  fix: Give a list.',
      ].join('\n'),
    ]);
  });
});

describe('a value of a JavaScript type that TypeScript refuses', () => {
  test.each([
    [['name'], 443, 'The number 443 is given where a string belongs.'],
    [['name'], undefined, 'Nothing is given where a string belongs.'],
    [['listeners', 0, 'port'], '443', 'The string "443" is given where a number belongs.'],
    [['listeners', 0], null, 'null is given where an object belongs.'],
    [['listeners'], {}, 'An object is given where a list belongs.'],
    [['clients'], '0.0.0.0/0', 'The string "0.0.0.0/0" is given where a list belongs.'],
    [['crossZone'], 'true', 'The string "true" is given where a boolean belongs.'],
    [['targetGroups'], [], 'A list is given where an object belongs.'],
    [['targetGroups', 'http', 'healthCheck', 'port'], true, 'true is given where a number or a string belongs.'],
    [['targetGroups', 'http', 'registration'], undefined, 'Nothing is given where an object belongs.'],
    [['targetGroups', 'http', 'registration', 'kind'], 10n, 'A bigint is given where a string belongs.'],
    [
      ['targetGroups', 'http', 'registration', 'service'],
      () => undefined,
      'A function is given where an object belongs.',
    ],
    [[], null, 'null is given where an object belongs.'],
  ] as const)('is a finding of its own at %j', (path, value, message) => {
    const diagnostics = validateNetworkLoadBalancer(change<NetworkLoadBalancerSpec>(INTERNET_FACING, path, value));

    expect(diagnostics).toMatchObject([{ id: 'specification-type', severity: 'error', path, message }]);
  });

  test('is found with all others of its kind, before anything else is judged', () => {
    const spec = change(change({ ...INTERNET_FACING, name: '' }, ['scheme'], 1), ['clients', 0, 'cidr'], null);

    expect(found(validateNetworkLoadBalancer(spec))).toEqual([
      'clients[0].cidr: specification-type',
      'scheme: specification-type',
    ]);
  });

  test('is found in each hole of a list', () => {
    const clients: { cidr: string }[] = [];
    clients[2] = { cidr: '0.0.0.0/0' };

    expect(found(validateNetworkLoadBalancer({ ...INTERNET_FACING, clients }))).toEqual([
      'clients[0]: specification-type',
      'clients[1]: specification-type',
    ]);
  });
});

describe('any value at any place', () => {
  const anything = fc.oneof(
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withObjectString: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
    fc.constantFrom<unknown>(Symbol('value'), () => 'value', Number.NaN, -0, Infinity, '\u0000', '\ud800', '__proto__'),
    fc.constantFrom(
      ...['-', 'a', ':', '1', '/', '.', '*', 'ELBSecurityPolicy-', '٣'].map((part) => part.repeat(50_000)),
    ),
  );
  const place = fc
    .constantFrom(...Object.values(SPECIFICATIONS))
    .chain((spec) => fc.record({ spec: fc.constant(spec), path: fc.constantFrom(...pathsOf(spec)) }));

  test('makes validation neither throw nor change the specification', () => {
    fc.assert(
      fc.property(place, anything, ({ spec, path }, value) => {
        const broken = deepFreeze(change(spec, path, value));
        for (const diagnostic of validateNetworkLoadBalancer(broken)) {
          expect(formatDiagnostic(diagnostic)).toContain(diagnostic.id);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that is a string is judged like any other string', () => {
    const strings = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('constructor', 'toString', '__proto__'));
    const isString = ({ spec, path }: { spec: NetworkLoadBalancerSpec; path: Path }) =>
      typeof valueAt(spec, path) === 'string';

    fc.assert(
      fc.property(place.filter(isString), strings, ({ spec, path }, value) => {
        const diagnostics = validateNetworkLoadBalancer(change(spec, path, value));
        expect(diagnostics.map(({ id }) => id)).not.toContain('specification-type');
      }),
    );
  });

  test.each(['__proto__', 'constructor', 'toString', ''])('may be %j as the key of a target group', (key) => {
    const spec: NetworkLoadBalancerSpec = {
      ...NODE_PORT,
      listeners: NODE_PORT.listeners.map((listener) => ({ ...listener, targetGroup: key })),
      targetGroups: Object.fromEntries([[key, { ...NODE_PORT.targetGroups.web, port: 0 }]]),
    };

    expect(validateNetworkLoadBalancer(spec)).toMatchObject([
      { id: 'target-group-port-range', path: ['targetGroups', key, 'port'] },
    ]);
  });
});

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
