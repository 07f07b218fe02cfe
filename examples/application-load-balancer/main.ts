import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  ApplicationLoadBalancerEntryPoint,
  AwsLoadBalancerController,
  EksCluster,
  HostedZone,
  type GroupedIngressProps,
} from '@eks-ingress/constructs';
import { TerraformOutput, TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

const CERTIFICATE = {
  arn: 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
  domainNames: ['example.com', '*.example.com'],
};

/** The shop, whose teams have a namespace each. */
const shop: GroupedIngressProps = {
  namespace: 'shop',
  services: {
    // Its pods are reached by their own addresses.
    storefront: { port: 80, healthCheck: { path: '/healthz' } },
    // A tenth of the requests goes to the next version; Terraform creates the Service in front of it.
    'storefront-next': {
      port: 80,
      healthCheck: { path: '/healthz' },
      create: { selector: { app: 'storefront', track: 'next' }, targetPort: 8080 },
    },
  },
  routes: [
    {
      host: 'shop.example.com',
      to: { kind: 'weighted', weights: { storefront: 90, 'storefront-next': 10 }, stickiness: 3600 },
    },
    { host: 'shop.example.com', path: '/blog', to: { kind: 'redirect', host: 'blog.example.com', path: '/#{path}' } },
    { host: 'example.com', to: { kind: 'redirect', host: 'shop.example.com' } },
  ],
};

const checkout: GroupedIngressProps = {
  namespace: 'checkout',
  services: {
    // Its pods have no addresses of the VPC: the load balancer sends to a port of the nodes.
    checkout: {
      port: 8080,
      type: 'NodePort',
      targetType: 'instance',
      healthCheck: { path: '/internal/health', matcher: '200-299', interval: 10 },
      attributes: { 'deregistration_delay.timeout_seconds': '60' },
    },
  },
  routes: [
    {
      host: 'shop.example.com',
      path: '/checkout',
      conditions: [{ field: 'http-header', httpHeaderConfig: { httpHeaderName: 'X-Maintenance', values: ['on'] } }],
      to: { kind: 'fixed-response', statusCode: 503, contentType: 'text/plain', messageBody: 'Back in a minute.' },
    },
    { host: 'shop.example.com', path: '/checkout', to: { kind: 'service', service: 'checkout' } },
  ],
};

/** Staff log in with the company's identity provider; the Secret with its client is not Terraform's. */
const admin: GroupedIngressProps = {
  namespace: 'back-office',
  services: { admin: { port: 80, healthCheck: { path: '/ready' }, annotatedBy: 'owner' } },
  routes: [{ host: 'admin.example.com', to: { kind: 'service', service: 'admin' } }],
  authentication: {
    kind: 'oidc',
    issuer: 'https://login.example.com',
    authorizationEndpoint: 'https://login.example.com/oauth2/authorize',
    tokenEndpoint: 'https://login.example.com/oauth2/token',
    userInfoEndpoint: 'https://login.example.com/oauth2/userinfo',
    secretName: 'admin-login',
    scope: 'openid email',
    sessionTimeout: 28_800,
  },
};

/** An internet-facing and an internal Application Load Balancer, each in front of Services of several namespaces. */
export class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region: 'ap-northeast-2' });
    const cluster = new EksCluster(this, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
    const awsLoadBalancerController = new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      cluster,
      identity: 'pod-identity',
      ingressGroupAnnotations: 'refused',
    });

    const publicEntryPoint = new ApplicationLoadBalancerEntryPoint(this, 'public', {
      cluster,
      awsLoadBalancerController,
      name: 'shop-public',
      scheme: 'internet-facing',
      tls: { certificate: CERTIFICATE },
      ingresses: { checkout, shop },
      accessLogs: { bucket: 'shop-load-balancer-logs', prefix: 'public' },
      tags: { Team: 'edge' },
      unhealthyHostAlarm: { actions: ['arn:aws:sns:ap-northeast-2:111122223333:on-call'] },
      dns: { hostedZone: new HostedZone(this, 'Zone', { name: 'example.com' }) },
    });

    const internalEntryPoint = new ApplicationLoadBalancerEntryPoint(this, 'internal', {
      cluster,
      awsLoadBalancerController,
      name: 'shop-private',
      scheme: 'internal',
      subnets: { ids: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f607182a'] },
      clients: [{ cidr: '10.0.0.0/8' }],
      tls: { certificate: CERTIFICATE },
      http: 'closed',
      ingresses: { admin, checkout },
    });

    for (const [name, { dnsName }] of Object.entries({ public: publicEntryPoint, internal: internalEntryPoint })) {
      new TerraformOutput(this, `${name}-dns-name`, { value: dnsName });
    }
    new TerraformOutput(this, 'service-annotations', { value: internalEntryPoint.serviceAnnotations });
  }
}

export function addStacks(app: App): void {
  new ShopStack(app, 'application-load-balancer');
}
