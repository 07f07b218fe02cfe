import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noDeletionOfProtectedLoadBalancer = defineRule({
  name: 'no-deletion-of-protected-load-balancer',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'Who deletes an object has taken the protection off its load balancer.',
  why: 'The AWS Load Balancer Controller does not delete a protected load balancer. The object stays, its namespace as well, and the load balancer goes on to cost.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/service/model_builder.go'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1629',
  ],
  reports: ['ingress-deletion-protection', 'service-deletion-protected'],
  examples: {
    valid: [
      {
        title: 'It is protected, and stays.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-attributes: deletion_protection.enabled=true
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'It is being deleted.',
        yaml: `
${cartIngress}
  deletionTimestamp: "2026-11-21T12:00:00Z"
  finalizers: [ingress.k8s.aws/resources]
  annotations:
    alb.ingress.kubernetes.io/load-balancer-attributes: deletion_protection.enabled=true
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/load-balancer-attributes"]',
            message:
              'alb.ingress.kubernetes.io/load-balancer-attributes has deletion_protection.enabled at "true", and the Ingress is being deleted.',
          },
        ],
      },
    ],
  },
});
