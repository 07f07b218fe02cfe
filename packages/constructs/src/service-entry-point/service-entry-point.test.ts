import { TerraformVariable, type TerraformStack } from 'cdktf';
import {
  AwsLoadBalancerController,
  type AwsLoadBalancerControllerProps,
} from '../aws-load-balancer-controller/aws-load-balancer-controller';
import { EksCluster, type ClusterCompute } from '../cluster/eks-cluster';
import { findingsOf, helmValuesOf, resourceOf, resourcesOf, synthesize } from '../testing/synthesize';
import { ServiceEntryPoint, type ServiceEntryPointProps } from './service-entry-point';

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer-';
const PODS = { kind: 'aws-load-balancer-controller', targetType: 'ip' } as const;
const NODES = { kind: 'aws-load-balancer-controller', targetType: 'instance' } as const;
const LEGACY = { kind: 'cloud-provider-aws' } as const;
const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:333333333333:certificate/33333333-3333-4333-8333-333333333331';

const SHOP: Omit<ServiceEntryPointProps, 'cluster'> = {
  owner: PODS,
  scheme: 'internet-facing',
  subnetMappings: [
    { subnetId: 'subnet-0a1b2c3d4e5f60711', availabilityZone: 'ap-northeast-2a' },
    { subnetId: 'subnet-0a1b2c3d4e5f60712', availabilityZone: 'ap-northeast-2c' },
  ],
  tls: { end: 'at-load-balancer', certificate: { arn: CERTIFICATE } },
  ingressNginx: { zoneSpread: 'DoNotSchedule', acknowledgeRetirement: { reviewBy: '2027-03-31' } },
};
const third = { subnetId: 'subnet-0a1b2c3d4e5f60713', availabilityZone: 'ap-northeast-2d' };
const SHOP_ON_NODES: Partial<ServiceEntryPointProps> = { owner: NODES };
const SHOP_OF_PROVIDER: Partial<ServiceEntryPointProps> = { owner: LEGACY, clients: [{ cidr: '203.0.113.0/24' }] };

type Installed = Pick<AwsLoadBalancerControllerProps, 'permissions' | 'values'>;

interface Options extends Partial<Omit<ServiceEntryPointProps, 'cluster'>> {
  readonly compute?: ClusterCompute;
  readonly installed?: Installed;
}

function build(options: Options = {}) {
  return (stack: TerraformStack) => {
    const { compute, installed, ...props } = options;
    const cluster = new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2', compute });
    const awsLoadBalancerController =
      installed === undefined
        ? undefined
        : new AwsLoadBalancerController(stack, 'Controller', { cluster, identity: 'irsa', ...installed });
    return new ServiceEntryPoint(stack, 'public', { ...SHOP, cluster, awsLoadBalancerController, ...props });
  };
}

const synthesizeShop = (options?: Options) =>
  synthesize((stack) => {
    build(options)(stack);
  });
const release = (options?: Options) => resourceOf(synthesizeShop(options), 'helm_release', 'public_IngressNginx');

interface Service {
  readonly annotations: Readonly<Record<string, string>>;
  readonly loadBalancerClass?: string;
  readonly [field: string]: unknown;
}
const serviceOf = (options?: Options) =>
  (helmValuesOf(release(options)) as { controller: { service: Service } }).controller.service;
const annotationsOf = (options?: Options) =>
  Object.fromEntries(
    Object.entries(serviceOf(options).annotations).map(([key, value]) => [key.replace(PREFIX, ''), value]),
  );
const findings = (options?: Options) =>
  findingsOf((stack) => {
    build(options)(stack);
  }).map(({ diagnostic: { id, severity, path } }) => [id, severity, path.join('.')]);

describe('a load balancer that a Service owns', () => {
  test('has no finding when everything agrees', () => {
    expect(findings()).toEqual([]);
    expect(findings(SHOP_ON_NODES)).toEqual([]);
    expect(findings({ name: 'shop', elasticIps: 'create', crossZone: true, tags: { Team: 'shop' } })).toEqual([]);
  });

  test('is selected by its class for pods and for nodes, and by an annotation for the cloud provider', () => {
    for (const owner of [PODS, NODES]) expect(serviceOf({ owner }).loadBalancerClass).toBe('service.k8s.aws/nlb');
    expect(serviceOf(SHOP_OF_PROVIDER)).not.toHaveProperty('loadBalancerClass');
    expect(annotationsOf(SHOP_OF_PROVIDER).type).toBe('nlb');
    expect(annotationsOf()).not.toHaveProperty('type');
  });

  test('ends TLS on the https port alone, with a policy of today', () => {
    for (const options of [{}, SHOP_ON_NODES, SHOP_OF_PROVIDER]) {
      expect(annotationsOf(options)).toMatchObject({
        'ssl-cert': CERTIFICATE,
        'ssl-ports': '443',
        'ssl-negotiation-policy': 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      });
    }
  });

  test('passes TLS on where the controller ends it, and checks with a connection', () => {
    const annotations = annotationsOf({ tls: { end: 'at-controller' } });
    expect(Object.keys(annotations).filter((key) => key.startsWith('ssl-'))).toEqual([]);
    expect(annotations).toMatchObject({ 'healthcheck-protocol': 'tcp', 'healthcheck-port': 'traffic-port' });
  });

  test('sends PROXY protocol, keeps no address beside it, and checks the port that expects the header', () => {
    expect(annotationsOf()).toMatchObject({
      'proxy-protocol': '*',
      'target-group-attributes': expect.stringContaining('preserve_client_ip.enabled=false'),
      'healthcheck-protocol': 'http',
      'healthcheck-port': 'traffic-port',
      'healthcheck-path': '/healthz',
      'healthcheck-success-codes': '200-399',
    });
    expect(helmValuesOf(release())).toMatchObject({ controller: { config: { 'use-proxy-protocol': 'true' } } });
  });

  test('leaves the health check of Local nodes to the Service, which knows where the pods are', () => {
    const annotations = annotationsOf({ ...SHOP_ON_NODES, externalTrafficPolicy: 'Local' });
    expect(Object.keys(annotations).filter((key) => key.startsWith('healthcheck'))).toEqual([]);
    expect(annotations).not.toHaveProperty('proxy-protocol');
    expect(annotations['target-group-attributes']).toContain('preserve_client_ip.enabled=true');
  });

  test('takes a health check of its own', () => {
    expect(annotationsOf({ healthCheck: { protocol: 'TCP', interval: 30 } })).toMatchObject({
      'healthcheck-protocol': 'tcp',
      'healthcheck-interval': '30',
    });
  });

  test('says every attribute, since one that is left out keeps its last value', () => {
    expect(annotationsOf().attributes?.split(',')).toEqual([
      'deletion_protection.enabled=false',
      'load_balancing.cross_zone.enabled=false',
      'zonal_shift.config.enabled=false',
      'dns_record.client_routing_policy=any_availability_zone',
      'access_logs.s3.enabled=false',
    ]);
    const asked = {
      deletionProtection: true,
      crossZone: true,
      zonalShift: true,
      dnsRecordClientRoutingPolicy: 'availability_zone_affinity',
      accessLogs: { bucket: 'logs', prefix: 'shop' },
    } as const;
    expect(annotationsOf(asked).attributes?.split(',')).toEqual([
      'deletion_protection.enabled=true',
      'load_balancing.cross_zone.enabled=true',
      'zonal_shift.config.enabled=true',
      'dns_record.client_routing_policy=availability_zone_affinity',
      'access_logs.s3.enabled=true',
      'access_logs.s3.bucket=logs',
      'access_logs.s3.prefix=shop',
    ]);
  });

  test('has the Elastic IPs that are created, one for each subnet', () => {
    const stack = synthesizeShop({ elasticIps: 'create' });
    expect(resourcesOf(stack, 'aws_eip')).toHaveLength(2);
    const { controller } = helmValuesOf(resourceOf(stack, 'helm_release')) as { controller: { service: Service } };
    expect(controller.service.annotations[`${PREFIX}eip-allocations`]).toMatch(
      /^\$\{aws_eip\.[^,]*2a[^,]*\.allocation_id\},\$\{aws_eip\.[^,]*2c[^,]*\.allocation_id\}$/,
    );
  });

  test('has fixed private addresses', () => {
    const [first, second] = SHOP.subnetMappings ?? [];
    const subnetMappings = [
      { ...first, subnetId: 'subnet-0a1b2c3d4e5f60711', privateIpv4Address: '10.0.1.25' },
      { ...second, subnetId: 'subnet-0a1b2c3d4e5f60712', privateIpv4Address: '10.0.2.25' },
    ];
    expect(annotationsOf({ scheme: 'internal', subnetMappings })).toMatchObject({
      scheme: 'internal',
      'private-ipv4-addresses': '10.0.1.25,10.0.2.25',
    });
  });

  test('lets in whom it is told to, by range or prefix list', () => {
    expect(serviceOf().loadBalancerSourceRanges).toEqual(['0.0.0.0/0']);
    expect(serviceOf({ scheme: 'internal' }).loadBalancerSourceRanges).toEqual([
      expect.stringMatching(/^\$\{data\.aws_vpc\..*cidr_block\}$/),
    ]);
    const lists = { clients: [{ prefixListId: 'pl-0a1b2c3d4e5f60718' }] };
    expect(serviceOf(lists)).not.toHaveProperty('loadBalancerSourceRanges');
    expect(annotationsOf(lists)['security-group-prefix-lists']).toBe('pl-0a1b2c3d4e5f60718');
  });

  test('says in its own words to the cloud provider what that knows', () => {
    const accessLogs = { bucket: 'logs', prefix: 'shop' };
    expect(annotationsOf({ ...SHOP_OF_PROVIDER, scheme: 'internal', crossZone: true, accessLogs })).toMatchObject({
      type: 'nlb',
      internal: 'true',
      'cross-zone-load-balancing-enabled': 'true',
      'access-log-enabled': 'true',
      'access-log-s3-bucket-name': 'logs',
      'access-log-s3-bucket-prefix': 'shop',
      'healthcheck-protocol': 'tcp',
    });
    expect(annotationsOf(SHOP_OF_PROVIDER)).not.toHaveProperty('healthcheck-timeout');
    expect(annotationsOf({ ...SHOP_OF_PROVIDER, proxyProtocol: true })['target-group-attributes']).toBe(
      'proxy_protocol_v2.enabled=true,preserve_client_ip.enabled=false',
    );
  });

  test('opens ports on nodes only where nodes are the targets', () => {
    expect(serviceOf()).toMatchObject({ allocateLoadBalancerNodePorts: false });
    expect(serviceOf(SHOP_ON_NODES)).not.toHaveProperty('allocateLoadBalancerNodePorts');
  });

  test('lets pods wait for their targets from the second rollout on', () => {
    const labels = (options?: Options) => resourceOf(synthesizeShop(options), 'kubernetes_namespace_v1').metadata;
    expect(labels()).toMatchObject({ labels: { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' } });
    expect(labels(SHOP_ON_NODES)).toMatchObject({ labels: {} });
  });

  test('publishes its own address in the status of every Ingress', () => {
    expect(helmValuesOf(release())).toMatchObject({ controller: { publishService: { enabled: true } } });
  });

  test('believes a PROXY protocol header of its subnets, or of the nodes that pass it on', () => {
    const believed = (options?: Options) =>
      /"proxy-real-ip-cidr":"([^}]*)}/.exec(String((release(options).values as string[])[0]))?.[1];
    expect(believed()).toContain('data.aws_subnet.');
    expect(believed(SHOP_ON_NODES)).toContain('data.aws_vpc.');
    expect(believed({ subnetMappings: undefined })).toContain('data.aws_vpc.');
  });
});

describe('what Terraform knows of it', () => {
  const dns = { hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' }, hostNames: ['shop.example.com'] };
  const only = (blocks: object = {}) => Object.values(blocks) as Readonly<Record<string, unknown>>[];

  test.each([
    [PODS, { 'elbv2.k8s.aws/cluster': 'shop', 'service.k8s.aws/stack': 'ingress-nginx/ingress-nginx-controller' }],
    [
      LEGACY,
      {
        'kubernetes.io/service-name': 'ingress-nginx/ingress-nginx-controller',
        'kubernetes.io/cluster/shop': 'owned',
      },
    ],
  ])('is looked up by the tags of its owner once the release is there: %j', (owner, tags) => {
    const stack = synthesizeShop({ owner, clients: [{ cidr: '203.0.113.0/24' }] });
    expect(only(stack.data.aws_lb)).toEqual([
      { tags, depends_on: [expect.stringMatching(/^helm_release\.public_IngressNginx_/)] },
    ]);
  });

  test('is what host names point to', () => {
    expect(resourceOf(synthesizeShop({ dns }), 'aws_route53_record')).toMatchObject({
      name: 'shop.example.com',
      alias: {
        name: expect.stringMatching(/^\$\{data\.aws_lb\..*\.dns_name\}$/),
        zone_id: expect.stringMatching(/^\$\{data\.aws_lb\..*\.zone_id\}$/),
      },
    });
  });

  test('is watched by an alarm for each port', () => {
    const stack = synthesizeShop({
      unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:333333333333:on-call'] },
    });
    expect(
      only(stack.data.aws_lb_target_group).map(
        ({ tags }) => (tags as Record<string, string>)['service.k8s.aws/resource'],
      ),
    ).toEqual(['ingress-nginx/ingress-nginx-controller:443', 'ingress-nginx/ingress-nginx-controller:80']);
    expect(resourcesOf(stack, 'aws_cloudwatch_metric_alarm').map(({ dimensions }) => dimensions)).toEqual(
      Array(2).fill({
        LoadBalancer: expect.stringMatching(/^\$\{data\.aws_lb\..*\.arn_suffix\}$/),
        TargetGroup: expect.stringMatching(/^\$\{data\.aws_lb_target_group\..*\.arn_suffix\}$/),
      }),
    );
  });

  test('is what the model builds of the same annotations', () => {
    synthesize((stack) => {
      const built = build({ name: 'shop' })(stack).builtLoadBalancer;
      expect(built).toMatchObject({ name: 'shop', scheme: 'internet-facing' });
      expect(built?.listeners.map(({ port, protocol }) => `${protocol}:${port}`)).toEqual(['TCP:80', 'TLS:443']);
    });
  });
});

describe('what it needs of the network', () => {
  const checksOf = (options?: Options) => {
    const { check = {} } = synthesizeShop(options) as { readonly check?: Readonly<Record<string, unknown>> };
    return Object.keys(check);
  };

  test('is checked by Terraform at every plan: its subnets, and the groups that its owner opens', () => {
    expect(checksOf()).toEqual(['test_Cluster_NodeSecurityGroupCheck', 'test_public_SubnetCheck']);
    expect(checksOf(SHOP_OF_PROVIDER)).toEqual(['test_public_SubnetCheck']);
  });

  test('is one tagged subnet where the owner looks for them', () => {
    const stack = synthesizeShop({ subnetMappings: undefined }) as unknown as {
      readonly check: Readonly<Record<string, { readonly assert: readonly { readonly condition: string }[] }>>;
    };
    expect(stack.check['test_public_SubnetCheck']?.assert.map(({ condition }) => condition)).toEqual([
      expect.stringMatching(/>= 1}$/),
    ]);
  });
});

describe('the order', () => {
  const dependencies = (type: string, options: Options) =>
    (resourceOf(synthesizeShop(options), type, 'public_IngressNginx').depends_on ?? []) as readonly string[];

  test('keeps the controller until the Service and its namespace are gone', () => {
    const controller = expect.stringMatching(/^helm_release\.Controller_/);
    expect(dependencies('helm_release', { installed: {} })).toEqual([controller]);
    expect(dependencies('kubernetes_namespace_v1', { installed: {} })).toEqual([controller]);
  });

  test('keeps the Elastic IPs until the namespace is gone, and with it the load balancer', () => {
    expect(dependencies('kubernetes_namespace_v1', { elasticIps: 'create' })).toEqual([
      expect.stringMatching(/^aws_eip\./),
      expect.stringMatching(/^aws_eip\./),
    ]);
  });
});

describe('what cannot be changed in place', () => {
  const inputsOf = (options?: Options) =>
    Object.fromEntries(
      Object.entries(synthesizeShop(options).resource.terraform_data ?? {}).map(([address, { input }]) => [
        address,
        input,
      ]),
    );

  test('replaces the release, and with it the Service and its load balancer', () => {
    expect(release().lifecycle).toEqual({
      replace_triggered_by: [
        expect.stringMatching(/^terraform_data\.public_ReplacementTrigger-LoadBalancer_/),
        expect.stringMatching(/^terraform_data\.public_ReplacementTrigger-Address-ap-northeast-2a_/),
        expect.stringMatching(/^terraform_data\.public_ReplacementTrigger-Address-ap-northeast-2c_/),
      ],
    });
  });

  test.each<[string, Options, Options, boolean]>([
    ['the owner', {}, SHOP_OF_PROVIDER, true],
    ['the scheme', {}, { scheme: 'internal' }, true],
    ['the name, which its owner does not change', { name: 'shop' }, { name: 'store' }, true],
    ['what the targets are', {}, SHOP_ON_NODES, false],
    ['the traffic policy', SHOP_ON_NODES, { ...SHOP_ON_NODES, externalTrafficPolicy: 'Local' }, false],
    [
      'the traffic policy of the cloud provider, which keeps the health check of the first',
      SHOP_OF_PROVIDER,
      { ...SHOP_OF_PROVIDER, externalTrafficPolicy: 'Local' },
      true,
    ],
    ['an address, which its owner does not compare', {}, { elasticIps: 'create' }, true],
    ['one more subnet', {}, { subnetMappings: [...(SHOP.subnetMappings ?? []), third] }, false],
    [
      'one more subnet of the cloud provider, which does not compare them',
      SHOP_OF_PROVIDER,
      { ...SHOP_OF_PROVIDER, subnetMappings: [...(SHOP.subnetMappings ?? []), third] },
      true,
    ],
    [
      'the interval of health checks, which the cloud provider does not compare',
      SHOP_OF_PROVIDER,
      { ...SHOP_OF_PROVIDER, healthCheck: { interval: 30 } },
      true,
    ],
    ['the health check', {}, { healthCheck: { protocol: 'TCP' } }, false],
    ['clients', SHOP_OF_PROVIDER, { ...SHOP_OF_PROVIDER, clients: [{ cidr: '198.51.100.0/24' }] }, false],
  ])('%s', (_what, before, after, isReplaced) => {
    const [old, now] = [inputsOf(before), inputsOf(after)];
    // Terraform replaces the release when a trigger changes, and not when there is one more or less.
    expect(Object.keys(old).some((address) => address in now && now[address] !== old[address])).toBe(isReplaced);
  });

  test('is refused by Terraform where the load balancer is protected, unless somebody says otherwise', () => {
    const alarm = { unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:333333333333:on-call'] } };
    const guarded = release({ ...alarm, deletionProtection: true }).lifecycle;
    expect(guarded).toMatchObject({
      precondition: Array(3).fill({
        condition: expect.stringMatching(/^\$\{terraform_data\.public_ReplacementGuard-.*\.output == /),
        error_message: expect.stringContaining('would replace the load balancer'),
      }),
    });
    const free = release({ ...alarm, deletionProtection: true, replacementProtection: false }).lifecycle;
    expect(free).not.toHaveProperty('precondition');
    const acknowledgements = { 'load-balancer-replacement': 'The new name is announced for Sunday.' };
    expect(release({ ...alarm, replacementProtection: true }).lifecycle).toHaveProperty('precondition');
    expect(release({ ...alarm, replacementProtection: true, acknowledgements }).lifecycle).not.toHaveProperty(
      'precondition',
    );
  });

  test('is refused altogether while AWS refuses to delete the load balancer', () => {
    const alarm = { unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:333333333333:on-call'] } };
    expect(release({ ...alarm, deletionProtection: true }).lifecycle).toHaveProperty('prevent_destroy', true);
    expect(release({ ...alarm, replacementProtection: true }).lifecycle).not.toHaveProperty('prevent_destroy');
  });
});

describe('is refused, or warned of', () => {
  const nginx = (change: Partial<ServiceEntryPointProps['ingressNginx']>) => ({
    ingressNginx: { ...SHOP.ingressNginx, ...change },
  });
  const withService = (service: object) => nginx({ values: { controller: { service } } });
  const typed = (type: string | null) => ({ annotations: { [`${PREFIX}type`]: type } });
  const LOCAL = { ...SHOP_ON_NODES, externalTrafficPolicy: 'Local' } as const;
  const hairpin = ['target-group-preserve-client-ip-hairpin', 'warning', 'externalTrafficPolicy'];
  const scheme = ['ingress-nginx-scheme-lost', 'warning', 'proxyProtocol'];
  const inService = 'ingressNginx.values.controller.service';
  const [first, second] = ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'];

  test.each<[string, Options, string[][]]>([
    [
      'a Classic Load Balancer, since the type is removed',
      { ...SHOP_OF_PROVIDER, ...withService(typed(null)) },
      [['service-classic-load-balancer', 'error', `${inService}.annotations.${PREFIX}type`], scheme],
    ],
    [
      'a Classic Load Balancer, since the type is another one',
      { ...SHOP_OF_PROVIDER, ...withService(typed('NLB')) },
      [['service-classic-load-balancer', 'error', `${inService}.annotations.${PREFIX}type`], scheme],
    ],
    [
      'a Classic Load Balancer, since the class is removed',
      withService({ loadBalancerClass: null }),
      [['service-classic-load-balancer', 'error', `${inService}.annotations.${PREFIX}type`]],
    ],
    [
      'a Service that is left to nobody known',
      withService({ loadBalancerClass: 'example.com/other' }),
      [['service-left-alone', 'error', inService]],
    ],
    [
      'annotations on a NodePort Service, where nobody reads them',
      withService({ type: 'NodePort' }),
      [
        ['service-type', 'error', `${inService}.type`],
        ['ingress-nginx-value-overridden', 'warning', `${inService}.type`],
      ],
    ],
    [
      'TLS on every port',
      withService({ annotations: { [`${PREFIX}ssl-ports`]: null } }),
      [['service-tls-annotations', 'error', `${inService}.annotations.${PREFIX}ssl-ports`]],
    ],
    [
      'TLS on the wrong port',
      { ...SHOP_OF_PROVIDER, ...withService({ annotations: { [`${PREFIX}ssl-ports`]: '80' } }) },
      [['service-tls-annotations', 'error', `${inService}.annotations.${PREFIX}ssl-ports`], scheme],
    ],
    [
      'TLS on no port',
      withService({ annotations: { [`${PREFIX}ssl-cert`]: null } }),
      [
        ['service-tls-annotations', 'error', `${inService}.annotations.${PREFIX}ssl-cert`],
        ['annotation-missing-companion', 'warning', 'ports.https'],
        ['annotation-missing-companion', 'warning', 'tls.policy'],
      ],
    ],
    [
      'TLS that ends twice',
      { tls: { end: 'at-controller' }, ...withService({ annotations: { [`${PREFIX}ssl-cert`]: CERTIFICATE } }) },
      [
        ['service-tls-annotations', 'error', `${inService}.annotations.${PREFIX}ssl-cert`],
        ['listener-ssl-policy-withdrawn-tls', 'error', 'tls.policy'],
        ['no-redirect-loop', 'error', 'ingressNginx.values.controller.config.force-ssl-redirect'],
        ['target-port-matches-tls', 'error', 'ingressNginx.values.controller.service.targetPorts.https'],
      ],
    ],
    [
      'headers of clients that nginx believes',
      nginx({ values: { controller: { config: { 'use-forwarded-headers': 'true' } } } }),
      [['ingress-nginx-forwarded-headers', 'error', 'ingressNginx.values.controller.config.use-forwarded-headers']],
    ],
    [
      'one healthy node, since there is one pod',
      { ...LOCAL, ...nginx({ replicas: 1 }) },
      [['service-local-too-few-pods', 'error', 'ingressNginx.replicas'], scheme, hairpin],
    ],
    [
      'zones without a healthy node, since there are fewer pods than zones',
      {
        ...LOCAL,
        subnetMappings: [...(SHOP.subnetMappings ?? []), { subnetId: 'subnet-0a1b2c3d4e5f60713' }],
      },
      [['service-local-too-few-pods', 'error', 'ingressNginx.replicas'], scheme, hairpin],
    ],
    [
      'pods that may share a zone',
      { ...LOCAL, ...nginx({ zoneSpread: 'ScheduleAnyway' }) },
      [['service-local-spread', 'warning', 'ingressNginx.zoneSpread'], scheme, hairpin],
    ],
    [
      'no pods that are too few, with one on every node',
      { ...LOCAL, ...nginx({ workload: 'DaemonSet', zoneSpread: undefined }) },
      [scheme, hairpin],
    ],
    [
      'one healthy node, since values say so',
      {
        ...SHOP_ON_NODES,
        ...nginx({ values: { controller: { replicaCount: 1, service: { externalTrafficPolicy: 'Local' } } } }),
      },
      [
        ['service-local-too-few-pods', 'error', 'ingressNginx.replicas'],
        ['service-local-proxy-protocol', 'error', 'proxyProtocol'],
      ],
    ],
    [
      'node ports that values open to everybody',
      { ...SHOP_OF_PROVIDER, ...withService({ loadBalancerSourceRanges: ['0.0.0.0/0'] }) },
      [['service-legacy-public-clients', 'error', `${inService}.loadBalancerSourceRanges`], scheme],
    ],
    [
      'node ports that values open to everybody by saying nothing',
      { ...SHOP_OF_PROVIDER, ...withService({ loadBalancerSourceRanges: [] }) },
      [['service-legacy-source-ranges', 'error', `${inService}.loadBalancerSourceRanges`], scheme],
    ],
    [
      'a traffic policy that nothing reads',
      { externalTrafficPolicy: 'Local', proxyProtocol: true },
      [['service-local-pods', 'warning', 'externalTrafficPolicy']],
    ],
    ['a zone without a pod', nginx({ replicas: 1 }), [['zone-without-target', 'warning', 'ingressNginx.replicas']]],
    [
      'a controller that may not build load balancers',
      { installed: { permissions: 'target-group-binding' } },
      [['service-controller-permissions', 'error', 'owner.kind']],
    ],
    [
      'the cloud provider beside a controller that takes every new Service',
      { ...SHOP_OF_PROVIDER, installed: {} },
      [['service-legacy-mutator-webhook', 'error', 'owner.kind'], scheme],
    ],
    [
      'not the cloud provider beside a controller whose webhook is off',
      { ...SHOP_OF_PROVIDER, installed: { values: { enableServiceMutatorWebhook: false } } },
      [scheme],
    ],
    [
      'a risk without a reason',
      { owner: LEGACY, clients: [{ cidr: '0.0.0.0/0' }], acknowledgements: { 'public-node-ports': '' } },
      [['acknowledgement-reason', 'error', 'acknowledgements.public-node-ports'], scheme],
    ],
    [
      'what the cloud provider cannot do',
      { ...SHOP_OF_PROVIDER, name: 'shop', ipAddressType: 'dualstack', zonalShift: true },
      [
        ['service-legacy-unsupported', 'error', 'name'],
        ['service-legacy-unsupported', 'error', 'ipAddressType'],
        ['service-legacy-unsupported', 'error', 'zonalShift'],
        scheme,
      ],
    ],
    [
      'a second certificate, which the cloud provider does not take',
      {
        ...SHOP_OF_PROVIDER,
        tls: {
          ...SHOP.tls,
          end: 'at-load-balancer',
          certificate: { arn: CERTIFICATE },
          additionalCertificates: [{ arn: CERTIFICATE.replace(/1$/, '2') }],
        },
      },
      [
        ['service-legacy-unsupported', 'error', 'tls.additionalCertificates'],
        ['annotation-bad-value', 'error', 'tls.certificate'],
        scheme,
      ],
    ],
    [
      'PROXY protocol that an older cloud provider leaves out',
      { ...SHOP_OF_PROVIDER, proxyProtocol: true },
      [['service-legacy-proxy-protocol', 'warning', 'proxyProtocol']],
    ],
    [
      'nodes as targets on Fargate',
      { ...SHOP_ON_NODES, compute: 'fargate' },
      [['service-fargate-nodes', 'error', 'owner']],
    ],
    [
      'a DaemonSet on Fargate',
      { compute: 'fargate', ...nginx({ workload: 'DaemonSet', zoneSpread: undefined }) },
      [['service-fargate-daemon-set', 'error', 'ingressNginx.workload']],
    ],
    ['a cluster in Auto Mode', { compute: 'auto-mode' }, [['compute-auto-mode', 'error', '']]],
    [
      'Elastic IPs for subnets that nobody names',
      { elasticIps: 'create', subnetMappings: undefined },
      [['service-elastic-ips-subnets', 'error', 'elasticIps']],
    ],
    [
      'Elastic IPs of an internal load balancer',
      { elasticIps: 'create', scheme: 'internal' },
      [['elastic-ips-scheme', 'error', 'elasticIps']],
    ],
    [
      'an address for one of two subnets',
      { subnetMappings: [{ subnetId: first, allocationId: 'eipalloc-0123456789abcdef0' }, { subnetId: second }] },
      [['service-address-count', 'error', 'subnetMappings']],
    ],
    [
      'a subnet twice',
      { subnetMappings: [{ subnetId: first }, { subnetId: first }] },
      [['subnet-mapping-subnet-repeated', 'error', 'subnetMappings.1.subnetId']],
    ],
    [
      'a subnet twice, for the cloud provider',
      { ...SHOP_OF_PROVIDER, subnetMappings: [{ subnetId: first }, { subnetId: first }] },
      [['subnet-mapping-subnet-repeated', 'error', 'subnetMappings.1.subnetId'], scheme],
    ],
    [
      'a name that AWS refuses',
      { name: 'shop_public' },
      [
        ['annotation-harmful-value', 'error', 'name'],
        ['load-balancer-name-characters', 'error', 'name'],
      ],
    ],
    [
      'a certificate of another region',
      { tls: { end: 'at-load-balancer', certificate: { arn: CERTIFICATE.replace('ap-northeast-2', 'us-east-1') } } },
      [['certificate-region', 'error', 'tls.certificate.arn']],
    ],
    [
      'a policy that does not exist',
      { tls: { end: 'at-load-balancer', certificate: { arn: CERTIFICATE }, policy: 'ELBSecurityPolicy' } },
      [['listener-ssl-policy-unknown', 'warning', 'tls.policy']],
    ],
    [
      'a policy with withdrawn versions',
      { tls: { end: 'at-load-balancer', certificate: { arn: CERTIFICATE }, policy: 'ELBSecurityPolicy-2016-08' } },
      [['listener-ssl-policy-withdrawn-tls', 'error', 'tls.policy']],
    ],
    [
      'not a policy with withdrawn versions that somebody takes on purpose',
      {
        tls: {
          end: 'at-load-balancer',
          certificate: { arn: CERTIFICATE },
          policy: 'ELBSecurityPolicy-2016-08',
          acknowledgements: { 'withdrawn-tls': 'Card terminals of 2012, until March.' },
        },
      },
      [],
    ],
    [
      'a health check that expects no header',
      { healthCheck: { protocol: 'HTTP', port: 10254, path: '/healthz' } },
      [['target-group-proxy-protocol-health-check-port', 'error', 'healthCheck']],
    ],
    [
      'protection of a load balancer that nobody watches',
      { deletionProtection: true },
      [['unhealthy-host-alarm-missing', 'warning', 'unhealthyHostAlarm']],
    ],
  ])('%s', (_what, options, expected) => {
    const sorted = (found: readonly (readonly string[])[]) => found.map((finding) => finding.join(' ')).sort();
    expect(
      sorted([...new Map(findings(options).map((finding) => [finding.join(), finding as string[]])).values()]),
    ).toEqual(sorted(expected));
  });

  test('not what is known only after apply', () => {
    const found = findingsOf((stack) => {
      const text = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
      build({
        name: text('name'),
        tls: { end: 'at-load-balancer', certificate: { arn: text('certificate') }, policy: text('policy') },
        subnetMappings: [{ subnetId: text('first') }, { subnetId: text('second') }],
        clients: [{ cidr: text('cidr') }, { prefixListId: text('list') }],
      })(stack);
    });
    expect(found).toEqual([]);
  });

  describe('and throws nothing', () => {
    test.each<[string, Options]>([
      ['no subnet', { subnetMappings: [] }],
      ['an empty name', { name: '' }],
      ['ports that are no numbers', { ports: { http: Number.NaN, https: -1 } }],
      ['an empty certificate', { tls: { end: 'at-load-balancer', certificate: { arn: '' } } }],
      ['no client', { clients: [] }],
      ['a range that is none', { clients: [{ cidr: 'everybody' }] }],
      ['values of another shape', nginx({ values: { controller: { service: 'none' } } })],
    ])('for %s', (_what, options) => {
      expect(findings(options).filter(([, severity]) => severity === 'error')).not.toEqual([]);
    });
  });
});
