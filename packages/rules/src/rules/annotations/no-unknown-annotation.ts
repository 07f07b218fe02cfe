import { upstreamUrl } from '@eks-ingress/annotations';
import { renameAnnotation } from '../../annotation-fixes';
import { cartIngress, gameService } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noUnknownAnnotation = defineRule({
  name: 'no-unknown-annotation',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Annotations have keys that a controller reads.',
  why: 'Annotations that nobody knows are ignored without an error, an event or a line in the log: what was asked for is not there, and nothing says so.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/annotations/parser.go'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2564',
  ],
  fixable: true,
  at: 'key',
  reports: ['annotation-key-parameter', 'annotation-misspelt-prefix', 'annotation-unknown-key'],
  fix: renameAnnotation,
  examples: {
    valid: [
      {
        title:
          'The key is one that the AWS Load Balancer Controller reads, and those of other software are left alone.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
    external-dns.alpha.kubernetes.io/ttl: "60"
spec:
  ingressClassName: alb
`,
      },
    ],
    invalid: [
      {
        title: 'A dash in place of the dot: the Ingress gets a load balancer of its own.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group-name: edge
spec:
  ingressClassName: alb
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/group-name"]',
            message: 'No controller reads alb.ingress.kubernetes.io/group-name.',
          },
        ],
        fixed: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: edge
spec:
  ingressClassName: alb
`,
      },
      {
        title: 'A prefix that nobody reads.',
        yaml: `
${gameService}
  annotations:
    service.kubernetes.io/aws-load-balancer-scheme: internal
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - port: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.kubernetes.io/aws-load-balancer-scheme"]',
            message:
              'No controller reads service.kubernetes.io/aws-load-balancer-scheme: such keys begin with service.beta.kubernetes.io/aws-load-balancer-.',
          },
        ],
        fixed: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - port: 7777
`,
      },
      {
        title: 'A listener that cannot be.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listener-attributes.TLS-443: routing.http.response.server.enabled=false
spec:
  ingressClassName: alb
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/listener-attributes.TLS-443"]',
            message:
              'alb.ingress.kubernetes.io/listener-attributes.TLS-443 has "TLS" for ${Protocol}, which has to be one of HTTP, HTTPS.',
          },
        ],
      },
    ],
  },
});
