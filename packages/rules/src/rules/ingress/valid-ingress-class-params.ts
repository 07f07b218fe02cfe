import { upstreamUrl } from '@eks-ingress/annotations';
import { albClassParams } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validIngressClassParams = defineRule({
  name: 'valid-ingress-class-params',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'IngressClassParams are such as the AWS Load Balancer Controller takes.',
  why: 'Its webhook refuses them, or a value is ignored without a word for every Ingress of the class: a port of the redirect that is no number turns the redirect off.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'webhooks/elbv2/ingressclassparams_validator.go'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/ingress_class.md'),
  ],
  reports: [
    'ingress-class-params-cidr',
    'ingress-class-params-field',
    'ingress-class-params-group',
    'ingress-class-params-open-group',
    'ingress-class-params-redirect-port',
    'ingress-class-params-subnets',
    'ingress-class-params-value',
  ],
  examples: {
    valid: [
      {
        title: 'Fields and values as they are documented.',
        yaml: `
${albClassParams}
  scheme: internal
  inboundCIDRs:
    - 10.0.0.0/8
  sslRedirectPort: "443"
`,
      },
    ],
    invalid: [
      {
        title: 'A field in another case, a port that is no number, an address without its prefix.',
        yaml: `
${albClassParams}
  inboundCidrs:
    - 10.0.0.0/8
  sslRedirectPort: https
`,
        findings: [
          { path: 'spec.inboundCidrs', message: 'There is no field "inboundCidrs".' },
          {
            path: 'spec.sslRedirectPort',
            message: 'sslRedirectPort is "https", which is no number in a text.',
            severity: 'warning',
          },
        ],
      },
      {
        title: 'An address without the length of its prefix.',
        yaml: `
${albClassParams}
  inboundCIDRs:
    - 10.0.0.0
`,
        findings: [{ path: 'spec.inboundCIDRs[0]', message: '"10.0.0.0" is not a network in CIDR notation.' }],
      },
      {
        title: 'An address inside of the block.',
        yaml: `
${albClassParams}
  inboundCIDRs:
    - 10.0.0.5/8
`,
        findings: [{ path: 'spec.inboundCIDRs[0]', message: 'The network "10.0.0.5/8" has bits beyond its prefix.' }],
      },
      {
        title: 'Values that the API server or the webhook refuses.',
        yaml: `
${albClassParams}
  scheme: public
  sslRedirectPort: 443
  loadBalancerAttributes:
    - key: deletion_protection.enabled
      value: true
  namespaceSelector:
    matchExpressions:
      - key: team
        operator: Has
  subnets:
    tags:
      role: [web, web]
`,
        findings: [
          { path: 'spec.scheme', message: 'spec.scheme is "public".' },
          { path: 'spec.loadBalancerAttributes[0].value', message: 'spec.loadBalancerAttributes[0].value is true.' },
          {
            path: 'spec.namespaceSelector.matchExpressions[0].operator',
            message: 'spec.namespaceSelector.matchExpressions[0].operator is "Has".',
          },
          { path: 'spec.subnets.tags.role[1]', message: 'The value "web" of the tag "role" is there twice.' },
          { path: 'spec.sslRedirectPort', message: 'spec.sslRedirectPort is 443, which is no text.' },
        ],
      },
      {
        title: 'A group that every namespace can join, and subnets that nothing finds.',
        yaml: `
${albClassParams}
  group:
    name: shop
  subnets:
    ids: []
`,
        findings: [
          { path: 'spec.subnets.ids', message: 'The subnets have no ids.' },
          {
            path: 'spec.group.name',
            message: 'Ingresses of every namespace can join the IngressGroup "shop".',
            severity: 'warning',
          },
        ],
      },
    ],
  },
});
