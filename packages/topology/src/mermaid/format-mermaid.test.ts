import { ingressNginx, networkLoadBalancer, stackWith } from '../testing/stacks';
import { topologyOf } from '../topology-of';
import { formatMermaid } from './format-mermaid';

test('a load balancer, its nodes and the controller behind them', () => {
  const topology = topologyOf(stackWith({ ...networkLoadBalancer, ...ingressNginx() }));
  expect(formatMermaid(topology)).toBe(
    `flowchart TB
  accTitle: shop · account 111122223333 · ap-northeast-2
  accDescr: What shop puts in front of its cluster. Network Load Balancer shop-public, internet-facing, listens on TLS 443 and sends to nodes on port 30443. ingress-nginx v1.15.1 routes to the Services.
  subgraph cluster["EKS cluster: shop-cluster"]
    subgraph lb0n["Nodes: by 2 Auto Scaling groups"]
      lb0n30443["NodePort: 30443"]
    end
    subgraph controller0["Ingress controller: ingress-nginx v1.15.1"]
      controller0details["Service ingress-nginx-controller, NodePort<br/>namespace ingress-nginx, 2 replicas"]:::details
      controller0p0["Pods: port 2443<br/>redirects to https"]
      controller0p1["Pods: port 80<br/>routes by host and path"]
    end
    controller0s["Ingress class nginx: Services of the cluster"]
  end
  subgraph lb0["Network Load Balancer: shop-public"]
    lb0details["internet-facing, ipv4, addresses chosen by AWS<br/>in 2 zones"]:::details
    lb0l0["Listener: TLS 443<br/>ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09<br/>1 certificate"]
  end
  lb0c0["Clients: Allowed addresses<br/>203.0.113.0/24"]
  lb0t0["Target group: shop-https<br/>nodes on TCP 30443, PROXY protocol v2<br/>health check HTTP /healthz<br/>by 2 Auto Scaling groups"]
  lb0c0 -->|"TCP 443"| lb0l0
  lb0l0 --> lb0t0
  lb0t0 -->|"TCP 30443"| lb0n30443
  lb0n30443 --> controller0p1
  controller0p1 --> controller0s
  classDef details fill:none,stroke:none
`,
  );
});

test('a name cannot end its label, and cannot begin a link or Markdown', () => {
  const [loadBalancer] = topologyOf(stackWith(networkLoadBalancer)).loadBalancers;
  const name = '"]; click a "javascript:x" <b>`#35;';
  const text = formatMermaid({
    name: 'shop\nclick b',
    loadBalancers: loadBalancer === undefined ? [] : [{ ...loadBalancer, name }],
    controllers: [],
    operators: [],
  });
  expect(text).toContain(
    '["Network Load Balancer: #34;#93;#59; click a #34;javascript:x#34; #60;b#62;#96;#35;35#59;"]',
  );
  expect(text).toContain('accTitle: shop click b\n');
});

test('a listener that no security-group rule lets clients reach says so', () => {
  const { aws_vpc_security_group_ingress_rule: _left, ...rest } = networkLoadBalancer;
  expect(formatMermaid(topologyOf(stackWith(rest)))).toContain('<br/>no rule lets clients in"]');
});

test('traffic that no security-group rule lets through says so', () => {
  const { aws_vpc_security_group_egress_rule: _left, ...rest } = networkLoadBalancer;
  expect(formatMermaid(topologyOf(stackWith(rest)))).toContain('lb0t0 -->|"no rule lets it through"| lb0n30443');
});
