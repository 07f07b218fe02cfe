import { ingressNginx, networkLoadBalancer, stackWith } from './testing/stacks';
import { topologyOf } from './topology-of';

const [loadBalancer] = topologyOf(stackWith(networkLoadBalancer)).loadBalancers;

test('a stack without a load balancer has an empty topology', () => {
  expect(topologyOf({})).toEqual({
    name: 'stack',
    account: undefined,
    region: undefined,
    cluster: undefined,
    loadBalancers: [],
    controllers: [],
    operators: [],
  });
});

test('the stack says where it is', () => {
  const { name, account, region, cluster } = topologyOf(stackWith(networkLoadBalancer));
  expect([name, account, region, cluster]).toEqual(['shop', '111122223333', 'ap-northeast-2', 'shop-cluster']);
});

test('a load balancer has its scheme, addresses and zones', () => {
  expect(loadBalancer).toMatchObject({
    kind: 'network',
    owner: 'Terraform',
    name: 'shop-public',
    scheme: 'internet-facing',
    addresses: 'addresses chosen by AWS',
    zones: ['2 zones'],
  });
});

test('zones are named when the constructs of subnets or Elastic IPs name them', () => {
  const elasticIp = (zone: string) => ({ '//': { metadata: { path: `shop/LoadBalancer/ElasticIp-${zone}` } } });
  const { loadBalancers } = topologyOf(
    stackWith({
      ...networkLoadBalancer,
      aws_eip: { a: elasticIp('us-gov-west-1a'), b: elasticIp('us-gov-west-1b') },
      aws_lb: {
        public: {
          internal: true,
          subnet_mapping: [{ allocation_id: '${aws_eip.a.id}' }, { allocation_id: '${aws_eip.b.id}' }],
        },
      },
    }),
  );
  expect(loadBalancers[0]).toMatchObject({
    scheme: 'internal',
    addresses: '2 Elastic IPs',
    zones: ['us-gov-west-1a', 'us-gov-west-1b'],
  });
});

test('a listener has its TLS policy, its certificates and whom the security group lets in', () => {
  expect(loadBalancer?.listeners).toEqual([
    {
      port: 443,
      protocol: 'TLS',
      tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      certificates: 1,
      clients: ['203.0.113.0/24'],
      routes: [{ requests: undefined, action: { kind: 'forward', targetGroup: 'aws_lb_target_group.https' } }],
    },
  ]);
});

test('a rule for another port, protocol or group lets nobody in', () => {
  const rule = {
    security_group_id: '${aws_security_group.public.id}',
    cidr_ipv4: '192.0.2.0/24',
    from_port: 443,
    to_port: 443,
  };
  const { loadBalancers } = topologyOf(
    stackWith({
      ...networkLoadBalancer,
      aws_vpc_security_group_ingress_rule: {
        port: { ...rule, ip_protocol: 'tcp', from_port: 80, to_port: 80 },
        protocol: { ...rule, ip_protocol: 'udp' },
        group: { ...rule, ip_protocol: 'tcp', security_group_id: 'sg-other' },
      },
    }),
  );
  expect(loadBalancers[0]?.listeners[0]?.clients).toEqual([]);
});

test('rules inside a security group count, and a load balancer without groups lets anybody in', () => {
  const ingress = [
    { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['10.0.0.0/8'], prefix_list_ids: ['pl-1'] },
  ];
  const withInline = stackWith({ ...networkLoadBalancer, aws_security_group: { public: { ingress } } });
  const open = stackWith({ ...networkLoadBalancer, aws_lb: { public: { load_balancer_type: 'network' } } });
  expect(topologyOf(withInline).loadBalancers[0]?.listeners[0]?.clients).toEqual([
    '203.0.113.0/24',
    '10.0.0.0/8',
    'pl-1',
  ]);
  expect(topologyOf(open).loadBalancers[0]?.listeners[0]?.clients).toEqual(['0.0.0.0/0']);
});

test('a target group has its health check, what registers its targets and the rule that lets traffic through', () => {
  expect(loadBalancer?.targetGroups).toEqual([
    {
      id: 'aws_lb_target_group.https',
      name: 'shop-https',
      port: 30443,
      protocol: 'TCP',
      proxyProtocol: true,
      healthCheck: 'HTTP /healthz',
      targets: { kind: 'nodes', registration: '2 Auto Scaling groups', controller: undefined },
      allowed: ['TCP 30443'],
    },
  ]);
});

test('a missing egress rule is noticed', () => {
  const { aws_vpc_security_group_egress_rule: _left, ...rest } = networkLoadBalancer;
  expect(topologyOf(stackWith(rest)).loadBalancers[0]?.targetGroups[0]?.allowed).toEqual([]);
});

test('nodes that are found by tag say by which', () => {
  const { aws_autoscaling_attachment: _left, ...rest } = networkLoadBalancer;
  const resource = {
    ...rest,
    aws_lb_target_group_attachment: {
      nodes: {
        for_each: '${toset(data.aws_instances.nodes.ids)}',
        target_group_arn: '${aws_lb_target_group.https.arn}',
      },
    },
  };
  const data = { aws_instances: { nodes: { instance_tags: { role: 'edge' } } } };
  const { loadBalancers } = topologyOf(stackWith(resource, { data }));
  expect(loadBalancers[0]?.targetGroups[0]?.targets.registration).toBe('tag role=edge');
});

test('the release that refers to a load balancer is the controller behind it', () => {
  const { controllers, loadBalancers } = topologyOf(stackWith({ ...networkLoadBalancer, ...ingressNginx() }));
  expect(controllers).toEqual([
    {
      id: 'helm_release.nginx',
      name: 'ingress-nginx',
      version: 'v1.15.1',
      namespace: 'ingress-nginx',
      replicas: 2,
      ingressClass: 'nginx',
      service: { name: 'ingress-nginx-controller', type: 'NodePort' },
      ports: [
        { port: 2443, nodePort: 30080, answer: 'redirects to https' },
        { port: 80, nodePort: 30443, answer: undefined },
      ],
      workloads: [],
    },
  ]);
  expect(loadBalancers[0]?.targetGroups[0]?.targets.controller).toBe('helm_release.nginx');
});

test('a release that refers to nothing of a load balancer is not behind it', () => {
  const { controllers } = topologyOf(stackWith({ ...networkLoadBalancer, ...ingressNginx({ controller: {} }) }));
  expect(controllers).toEqual([]);
});

test('a TargetGroupBinding leads to the controller whose Service it names', () => {
  const { helm_release: nginx, ...namespaces } = ingressNginx();
  const binding = {
    chart: './assets/target-group-binding',
    namespace: 'ingress-nginx',
    values: [
      '{"spec":{"targetGroupARN":"${aws_lb_target_group.https.arn}","serviceRef":{"name":"ingress-nginx-controller"}}}',
    ],
  };
  const controller = {
    chart: 'aws-load-balancer-controller',
    version: '3.5.0',
    values: ['{"image":{"tag":"v3.5.0"}}'],
  };
  const topology = topologyOf(
    stackWith({
      ...networkLoadBalancer,
      ...namespaces,
      aws_lb_target_group: { https: { port: 80, protocol: 'TCP', target_type: 'ip' } },
      helm_release: { ...nginx, binding, controller },
    }),
  );
  expect(topology.loadBalancers[0]?.targetGroups[0]?.targets).toEqual({
    kind: 'pods',
    registration: 'TargetGroupBinding',
    operator: 'AWS Load Balancer Controller',
    controller: 'helm_release.nginx',
    controllerPort: 80,
    service: undefined,
  });
  expect(topology.operators).toEqual([
    { name: 'AWS Load Balancer Controller', version: 'v3.5.0', namespace: undefined },
  ]);
});

test('rules of a listener come before its default action, by priority', () => {
  const rule = { listener_arn: '${aws_lb_listener.https.arn}' };
  const { loadBalancers } = topologyOf(
    stackWith({
      ...networkLoadBalancer,
      aws_lb_listener_rule: {
        late: {
          ...rule,
          priority: 20,
          condition: [{ path_pattern: { values: ['/old'] } }],
          action: [{ type: 'redirect', redirect: { protocol: 'HTTPS', port: '443' } }],
        },
        early: {
          ...rule,
          priority: 10,
          condition: [{ host_header: { values: ['shop.example.com'] } }, { path_pattern: { values: ['/cart'] } }],
          action: [
            { type: 'forward', forward: { target_group: [{ arn: '${aws_lb_target_group.https.arn}', weight: 3 }] } },
          ],
        },
      },
    }),
  );
  expect(loadBalancers[0]?.listeners[0]?.routes.slice(0, 2)).toEqual([
    {
      requests: 'shop.example.com/cart',
      action: { kind: 'forward', targetGroup: 'aws_lb_target_group.https', weight: 3 },
    },
    { requests: '/old', action: { kind: 'answer', description: 'redirects to https 443' } },
  ]);
});

test('records that lead to a load balancer are its host names, each once', () => {
  const record = { name: 'shop.example.com', alias: { name: '${aws_lb.public.dns_name}' } };
  const { loadBalancers } = topologyOf(
    stackWith({
      ...networkLoadBalancer,
      aws_route53_record: { a: record, aaaa: record, other: { name: 'mail.example.com', records: ['192.0.2.1'] } },
    }),
  );
  expect(loadBalancers[0]?.hostNames).toEqual(['shop.example.com']);
});
