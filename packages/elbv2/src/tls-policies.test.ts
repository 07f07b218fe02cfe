import { DEFAULT_TLS_POLICY, findTlsPolicy, offersWithdrawnTls, TLS_POLICIES } from './tls-policies';

const policies = Object.entries(TLS_POLICIES);

test('the default policy offers TLS 1.3 and 1.2 with forward secrecy and post-quantum key exchange', () => {
  expect(findTlsPolicy(DEFAULT_TLS_POLICY)).toEqual({
    protocols: ['1.3', '1.2'],
    traits: ['forward-secrecy', 'post-quantum'],
  });
});

test('the policy that AWS takes when none is given offers withdrawn versions of TLS', () => {
  expect(TLS_POLICIES['ELBSecurityPolicy-2016-08']).toEqual({ protocols: ['1.2', '1.1', '1.0'], traits: [] });
});

test.each([
  ['ELBSecurityPolicy-TLS13-1-2-2021-06', false],
  ['ELBSecurityPolicy-TLS-1-2-2017-01', false],
  ['ELBSecurityPolicy-TLS13-1-3-2021-06', false],
  ['ELBSecurityPolicy-TLS13-1-1-2021-06', true],
  ['ELBSecurityPolicy-FS-1-1-2019-08', true],
  ['ELBSecurityPolicy-2016-08', true],
])('%s offers withdrawn versions of TLS: %s', (name, withdrawn) => {
  expect(offersWithdrawnTls(findTlsPolicy(name) ?? { protocols: [], traits: [] })).toBe(withdrawn);
});

test.each(['ELBSecurityPolicy-TLS13-1-2-2030-01', 'elbsecuritypolicy-2016-08', 'constructor', '__proto__', ''])(
  '%j is no policy that is known',
  (name) => {
    expect(findTlsPolicy(name)).toBeUndefined();
  },
);

test('a name tells the lowest version of TLS that its policy offers', () => {
  const named = policies.flatMap(([name, { protocols }]) => {
    const version = /(?:TLS13|TLS|FS)-1-(\d)/.exec(name)?.[1];
    return version === undefined ? [] : [{ name, named: `1.${version}`, offered: protocols.at(-1) }];
  });

  expect(named.length).toBeGreaterThan(40);
  expect(named.filter(({ named, offered }) => named !== offered)).toEqual([]);
});

test('a name tells whether its policy is for FIPS or post-quantum', () => {
  expect(policies.filter(([name, { traits }]) => name.includes('-FIPS-') !== traits.includes('fips'))).toEqual([]);
  expect(policies.filter(([name, { traits }]) => name.includes('-PQ-') !== traits.includes('post-quantum'))).toEqual(
    [],
  );
});

test('a policy with TLS 1.3 only has forward secrecy', () => {
  const only13 = policies.filter(([, { protocols }]) => protocols.every((version) => version === '1.3'));

  expect(only13.filter(([, { traits }]) => !traits.includes('forward-secrecy'))).toEqual([]);
});
