import { formatPath } from '@eks-ingress/diagnostics';
import type { Environment } from '../environment';
import type { EntryPointSettings } from '../entry-points/entry-point-kinds';
import production from '../environments/production';
import { findingsOf, planOf, unchanged, type Planned } from '../testing/planned';

const LOAD_BALANCER = 'aws_lb.public_LoadBalancer_C2FE7D84';
const GUARD = 'terraform_data.public_LoadBalancer_ReplacementGuard_1AE77B9E';
const TARGETS_GUARD = 'terraform_data.public_LoadBalancer_TargetGroup-http_ReplacementGuard_E27459AA';
const TARGETS = 'aws_lb_target_group.public_LoadBalancer_TargetGroup-http_2E0719B3';
const HTTP = 'aws_lb_listener.public_LoadBalancer_Listener-http_596EB37B';
const HTTPS = 'aws_lb_listener.public_LoadBalancer_Listener-https_B6C16692';
const ELASTIC_IP = 'aws_eip.public_LoadBalancer_ElasticIp-ap-northeast-2c_5EEFDF31';

const [A, B, C] = ['subnet-0920d0000000000a1', 'subnet-0920d0000000000b2', 'subnet-0920d0000000000c3'];
const mapping = (subnet_id: string, allocation_id: string | null = null) => ({ subnet_id, allocation_id });
const load = (mappings: readonly object[], others: object = {}) => ({
  name: 'production-public',
  internal: false,
  enable_deletion_protection: true,
  subnet_mapping: mappings,
  ...others,
});
const three = [mapping(A), mapping(B), mapping(C)];
const listeners = [unchanged(HTTP, { port: 80 }), unchanged(HTTPS, { port: 443, protocol: 'TLS' })];

/** The production environment with other settings of its entry point. */
function withPublic(settings: object): Environment {
  const shipped = production.entryPoints['public'];
  return { ...production, entryPoints: { public: { ...shipped, ...settings } as EntryPointSettings } };
}
const acknowledging = (...risks: readonly string[]) =>
  withPublic({ acknowledgements: Object.fromEntries(risks.map((risk) => [risk, 'it is meant'])) });

const zoneRemoved: Planned = {
  address: LOAD_BALANCER,
  before: load(three),
  after: load([mapping(A), mapping(B)]),
  replacedBy: ['subnet_mapping'],
};
const unprotected = (planned: Planned): Planned => ({
  ...planned,
  before: { ...planned.before, enable_deletion_protection: false },
});

function refusalsOf(environment: Environment, ...resources: readonly Planned[]) {
  return findingsOf(planOf(...resources), environment).refusals;
}
const idsOf = (environment: Environment, ...resources: readonly Planned[]) =>
  refusalsOf(environment, ...resources).map(({ id, path }) => `${id} ${formatPath(path)}`);

describe('a protected load balancer', () => {
  test('that loses a zone is refused, with the edit, what would happen, and the way on', () => {
    const [finding, ...others] = refusalsOf(production, zoneRemoved, ...listeners);
    expect(others).toEqual([]);
    expect(finding).toEqual({
      id: 'load-balancer-replacement',
      severity: 'error',
      path: ['entryPoints', 'public', 'subnetMappings'],
      message: `The mapping of ${C} (ap-northeast-2c) is removed, which replaces the load balancer "production-public".`,
      why: expect.stringMatching(
        /Terraform destroys the listeners "http" and "https" first, then AWS refuses to delete the load balancer\. No client can connect/,
      ),
      fix: expect.stringMatching(
        /deploy deletionProtection: false for it first; then make this edit with acknowledgements: \{ 'load-balancer-replacement': '<reason>' \} in entryPoints\.public\.$/,
      ),
    });
  });

  test.each<[string, Planned, readonly string[]]>([
    [
      'another scheme',
      { address: LOAD_BALANCER, before: load(three), after: load(three, { internal: true }), replacedBy: ['internal'] },
      ['load-balancer-replacement entryPoints.public.scheme'],
    ],
    [
      'another name',
      { address: LOAD_BALANCER, before: load(three), after: load(three, { name: 'edge' }), replacedBy: ['name'] },
      ['load-balancer-replacement entryPoints.public.name'],
    ],
    [
      'another Elastic IP',
      {
        address: LOAD_BALANCER,
        before: load([mapping(A, 'eipalloc-1'), mapping(B, 'eipalloc-2')]),
        after: load([mapping(A, 'eipalloc-1'), mapping(B, 'eipalloc-3')]),
        replacedBy: ['subnet_mapping'],
      },
      ['load-balancer-replacement entryPoints.public.subnetMappings[1].allocationId'],
    ],
    [
      'a failed creation',
      { address: LOAD_BALANCER, before: load(three), after: load(three), reason: 'replace_because_tainted' },
      ['load-balancer-replacement entryPoints.public'],
    ],
    [
      'an argument that no setting writes',
      { address: LOAD_BALANCER, before: load(three), after: load(three), replacedBy: ['customer_owned_ipv4_pool'] },
      ['load-balancer-replacement entryPoints.public'],
    ],
  ])('is refused for %s', (_, planned, ids) => {
    expect(idsOf(production, planned, ...listeners)).toEqual(ids);
  });

  test('does not lose its IPv6 addresses', () => {
    const families = (type: string) => load(three, { ip_address_type: type });
    const narrowed: Planned = { address: LOAD_BALANCER, before: families('dualstack'), after: families('ipv4') };
    expect(refusalsOf(production, narrowed)).toMatchObject([
      {
        path: ['entryPoints', 'public', 'ipAddressType'],
        message:
          'ipAddressType changes from "dualstack" to "ipv4", which takes its IPv6 addresses from the load balancer.',
        why: 'Clients that use IPv6 cannot connect any more.',
      },
    ]);
    expect(refusalsOf(production, unprotected(narrowed))).toEqual([]);
    expect(refusalsOf(production, { ...narrowed, before: families('ipv4'), after: families('dualstack') })).toEqual([]);
  });

  test('is still protected when the file switches that off in the same edit', () => {
    const finding = refusalsOf(withPublic({ deletionProtection: false }), zoneRemoved, ...listeners)[0];
    expect(finding?.why).toMatch(
      /^AWS still protects it from deletion, since deletionProtection: false is not deployed yet:/,
    );
  });

  test('is not replaced by any word', () => {
    const environment = acknowledging('load-balancer-replacement');
    expect(idsOf(environment, zoneRemoved)).toEqual(['load-balancer-replacement entryPoints.public.subnetMappings']);
  });

  test('may get another zone', () => {
    const added: Planned = {
      address: LOAD_BALANCER,
      before: load([mapping(A)]),
      after: load([mapping(A), mapping(B)]),
    };
    expect(refusalsOf(production, added, ...listeners)).toEqual([]);
  });
});

describe('a load balancer with replacementProtection alone', () => {
  const guarded = [unprotected(zoneRemoved), unchanged(GUARD, { input: 'internet-facing production-public' })];

  test('is refused for what its guard is there for', () => {
    const [finding] = refusalsOf(production, ...guarded);
    expect(finding?.why).toMatch(/^Its DNS name and its addresses change, and no client can connect until/);
    expect(finding?.fix).toMatch(
      /make this edit with acknowledgements: \{ .* \} in entryPoints\.public, and delete that line/,
    );
  });

  test('is refused also where the file takes the guard away in the same edit', () => {
    const gone: Planned = { address: GUARD, before: { input: 'internet-facing production-public' } };
    expect(idsOf(withPublic({ replacementProtection: false }), unprotected(zoneRemoved), gone)).toHaveLength(1);
  });

  test('is replaced with its word, and with no other', () => {
    expect(refusalsOf(acknowledging('load-balancer-replacement'), ...guarded)).toEqual([]);
    expect(refusalsOf(acknowledging('listener-replacement'), ...guarded)).toHaveLength(1);
    expect(refusalsOf(withPublic({ acknowledgements: { 'load-balancer-replacement': ' ' } }), ...guarded)).toHaveLength(
      1,
    );
  });
});

test('a load balancer that nothing protects may be replaced', () => {
  expect(refusalsOf(production, unprotected(zoneRemoved))).toEqual([]);
});

describe('the listeners of a protected load balancer', () => {
  const replaced: Planned = {
    address: HTTPS,
    before: { port: 443, protocol: 'TLS' },
    after: { port: 443, protocol: 'TCP' },
    reason: 'replace_by_triggers',
  };
  const resources = [unchanged(LOAD_BALANCER, load(three)), replaced];

  test('are refused to go', () => {
    expect(refusalsOf(production, ...resources)).toMatchObject([
      {
        id: 'listener-replacement',
        path: ['entryPoints', 'public', 'tls', 'end'],
        message: 'tls.end changes from "at-load-balancer" to "at-controller", which replaces the listener "https".',
      },
    ]);
  });

  test('go with their word', () => {
    expect(refusalsOf(acknowledging('listener-replacement'), ...resources)).toEqual([]);
  });

  test('of one that nothing protects may go', () => {
    const free = unchanged(LOAD_BALANCER, load(three, { enable_deletion_protection: false }));
    expect(refusalsOf(production, free, replaced)).toEqual([]);
  });
});

describe('an Elastic IP that was created here', () => {
  const released: Planned = { address: ELASTIC_IP, before: { public_ip: '203.0.113.7' } };

  test('is not released, whether anything is protected or not', () => {
    const [finding, ...others] = refusalsOf(production, unprotected(zoneRemoved), released);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: 'elastic-ip-release',
      path: ['entryPoints', 'public', 'subnetMappings'],
      message: `The mapping of ${C} (ap-northeast-2c) is removed, which releases the Elastic IP 203.0.113.7.`,
    });
  });

  test('is released with its word', () => {
    expect(refusalsOf(acknowledging('elastic-ip-release'), unprotected(zoneRemoved), released)).toEqual([]);
  });

  test('is one finding with the load balancer that the same edit replaces', () => {
    expect(refusalsOf(production, zoneRemoved, released).map(({ message }) => message)).toEqual([
      `The mapping of ${C} (ap-northeast-2c) is removed, which replaces the load balancer "production-public" and releases the Elastic IP 203.0.113.7.`,
    ]);
  });
});

describe('an entry point that is gone from the file', () => {
  const gone = [
    { address: LOAD_BALANCER, before: load(three) },
    { address: HTTP, before: { port: 80 } },
    { address: ELASTIC_IP, before: { public_ip: '203.0.113.7' } },
  ];
  const without = (removedEntryPoints?: Environment['removedEntryPoints']): Environment => ({
    ...production,
    entryPoints: {},
    removedEntryPoints,
  });

  test('is refused while its load balancer is protected, whatever is written', () => {
    expect(idsOf(without(), ...gone)).toEqual(['entry-point-removal entryPoints.public']);
    expect(idsOf(without({ public: 'it is meant' }), ...gone)).toEqual(['entry-point-removal entryPoints.public']);
  });

  test('is refused where its addresses were created here, unless it is meant', () => {
    const [loadBalancer, ...others] = gone;
    const free = [...(loadBalancer === undefined ? [] : [unprotected(loadBalancer)]), ...others];
    const [finding] = refusalsOf(without(), ...free);
    expect(finding?.message).toBe('The entry point "public" is removed, which releases the Elastic IP 203.0.113.7.');
    expect(finding?.fix).toContain("removedEntryPoints: { public: '<reason>' }");
    expect(refusalsOf(without({ public: 'it is meant' }), ...free)).toEqual([]);
  });

  test('may have been renamed, which Terraform cannot know', () => {
    const renamed: Planned = { address: 'aws_lb.shop_LoadBalancer_1', after: load(three) };
    expect(refusalsOf(without(), ...gone, renamed)[0]?.message).toMatch(
      /^The entry point "public" is removed, or renamed to "shop", which deletes the load balancer "production-public"/,
    );
  });

  test('may go where it has neither protection nor addresses', () => {
    const free = gone.slice(0, 2).map((planned) => unprotected(planned));
    expect(refusalsOf(without(), ...free)).toEqual([]);
  });
});

describe('what Terraform plans and AWS refuses', () => {
  test('a listener without TLS that is not replaced: an earlier release built it', () => {
    const [before, after] = [{ protocol: 'TLS' }, { protocol: 'TCP' }];
    expect(refusalsOf(production, { address: HTTPS, before, after })).toMatchObject([
      {
        id: 'listener-without-tls',
        path: ['entryPoints', 'public', 'tls', 'end'],
        message: 'The listener "https" changes from TLS to TCP in place.',
      },
    ]);
    expect(refusalsOf(production, { address: HTTPS, before: after, after: before })).toEqual([]);
    expect(refusalsOf(production, { address: HTTPS, before, after, reason: 'replace_by_triggers' })).not.toMatchObject([
      { id: 'listener-without-tls' },
    ]);
  });

  test('ports that are exchanged, with the values of each step', () => {
    const exchanged = [
      { address: HTTP, before: { port: 80 }, after: { port: 443 } },
      { address: HTTPS, before: { port: 443 }, after: { port: 80 } },
    ];
    expect(refusalsOf(production, ...exchanged)).toMatchObject([
      {
        id: 'listener-ports-exchanged',
        path: ['entryPoints', 'public', 'ports', 'http'],
        message:
          'The listener "http" gets port 443 from the listener "https" and the listener "https" gets port 80 from the listener "http".',
        fix: 'Deploy one after the other: ports: { http: 8080, https: 443 }, ports: { http: 8080, https: 80 }, then ports: { http: 443, https: 80 }.',
      },
    ]);
  });

  test('a port that a listener takes over from one that moves on', () => {
    const moved = [
      { address: HTTP, before: { port: 80 }, after: { port: 443 } },
      { address: HTTPS, before: { port: 443 }, after: { port: 8443 } },
    ];
    expect(refusalsOf(production, ...moved)).toMatchObject([
      { fix: 'Deploy one after the other: ports: { http: 80, https: 8443 }, then ports: { http: 443, https: 8443 }.' },
    ]);
  });

  test.each(['allocation_id', 'private_ipv4_address'])('an address (%s) that moves to another subnet', (argument) => {
    const at = (subnet_id: string, address: string) => ({ subnet_id, [argument]: address });
    const moved: Planned = {
      address: LOAD_BALANCER,
      before: load([at(A, 'one'), at(B, 'two')]),
      after: load([at(A, 'two'), at(B, 'one')]),
      replacedBy: ['subnet_mapping'],
    };
    const prop = argument === 'allocation_id' ? 'allocationId' : 'privateIpv4Address';
    expect(idsOf(production, moved)).toEqual([
      `subnet-address-moved entryPoints.public.subnetMappings[1].${prop}`,
      `subnet-address-moved entryPoints.public.subnetMappings[0].${prop}`,
    ]);
  });
});

describe('a target group', () => {
  const replaced: Planned = {
    address: TARGETS,
    before: { name: 'a', port: 80, target_type: 'ip' },
    after: { name: 'b', port: 8080, target_type: 'ip' },
    replacedBy: ['name', 'port'],
  };

  test('that its guard still holds is refused, since Terraform refuses it', () => {
    expect(idsOf(production, replaced, unchanged(TARGETS_GUARD, { input: 'a' }))).toEqual([
      'target-group-replacement entryPoints.public.registration',
    ]);
  });

  test('whose guard is lifted may be replaced', () => {
    expect(refusalsOf(production, replaced, { address: TARGETS_GUARD, before: { input: 'a' } })).toEqual([]);
    expect(refusalsOf(production, replaced)).toEqual([]);
  });
});

describe('a load balancer that a controller owns', () => {
  const service = withPublic({ kind: 'service', owner: { kind: 'aws-load-balancer-controller', targetType: 'ip' } });
  const NGINX = 'helm_release.public_IngressNginx_0B49DF42';
  const TRIGGER = 'terraform_data.public_ReplacementTrigger-LoadBalancer_A15A0AAA';
  const replaced: readonly Planned[] = [
    {
      address: NGINX,
      before: { name: 'ingress-nginx' },
      after: { name: 'ingress-nginx' },
      reason: 'replace_by_triggers',
    },
    {
      address: TRIGGER,
      before: { input: 'aws-load-balancer-controller internal shop' },
      after: { input: 'aws-load-balancer-controller internet-facing shop' },
    },
  ];

  test('is refused to be replaced while a guard is in the state', () => {
    const guard = unchanged('terraform_data.public_ReplacementGuard-LoadBalancer_1', { input: 'x' });
    expect(idsOf(service, ...replaced, guard)).toEqual(['load-balancer-replacement entryPoints.public.scheme']);
    expect(idsOf(service, ...replaced)).toEqual([]);
  });

  test('is refused to be replaced while its annotations protect it', () => {
    const values = ['{"annotations":{"load-balancer-attributes":"deletion_protection.enabled=true"}}'];
    const [release, ...others] = replaced;
    const held = { ...release, address: NGINX, before: { name: 'ingress-nginx', values } };
    expect(refusalsOf(service, held, ...others)[0]?.why).toMatch(/its controller fails to delete it/);
  });

  test('is refused to go with the parameters that protect it', () => {
    const application = withPublic({ kind: 'application-load-balancer' });
    const values = ['{"params":{"loadBalancerAttributes":[{"key":"deletion_protection.enabled","value":"true"}]}}'];
    const [finding] = refusalsOf(application, {
      address: 'helm_release.public_IngressClass_CA4E095D',
      before: { name: 'a', values },
      after: { name: 'b', values },
      replacedBy: ['name'],
    });
    expect(finding?.id).toBe('load-balancer-replacement');
    expect(finding?.fix).toMatch(/deploy deletionProtection: false for it first; then make this edit\.$/);
  });
});

describe('an entry point that becomes one of another kind', () => {
  const NGINX = 'helm_release.public_IngressNginx_0B49DF42';
  const values = (type: string) => ({ values: [JSON.stringify({ controller: { service: { type } } })] });
  const guard = { address: 'terraform_data.public_ReplacementGuard-LoadBalancer_1', before: { input: 'x' } };
  const created: Planned = { address: LOAD_BALANCER, after: load(three) };

  test('loses the load balancer of Terraform', () => {
    const [finding] = refusalsOf(withPublic({ kind: 'service' }), { address: LOAD_BALANCER, before: load(three) });
    expect(finding).toMatchObject({
      id: 'load-balancer-replacement',
      path: ['entryPoints', 'public', 'kind'],
      message:
        'kind changes from "network-load-balancer" to "service", which deletes the load balancer "production-public".',
      fix: expect.stringContaining("removedEntryPoints: { public: '<reason>' }"),
    });
  });

  test.each([
    ['known', values('NodePort')],
    ['known after apply', {}],
  ])('loses the load balancer of its Service, though Terraform updates a release only (%s)', (_, after) => {
    const updated: Planned = { address: NGINX, before: values('LoadBalancer'), after };
    expect(refusalsOf(production, created, updated, guard)).toMatchObject([
      {
        path: ['entryPoints', 'public', 'kind'],
        message: 'kind changes from "service" to "network-load-balancer", which replaces the load balancer "public".',
      },
    ]);
    const meant: Environment = { ...production, removedEntryPoints: { public: 'it is meant' } };
    expect(findingsOf(planOf(created, updated, guard), meant)).toEqual({ refusals: [], unneeded: [] });
  });

  test('keeps a Service that stays a load balancer', () => {
    const updated: Planned = {
      address: NGINX,
      before: values('LoadBalancer'),
      after: { ...values('LoadBalancer'), a: 1 },
    };
    expect(refusalsOf(withPublic({ kind: 'service' }), updated, guard)).toEqual([]);
  });
});

describe('a word that the plan has no need of', () => {
  const unneededOf = (environment: Environment, ...resources: readonly Planned[]) =>
    findingsOf(planOf(...resources), environment).unneeded.map(
      ({ severity, path }) => `${severity} ${formatPath(path)}`,
    );

  test.each(['load-balancer-replacement', 'listener-replacement', 'elastic-ip-release'])(
    '%s keeps from deploying',
    (risk) => {
      expect(unneededOf(acknowledging(risk))).toEqual([`error entryPoints.public.acknowledgements["${risk}"]`]);
    },
  );

  test('target-group-replacement is a warning, since it is in files for good', () => {
    expect(unneededOf(acknowledging('target-group-replacement'))).toEqual([
      'warning entryPoints.public.acknowledgements["target-group-replacement"]',
    ]);
  });

  test('removedEntryPoints keeps from deploying', () => {
    expect(unneededOf({ ...production, removedEntryPoints: { partners: 'gone since May' } })).toEqual([
      'error removedEntryPoints.partners',
    ]);
  });

  test('is needed while the plan does what it says, protected or not', () => {
    expect(unneededOf(acknowledging('load-balancer-replacement'), unprotected(zoneRemoved))).toEqual([]);
    const removed: Environment = { ...production, entryPoints: {}, removedEntryPoints: { public: 'gone' } };
    expect(unneededOf(removed, unprotected({ address: LOAD_BALANCER, before: load(three) }))).toEqual([]);
  });

  test('other acknowledgements are none of its business', () => {
    expect(unneededOf(acknowledging('public-node-ports'))).toEqual([]);
  });
});
