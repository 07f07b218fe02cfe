import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, certificateArn, gameService, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const listenerAnnotationMatchesListener = defineRule({
  name: 'listener-annotation-matches-listener',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations of listeners are about listeners that are there.',
  why: 'The AWS Load Balancer Controller looks them up by the listeners that it builds, and ignores the others: an attribute, a certificate or the check of client certificates is not there.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#listen-ports')],
  reports: ['ingress-listener-missing', 'service-listener-missing'],
  examples: {
    valid: [
      {
        title: 'The certificate has an HTTPS listener.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The certificate is for nothing: only HTTP is listened for.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/certificate-arn"]',
            message:
              'alb.ingress.kubernetes.io/certificate-arn is for HTTPS listeners, and alb.ingress.kubernetes.io/listen-ports has none.',
          },
        ],
      },
      {
        title: 'The attributes of a port that is not listened on.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listener-attributes.HTTP-8080: routing.http.response.server.enabled=false
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/listener-attributes.HTTP-8080"]',
            message:
              'alb.ingress.kubernetes.io/listener-attributes.HTTP-8080 is for a listener that the Ingress does not have.',
          },
        ],
      },
      {
        title: 'With a certificate the listener is TLS, and no longer TCP.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-ports: "443"
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-443: tcp.idle_timeout.seconds=60
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: 8080
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-443"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-443 is for a listener that is not built: there are TLS-443.',
          },
        ],
      },
    ],
  },
});
