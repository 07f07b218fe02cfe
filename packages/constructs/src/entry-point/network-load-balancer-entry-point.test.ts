import type { TerraformStack } from 'cdktf';
import { AwsLoadBalancerController, DnsValidatedCertificate, EksCluster, IngressNginx } from '../index';
import {
  findingsOf,
  helmValuesOf,
  resourceOf,
  resourcesOf,
  synthesize,
  type SynthesizedStack,
} from '../testing/synthesize';
import type { EntryPointRegistration } from './entry-point-registration';
import type { TlsAtLoadBalancer } from './entry-point-tls';
import {
  NetworkLoadBalancerEntryPoint,
  type NetworkLoadBalancerEntryPointProps,
} from './network-load-balancer-entry-point';
import type { ClusterCompute } from '../cluster/eks-cluster';

type Props = Omit<NetworkLoadBalancerEntryPointProps, 'cluster' | 'awsLoadBalancerController'>;

const SHOP: Props & { readonly tls: TlsAtLoadBalancer } = {
  name: 'shop-production',
  scheme: 'internet-facing',
  subnetMappings: [
    { subnetId: 'subnet-0a1b2c3d4e5f60711', availabilityZone: 'ap-northeast-2a' },
    { subnetId: 'subnet-0a1b2c3d4e5f60712', availabilityZone: 'ap-northeast-2b' },
    { subnetId: 'subnet-0a1b2c3d4e5f60713', availabilityZone: 'ap-northeast-2c' },
  ],
  tls: {
    end: 'at-load-balancer',
    certificate: {
      arn: 'arn:aws:acm:ap-northeast-2:333333333333:certificate/11111111-2222-4333-8444-555555555555',
      domainNames: ['shop.example.com'],
    },
  },
  registration: { kind: 'target-group-binding' },
  ingressNginx: {
    replicas: 3,
    zoneSpread: 'DoNotSchedule',
    acknowledgeRetirement: { reviewBy: '2027-03-31' },
  },
};
const NODE_GROUPS: EntryPointRegistration = { kind: 'auto-scaling-groups', names: ['eks-shop-a', 'eks-shop-b'] };
const TAGGED_NODES: EntryPointRegistration = { kind: 'tagged-instances', tags: { 'eks:cluster-name': 'shop' } };

interface Options extends Partial<Props> {
  readonly withController?: boolean;
  readonly compute?: ClusterCompute;
}

function build({ withController = true, compute, ...props }: Options = {}) {
  return (stack: TerraformStack) => {
    const cluster = new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2', compute });
    const awsLoadBalancerController = withController
      ? new AwsLoadBalancerController(stack, 'Controller', { cluster, identity: 'pod-identity' })
      : undefined;
    return new NetworkLoadBalancerEntryPoint(stack, 'public', {
      ...SHOP,
      ...props,
      cluster,
      awsLoadBalancerController,
    });
  };
}

const synthesizeShop = (options?: Options) =>
  synthesize((stack) => {
    build(options)(stack);
  });
const findings = (options?: Options) => findingsOf(build(options)).map(({ diagnostic }) => diagnostic);

const targetGroup = (stack: SynthesizedStack, name: 'http' | 'https') =>
  resourceOf(stack, 'aws_lb_target_group', `TargetGroup-${name}_`);
const listener = (stack: SynthesizedStack, name: 'http' | 'https') =>
  resourceOf(stack, 'aws_lb_listener', `Listener-${name}_`);
const nginx = (stack: SynthesizedStack) => resourceOf(stack, 'helm_release', 'IngressNginx');
const nginxValues = (stack: SynthesizedStack) => {
  const values = helmValuesOf(nginx(stack)) as { controller: Record<string, Record<string, string>> };
  return values.controller;
};

describe('NetworkLoadBalancerEntryPoint', () => {
  test('has a clear-text listener to the redirect and a TLS listener to nginx', () => {
    const stack = synthesizeShop();
    for (const [name, attributes] of [
      ['http', { port: 80, protocol: 'TCP' }],
      ['https', { port: 443, protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' }],
    ] as const) {
      expect(listener(stack, name)).toMatchObject({
        ...attributes,
        default_action: [
          { target_group_arn: expect.stringContaining(`aws_lb_target_group.public_LoadBalancer_TargetGroup-${name}_`) },
        ],
      });
    }
  });

  test('takes the certificate and the policy that it is given', () => {
    const policy = 'ELBSecurityPolicy-TLS13-1-3-2021-06';
    expect(listener(synthesizeShop({ tls: { ...SHOP.tls, policy } }), 'https')).toMatchObject({
      certificate_arn: SHOP.tls.certificate.arn,
      ssl_policy: policy,
    });
  });

  describe('where the controller ends TLS', () => {
    const tls = { end: 'at-controller', defaultCertificate: { namespace: 'certificates', name: 'wildcard' } } as const;

    test('passes both ports on, without a certificate', () => {
      const stack = synthesizeShop({ tls });
      expect(listener(stack, 'http')).toMatchObject({ port: 80, protocol: 'TCP' });
      expect(listener(stack, 'https')).toMatchObject({ port: 443, protocol: 'TCP' });
      expect(listener(stack, 'https')).not.toHaveProperty('certificate_arn');
      expect(targetGroup(stack, 'http')).toMatchObject({
        port: 80,
        proxy_protocol_v2: true,
        health_check: { protocol: 'HTTP', path: '/healthz', port: 'traffic-port' },
      });
      expect(targetGroup(stack, 'https')).toMatchObject({
        port: 443,
        proxy_protocol_v2: true,
        health_check: { protocol: 'TCP', port: 'traffic-port' },
      });
      expect(nginxValues(stack).extraArgs).toMatchObject({ 'default-ssl-certificate': 'certificates/wildcard' });
    });

    test('opens the ports of the pods that it sends to', () => {
      const ports = resourcesOf(synthesizeShop({ tls }), 'aws_vpc_security_group_egress_rule').map(
        ({ from_port }) => from_port,
      );
      expect(ports.sort()).toEqual([443, 80]);
    });

    test('reports nothing', () => {
      expect(findings({ tls })).toEqual([]);
    });
  });

  describe('that redirects by scheme', () => {
    const tls = { ...SHOP.tls, redirect: 'by-scheme' } as const;

    test('sends both listeners to the port of the applications, and warns', () => {
      const stack = synthesizeShop({ tls });
      for (const name of ['http', 'https'] as const) {
        expect(targetGroup(stack, name)).toMatchObject({ port: 80, health_check: { protocol: 'HTTP' } });
      }
      expect(findings({ tls })).toMatchObject([
        { id: 'ingress-nginx-redirect-by-scheme', severity: 'warning', path: ['tls', 'redirect'] },
      ]);
    });

    test('is refused where it would loop', () => {
      expect(findings({ tls, proxyProtocol: false })).toMatchObject([
        { id: 'ingress-nginx-redirect-loop', severity: 'error', path: ['tls', 'redirect'] },
      ]);
    });
  });

  describe('with a health check of its own', () => {
    const onItsOwnPort = { protocol: 'HTTP', port: 10256, path: '/healthz' } as const;
    const kubeProxy = { registration: NODE_GROUPS, proxyProtocol: false, healthCheck: onItsOwnPort };

    test('asks it of both target groups, and opens its port on the nodes', () => {
      const stack = synthesizeShop(kubeProxy);
      for (const name of ['http', 'https'] as const) {
        expect(targetGroup(stack, name)).toMatchObject({
          health_check: { protocol: 'HTTP', port: '10256', path: '/healthz' },
        });
      }
      const opened = resourcesOf(stack, 'aws_vpc_security_group_ingress_rule').filter(
        ({ from_port, referenced_security_group_id }) =>
          from_port === 10256 && referenced_security_group_id !== undefined,
      );
      expect(opened).toHaveLength(1);
    });

    test('refuses a port that does not expect PROXY protocol, unless it is said to', () => {
      const refused = {
        id: 'target-group-proxy-protocol-health-check-port',
        severity: 'error',
        path: ['healthCheck'],
      };
      expect(findings({ ...kubeProxy, proxyProtocol: true })).toMatchObject([refused, refused]);
      const healthCheck = { ...onItsOwnPort, expectsProxyProtocol: true };
      expect(findings({ ...kubeProxy, proxyProtocol: true, healthCheck })).toEqual([]);
    });
  });

  test('refuses tags with which a controller would take the load balancer for its own', () => {
    const owned: Record<string, string>[] = [
      { 'kubernetes.io/service-name': 'ingress-nginx/ingress-nginx-controller' },
      { 'kubernetes.io/cluster/shop': 'owned' },
    ];
    for (const tags of owned) {
      expect(findings({ tags })).toMatchObject([
        { id: 'load-balancer-ownership-tags', severity: 'error', path: ['tags'] },
      ]);
    }
  });

  test('waits until a requested certificate is issued', () => {
    const stack = synthesize((scope) => {
      const certificate = new DnsValidatedCertificate(scope, 'Certificate', {
        domainName: 'shop.example.com',
        hostedZoneId: 'Z0123456789ABCDEFGHIJ',
      });
      build({ tls: { ...SHOP.tls, certificate } })(scope);
    });
    expect(listener(stack, 'https').certificate_arn).toMatch(
      /^\$\{aws_acm_certificate_validation\..*\.certificate_arn\}$/,
    );
  });

  describe('with PROXY protocol', () => {
    test('says so in both target groups, the ConfigMap and the redirect', () => {
      const stack = synthesizeShop();
      expect(resourcesOf(stack, 'aws_lb_target_group').map((group) => group.proxy_protocol_v2)).toEqual([true, true]);
      expect(nginxValues(stack).config).toMatchObject({
        'use-proxy-protocol': 'true',
        'http-snippet': expect.stringContaining('listen 2443 proxy_protocol;'),
      });
    });

    test('turns all of them off together', () => {
      const stack = synthesizeShop({ proxyProtocol: false });
      expect(resourcesOf(stack, 'aws_lb_target_group').map((group) => group.proxy_protocol_v2)).toEqual([false, false]);
      expect(nginxValues(stack).config).not.toHaveProperty('use-proxy-protocol');
      expect(nginxValues(stack).config?.['http-snippet']).not.toContain('proxy_protocol');
    });

    test('believes the header from the subnets of the load balancer when it reaches pods', () => {
      const stack = synthesizeShop();
      expect(Object.values(stack.data.aws_subnet ?? {}).map(({ id }) => id)).toEqual(
        SHOP.subnetMappings.map(({ subnetId }) => subnetId),
      );
      const { 'proxy-real-ip-cidr': trusted } = nginxValues(stack).config ?? {};
      expect(trusted?.match(/data\.aws_subnet\.\S+?\.cidr_block/g)).toHaveLength(3);
      expect(trusted).not.toContain('aws_vpc');
    });

    test('believes it from every block of the VPC when it reaches nodes, which rewrite the source', () => {
      const stack = synthesizeShop({ registration: NODE_GROUPS });
      const { 'proxy-real-ip-cidr': trusted } = nginxValues(stack).config ?? {};
      expect(trusted).toMatch(/^\$\{join\(",", data\.aws_vpc\.\S+\.cidr_block_associations\[\*\]\.cidr_block\)\}$/);
      expect(stack.data).not.toHaveProperty('aws_subnet');
    });
  });

  describe('that registers pods', () => {
    test('sends to the ports of the containers, by address', () => {
      const stack = synthesizeShop();
      expect(targetGroup(stack, 'http')).toMatchObject({ port: 2443, target_type: 'ip' });
      expect(targetGroup(stack, 'https')).toMatchObject({ port: 80, target_type: 'ip' });
      expect(nginxValues(stack)).toMatchObject({
        containerPort: { http: 80, tohttps: 2443 },
        service: { type: 'ClusterIP', targetPorts: { http: 'tohttps', https: 'http' } },
      });
    });

    test('binds each target group to the port of the Service with its name', () => {
      const stack = synthesizeShop();
      for (const name of ['http', 'https'] as const) {
        expect(helmValuesOf(resourceOf(stack, 'helm_release', `TargetGroup-${name}_Binding`))).toMatchObject({
          spec: { targetType: 'ip', serviceRef: { name: 'ingress-nginx-controller', port: name } },
        });
      }
    });

    test('follows the name and the namespace of the release', () => {
      const stack = synthesizeShop({
        ingressNginx: { ...SHOP.ingressNginx, releaseName: 'edge', namespace: 'ingress' },
      });
      const binding = resourceOf(stack, 'helm_release', 'TargetGroup-https_Binding');
      expect(binding.namespace).toBe('ingress');
      expect(helmValuesOf(binding)).toMatchObject({ spec: { serviceRef: { name: 'edge-controller' } } });
    });

    test('checks nginx with a request through the PROXY protocol, and the redirect with a connection', () => {
      const stack = synthesizeShop();
      expect(targetGroup(stack, 'https').health_check).toMatchObject({
        protocol: 'HTTP',
        path: '/healthz',
        port: 'traffic-port',
      });
      expect(targetGroup(stack, 'http').health_check).toMatchObject({ protocol: 'TCP', port: 'traffic-port' });
    });

    test('asks for readiness gates', () => {
      expect(resourceOf(synthesizeShop(), 'kubernetes_namespace_v1').metadata).toMatchObject({
        labels: { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' },
      });
    });

    test('binds when the namespace and the controller are there, and unbinds while they are', () => {
      for (const name of ['http', 'https'] as const) {
        const dependencies = resourceOf(synthesizeShop(), 'helm_release', `TargetGroup-${name}_Binding`).depends_on;
        expect(dependencies).toEqual([
          expect.stringContaining('kubernetes_namespace_v1.public_IngressNginx_Namespace'),
          expect.stringContaining('helm_release.Controller'),
        ]);
      }
    });

    test('starts pods when their targets can become healthy: bindings and listeners are there', () => {
      expect(nginx(synthesizeShop()).depends_on).toEqual(
        expect.arrayContaining([
          expect.stringContaining('helm_release.public_LoadBalancer_TargetGroup-http_Binding'),
          expect.stringContaining('helm_release.public_LoadBalancer_TargetGroup-https_Binding'),
          expect.stringContaining('aws_lb_listener.public_LoadBalancer_Listener-http'),
          expect.stringContaining('aws_lb_listener.public_LoadBalancer_Listener-https'),
        ]),
      );
    });

    test('needs no controller of its own', () => {
      const binding = resourceOf(synthesizeShop({ withController: false }), 'helm_release', 'TargetGroup-http_Binding');
      expect(binding.depends_on).toEqual([expect.stringContaining('kubernetes_namespace_v1')]);
    });
  });

  // Whatever a resource that is created before it is destroyed depends on is replaced in this order too, and a load
  // balancer's name and Elastic IPs cannot be taken twice.
  test.each([SHOP.registration, NODE_GROUPS, TAGGED_NODES])(
    'lets the load balancer be destroyed before it is replaced: %j',
    (registration) => {
      const stack = synthesizeShop({ registration, elasticIps: 'create' });
      const resources = new Map<string, Readonly<Record<string, unknown>>>(
        Object.entries(stack.resource).flatMap(([type, instances]) =>
          Object.entries(instances).map(([name, attributes]) => [`${type}.${name}`, attributes] as const),
        ),
      );
      const reached = new Set<string>();
      const visit = (address: string) => {
        if (reached.has(address)) return;
        reached.add(address);
        const text = JSON.stringify(resources.get(address));
        for (const other of resources.keys()) if (new RegExp(`${other}\\b(?!-)`).test(text)) visit(other);
      };
      for (const [address, { lifecycle }] of resources) {
        if ((lifecycle as { create_before_destroy?: boolean } | undefined)?.create_before_destroy) visit(address);
      }
      const types = new Set([...reached].map((address) => address.split('.')[0]));
      expect(types).toContain('aws_lb_target_group');
      for (const type of ['aws_lb', 'aws_lb_listener', 'aws_eip']) expect(types).not.toContain(type);
    },
  );

  describe('that registers nodes', () => {
    test('sends to the node ports, by instance', () => {
      const stack = synthesizeShop({ registration: NODE_GROUPS });
      expect(targetGroup(stack, 'http')).toMatchObject({ port: 30080, target_type: 'instance' });
      expect(targetGroup(stack, 'https')).toMatchObject({ port: 30443, target_type: 'instance' });
      expect(nginxValues(stack).service).toMatchObject({
        type: 'NodePort',
        externalTrafficPolicy: 'Cluster',
        nodePorts: { http: 30080, https: 30443 },
      });
    });

    test('takes the node ports that it is given, and its own for the rest', () => {
      const stack = synthesizeShop({ registration: { ...NODE_GROUPS, nodePorts: { https: 31443 } } });
      expect([targetGroup(stack, 'http').port, targetGroup(stack, 'https').port]).toEqual([30080, 31443]);
      expect(nginxValues(stack).service).toMatchObject({ nodePorts: { http: 30080, https: 31443 } });
    });

    test('attaches each Auto Scaling group to each target group', () => {
      const attachments = synthesizeShop({ registration: NODE_GROUPS }).resource.aws_autoscaling_attachment ?? {};
      expect(
        Object.keys(attachments).map((address) => /TargetGroup-(\w+)_Attachments_(.*)_/.exec(address)?.slice(1)),
      ).toEqual([
        ['http', 'eks-shop-a'],
        ['http', 'eks-shop-b'],
        ['https', 'eks-shop-a'],
        ['https', 'eks-shop-b'],
      ]);
    });

    test('has no binding and no readiness gate', () => {
      const stack = synthesizeShop({ registration: NODE_GROUPS, withController: false });
      expect(Object.keys(stack.resource.helm_release ?? {})).toHaveLength(1);
      expect(resourceOf(stack, 'kubernetes_namespace_v1').metadata).toMatchObject({ labels: {} });
    });

    test('registers tagged instances by their addresses where that is asked for', () => {
      const stack = synthesizeShop({ registration: { ...TAGGED_NODES, targetType: 'ip' } });
      expect(targetGroup(stack, 'https')).toMatchObject({ port: 30443, target_type: 'ip' });
      expect(resourcesOf(stack, 'aws_lb_target_group_attachment')).toMatchObject(
        Array(2).fill({ for_each: expect.stringContaining('.private_ips)') }),
      );
    });

    test('warns of tagged instances', () => {
      expect(findings({ registration: TAGGED_NODES }).map(({ id, path }) => [id, path])).toEqual(
        Array(2).fill(['tagged-instances-membership', ['registration', 'tags']]),
      );
    });
  });

  describe('has security group rules', () => {
    const rules = (type: 'ingress' | 'egress', options?: Options) =>
      resourcesOf(synthesizeShop(options), `aws_vpc_security_group_${type}_rule`);
    const CLUSTER = expect.stringMatching(/^\$\{data\.aws_eks_cluster\..*cluster_security_group_id\}$/);

    test("towards the cluster's group, on both sides", () => {
      const ports = (found: readonly Readonly<Record<string, unknown>>[]) => found.map(({ from_port: port }) => port);
      const egress = rules('egress');
      expect(ports(egress)).toEqual([2443, 80]);
      for (const rule of egress) expect(rule.referenced_security_group_id).toEqual(CLUSTER);
      const ingress = rules('ingress').filter((rule) => CLUSTER.asymmetricMatch(rule.security_group_id));
      expect(ports(ingress)).toEqual([2443, 80]);
      for (const rule of ingress) {
        expect(rule.referenced_security_group_id).toMatch(/^\$\{aws_security_group\..*\.id\}$/);
        expect(rule).not.toHaveProperty('cidr_ipv4');
        expect(rule).not.toHaveProperty('cidr_ipv6');
      }
    });

    test('for everybody when it faces the internet', () => {
      const cidrs = rules('ingress', { ipAddressType: 'dualstack' }).filter(({ from_port: port }) => port === 443);
      expect(cidrs).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ cidr_ipv4: '0.0.0.0/0' }),
          expect.objectContaining({ cidr_ipv6: '::/0' }),
        ]),
      );
    });

    test('for the VPC when it is internal', () => {
      const cidrs = rules('ingress', { scheme: 'internal' }).filter(({ from_port: port }) => port === 443);
      expect(cidrs.map(({ cidr_ipv4: ipv4 }) => ipv4)).toEqual([
        expect.stringMatching(/^\$\{data\.aws_vpc\..*\.cidr_block\}$/),
      ]);
    });
  });

  test('publishes the name of the load balancer in the status of every Ingress', () => {
    expect(nginxValues(synthesizeShop()).extraArgs?.['publish-status-address']).toMatch(/^\$\{aws_lb\..*\.dns_name\}$/);
  });

  test('points host names to the load balancer', () => {
    const dns = {
      hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' },
      hostNames: ['shop.example.com'],
    };
    expect(resourceOf(synthesizeShop({ dns }), 'aws_route53_record')).toMatchObject({
      name: 'shop.example.com',
      alias: { name: expect.stringMatching(/^\$\{aws_lb\..*\.dns_name\}$/) },
    });
  });

  test('redirects to the port that https is on, and warns of the scheme that applications see', () => {
    const ports = { http: 8080, https: 8443 };
    const stack = synthesizeShop({ ports });
    expect([listener(stack, 'http').port, listener(stack, 'https').port]).toEqual([8080, 8443]);
    expect(nginxValues(stack).config?.['http-snippet']).toContain('https://$host:8443$request_uri');
    expect(findings({ ports }).map(({ id, path }) => [id, path])).toEqual([
      ['ingress-nginx-scheme-port', ['ports', 'https']],
    ]);
  });

  describe('points a finding to the prop that somebody wrote', () => {
    test.each<[string, Options, string, string]>([
      ['the name', { name: 'shop_production' }, 'load-balancer-name-characters', 'name'],
      ['a target group named after it', { name: 'shop_production' }, 'target-group-name', 'name'],
      ['a subnet', { subnetMappings: [{ subnetId: 'shop' }] }, 'subnet-mapping-subnet-id', 'subnetMappings.0.subnetId'],
      ['a listener port', { ports: { https: 0 } }, 'listener-port-range', 'ports.https'],
      ['the other port', { ports: { http: 443 } }, 'listener-port-repeated', 'ports.https'],
      [
        'the policy',
        { tls: { ...SHOP.tls, policy: 'ELBSecurityPolicy' } },
        'listener-ssl-policy-unknown',
        'tls.policy',
      ],
      [
        'the certificate',
        { tls: { ...SHOP.tls, certificate: { arn: 'arn:aws:acm:us-east-1:333333333333:certificate/1' } } },
        'certificate-region',
        'tls.certificate.arn',
      ],
      [
        'a node port',
        { registration: { ...NODE_GROUPS, nodePorts: { http: 80 } } },
        'node-port-range',
        'registration.nodePorts.http',
      ],
      [
        'a node port of a target group',
        { registration: { ...NODE_GROUPS, nodePorts: { http: 0 } } },
        'target-group-port-range',
        'registration.nodePorts.http',
      ],
      [
        'the Auto Scaling groups',
        { registration: { kind: 'auto-scaling-groups', names: [] } },
        'auto-scaling-groups-required',
        'registration.names',
      ],
      [
        'the replicas',
        { ingressNginx: { ...SHOP.ingressNginx, replicas: 0 } },
        'ingress-nginx-replicas',
        'ingressNginx.replicas',
      ],
      [
        'the pods of each zone',
        { ingressNginx: { ...SHOP.ingressNginx, replicas: 2 } },
        'zone-without-target',
        'ingressNginx.replicas',
      ],
      [
        'the registration',
        { compute: 'fargate', registration: NODE_GROUPS },
        'registration-fargate',
        'registration.kind',
      ],
      ['the entry point itself', { compute: 'auto-mode' }, 'compute-auto-mode', ''],
      [
        'settings of a controller that is not made',
        { controller: (scope, id, props) => new IngressNginx(scope, id, props) },
        'controller-given-twice',
        'ingressNginx',
      ],
      ['the Elastic IPs', { scheme: 'internal', elasticIps: 'create' }, 'elastic-ips-scheme', 'elasticIps'],
    ])('%s', (_what, options, id, path) => {
      const found = findings(options).filter((diagnostic) => diagnostic.id === id);
      expect(found).not.toEqual([]);
      for (const diagnostic of found) expect(diagnostic.path.join('.')).toBe(path);
    });
  });

  test('shows every problem of a synthesis at once', () => {
    const problems: Options = {
      name: 'shop_production',
      ports: { https: 70000 },
      registration: { ...NODE_GROUPS, nodePorts: { http: 80 } },
      ingressNginx: { ...SHOP.ingressNginx, replicas: 0 },
    };
    for (const id of ['load-balancer-name-characters', 'listener-port-range', 'node-port-range', 'replicas']) {
      expect(() => synthesizeShop(problems)).toThrow(id);
    }
  });

  describe('throws nothing', () => {
    const long = 'x'.repeat(200);
    const subnet = { subnetId: 'subnet-0a1b2c3d4e5f60711', availabilityZone: 'ap-northeast-2a' };
    test.each<[string, Options]>([
      ['an empty name', { name: '' }],
      ['a name of 200 characters', { name: long }],
      ['no subnet', { subnetMappings: [] }],
      ['an empty subnet', { subnetMappings: [{ subnetId: '', availabilityZone: '' }] }],
      ['a subnet twice', { subnetMappings: [subnet, subnet], elasticIps: 'create', elasticIpProtection: true }],
      ['no client', { clients: [] }],
      ['ports that are no numbers', { ports: { http: Number.NaN, https: Number.NaN } }],
      ['the same port twice', { ports: { http: 443 } }],
      ['no Auto Scaling group', { registration: { kind: 'auto-scaling-groups', names: [] } }],
      ['an Auto Scaling group twice', { registration: { kind: 'auto-scaling-groups', names: ['a', 'a'] } }],
      ['no tag', { registration: { kind: 'tagged-instances', tags: {} } }],
      ['the same node port twice', { registration: { ...NODE_GROUPS, nodePorts: { http: 30443 } } }],
      ['an empty certificate', { tls: { end: 'at-load-balancer', certificate: { arn: '' } } }],
      [
        'a certificate twice',
        { tls: { ...SHOP.tls, additionalCertificates: [SHOP.tls.certificate, SHOP.tls.certificate] } },
      ],
      [
        'a host name twice',
        { dns: { hostedZone: { id: 'Z1', name: 'example.com' }, hostNames: ['shop.example.com', 'shop.example.com'] } },
      ],
      ['an empty host name', { dns: { hostedZone: { id: 'Z1', name: 'example.com' }, hostNames: [''] } }],
      ['replicas that are no number', { ingressNginx: { replicas: Number.NaN } }],
      ['empty names', { ingressNginx: { releaseName: '', namespace: '', ingressClass: '' } }],
      ['names of 200 characters', { ingressNginx: { releaseName: long, namespace: long, ingressClass: long } }],
    ])('for %s', (_what, options) => {
      expect(findings(options).filter(({ severity }) => severity === 'error')).not.toEqual([]);
    });
  });
});

describe('an alarm for unhealthy hosts', () => {
  const actions = ['arn:aws:sns:ap-northeast-2:333333333333:on-call'];

  test('is there for each target group, and tells whom it is given', () => {
    const alarms = resourcesOf(synthesizeShop({ unhealthyHostAlarm: { actions } }), 'aws_cloudwatch_metric_alarm');
    expect(alarms.map((alarm) => alarm['alarm_name'])).toEqual([
      'shop-production-http-unhealthy-hosts',
      'shop-production-https-unhealthy-hosts',
    ]);
    expect(alarms).toEqual(
      Array(2).fill(
        expect.objectContaining({
          namespace: 'AWS/NetworkELB',
          metric_name: 'UnHealthyHostCount',
          dimensions: {
            LoadBalancer: expect.stringMatching(/^\$\{aws_lb\..*\.arn_suffix\}$/),
            TargetGroup: expect.stringMatching(/^\$\{aws_lb_target_group\..*\.arn_suffix\}$/),
          },
          comparison_operator: 'GreaterThanThreshold',
          threshold: 0,
          treat_missing_data: 'breaching',
          alarm_actions: actions,
          ok_actions: actions,
        }),
      ),
    );
  });

  test('is missed where the load balancer is protected', () => {
    expect(findings({ deletionProtection: true })).toMatchObject([
      { id: 'unhealthy-host-alarm-missing', severity: 'warning', path: ['unhealthyHostAlarm'] },
    ]);
    expect(
      findings({
        deletionProtection: true,
        unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:333333333333:on-call'] },
      }),
    ).toEqual([]);
  });

  test('is not there unless asked for', () => {
    expect(resourcesOf(synthesizeShop(), 'aws_cloudwatch_metric_alarm')).toEqual([]);
  });
});
