import { upstreamUrl } from '@eks-ingress/annotations';
import { gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noOverruledAttribute = defineRule({
  name: 'no-overruled-attribute',
  topic: 'service',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Attributes are said in one place.',
  why: 'Annotations of their own win over attributes, which are then ignored without a word.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/service/model_build_target_group.go')],
  reports: ['service-attribute-overruled', 'service-proxy-protocol-overruled'],
  examples: {
    valid: [
      {
        title: 'The annotation alone.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The annotation turns PROXY protocol on for all ports.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: proxy_protocol_v2.enabled=false
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"]',
            message:
              'proxy_protocol_v2.enabled is "false" for port 7777, and service.beta.kubernetes.io/aws-load-balancer-proxy-protocol makes it "true".',
          },
        ],
      },
      {
        title: 'Another annotation says it otherwise.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-attributes: load_balancing.cross_zone.enabled=false
    service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled: "true"
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-attributes"]',
            message:
              'load_balancing.cross_zone.enabled is "false", and service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled makes it "true".',
          },
        ],
      },
    ],
  },
});
