import { upstreamUrl } from '@eks-ingress/annotations';
import { writeMeantValue } from '../../annotation-fixes';
import { certificateArn, gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noMisreadAnnotationValue = defineRule({
  name: 'no-misread-annotation-value',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Values are taken for what they look like.',
  why: 'The controller takes the value, or a part of it, for another one, and says nothing.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/annotations/parser.go')],
  reports: ['annotation-bad-value/misreads', 'annotation-harmful-value/misreads', 'annotation-misread-part'],
  fix: writeMeantValue,
  examples: {
    valid: [
      {
        title: 'Attributes with a comma between them.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-attributes: load_balancing.cross_zone.enabled=true,deletion_protection.enabled=true
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The comma becomes a part of the value.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-attributes: load_balancing.cross_zone.enabled=true,
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-attributes"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-attributes is "load_balancing.cross_zone.enabled=true,": the comma at the end is a part of the value of "load_balancing.cross_zone.enabled".',
          },
        ],
      },
      {
        title: 'Only "ssl" makes the load balancer speak TLS to the targets.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-backend-protocol: https
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: ${certificateArn}
    service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-backend-protocol"]',
            message:
              'service.beta.kubernetes.io/aws-load-balancer-backend-protocol is "https": expected "ssl" or "tcp".',
          },
        ],
      },
    ],
  },
});
