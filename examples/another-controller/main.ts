import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  CONTROLLER_PORTS,
  EksCluster,
  HEALTH_CHECK_PATH,
  HelmIngressController,
  NetworkLoadBalancerEntryPoint,
  type IngressControllerProps,
  type NetworkLoadBalancerEntryPointProps,
} from '@eks-ingress/constructs';
import { TerraformStack, type App } from 'cdktf';
import type { Construct } from 'constructs';

/** A public entry point, with whichever controller behind it. */
export class ShopStack extends TerraformStack {
  constructor(
    scope: Construct,
    id: string,
    controller: Pick<NetworkLoadBalancerEntryPointProps, 'controller' | 'ingressNginx'>,
  ) {
    super(scope, id);
    new AwsProvider(this, 'Aws', { region: 'ap-northeast-2' });
    new NetworkLoadBalancerEntryPoint(this, 'public', {
      ...controller,
      cluster: new EksCluster(this, 'Cluster', { name: 'shop', region: 'ap-northeast-2' }),
      name: 'shop-public',
      scheme: 'internet-facing',
      elasticIps: 'create',
      crossZone: true,
      subnetMappings: [
        { subnetId: 'subnet-0a1b2c3d4e5f60718', availabilityZone: 'ap-northeast-2a' },
        { subnetId: 'subnet-0b2c3d4e5f607182a', availabilityZone: 'ap-northeast-2c' },
      ],
      tls: {
        end: 'at-load-balancer',
        certificate: {
          arn: 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
        },
      },
      registration: { kind: 'auto-scaling-groups', names: ['eks-shop-20261121'] },
    });
  }
}

/** F5 NGINX Ingress Controller, with values that agree with what the load balancer sends. */
export function f5Nginx(scope: Construct, id: string, props: IngressControllerProps): HelmIngressController {
  const { service, proxyProtocol = true, trustedProxies, publishStatusAddress, readinessGate } = props;
  const nodePort = (name: 'http' | 'https') =>
    service.type === 'NodePort' ? { nodePort: service.nodePorts[name] } : {};
  const listen = `listen ${CONTROLLER_PORTS.redirect}${proxyProtocol ? ' proxy_protocol' : ''};`;
  return new HelmIngressController(scope, id, {
    chart: {
      repository: 'oci://ghcr.io/nginx/charts',
      chart: 'nginx-ingress',
      version: '2.6.4',
      appVersion: '5.5.4',
    },
    releaseName: 'f5',
    namespace: 'f5-nginx',
    serviceName: 'f5-nginx-ingress-controller',
    ingressClass: 'nginx',
    replicas: 2,
    readinessGate,
    values: {
      controller: {
        replicaCount: 2,
        ingressClass: { name: 'nginx', create: true, setAsDefaultIngress: false },
        healthStatus: true,
        healthStatusURI: HEALTH_CHECK_PATH,
        customPorts: [{ name: 'redirect', containerPort: CONTROLLER_PORTS.redirect, protocol: 'TCP' }],
        service: {
          type: service.type,
          externalTrafficPolicy: 'Cluster',
          httpPort: { targetPort: CONTROLLER_PORTS.redirect, ...nodePort('http') },
          httpsPort: { targetPort: CONTROLLER_PORTS.http, ...nodePort('https') },
        },
        config: {
          entries: {
            ...(proxyProtocol
              ? {
                  'proxy-protocol': 'True',
                  'real-ip-header': 'proxy_protocol',
                  'set-real-ip-from': trustedProxies,
                }
              : {}),
            'ssl-redirect': 'False',
            'external-status-address': publishStatusAddress,
            'http-snippets': `server { ${listen} return 308 https://$host$request_uri; }`,
          },
        },
      },
    },
  });
}

export function addStacks(app: App): void {
  new ShopStack(app, 'shop', { controller: f5Nginx });
}
