import { upstreamUrl, servicePrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { cartService, gameService, gameSpec } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const prefix = servicePrefix;

function* checkTypes({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, service, controller } of cluster.services) {
    const type = service.spec?.type ?? 'ClusterIP';
    if (controller !== undefined || type === 'LoadBalancer' || object.isPartial) continue;
    const [first, ...others] = Object.keys(object.annotations).filter((key) => key.startsWith(prefix));
    if (first === undefined) continue;
    const more = others.length === 0 ? 'is' : `and ${others.length} more are`;
    yield {
      subject: object.subject,
      path: ['metadata', 'annotations', first],
      at: 'key',
      message: `${first} ${more} not read: the Service is of type ${quote(type)}.`,
      fix: 'Remove them, or set spec.type to "LoadBalancer".',
    };
  }
}

export const loadBalancerAnnotationNeedsLoadBalancer = defineRule({
  name: 'load-balancer-annotation-needs-load-balancer',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations of load balancers are on Services of type LoadBalancer.',
  why: 'No controller builds a load balancer for a Service of another type, unless spec.loadBalancerClass or aws-load-balancer-type selects it: the annotations are ignored without a word.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/service/service_utils.go')],
  check: checkTypes,
  examples: {
    valid: [
      {
        title: 'A Service of type LoadBalancer.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
${gameSpec}
`,
      },
      {
        title: 'Without annotations of load balancers.',
        yaml: `
${cartService}
spec:
  type: NodePort
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
      },
    ],
    invalid: [
      {
        title: 'Who owns the load balancer of this Service, if not Terraform.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: nlb
    service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled: "true"
spec:
  type: NodePort
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-type"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-type and 1 more are not read: the Service is of type "NodePort".',
          },
        ],
      },
    ],
  },
});
