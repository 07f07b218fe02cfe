import { formatMermaid } from './mermaid/format-mermaid';
import { ingressGroupStack, serviceStack } from './testing/made-by-controllers';
import { topologyOf } from './topology-of';

const annotation = (name: string) => `service.beta.kubernetes.io/aws-load-balancer-${name}`;

const pods = serviceStack({
  loadBalancerClass: 'service.k8s.aws/nlb',
  annotations: {
    [annotation('name')]: 'shop-public',
    [annotation('scheme')]: 'internet-facing',
    [annotation('nlb-target-type')]: 'ip',
    [annotation('ssl-cert')]:
      'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
    [annotation('ssl-ports')]: '443',
    [annotation('proxy-protocol')]: '*',
    [annotation('healthcheck-protocol')]: 'http',
    [annotation('healthcheck-path')]: '/healthz',
  },
});

test('a Service has the load balancer that the AWS Load Balancer Controller makes from its annotations', () => {
  const { loadBalancers, controllers, operators } = topologyOf(pods);
  expect(loadBalancers).toMatchObject([
    {
      kind: 'network',
      owner: 'AWS Load Balancer Controller',
      name: 'shop-public',
      scheme: 'internet-facing',
      hostNames: ['shop.example.com'],
      listeners: [
        { port: 80, protocol: 'TCP', certificates: 0, clients: ['203.0.113.0/24'] },
        { port: 443, protocol: 'TLS', certificates: 1 },
      ],
      targetGroups: [
        { port: 2443, targets: { kind: 'pods', controller: 'helm_release.nginx', controllerPort: 2443 } },
        { port: 80, proxyProtocol: true, healthCheck: 'HTTP /healthz', targets: { controllerPort: 80 } },
      ],
    },
  ]);
  expect(controllers.map(({ id }) => id)).toEqual(['helm_release.nginx']);
  expect(operators.map(({ name }) => name)).toEqual(['AWS Load Balancer Controller']);
});

test('the picture leads from such a load balancer to the controller that makes it', () => {
  expect(formatMermaid(topologyOf(pods))).toContain('lb0 -.->|"made by"| operator0');
});

test('nodes behind a Service have the ports that the cluster chooses, each leading to its own port of the pods', () => {
  const settings = {
    loadBalancerClass: 'service.k8s.aws/nlb',
    annotations: { [annotation('nlb-target-type')]: 'instance' },
  };
  const text = formatMermaid(topologyOf(serviceStack(settings)));
  expect(text).toContain('lb0nt0["NodePort: chosen by the cluster"]');
  expect(text).toContain('lb0nt0 --> controller0p0');
  expect(text).toContain('lb0nt1 --> controller0p1');
});

test('without the AWS Load Balancer Controller the cloud provider makes the load balancer', () => {
  const settings = {
    annotations: {
      [annotation('type')]: 'nlb',
      [annotation('internal')]: 'true',
      [annotation('ssl-cert')]: 'arn',
      [annotation('ssl-ports')]: 'https',
    },
  };
  expect(topologyOf(serviceStack(settings, {})).loadBalancers).toMatchObject([
    {
      owner: 'AWS cloud provider',
      scheme: 'internal',
      listeners: [
        { port: 80, protocol: 'TCP', clients: ['203.0.113.0/24'] },
        { port: 443, protocol: 'TLS' },
      ],
      targetGroups: [{ targets: { kind: 'nodes', controllerPort: 2443 } }, { targets: { controllerPort: 80 } }],
    },
  ]);
});

test('a Service of another class has no load balancer here', () => {
  expect(topologyOf(serviceStack({ loadBalancerClass: 'example.com/other' })).loadBalancers).toEqual([]);
});

test('an IngressGroup has the load balancer of its class, with the routes of all its Ingresses', () => {
  const [loadBalancer] = topologyOf(ingressGroupStack()).loadBalancers;
  expect(loadBalancer).toMatchObject({
    kind: 'application',
    owner: 'AWS Load Balancer Controller',
    name: 'shop-public',
    scheme: 'internet-facing',
    hostNames: ['shop.example.com'],
  });
  const forward = (key: string, weight?: number) => ({ kind: 'forward', targetGroup: `shop-public/${key}`, weight });
  expect(loadBalancer?.listeners.map(({ port, protocol, routes }) => ({ port, protocol, routes }))).toEqual([
    { port: 80, protocol: 'HTTP', routes: [{ action: { kind: 'answer', description: 'redirects to https 443' } }] },
    {
      port: 443,
      protocol: 'HTTPS',
      routes: [
        { requests: 'shop.example.com', action: forward('shop/shop-old:80', 90) },
        { requests: 'shop.example.com', action: forward('shop/shop-new:80', 10) },
        { requests: 'shop.example.com/blog', action: { kind: 'answer', description: 'redirects to blog.example.com' } },
        { requests: 'shop.example.com/checkout', action: forward('checkout/checkout-checkout:8080') },
      ],
    },
  ]);
});

test('a target group shows what the stack knows of its Service, and nothing that the Service may decide', () => {
  const [loadBalancer] = topologyOf(ingressGroupStack()).loadBalancers;
  const shown = loadBalancer?.targetGroups.map(({ name, port, healthCheck, targets }) => [
    name,
    targets.kind,
    port,
    healthCheck,
  ]);
  expect(shown?.sort()).toEqual([
    ['checkout/checkout', 'nodes', undefined, 'HTTP /'],
    ['shop/new', 'pods', undefined, undefined],
    ['shop/old', 'pods', 8080, 'HTTP /healthz'],
  ]);
});

test('the routes are on the lines to the target groups, which lead to the Services', () => {
  const text = formatMermaid(topologyOf(ingressGroupStack()));
  expect(text).toContain('|"shop.example.com, weight 90"|');
  expect(text).toContain('["Service: shop/old<br/>pods"]');
  expect(text).toContain('shop.example.com/blog redirects to blog.example.com');
});
