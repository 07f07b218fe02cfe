import type { TerraformConfiguration } from '../terraform/configuration';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** A stack in front of a cluster, with more or other resources by their types. */
export function stackWith(
  resource: Resources,
  rest: Omit<TerraformConfiguration, 'resource'> = {},
): TerraformConfiguration {
  return {
    '//': { metadata: { stackName: 'shop' } },
    provider: { aws: [{ region: 'ap-northeast-2', allowed_account_ids: ['111122223333'] }] },
    data: { aws_eks_cluster: { cluster: { name: 'shop-cluster' } } },
    ...rest,
    resource,
  };
}

/** A Network Load Balancer that ends TLS, with its security group and one target group of nodes. */
export const networkLoadBalancer: Resources = {
  aws_lb: {
    public: {
      name: 'shop-public',
      load_balancer_type: 'network',
      internal: false,
      ip_address_type: 'ipv4',
      security_groups: ['${aws_security_group.public.id}'],
      subnet_mapping: [{ subnet_id: 'subnet-a' }, { subnet_id: 'subnet-b' }],
    },
  },
  aws_lb_listener: {
    https: {
      load_balancer_arn: '${aws_lb.public.arn}',
      port: 443,
      protocol: 'TLS',
      ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      certificate_arn: '${aws_acm_certificate_validation.shop.certificate_arn}',
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.https.arn}' }],
    },
  },
  aws_lb_target_group: {
    https: {
      name: 'shop-https',
      port: 30443,
      protocol: 'TCP',
      target_type: 'instance',
      proxy_protocol_v2: true,
      health_check: { protocol: 'HTTP', path: '/healthz', port: 'traffic-port' },
    },
  },
  aws_autoscaling_attachment: {
    a: { autoscaling_group_name: 'nodes-a', lb_target_group_arn: '${aws_lb_target_group.https.arn}' },
    b: { autoscaling_group_name: 'nodes-b', lb_target_group_arn: '${aws_lb_target_group.https.arn}' },
  },
  aws_security_group: { public: { name_prefix: 'shop-public-' } },
  aws_vpc_security_group_ingress_rule: {
    https: {
      security_group_id: '${aws_security_group.public.id}',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: '203.0.113.0/24',
    },
  },
  aws_vpc_security_group_egress_rule: {
    https: {
      security_group_id: '${aws_security_group.public.id}',
      ip_protocol: 'tcp',
      from_port: 30443,
      to_port: 30443,
      referenced_security_group_id: 'sg-0123456789abcdef0',
    },
  },
};

/** Values of the ingress-nginx chart behind the load balancer, with a template that has quotes and braces of its own. */
export const ingressNginxValues = {
  fullnameOverride: 'ingress-nginx',
  controller: {
    image: { tag: 'v1.15.1' },
    replicaCount: 2,
    containerPort: { http: 80, https: 443, tohttps: 2443 },
    service: {
      type: 'NodePort',
      targetPorts: { http: 'tohttps', https: 'http' },
      nodePorts: { http: 30080, https: 30443 },
    },
    config: {
      'http-snippet': 'server { listen 2443 proxy_protocol; return 308 https://$host$request_uri; }',
      'proxy-real-ip-cidr': 'CIDRS',
    },
    extraArgs: { 'publish-status-address': '${aws_lb.public.dns_name}' },
    ingressClassResource: { name: 'nginx' },
  },
};

/** A Helm release of ingress-nginx. */
export function ingressNginx(values: object = ingressNginxValues): Resources {
  const template = '${join(",", [for block in data.aws_vpc.main.blocks : "${block}" if block != "}"])}';
  return {
    helm_release: {
      nginx: {
        chart: 'ingress-nginx',
        name: 'ingress-nginx',
        namespace: '${kubernetes_namespace_v1.nginx.metadata[0].name}',
        version: '4.15.1',
        values: [JSON.stringify(values).replace('CIDRS', template)],
      },
    },
    kubernetes_namespace_v1: { nginx: { metadata: { name: 'ingress-nginx' } } },
  };
}
