import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noForeignAnnotation = defineRule({
  name: 'no-foreign-annotation',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations are for the controller that the object is for.',
  why: 'A controller ignores what another one reads without a word. What was asked for, such as an idle timeout or security groups, is not there.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3376',
  ],
  at: 'key',
  reports: ['annotation-other-controller'],
  examples: {
    valid: [
      {
        title: 'The listener gets its idle timeout by an annotation of the AWS Load Balancer Controller.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TCP-7777: tcp.idle_timeout.seconds=60
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title:
          'Only the AWS cloud provider reads this key, and it leaves the Service to the AWS Load Balancer Controller.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout: "60"
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout is read by the AWS cloud provider, not by the AWS Load Balancer Controller.',
          },
        ],
      },
      {
        title: 'An Ingress of the AWS Load Balancer Controller with an annotation of ingress-nginx.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/proxy-read-timeout: "60"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"]',
            message:
              'nginx.ingress.kubernetes.io/proxy-read-timeout is read by ingress-nginx, not by the AWS Load Balancer Controller.',
          },
        ],
      },
    ],
  },
});
