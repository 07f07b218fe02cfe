import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { formatPath } from '@eks-ingress/diagnostics';
import type { NetworkLoadBalancerEntryPointSettings } from './entry-points/network-load-balancer/settings';
import type { Environment } from './environment';
import { loadEnvironments } from './load-environments';
import { synthesize as synthesizeWith, type SynthesizeOptions } from './synthesize';
import { shippedEnvironments } from './testing/shipped-environments';

type Block = Readonly<Record<string, unknown>>;

interface StackJson {
  readonly terraform: { readonly backend: Block; readonly required_version: string };
  readonly provider: Readonly<Record<string, readonly Block[]>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly output: Readonly<Record<string, Block>>;
}

/** On a day when no review in the environments is overdue. */
function synthesize(all: Readonly<Record<string, unknown>>, outdir: string, options: SynthesizeOptions = {}) {
  return synthesizeWith(all, { today: '2026-11-21', ...options, outdir });
}

const environments = shippedEnvironments() as Readonly<Record<string, Environment>>;
const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-'));
let folders = 0;

afterAll(() => rmSync(scratch, { recursive: true }));

function newFolder(): string {
  folders += 1;
  return join(scratch, `out-${folders}`);
}

function production(): Environment {
  const environment = environments['production'];
  if (environment === undefined) throw new Error('There is no production environment.');
  return structuredClone(environment);
}

function withoutAllocations(settings: unknown): NetworkLoadBalancerEntryPointSettings['subnetMappings'] {
  const { subnetMappings } = settings as NetworkLoadBalancerEntryPointSettings;
  return subnetMappings.map(({ allocationId: _given, ...mapping }) => mapping);
}

function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(folder, file), readFileSync(file, 'utf8')];
    }),
  );
}

function errorsOf(environment: unknown, name = 'broken'): Record<string, string> {
  const { findings } = synthesize({ [name]: environment }, newFolder());
  return Object.fromEntries(
    findings
      .filter(({ diagnostic }) => diagnostic.severity === 'error')
      .map(({ diagnostic: { id, path } }) => [formatPath(path), id]),
  );
}

describe('the environments', () => {
  const outdir = newFolder();
  const { findings } = synthesize(environments, outdir);
  const stacks = Object.fromEntries(
    Object.keys(environments).map((name) => [
      name,
      JSON.parse(readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8')) as StackJson,
    ]),
  );
  const stack = (name: string): StackJson => {
    const found = stacks[name];
    if (found === undefined) throw new Error(`There is no stack ${name}.`);
    return found;
  };
  const resources = (name: string, type: string): Block[] => Object.values(stack(name).resource[type] ?? {});

  it('are development, staging and production, and have no errors', () => {
    expect(Object.keys(environments)).toEqual(['development', 'production', 'staging']);
    expect(findings.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
  });

  it.each(Object.keys(environments))(
    '%s holds the load balancer, its targets, its rules and the controller',
    (name) => {
      expect(resources(name, 'aws_lb')).toHaveLength(1);
      expect(
        resources(name, 'aws_lb_listener').map(({ port, protocol }) => `${String(protocol)}:${String(port)}`),
      ).toEqual(['TCP:80', 'TLS:443']);
      expect(resources(name, 'aws_lb_target_group')).toHaveLength(2);
      expect(resources(name, 'aws_security_group')).toHaveLength(1);
      expect(resources(name, 'aws_vpc_security_group_egress_rule').length).toBeGreaterThan(0);
      expect(resources(name, 'aws_vpc_security_group_ingress_rule').length).toBeGreaterThan(0);
      expect(resources(name, 'helm_release').map(({ chart }) => chart)).toContain('ingress-nginx');
      expect(Object.keys(stack(name).output)).toEqual(
        expect.arrayContaining(['public-dns-name', 'public-zone-id', 'public-target-group-arns']),
      );
    },
  );

  it.each(Object.keys(environments))('%s runs in its own account only', (name) => {
    expect(stack(name).provider['aws']?.[0]?.['allowed_account_ids']).toEqual([environments[name]?.account]);
  });

  it('protect the load balancer of production from deletion', () => {
    expect(resources('production', 'aws_lb').map((lb) => lb['enable_deletion_protection'])).toEqual([true]);
  });

  it('give production the Elastic IPs that partners know, which nothing here releases', () => {
    const [loadBalancer] = resources('production', 'aws_lb');
    expect(loadBalancer?.['subnet_mapping']).toEqual(
      Array(3).fill(expect.objectContaining({ allocation_id: expect.stringMatching(/^eipalloc-/) })),
    );
    expect(resources('production', 'aws_eip')).toEqual([]);
  });

  it('keep the state of production in S3, encrypted and with its own lock', () => {
    expect(stack('production').terraform.backend).toEqual({
      s3: expect.objectContaining({
        bucket: 'shop-production-terraform-state',
        key: 'eks-ingress/production.tfstate',
        encrypt: true,
        use_lockfile: true,
        allowed_account_ids: ['333333333333'],
      }),
    });
  });

  it('keep the local state of development at a path that is the same on every machine', () => {
    expect(stack('development').terraform.backend).toEqual({
      local: { path: '../../../terraform.development.tfstate' },
    });
  });

  it('give the listener of staging its requested certificate once that is validated', () => {
    const [listener] = resources('staging', 'aws_lb_listener').filter(({ port }) => port === 443);
    expect(listener?.['certificate_arn']).toMatch(/^\$\{aws_acm_certificate_validation\..*\.certificate_arn\}$/);
  });

  it('register the nodes of staging on their node ports', () => {
    expect(resources('staging', 'aws_lb_target_group').map(({ port }) => port)).toEqual([30080, 30443]);
    expect(resources('staging', 'aws_autoscaling_attachment')).toHaveLength(6);
  });

  it('watch the targets of production, and let the echo server of development be seen', () => {
    expect(resources('production', 'aws_cloudwatch_metric_alarm')).toHaveLength(2);
    expect(resources('development', 'helm_release').map(({ name }) => name)).toContain('echo-public');
    expect(resources('development', 'aws_route53_record').map(({ name }) => name)).toEqual([
      'echo.dev.example.com',
      'shop.dev.example.com',
    ]);
    expect(resources('production', 'helm_release').map(({ name }) => name)).not.toContain('echo-public');
  });

  it('spread three replicas over the zones of production', () => {
    const [release] = resources('production', 'helm_release').filter(({ chart }) => chart === 'ingress-nginx');
    const values = JSON.parse(String((release?.['values'] as string[])[0]).replace(/\$\{.*?\}(?=")/g, 'unknown')) as {
      controller: { replicaCount: number; topologySpreadConstraints: Block[] };
    };
    expect(values.controller.replicaCount).toBe(3);
    expect(values.controller.topologySpreadConstraints[0]).toMatchObject({
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
    });
  });
});

describe('the output', () => {
  it('is the same, byte for byte, in another folder', () => {
    const [first, second] = [newFolder(), join(newFolder(), 'deeper')];
    mkdirSync(join(second, '..'));
    synthesize(environments, first);
    synthesize(environments, second);
    expect(filesOf(second)).toEqual(filesOf(first));
  });

  it('is the same, byte for byte, from a process of its own, with and without lean-cdktf.cjs', () => {
    const own = newFolder();
    synthesize(loadEnvironments(), own);
    for (const stock of ['', '1']) {
      const outdir = newFolder();
      execFileSync(process.execPath, [join(__dirname, '../run.cjs'), 'app'], {
        env: { ...process.env, CDKTF_OUTDIR: outdir, EKS_INGRESS_STOCK_CDKTF: stock },
      });
      expect(filesOf(outdir)).toEqual(filesOf(own));
    }
  });

  it('has no path of the machine', () => {
    const outdir = newFolder();
    synthesize(environments, outdir);
    const text = Object.values(filesOf(outdir)).join('\n');
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(scratch);
  });

  it('loses the stack of an environment that is gone', () => {
    const outdir = newFolder();
    synthesize({ production: production(), retired: environments['development'] }, outdir);
    synthesize({ production: production() }, outdir);
    expect(readdirSync(join(outdir, 'stacks'))).toEqual(['production']);
  });

  it('is not written when one environment has an error', () => {
    const outdir = newFolder();
    const { stacks } = synthesize({ production: production(), broken: { ...production(), region: 'nowhere' } }, outdir);
    expect(stacks).toEqual([]);
    expect(existsSync(join(outdir, 'manifest.json'))).toBe(false);
    expect(readdirSync(join(outdir, 'stacks'))).toEqual([]);
  });
});

describe('a new environment', () => {
  it('is a copy of production with other values', () => {
    const copy = JSON.parse(
      JSON.stringify(production())
        .replaceAll('ap-northeast-2', 'eu-central-1')
        .replaceAll('333333333333', '444444444444'),
    ) as Environment;
    const { findings, stacks } = synthesize({ europe: copy }, newFolder());
    expect(findings.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
    expect(stacks.map(({ environmentName }) => environmentName)).toEqual(['europe']);
  });

  it('has its load balancer named after it', () => {
    const { stacks } = synthesize({ europe: production() }, newFolder());
    expect(stacks[0]?.entryPoints['public']?.networkLoadBalancer?.name).toBe('europe-public');
  });
});

describe('the AWS Load Balancer Controller', () => {
  it('is installed with what it may need first', () => {
    const outdir = newFolder();
    const environment = {
      ...production(),
      awsLoadBalancerController: {
        identity: 'irsa',
        oidcProvider: 'create',
        certManager: 'install',
        permissions: 'all',
      },
    };
    const { findings } = synthesize({ production: environment }, outdir);
    expect(findings).toEqual([]);
    const json = JSON.parse(readFileSync(join(outdir, 'stacks/production/cdk.tf.json'), 'utf8')) as StackJson;
    expect(Object.keys(json.resource['aws_iam_openid_connect_provider'] ?? {})).toHaveLength(1);
    expect(Object.values(json.resource['helm_release'] ?? {}).map(({ chart }) => chart)).toContain('cert-manager');
  });
});

describe('warnings', () => {
  const overdue = { today: '2027-04-01' };

  it('do not keep anything from being written', () => {
    const outdir = newFolder();
    const { stacks, findings } = synthesize({ production: production() }, outdir, overdue);
    expect(findings.map(({ diagnostic: { id, severity } }) => [id, severity])).toEqual([
      ['ingress-nginx-review-overdue', 'warning'],
    ]);
    expect(stacks).toHaveLength(1);
  });

  it('are errors when asked for', () => {
    const { stacks, findings } = synthesize({ production: production() }, newFolder(), { ...overdue, strict: true });
    expect(findings.map(({ diagnostic }) => diagnostic.severity)).toEqual(['error']);
    expect(stacks).toEqual([]);
  });

  it('change nothing in what is written', () => {
    const [before, after] = [newFolder(), newFolder()];
    const stacksIn = (outdir: string) => ({ ...filesOf(outdir), 'manifest.json': undefined });
    synthesize({ production: production() }, before);
    synthesize({ production: production() }, after, overdue);
    expect(stacksIn(after)).toEqual(stacksIn(before));
  });
});

describe('what the load balancers of an environment share', () => {
  const findingsOf = (environment: Environment) =>
    synthesize({ production: environment }, newFolder()).findings.map(({ diagnostic: { id, path } }) => [
      id,
      formatPath(path),
    ]);

  function withEntryPoints(...names: readonly string[]): Environment {
    const environment = production();
    const [settings] = Object.values(environment.entryPoints) as NetworkLoadBalancerEntryPointSettings[];
    const others = names.map((name) => [
      name,
      {
        ...settings,
        subnetMappings: withoutAllocations(settings),
        elasticIps: 'create',
        hostNames: [],
        ingressNginx: { ...settings?.ingressNginx, releaseName: name, namespace: name, ingressClass: name },
      },
    ]);
    return { ...environment, entryPoints: { ...environment.entryPoints, ...Object.fromEntries(others) } };
  }

  it('is counted against the quotas of its account', () => {
    const environment = withEntryPoints('partners');
    const finding = ['environment-elastic-ip-quota', 'entryPoints'];

    expect(findingsOf(environment)).toEqual([finding]);
    expect(findingsOf({ ...environment, quotas: { 'elastic-ips-per-region': 10 } })).toEqual([]);
  });

  it('has to have names of its own', () => {
    const environment = withEntryPoints('partners');
    const { public: settings, partners } = environment.entryPoints;
    const named = {
      public: { ...settings, name: 'shop' },
      partners: { ...partners, name: 'shop', elasticIps: undefined },
    } as Environment['entryPoints'];

    expect(findingsOf({ ...environment, entryPoints: named })).toEqual([
      ['environment-load-balancer-name', 'entryPoints'],
    ]);
  });

  it('has quotas whose names are found at their place', () => {
    const environment = { ...production(), quotas: { 'listeners-per-load-balancer': 60 } as Environment['quotas'] };

    expect(findingsOf(environment)).toEqual([['load-balancer-quota-fixed', 'quotas']]);
  });
});

describe('created Elastic IPs', () => {
  it('are kept by an environment that is protected like production, and are its output', () => {
    const environment = production();
    const { public: settings } = environment.entryPoints;
    const subnetMappings = withoutAllocations(settings);
    const outdir = newFolder();
    const entryPoints = { public: { ...settings, subnetMappings, elasticIps: 'create' } } as Environment['entryPoints'];
    synthesize({ production: { ...environment, entryPoints } }, outdir);
    const file = join(outdir, 'stacks/production/cdk.tf.json');
    const { resource, output } = JSON.parse(readFileSync(file, 'utf8')) as StackJson;
    expect(Object.values(resource['aws_eip'] ?? {})).toEqual(
      Array(3).fill(expect.objectContaining({ lifecycle: { prevent_destroy: true } })),
    );
    expect(output['public-addresses']?.['value']).toHaveLength(3);
  });
});

describe('a target group of production', () => {
  const lifecycles = (change: Partial<Environment['entryPoints'][string]>) => {
    const environment = production();
    const { public: settings } = environment.entryPoints;
    const outdir = newFolder();
    synthesize({ production: { ...environment, entryPoints: { public: { ...settings, ...change } } } }, outdir);
    const file = join(outdir, 'stacks/production/cdk.tf.json');
    const { resource } = JSON.parse(readFileSync(file, 'utf8')) as StackJson;
    return Object.values(resource['aws_lb_target_group'] ?? {}).map(({ lifecycle }) => lifecycle);
  };
  const refused = expect.objectContaining({ precondition: [expect.anything(), expect.anything()] });
  const acknowledgements = { 'target-group-replacement': 'The pods move to another port tonight.' };

  it('is not replaced unless somebody takes the risk', () => {
    expect(lifecycles({})).toEqual([refused, refused]);
    for (const lifecycle of lifecycles({ acknowledgements })) expect(lifecycle).not.toHaveProperty('precondition');
  });
});

describe('wrong values', () => {
  it('are all reported at once, each at its path', () => {
    const environment = production() as unknown as Record<string, unknown>;
    const entryPoint = (environment['entryPoints'] as { public: Record<string, unknown> }).public;
    const [first, second, third] = entryPoint['subnetMappings'] as Record<string, unknown>[];
    environment['region'] = 'ap-northest-2';
    entryPoint['name'] = 'a-name-that-is-too-long-for-a-load-balancer';
    entryPoint['subnetMappings'] = [
      first,
      { ...second, subnetId: first?.['subnetId'] },
      { ...third, allocationId: undefined },
    ];
    entryPoint['ports'] = { http: 443 };
    entryPoint['deletionProtektion'] = true;
    (entryPoint['tls'] as { certificate: Record<string, unknown> }).certificate['arn'] =
      'arn:aws:acm:us-east-1:333333333333:certificate/33333333-3333-4333-8333-333333333331';

    expect(errorsOf(environment)).toEqual({
      region: 'environment-region',
      'entryPoints.public.deletionProtektion': 'environment-unknown-key',
      'entryPoints.public.name': 'load-balancer-name-length',
      'entryPoints.public.subnetMappings': 'load-balancer-elastic-ip-count',
      'entryPoints.public.subnetMappings[1].subnetId': 'subnet-mapping-subnet-repeated',
      'entryPoints.public.ports.https': 'listener-port-repeated',
      'entryPoints.public.tls.certificate.arn': 'certificate-region',
    });
  });

  it('of the wrong shape do not hide the others', () => {
    const environment = {
      ...production(),
      cluster: { compute: 'karpenter' },
      awsLoadBalancerController: { identity: 'irsa', replicas: 'two' },
      account: '1234',
    };
    expect(errorsOf(environment)).toEqual({
      'cluster.name': 'environment-missing-key',
      'awsLoadBalancerController.replicas': 'environment-value',
      account: 'environment-account',
    });
  });

  it('are not changed by being checked', () => {
    const environment = { ...production(), cluster: { nam: 'shop' } };
    const before = structuredClone(environment);
    errorsOf(environment);
    expect(environment).toEqual(before);
  });

  it.each([
    [undefined, { '': 'environment-export' }],
    [{ ...production(), entryPoints: {} }, { entryPoints: 'environment-entry-points' }],
    [
      { ...production(), entryPoints: { Public: production().entryPoints['public'] } },
      { 'entryPoints.Public': 'environment-name' },
    ],
  ])('%#: an environment without what it is for is refused', (environment, expected) => {
    expect(errorsOf(environment)).toEqual(expected);
  });

  it('in the host name of the echo server are found there', () => {
    const environment = production() as unknown as { entryPoints: { public: Record<string, unknown> } };
    environment.entryPoints.public['echoWorkload'] = { hostName: 'echo.elsewhere.org' };
    expect(errorsOf(environment)).toEqual({
      'entryPoints.public.echoWorkload.hostName': 'alias-host-name-outside-zone',
    });
  });

  it('in the tags of everything are found there', () => {
    expect(errorsOf({ ...production(), tags: { 'kubernetes.io/cluster/shop': 'owned' } })).toEqual({
      [formatPath(['tags', 'kubernetes.io/cluster/shop'])]: 'environment-ownership-tags',
    });
    expect(errorsOf({ ...production(), tags: { 'AWS:team': 'shop' } })).toEqual({
      [formatPath(['tags', 'AWS:team'])]: 'environment-tags',
    });
  });

  it('in where TLS ends are found there', () => {
    const environment = production() as unknown as { entryPoints: { public: Record<string, unknown> } };
    environment.entryPoints.public['tls'] = { end: 'at-controler' };
    expect(errorsOf(environment)).toEqual({ 'entryPoints.public.tls.end': 'environment-value' });
  });

  it('of the cluster are found there', () => {
    expect(errorsOf({ ...production(), cluster: { name: '-shop', compute: 'karpenter' } })).toEqual({
      'cluster.name': 'cluster-name',
    });
  });

  it('in the way that targets are registered are found against the compute', () => {
    const environment = production() as unknown as { entryPoints: { public: Record<string, unknown> } };
    environment.entryPoints.public['registration'] = { kind: 'auto-scaling-groups', names: ['eks-shop'] };
    expect(errorsOf(environment)).toEqual({ 'entryPoints.public.registration.kind': 'registration-karpenter' });
  });

  it('in the name of a file do not hide the others', () => {
    const environment = { ...production(), region: 'nowhere', account: '1' };
    expect(errorsOf(environment, 'My_Production')).toEqual({
      '': 'environment-name',
      account: 'environment-account',
      region: 'environment-region',
      'entryPoints.public.name': expect.any(String),
    });
  });

  it('carry the value that was found', () => {
    const { findings } = synthesize({ broken: { ...production(), region: 'ap-northest-2' } }, newFolder());
    expect(findings.find(({ diagnostic }) => diagnostic.id === 'environment-region')?.value).toBe('ap-northest-2');
  });
});
