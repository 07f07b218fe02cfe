import type { TerraformConfiguration } from '../terraform/configuration';
import { ingressNginxValues, stackWith } from './stacks';

/** The AWS Load Balancer Controller, as Helm installs it. */
const controllerRelease = {
  chart: 'aws-load-balancer-controller',
  name: 'aws-load-balancer-controller',
  namespace: 'kube-system',
  version: '3.5.0',
  values: ['{"image":{"tag":"v3.5.0"}}'],
};

/** ingress-nginx with a Service of type LoadBalancer that has these settings. */
export function serviceStack(
  settings: object,
  others: object = { controller: controllerRelease },
): TerraformConfiguration {
  const values = {
    ...ingressNginxValues,
    controller: {
      ...ingressNginxValues.controller,
      extraArgs: {},
      service: {
        type: 'LoadBalancer',
        targetPorts: { http: 'tohttps', https: 'http' },
        ports: { http: 80, https: 443 },
        loadBalancerSourceRanges: ['203.0.113.0/24'],
        ...settings,
      },
    },
  };
  const nginx = {
    chart: 'ingress-nginx',
    name: 'ingress-nginx',
    namespace: 'ingress-nginx',
    values: [JSON.stringify(values)],
  };
  return stackWith(
    {
      helm_release: { nginx, ...others },
      aws_route53_record: {
        shop: { name: 'shop.example.com', alias: { name: '${data.aws_lb.public.dns_name}' } },
      },
    },
    {
      data: {
        aws_eks_cluster: { cluster: { name: 'shop-cluster' } },
        aws_lb: { public: { depends_on: ['helm_release.nginx'] } },
      },
    },
  );
}

/** Two Ingresses of one IngressGroup, and the class that they have. */
export function ingressGroupStack(): TerraformConfiguration {
  const params = {
    group: { name: 'shop-public' },
    loadBalancerName: 'shop-public',
    scheme: 'internet-facing',
    certificateArn: ['arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e'],
    sslRedirectPort: '443',
  };
  const ingress = (name: string, annotations: object, paths: readonly object[]) => ({
    metadata: {
      name,
      namespace: name,
      annotations: {
        'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
        'alb.ingress.kubernetes.io/target-type': 'ip',
        ...annotations,
      },
    },
    spec: { ingress_class_name: 'shop-public', rule: [{ host: 'shop.example.com', http: { path: paths } }] },
  });
  const to = (service: string, port: object) => ({ service: { name: service, port } });
  return stackWith({
    helm_release: {
      controller: controllerRelease,
      class: { chart: './ingress-class', values: [JSON.stringify({ name: 'shop-public', params })] },
    },
    kubernetes_ingress_v1: {
      shop: ingress(
        'shop',
        {
          'alb.ingress.kubernetes.io/actions.weighted':
            '{"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"old","servicePort":80,"weight":90},{"serviceName":"new","servicePort":80,"weight":10}]}}',
          'alb.ingress.kubernetes.io/actions.blog':
            '{"type":"redirect","redirectConfig":{"statusCode":"HTTP_301","host":"blog.example.com"}}',
        },
        [
          { path: '/', path_type: 'Prefix', backend: to('weighted', { name: 'use-annotation' }) },
          { path: '/blog', path_type: 'Prefix', backend: to('blog', { name: 'use-annotation' }) },
        ],
      ),
      checkout: ingress('checkout', {}, [
        { path: '/checkout', path_type: 'Prefix', backend: to('checkout', { number: 8080 }) },
      ]),
    },
    kubernetes_service_v1: {
      old: {
        metadata: {
          name: 'old',
          namespace: 'shop',
          annotations: { 'alb.ingress.kubernetes.io/healthcheck-path': '/healthz' },
        },
        spec: { type: 'ClusterIP', port: [{ port: 80, target_port: '8080' }] },
      },
    },
    kubernetes_annotations: {
      checkout: {
        kind: 'Service',
        metadata: { name: 'checkout', namespace: 'checkout' },
        annotations: { 'alb.ingress.kubernetes.io/target-type': 'instance' },
      },
    },
    aws_route53_record: {
      shop: {
        name: 'shop.example.com',
        alias: { name: '${kubernetes_ingress_v1.shop.status[0].load_balancer[0].ingress[0].hostname}' },
      },
    },
  });
}
