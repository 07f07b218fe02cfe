import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { TerraformVariable, Token, type TerraformStack } from 'cdktf';
import { findingsOf, resourceOf, resourcesOf, synthesize, titleOf } from '../testing/synthesize';
import type { ListenerProps } from './listener';
import { NetworkLoadBalancer, type NetworkLoadBalancerProps } from './network-load-balancer';
import type { TargetGroupProps } from './target-group';

const CERTIFICATE = 'arn:aws:acm:ap-northeast-2:333333333333:certificate/11111111-2222-4333-8444-555555555555';
const OTHER_CERTIFICATE = 'arn:aws:acm:ap-northeast-2:333333333333:certificate/66666666-7777-4888-9999-000000000000';

const SHOP: NetworkLoadBalancerProps = {
  name: 'shop-production',
  vpcId: 'vpc-0a1b2c3d4e5f60718',
  region: 'ap-northeast-2',
  scheme: 'internet-facing',
  subnetMappings: [
    { subnetId: 'subnet-0a1b2c3d4e5f60711', availabilityZone: 'ap-northeast-2a' },
    { subnetId: 'subnet-0a1b2c3d4e5f60712', availabilityZone: 'ap-northeast-2b' },
  ],
  clients: [{ cidr: '203.0.113.0/24' }],
  targetSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
};

const PODS: TargetGroupProps = {
  port: 80,
  targetType: 'ip',
  registration: {
    kind: 'target-group-binding',
    service: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx', port: 'https' },
  },
  proxyProtocolV2: true,
  healthCheck: { protocol: 'HTTP', path: '/healthz' },
};

const NODES: TargetGroupProps = {
  port: 30443,
  targetType: 'instance',
  registration: { kind: 'auto-scaling-groups', names: ['eks-shop-general'] },
};

const HTTPS: ListenerProps = {
  port: 443,
  protocol: 'TLS',
  targetGroup: 'https',
  certificate: { arn: CERTIFICATE },
};

interface Options {
  readonly loadBalancer?: Partial<NetworkLoadBalancerProps>;
  readonly targetGroup?: Partial<TargetGroupProps>;
  readonly listener?: Partial<ListenerProps>;
}

function build({ loadBalancer, targetGroup, listener }: Options = {}) {
  return (stack: TerraformStack) => {
    new HelmProvider(stack, 'Helm');
    const shop = new NetworkLoadBalancer(stack, 'Shop', { ...SHOP, ...loadBalancer });
    shop.addTargetGroup('https', { ...PODS, ...targetGroup });
    shop.addListener('https', { ...HTTPS, ...listener });
  };
}

const synthesizeShop = (options?: Options) => synthesize(build(options));
const findings = (options?: Options) => findingsOf(build(options)).map(titleOf);

describe('NetworkLoadBalancer', () => {
  test('has every attribute written out, and subnets as mappings only', () => {
    const { '//': _metadata, ...attributes } = resourceOf(synthesizeShop(), 'aws_lb');
    expect(attributes).toEqual({
      name: 'shop-production',
      load_balancer_type: 'network',
      internal: false,
      ip_address_type: 'ipv4',
      subnet_mapping: [{ subnet_id: 'subnet-0a1b2c3d4e5f60711' }, { subnet_id: 'subnet-0a1b2c3d4e5f60712' }],
      security_groups: [expect.stringMatching(/^\$\{aws_security_group\..*\.id\}$/)],
      enable_cross_zone_load_balancing: false,
      enable_deletion_protection: false,
      enable_zonal_shift: false,
      access_logs: { enabled: false, bucket: '' },
      enforce_security_group_inbound_rules_on_private_link_traffic: 'on',
      dns_record_client_routing_policy: 'any_availability_zone',
    });
  });

  test('takes what is given of its attributes', () => {
    const stack = synthesizeShop({
      loadBalancer: {
        accessLogs: { bucket: 'shop-logs', prefix: 'nlb' },
        additionalSecurityGroupIds: ['sg-0b2c3d4e5f607182a'],
        dnsRecordClientRoutingPolicy: 'availability_zone_affinity',
        enforceSecurityGroupsOnPrivateLink: false,
        secondaryIpsPerSubnet: 2,
        zonalShift: true,
      },
    });
    expect(resourceOf(stack, 'aws_lb')).toMatchObject({
      access_logs: { enabled: true, bucket: 'shop-logs', prefix: 'nlb' },
      security_groups: [expect.stringMatching(/^\$\{aws_security_group/), 'sg-0b2c3d4e5f607182a'],
      dns_record_client_routing_policy: 'availability_zone_affinity',
      enforce_security_group_inbound_rules_on_private_link_traffic: 'off',
      secondary_ips_auto_assigned_per_subnet: 2,
      enable_zonal_shift: true,
    });
  });

  test('reserves capacity', () => {
    const stack = synthesizeShop({
      loadBalancer: { minimumCapacityUnits: 6000 },
      listener: { protocol: 'TCP', certificate: undefined },
    });
    expect(resourceOf(stack, 'aws_lb').minimum_load_balancer_capacity).toEqual({ capacity_units: 6000 });
  });

  test('takes fixed IPv6 addresses when it is dual-stack', () => {
    const stack = synthesizeShop({
      loadBalancer: {
        ipAddressType: 'dualstack',
        subnetMappings: SHOP.subnetMappings.map((mapping, index) => ({
          ...mapping,
          ipv6Address: `2001:db8:1234:1a0${index}::10`,
        })),
      },
    });
    expect(resourceOf(stack, 'aws_lb').subnet_mapping).toMatchObject([
      { ipv6_address: '2001:db8:1234:1a00::10' },
      { ipv6_address: '2001:db8:1234:1a01::10' },
    ]);
  });

  describe('replacing its target groups', () => {
    const guardsOf = (loadBalancer: Partial<NetworkLoadBalancerProps>) => {
      const stack = synthesizeShop({ loadBalancer });
      const { lifecycle } = resourceOf(stack, 'aws_lb_target_group');
      const { precondition = [] } = lifecycle as { precondition?: readonly { condition: string }[] };
      return precondition.map(({ condition }) => condition);
    };
    const acknowledgements = { 'target-group-replacement': 'The pods move to another port tonight.' };

    test.each([
      ['allowed by default', {}, false],
      ['refused with deletion protection', { deletionProtection: true }, true],
      ['refused when it is to be', { replacementProtection: true }, true],
      ['allowed when it is to be', { deletionProtection: true, replacementProtection: false }, false],
      ['allowed when somebody takes the risk', { deletionProtection: true, acknowledgements }, false],
    ])('is %s', (_title, loadBalancer, refused) => {
      // The first one is in the states of earlier releases, and must not change.
      expect(guardsOf(loadBalancer)).toEqual(
        refused
          ? [
              expect.stringMatching(
                /^\$\{terraform_data\..*_ReplacementGuard_.*\.output == "shop-production-https-1f25a55a"\}$/,
              ),
              expect.stringMatching(/^\$\{terraform_data\..*_ReplacementGuard-HealthCheck_.*\.output == "http"\}$/),
            ]
          : [],
      );
    });

    test('is compared with what the state remembers', () => {
      const stack = synthesizeShop({ loadBalancer: { deletionProtection: true } });
      expect(resourceOf(stack, 'terraform_data', 'TargetGroup-https_ReplacementGuard_')).toMatchObject({
        input: 'shop-production-https-1f25a55a',
        lifecycle: { ignore_changes: ['input'] },
      });
    });

    test('is a matter of its own: the load balancer stays', () => {
      const lifecycleOf = (loadBalancer: Partial<NetworkLoadBalancerProps>) =>
        resourceOf(synthesizeShop({ loadBalancer }), 'aws_lb').lifecycle;

      expect(lifecycleOf({ deletionProtection: true, acknowledgements })).toMatchObject({
        precondition: [expect.anything(), expect.anything()],
      });
      expect(lifecycleOf({ replacementProtection: false })).toBeUndefined();
    });

    test.each([
      [
        'a reason',
        { 'target-group-replacement': ' ' },
        'acknowledgements.target-group-replacement: acknowledgement-reason',
      ],
      ['the name of a risk', { everything: 'Because.' } as object, 'acknowledgements.everything: acknowledgement-name'],
    ])('is not acknowledged without %s', (_title, without, id) => {
      expect(findings({ loadBalancer: { acknowledgements: without } })).toEqual([id]);
    });
  });

  describe('replacing it', () => {
    const stackOf = (loadBalancer: Partial<NetworkLoadBalancerProps>) => synthesizeShop({ loadBalancer });
    const lifecycleOf = (loadBalancer: Partial<NetworkLoadBalancerProps>) =>
      resourceOf(stackOf(loadBalancer), 'aws_lb').lifecycle;
    const remembered = (loadBalancer: Partial<NetworkLoadBalancerProps>) =>
      resourceOf(
        stackOf({ replacementProtection: true, ...loadBalancer }),
        'terraform_data',
        'Shop_ReplacementGuard-Addresses',
      ).input;
    const reason = 'The zone is given up; partners were told.';

    test('is compared with its scheme and name, its address families, and the subnet and addresses of every mapping', () => {
      const stack = stackOf({ replacementProtection: true });
      const present = '["ipv4","subnet-0a1b2c3d4e5f60711","subnet-0a1b2c3d4e5f60712"]';
      expect(resourceOf(stack, 'aws_lb').lifecycle).toEqual({
        precondition: [
          {
            condition: expect.stringMatching(/_ReplacementGuard_.*\.output == "internet-facing shop-production"\}$/),
            error_message: expect.stringContaining('would replace the load balancer shop-production'),
          },
          {
            condition: expect.stringMatching(
              /^\$\{alltrue\(\[for part in terraform_data\..*_ReplacementGuard-Addresses_.*\.output : /,
            ),
            error_message: expect.stringContaining('What is added changes nothing.'),
          },
        ],
      });
      const [, addresses] = (resourceOf(stack, 'aws_lb').lifecycle as { precondition: { condition: string }[] })
        .precondition;
      expect(addresses?.condition).toContain(`contains(${present}, part)`);
      expect(resourceOf(stack, 'terraform_data', 'Shop_ReplacementGuard-Addresses')).toMatchObject({
        input: JSON.parse(present),
        lifecycle: { ignore_changes: ['input'] },
      });
    });

    test.each<[string, Partial<NetworkLoadBalancerProps>, readonly object[], readonly string[]]>([
      [
        'given Elastic IPs',
        {},
        [{ allocationId: 'eipalloc-0a1b2c3d' }, { allocationId: 'eipalloc-0b2c3d4e' }],
        ['ipv4', 'subnet-0a1b2c3d4e5f60711 eipalloc-0a1b2c3d', 'subnet-0a1b2c3d4e5f60712 eipalloc-0b2c3d4e'],
      ],
      [
        'private addresses',
        { scheme: 'internal' },
        [{ privateIpv4Address: '10.0.0.10' }, { privateIpv4Address: '10.0.16.10' }],
        ['ipv4', 'subnet-0a1b2c3d4e5f60711 10.0.0.10', 'subnet-0a1b2c3d4e5f60712 10.0.16.10'],
      ],
      [
        'IPv6 addresses',
        { ipAddressType: 'dualstack' },
        [{ ipv6Address: '2001:db8::10' }, {}],
        ['ipv4', 'ipv6', 'subnet-0a1b2c3d4e5f60711 2001:db8::10', 'subnet-0a1b2c3d4e5f60712'],
      ],
      [
        'secondary addresses',
        { secondaryIpsPerSubnet: 2 },
        [{}, {}],
        ['ipv4', 'subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712', 'secondary 1', 'secondary 2'],
      ],
      [
        // Their ids are known when they are there.
        'that Elastic IPs are created',
        { elasticIps: 'create' },
        [{}, {}],
        ['ipv4', 'subnet-0a1b2c3d4e5f60711 created', 'subnet-0a1b2c3d4e5f60712 created'],
      ],
    ])('remembers %s', (_what, loadBalancer, addresses, input) => {
      const subnetMappings = SHOP.subnetMappings.map((mapping, index) => ({ ...mapping, ...addresses[index] }));
      expect(remembered({ ...loadBalancer, subnetMappings })).toEqual(input);
    });

    test('is refused by Terraform itself while AWS refuses to delete it', () => {
      expect(lifecycleOf({ deletionProtection: true })).toMatchObject({ prevent_destroy: true });
      expect(lifecycleOf({ deletionProtection: true, replacementProtection: false })).toEqual({
        prevent_destroy: true,
      });
      expect(lifecycleOf({ replacementProtection: true })).not.toHaveProperty('prevent_destroy');
    });

    test('is allowed when somebody says why', () => {
      const acknowledgements = { 'load-balancer-replacement': reason };
      expect(lifecycleOf({ replacementProtection: true, acknowledgements })).toBeUndefined();
    });

    test('is not acknowledged while AWS refuses to delete it', () => {
      const acknowledgements = { 'load-balancer-replacement': reason };
      expect(findings({ loadBalancer: { replacementProtection: true, acknowledgements } })).toEqual([]);
      expect(findings({ loadBalancer: { deletionProtection: true, acknowledgements } })).toEqual([
        'acknowledgements.load-balancer-replacement: load-balancer-replacement-protected',
      ]);
    });
  });

  test('a fixed IPv6 address beside an Elastic IP is refused: every plan would show it again', () => {
    const found = {
      id: 'subnet-mapping-fixed-ipv6-address-beside-elastic-ip',
      severity: 'error',
      path: ['subnetMappings', 0, 'ipv6Address'],
    };
    const findingsOfMapping = (mapping: object, loadBalancer: Partial<NetworkLoadBalancerProps> = {}) =>
      findingsOf(
        build({
          loadBalancer: {
            ipAddressType: 'dualstack',
            subnetMappings: SHOP.subnetMappings.map((one, index) => (index === 0 ? { ...one, ...mapping } : one)),
            ...loadBalancer,
          },
        }),
      )
        .filter(({ diagnostic }) => diagnostic.id === found.id)
        .map(({ diagnostic: { id, severity, path, message } }) => ({ id, severity, path, message }));
    const ipv6Address = '2001:db8:1234:1a00::10';

    expect(findingsOfMapping({ ipv6Address, allocationId: 'eipalloc-0a1b2c3d4e5f60711' })).toEqual([
      {
        ...found,
        message: 'The mapping has a fixed IPv6 address, but also the Elastic IP "eipalloc-0a1b2c3d4e5f60711".',
      },
    ]);
    expect(findingsOfMapping({ ipv6Address }, { elasticIps: 'create' })).toMatchObject([found]);
    expect(findingsOfMapping({ ipv6Address })).toEqual([]);
    expect(findingsOfMapping({ allocationId: 'eipalloc-0a1b2c3d4e5f60711' })).toEqual([]);
  });

  test('takes the given Elastic IPs', () => {
    const stack = synthesizeShop({
      loadBalancer: {
        subnetMappings: [
          { subnetId: 'subnet-0a1b2c3d4e5f60711', allocationId: 'eipalloc-0a1b2c3d4e5f60711' },
          { subnetId: 'subnet-0a1b2c3d4e5f60712', allocationId: 'eipalloc-0a1b2c3d4e5f60712' },
        ],
      },
    });
    expect(resourceOf(stack, 'aws_lb').subnet_mapping).toEqual([
      { subnet_id: 'subnet-0a1b2c3d4e5f60711', allocation_id: 'eipalloc-0a1b2c3d4e5f60711' },
      { subnet_id: 'subnet-0a1b2c3d4e5f60712', allocation_id: 'eipalloc-0a1b2c3d4e5f60712' },
    ]);
  });

  test('takes private addresses when it is internal', () => {
    const stack = synthesizeShop({
      loadBalancer: {
        scheme: 'internal',
        subnetMappings: [
          { subnetId: 'subnet-0a1b2c3d4e5f60711', privateIpv4Address: '10.0.0.10' },
          { subnetId: 'subnet-0a1b2c3d4e5f60712', privateIpv4Address: '10.0.16.10' },
        ],
      },
    });
    expect(resourceOf(stack, 'aws_lb')).toMatchObject({
      internal: true,
      subnet_mapping: [{ private_ipv4_address: '10.0.0.10' }, { private_ipv4_address: '10.0.16.10' }],
    });
  });

  describe('with Elastic IPs of its own', () => {
    test('has one in each subnet, named after its zone', () => {
      const stack = synthesizeShop({ loadBalancer: { elasticIps: 'create' } });
      expect(resourcesOf(stack, 'aws_eip')).toMatchObject([
        { domain: 'vpc', tags: { Name: 'shop-production-ap-northeast-2a' } },
        { domain: 'vpc', tags: { Name: 'shop-production-ap-northeast-2b' } },
      ]);
      expect(resourceOf(stack, 'aws_lb').subnet_mapping).toMatchObject([
        { allocation_id: expect.stringMatching(/^\$\{aws_eip\..*ap-northeast-2a.*\.allocation_id\}$/) },
        { allocation_id: expect.stringMatching(/^\$\{aws_eip\..*ap-northeast-2b.*\.allocation_id\}$/) },
      ]);
    });

    test('may release them', () => {
      const stack = synthesizeShop({ loadBalancer: { elasticIps: 'create' } });
      for (const eip of resourcesOf(stack, 'aws_eip')) expect(eip).not.toHaveProperty('lifecycle');
      expect(Object.keys(stack.resource['terraform_data'] ?? {})).not.toContainEqual(expect.stringContaining('Kept'));
    });

    test('keeps them when others have them on a list', () => {
      for (const given of [{ elasticIpProtection: true }, { deletionProtection: true }]) {
        const stack = synthesizeShop({ loadBalancer: { elasticIps: 'create', ...given } });
        expect(resourcesOf(stack, 'aws_eip').map(({ lifecycle }) => lifecycle)).toEqual([
          { prevent_destroy: true },
          { prevent_destroy: true },
        ]);
      }
    });

    test('keeps one whose subnet is removed: an instance of a block that stays', () => {
      const stack = synthesizeShop({ loadBalancer: { elasticIps: 'create', elasticIpProtection: true } });
      expect(resourceOf(stack, 'terraform_data', 'KeptElasticIps')).toMatchObject({
        for_each: '${toset(["ap-northeast-2a","ap-northeast-2b"])}',
        input: '${each.key}',
        lifecycle: { prevent_destroy: true },
      });
    });

    test.each<[string, Partial<NetworkLoadBalancerProps>]>([
      ['by a setting', { elasticIpProtection: false }],
      ['for once', { acknowledgements: { 'elastic-ip-release': 'The partner of zone b is gone.' } }],
    ])('may release those of a protected load balancer when somebody says so %s', (_how, given) => {
      const stack = synthesizeShop({ loadBalancer: { elasticIps: 'create', deletionProtection: true, ...given } });
      for (const eip of resourcesOf(stack, 'aws_eip')) expect(eip).not.toHaveProperty('lifecycle');
      expect(Object.keys(stack.resource['terraform_data'] ?? {})).not.toContainEqual(expect.stringContaining('Kept'));
    });

    test('reports that an internal load balancer has none, though their ids are unknown', () => {
      expect(findings({ loadBalancer: { elasticIps: 'create', scheme: 'internal' } })).toEqual([
        'elasticIps: elastic-ips-scheme',
      ]);
    });

    test('reports that its subnets have some already', () => {
      const subnetMappings = SHOP.subnetMappings.map((mapping, index) => ({
        ...mapping,
        allocationId: `eipalloc-0a1b2c3d4e5f6071${index}`,
      }));
      expect(findings({ loadBalancer: { elasticIps: 'create', subnetMappings } })).toEqual([
        'elasticIps: elastic-ips-given',
      ]);
    });
  });

  describe('judges', () => {
    test('nothing that is known only after apply', () => {
      const findings = findingsOf((stack) => {
        const variable = (name: string) => new TerraformVariable(stack, name, { type: 'string' }).stringValue;
        const shop = new NetworkLoadBalancer(stack, 'Shop', {
          ...SHOP,
          vpcId: variable('vpc'),
          clients: [{ cidr: variable('clients') }],
          targetSecurityGroupIds: [variable('nodes')],
          subnetMappings: [{ subnetId: variable('subnet-a') }, { subnetId: variable('subnet-b') }],
        });
        shop.addTargetGroup('https', PODS);
        shop.addListener('https', { ...HTTPS, certificate: { arn: variable('certificate') } });
      });
      expect(findings).toEqual([]);
    });

    test('an expression in a string as little as a token', () => {
      expect(findings({ listener: { certificate: { arn: '${aws_acm_certificate.shop.arn}' } } })).toEqual([]);
    });

    test('a list that decides how many resources there are, and is unknown', () => {
      const names = Token.asList('${data.aws_autoscaling_groups.nodes.names}');
      const findings = findingsOf(
        build({
          loadBalancer: { targetSecurityGroupIds: Token.asList('${data.aws_eks_cluster.shop.security_group_ids}') },
          targetGroup: { ...NODES, registration: { kind: 'auto-scaling-groups', names } },
        }),
      );
      expect(findings.map(({ diagnostic }) => [diagnostic.id, diagnostic.path])).toEqual([
        ['list-unknown', ['targetSecurityGroupIds']],
        ['list-unknown', ['targetGroups', 'https', 'registration', 'names']],
      ]);
    });

    test('a security group that has two owners', () => {
      const service = { name: 'web', namespace: 'shop', port: 80 };
      const networking = {
        ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/16' } }], ports: [{ protocol: 'TCP', port: 80 }] }],
      } as const;
      expect(
        findings({ targetGroup: { registration: { kind: 'target-group-binding', service, networking } } }),
      ).toEqual(['targetGroups.https.registration.networking: target-group-binding-networking-owner']);
    });

    test('a listener without its target group', () => {
      expect(findings({ listener: { targetGroup: 'http' } })).toEqual([
        'listeners.0.targetGroup: listener-target-group-missing',
      ]);
    });
  });
});

describe('Listener', () => {
  const REPLACED_WITH_TLS = {
    replace_triggered_by: [expect.stringMatching(/^terraform_data\.Shop_Listener-https_ReplacementTrigger_/)],
  };

  test('has every attribute of TLS written out', () => {
    const { '//': _metadata, ...attributes } = resourceOf(synthesizeShop(), 'aws_lb_listener');
    expect(attributes).toEqual({
      load_balancer_arn: expect.stringMatching(/^\$\{aws_lb\..*\.arn\}$/),
      port: 443,
      protocol: 'TLS',
      certificate_arn: CERTIFICATE,
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      alpn_policy: 'None',
      default_action: [
        { type: 'forward', target_group_arn: expect.stringMatching(/^\$\{aws_lb_target_group\..*\.arn\}$/) },
      ],
      lifecycle: REPLACED_WITH_TLS,
    });
  });

  test('has every attribute of TCP written out, and none of TLS', () => {
    const stack = synthesizeShop({ listener: { protocol: 'TCP', port: 80, certificate: undefined } });
    const { '//': _metadata, load_balancer_arn, default_action, ...attributes } = resourceOf(stack, 'aws_lb_listener');
    expect(attributes).toEqual({
      port: 80,
      protocol: 'TCP',
      tcp_idle_timeout_seconds: 350,
      lifecycle: REPLACED_WITH_TLS,
    });
  });

  test.each([
    ['TLS', undefined, 'TLS'],
    ['TCP', { protocol: 'TCP', certificate: undefined }, 'without TLS'],
  ] as const)('is replaced when TLS comes or goes: %s', (_protocol, listener, input) => {
    const trigger = resourceOf(synthesizeShop({ listener }), 'terraform_data', 'Listener-https_ReplacementTrigger');
    expect(trigger.input).toBe(input);
    expect(trigger).not.toHaveProperty('lifecycle');
  });

  test('forwards to a target group that is added after it', () => {
    const stack = synthesize((scope) => {
      new HelmProvider(scope, 'Helm');
      const shop = new NetworkLoadBalancer(scope, 'Shop', SHOP);
      shop.addListener('https', HTTPS);
      shop.addTargetGroup('https', PODS);
    });
    expect(resourceOf(stack, 'aws_lb_listener').default_action).toEqual([
      { type: 'forward', target_group_arn: expect.stringMatching(/^\$\{aws_lb_target_group\..*\.arn\}$/) },
    ]);
  });

  test('forwards to several target groups by weight', () => {
    const stack = synthesize((scope) => {
      new HelmProvider(scope, 'Helm');
      const shop = new NetworkLoadBalancer(scope, 'Shop', SHOP);
      shop.addTargetGroup('blue', PODS);
      shop.addTargetGroup('green', { ...PODS, port: 8080 });
      shop.addListener('https', {
        ...HTTPS,
        targetGroup: [{ targetGroup: 'blue' }, { targetGroup: 'green', weight: 0 }],
      });
    });
    expect(resourceOf(stack, 'aws_lb_listener').default_action).toEqual([
      {
        type: 'forward',
        forward: {
          target_group: [
            { arn: expect.stringContaining('TargetGroup-blue'), weight: 1 },
            { arn: expect.stringContaining('TargetGroup-green'), weight: 0 },
          ],
        },
      },
    ]);
  });

  test('has a resource for each further certificate, named after the certificate', () => {
    const stack = synthesizeShop({ listener: { additionalCertificates: [{ arn: OTHER_CERTIFICATE }] } });
    expect(resourceOf(stack, 'aws_lb_listener_certificate', '66666666-7777-4888-9999-000000000000')).toMatchObject({
      listener_arn: expect.stringMatching(/^\$\{aws_lb_listener\..*\.arn\}$/),
      certificate_arn: OTHER_CERTIFICATE,
    });
  });
});

describe('TargetGroup', () => {
  const targetGroupOf = (targetGroup: Partial<TargetGroupProps> = {}, loadBalancer?: Options['loadBalancer']) =>
    resourceOf(synthesizeShop({ targetGroup, loadBalancer }), 'aws_lb_target_group');

  test('has every attribute written out, those of the health check included', () => {
    const { '//': _metadata, name: _name, ...attributes } = targetGroupOf();
    expect(attributes).toEqual({
      vpc_id: 'vpc-0a1b2c3d4e5f60718',
      port: 80,
      protocol: 'TCP',
      target_type: 'ip',
      ip_address_type: 'ipv4',
      proxy_protocol_v2: true,
      preserve_client_ip: 'false',
      deregistration_delay: '120',
      connection_termination: true,
      load_balancing_cross_zone_enabled: 'use_load_balancer_configuration',
      target_group_health: {
        dns_failover: { minimum_healthy_targets_count: '1', minimum_healthy_targets_percentage: 'off' },
        unhealthy_state_routing: { minimum_healthy_targets_count: 1, minimum_healthy_targets_percentage: 'off' },
      },
      target_health_state: [{ enable_unhealthy_connection_termination: true }],
      health_check: {
        enabled: true,
        protocol: 'HTTP',
        port: 'traffic-port',
        path: '/healthz',
        matcher: '200-399',
        interval: 10,
        timeout: 6,
        healthy_threshold: 2,
        unhealthy_threshold: 2,
      },
      stickiness: { type: 'source_ip', enabled: false },
      lifecycle: {
        create_before_destroy: true,
        ignore_changes: ['name'],
        replace_triggered_by: [expect.stringMatching(/^terraform_data\.Shop_TargetGroup-https_ReplacementTrigger_/)],
      },
    });
  });

  test('takes what is given of its health', () => {
    const targetGroup = targetGroupOf({
      crossZone: true,
      targetGroupHealth: {
        dnsFailover: { minimumHealthyTargetsCount: 'off', minimumHealthyTargetsPercentage: 50 },
        unhealthyStateRouting: { minimumHealthyTargetsCount: 2 },
      },
      targetHealthState: { unhealthyConnectionTermination: false, unhealthyDrainingInterval: 300 },
    });
    expect(targetGroup).toMatchObject({
      load_balancing_cross_zone_enabled: 'true',
      target_group_health: {
        dns_failover: { minimum_healthy_targets_count: 'off', minimum_healthy_targets_percentage: '50' },
        unhealthy_state_routing: { minimum_healthy_targets_count: 2 },
      },
      target_health_state: [{ enable_unhealthy_connection_termination: false, unhealthy_draining_interval: 300 }],
    });
  });

  test('for UDP says nothing of unhealthy connections, which Terraform would drop', () => {
    const udp = { protocol: 'UDP', certificate: undefined } as const;
    const stack = synthesizeShop({ targetGroup: { protocol: 'UDP', proxyProtocolV2: false }, listener: udp });
    expect(resourceOf(stack, 'aws_lb_target_group')).not.toHaveProperty('target_health_state');
  });

  test('for IPv6 has a name of its own', () => {
    const dualStack = { ipAddressType: 'dualstack' } as const;
    const ipv6 = targetGroupOf({ ipAddressType: 'ipv6' }, dualStack);
    expect(ipv6.ip_address_type).toBe('ipv6');
    expect(ipv6.name).not.toBe(targetGroupOf({}, dualStack).name);
  });

  test('for an Application Load Balancer has no attribute that AWS fixes, and one target', () => {
    const arn = 'arn:aws:elasticloadbalancing:ap-northeast-2:333333333333:loadbalancer/app/shop/50dc6c495c0c9188';
    const stack = synthesizeShop({
      targetGroup: {
        port: 443,
        targetType: 'alb',
        registration: { kind: 'application-load-balancer', arn },
        proxyProtocolV2: undefined,
        healthCheck: { protocol: 'HTTPS', path: '/healthz' },
      },
      listener: { protocol: 'TCP', certificate: undefined },
    });
    const { '//': _metadata, name: _name, health_check, ...attributes } = resourceOf(stack, 'aws_lb_target_group');
    expect(attributes).toEqual({
      vpc_id: 'vpc-0a1b2c3d4e5f60718',
      port: 443,
      protocol: 'TCP',
      target_type: 'alb',
      lifecycle: { create_before_destroy: true, ignore_changes: ['name'] },
    });
    expect(health_check).toMatchObject({ protocol: 'HTTPS' });
    expect(resourcesOf(stack, 'aws_lb_target_group_attachment')).toMatchObject([{ target_id: arn }]);
  });

  test('is checked with TCP by default, without what belongs to HTTP', () => {
    expect(targetGroupOf({ healthCheck: undefined }).health_check).toEqual({
      enabled: true,
      protocol: 'TCP',
      port: 'traffic-port',
      interval: 10,
      timeout: 6,
      healthy_threshold: 2,
      unhealthy_threshold: 2,
    });
  });

  test('is checked on a port of its own as text', () => {
    expect(targetGroupOf({ healthCheck: { port: 10256 } }).health_check).toMatchObject({ port: '10256' });
  });

  test('has no stickiness at all with TLS', () => {
    expect(targetGroupOf({ protocol: 'TLS' })).not.toHaveProperty('stickiness');
  });

  describe('has an address', () => {
    const addressesOf = (healthCheck: TargetGroupProps['healthCheck']) =>
      Object.keys(synthesizeShop({ targetGroup: { healthCheck } }).resource['aws_lb_target_group'] ?? {});

    test.each([
      ['HTTP', { protocol: 'HTTP', path: '/healthz' }, 'http'],
      ['HTTPS', { protocol: 'HTTPS', path: '/healthz' }, 'http'],
      ['TCP', { protocol: 'TCP' }, 'tcp'],
      ['the default', undefined, 'tcp'],
    ] as const)('for health checks by %s', (_what, healthCheck, family) => {
      expect(addressesOf(healthCheck)).toEqual([
        expect.stringMatching(`^Shop_TargetGroup-https_[0-9A-F]{8}_${family}$`),
      ]);
    });

    test('that takes over the one without a family', () => {
      const { moved, resource } = synthesizeShop() as { moved?: unknown } & ReturnType<typeof synthesizeShop>;
      const [address = ''] = Object.keys(resource['aws_lb_target_group'] ?? {});
      expect(moved).toEqual([
        {
          from: `aws_lb_target_group.${address.replace(/_http$/, '')}`,
          to: `aws_lb_target_group.${address}`,
        },
      ]);
    });
  });

  test('is replaced when its binding moves to another namespace', () => {
    const trigger = resourceOf(synthesizeShop(), 'terraform_data', 'TargetGroup-https_ReplacementTrigger');
    expect(trigger).toMatchObject({ input: 'ingress-nginx' });
  });

  describe('has a name', () => {
    const nameOf = (targetGroup?: Partial<TargetGroupProps>, loadBalancer?: Options['loadBalancer']) =>
      String(targetGroupOf(targetGroup, loadBalancer).name);

    test('that begins with those of the load balancer and the key', () => {
      expect(nameOf()).toMatch(/^shop-production-https-[0-9a-f]{8}$/);
    });

    test.each<[string, Partial<TargetGroupProps>]>([
      ['the port', { port: 8080 }],
      ['the protocol', { protocol: 'TLS' }],
      ['the target type', { targetType: 'instance' }],
      ['the family of its health check', { healthCheck: { protocol: 'TCP' } }],
      [
        'the namespace of its binding, of which the controller refuses a second one',
        {
          registration: {
            kind: 'target-group-binding',
            service: { name: 'ingress-nginx-controller', namespace: 'ingress', port: 'https' },
          },
        },
      ],
    ])('that changes with %s', (_what, change) => {
      expect(nameOf(change)).not.toBe(nameOf());
    });

    test.each<[string, Partial<TargetGroupProps>]>([
      ['the health check of its family', { healthCheck: { protocol: 'HTTPS', path: '/', interval: 30 } }],
      ['PROXY protocol', { proxyProtocolV2: false }],
      ['the deregistration delay', { deregistrationDelay: 30 }],
    ])('that stays with %s', (_what, change) => {
      expect(nameOf(change)).toBe(nameOf());
    });

    test('that changes with the VPC', () => {
      expect(nameOf({}, { vpcId: 'vpc-0f0f0f0f0f0f0f0f0' })).not.toBe(nameOf());
    });

    test('of at most 32 characters', () => {
      expect(nameOf({}, { name: 'shop-production-internet-facing1' })).toHaveLength(32);
    });

    test('that two load balancers do not share when only the beginnings of their names are the same', () => {
      const one = nameOf({}, { name: 'shop-production-frontend-a' });
      const other = nameOf({}, { name: 'shop-production-frontend-b' });
      expect([one, other].map((name) => name.slice(0, 23))).toEqual(Array(2).fill('shop-production-fronten'));
      expect(one).not.toBe(other);
    });
  });
});

describe('LoadBalancerSecurityGroup', () => {
  const rulesOf = (type: string, options?: Options) =>
    resourcesOf(synthesizeShop(options), `aws_vpc_security_group_${type}_rule`).map(
      ({ '//': _metadata, ...rule }) => rule,
    );
  const OWN = expect.stringMatching(/^\$\{aws_security_group\..*\.id\}$/);

  test('is in the VPC, has no rules of its own and is replaced without a gap', () => {
    const { '//': _metadata, ...attributes } = resourceOf(synthesizeShop(), 'aws_security_group');
    expect(attributes).toEqual({
      name_prefix: 'nlb-shop-production-',
      description: 'Network Load Balancer shop-production',
      vpc_id: 'vpc-0a1b2c3d4e5f60718',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('has a name that AWS takes when that of the load balancer begins with "sg-"', () => {
    const stack = synthesizeShop({ loadBalancer: { name: 'sg-edge' } });
    expect(resourceOf(stack, 'aws_security_group').name_prefix).not.toMatch(/^sg-/);
  });

  test('lets clients reach the listener, and routers report packets that are too large', () => {
    expect(rulesOf('ingress').filter(({ referenced_security_group_id: group }) => group === undefined)).toEqual([
      {
        security_group_id: OWN,
        cidr_ipv4: '0.0.0.0/0',
        ip_protocol: 'icmp',
        from_port: 3,
        to_port: 4,
        description: 'Path MTU discovery',
      },
      {
        security_group_id: OWN,
        cidr_ipv4: '203.0.113.0/24',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        description: 'Clients to the TLS listener on 443',
      },
    ]);
  });

  test('lets traffic and health checks out to the targets, by group', () => {
    expect(
      rulesOf('egress', { targetGroup: { healthCheck: { protocol: 'TCP', port: 10256 } } }).map(
        ({ description: _description, ...rule }) => rule,
      ),
    ).toEqual(
      [10256, 80].map((port) => ({
        security_group_id: OWN,
        referenced_security_group_id: 'sg-0a1b2c3d4e5f60718',
        ip_protocol: 'tcp',
        from_port: port,
        to_port: port,
      })),
    );
  });

  test('opens the targets to itself and to no address', () => {
    const rules = rulesOf('ingress').filter(({ security_group_id: group }) => group === 'sg-0a1b2c3d4e5f60718');
    expect(rules).toEqual([
      {
        security_group_id: 'sg-0a1b2c3d4e5f60718',
        referenced_security_group_id: OWN,
        ip_protocol: 'tcp',
        from_port: 80,
        to_port: 80,
        description: 'Load balancer to the targets of https',
      },
    ]);
  });

  test('has rules towards each security group of the targets', () => {
    const targetSecurityGroupIds = ['sg-0a1b2c3d4e5f60718', 'sg-0a1b2c3d4e5f60719'];
    expect(
      rulesOf('egress', { loadBalancer: { targetSecurityGroupIds } }).map((rule) => rule.referenced_security_group_id),
    ).toEqual(targetSecurityGroupIds);
  });

  test('leaves the targets to the controller when their binding says so', () => {
    const service = { name: 'web', namespace: 'shop', port: 80 };
    const networking = { ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/16' } }], ports: [{ port: 80 }] }] };
    const options: Options = {
      loadBalancer: { targetSecurityGroupIds: [] },
      targetGroup: { registration: { kind: 'target-group-binding', service, networking } },
    };
    expect(rulesOf('ingress', options).map(({ security_group_id: group }) => group)).toEqual([OWN, OWN]);
    expect(rulesOf('egress', options)).toEqual([
      expect.objectContaining({
        security_group_id: OWN,
        cidr_ipv4: expect.stringMatching(/^\$\{data\.aws_vpc\..*\.cidr_block\}$/),
        from_port: 80,
        to_port: 80,
      }),
    ]);
  });

  test('takes IPv6 blocks, prefix lists and security groups as clients', () => {
    const clients = [
      { cidr: '2001:db8::/32' },
      { prefixListId: 'pl-0a1b2c3d4e5f60718' },
      { securityGroupId: 'sg-0123456789abcdef0' },
    ];
    const rules = rulesOf('ingress', { loadBalancer: { clients, ipAddressType: 'dualstack' } });
    expect(rules.filter(({ from_port: port }) => port === 443)).toMatchObject([
      { cidr_ipv6: '2001:db8::/32' },
      { prefix_list_id: 'pl-0a1b2c3d4e5f60718' },
      { referenced_security_group_id: 'sg-0123456789abcdef0' },
    ]);
  });

  test('has a rule for each client that is unknown until apply', () => {
    const stack = synthesize((scope) => {
      const cidr = (name: string) => new TerraformVariable(scope, name, { type: 'string' }).stringValue;
      build({ loadBalancer: { clients: [{ cidr: cidr('office') }, { cidr: cidr('partner') }] } })(scope);
    });
    const rules = resourcesOf(stack, 'aws_vpc_security_group_ingress_rule');
    expect(rules.map((rule) => rule.cidr_ipv4)).toEqual(expect.arrayContaining(['${var.office}', '${var.partner}']));
  });

  test('keeps the addresses of its rules when a client is added in front', () => {
    const addressesWith = (clients: NetworkLoadBalancerProps['clients']) =>
      Object.entries(
        synthesizeShop({ loadBalancer: { clients } }).resource.aws_vpc_security_group_ingress_rule ?? {},
      ).filter(([, { cidr_ipv4: cidr }]) => cidr === '203.0.113.0/24');
    const partner = { cidr: '203.0.113.0/24' };
    expect(addressesWith([{ cidr: '198.51.100.0/24' }, partner])).toEqual(addressesWith([partner]));
  });
});

describe('wrong values are findings, not exceptions', () => {
  const long = 'x'.repeat(200);
  const repeatedSubnet = { subnetId: 'subnet-0a1b2c3d4e5f60711' };
  const wrong: Record<string, Options> = {
    'an empty name': { loadBalancer: { name: '' } },
    'a name of 200 characters': { loadBalancer: { name: long } },
    'a name of hyphens': { loadBalancer: { name: '--' } },
    'no subnet': { loadBalancer: { subnetMappings: [] } },
    'an empty subnet': { loadBalancer: { subnetMappings: [{ subnetId: '', availabilityZone: '' }] } },
    'a subnet twice, with Elastic IPs': {
      loadBalancer: { subnetMappings: [repeatedSubnet, repeatedSubnet], elasticIps: 'create' },
    },
    'a zone twice, with Elastic IPs': {
      loadBalancer: {
        subnetMappings: SHOP.subnetMappings.map((mapping) => ({ ...mapping, availabilityZone: 'ap-northeast-2a' })),
        elasticIps: 'create',
      },
    },
    'no client': { loadBalancer: { clients: [] } },
    'a client of no kind': { loadBalancer: { clients: [{}] } },
    'an empty client': { loadBalancer: { clients: [{ cidr: '' }] } },
    'a client that is no block': { loadBalancer: { clients: [{ cidr: 'anywhere' }] } },
    'a client twice': { loadBalancer: { clients: [{ cidr: '10.0.0.0/8' }, { cidr: '10.0.0.0/8' }] } },
    'no security group of the targets': { loadBalancer: { targetSecurityGroupIds: [] } },
    'a target port that is no number': { targetGroup: { port: Number.NaN } },
    'a negative target port': { targetGroup: { port: -1 } },
    'a health check of nothing': {
      targetGroup: { healthCheck: { protocol: 'HTTP', path: '', port: Number.NaN, interval: Number.NaN } },
    },
    'no Auto Scaling group': { targetGroup: { ...NODES, registration: { kind: 'auto-scaling-groups', names: [] } } },
    'an Auto Scaling group twice': {
      targetGroup: { ...NODES, registration: { kind: 'auto-scaling-groups', names: ['a', 'a'] } },
    },
    'no tag': { targetGroup: { ...NODES, registration: { kind: 'tagged-instances', tags: {} } } },
    'a listener port that is no number': { listener: { port: Number.NaN } },
    'a TLS listener without a certificate': { listener: { certificate: undefined } },
    'an empty certificate': { listener: { certificate: { arn: '' } } },
    'a certificate twice': {
      listener: { additionalCertificates: [{ arn: OTHER_CERTIFICATE }, { arn: OTHER_CERTIFICATE }] },
    },
    'empty certificates': { listener: { additionalCertificates: [{ arn: '' }, { arn: '' }] } },
    'no fixed address': { targetGroup: { registration: { kind: 'ip-addresses', targets: [] } } },
    'empty fixed addresses': {
      targetGroup: {
        registration: { kind: 'ip-addresses', targets: [{ address: '' }, { address: '', port: Number.NaN }] },
      },
    },
    'an empty Application Load Balancer': {
      targetGroup: { targetType: 'alb', registration: { kind: 'application-load-balancer', arn: '' } },
    },
    'no target group to forward to': { listener: { targetGroup: [] } },
    'target groups that are not there': {
      listener: { targetGroup: [{ targetGroup: '', weight: Number.NaN }, { targetGroup: 'nothing' }] },
    },
    'an empty bucket': { loadBalancer: { accessLogs: { bucket: '', prefix: '' } } },
    'addresses and capacity that are no numbers': {
      loadBalancer: { secondaryIpsPerSubnet: Number.NaN, minimumCapacityUnits: Number.NaN },
    },
    'an empty acknowledgement': { loadBalancer: { acknowledgements: { 'target-group-replacement': '' } } },
    'a policy without TLS': { listener: { protocol: 'TCP', certificate: undefined, sslPolicy: long } },
  };

  test.each(Object.entries(wrong))('%s', (_what, options) => {
    const errors = findingsOf(build(options)).filter(({ diagnostic }) => diagnostic.severity === 'error');
    expect(errors).not.toEqual([]);
    expect(() => synthesizeShop(options)).toThrow('Validation failed');
  });
});
