import { upstreamUrl } from '@eks-ingress/annotations';
import { writeMeantValue } from '../../annotation-fixes';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const validAnnotationValue = defineRule({
  name: 'valid-annotation-value',
  topic: 'annotations',
  severity: 'error',
  preset: 'recommended',
  summary: 'Values are such that the controller and AWS take them.',
  why: 'The controller refuses the object, or AWS refuses the load balancer: the reason stands in an event, and everything stays as it was, for all Ingresses of the group.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/annotations/parser.go'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
  ],
  fixable: true,
  reports: [
    'annotation-bad-value/denies-traffic',
    'annotation-bad-value/leaves-object',
    'annotation-bad-value/passes-on',
    'annotation-bad-value/rejects',
    'annotation-harmful-value/denies-traffic',
    'annotation-harmful-value/leaves-object',
    'annotation-harmful-value/passes-on',
    'annotation-harmful-value/rejects',
  ],
  fix: writeMeantValue,
  examples: {
    valid: [
      {
        title: 'The scheme is one of two words.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/scheme: internet-facing
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'A capital letter: only one value of the controller may be of any case, and this is not it.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: IP
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/target-type"]',
            message: 'alb.ingress.kubernetes.io/target-type is "IP": expected "instance" or "ip".',
          },
        ],
        fixed: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
      {
        title: 'A boolean in place of the port.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/ssl-redirect: "true"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]',
            message: 'alb.ingress.kubernetes.io/ssl-redirect is "true": expected a whole number from 1 to 65535.',
          },
        ],
      },
      {
        title: 'A colon in place of the equals sign.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/tags: Team:shop
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/tags"]',
            message:
              'alb.ingress.kubernetes.io/tags is "Team:shop": expected key=value pairs between commas, and "Team:shop" is not a pair.',
          },
        ],
      },
      {
        title: 'JSON with a field of the wrong type.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.redirect-www: '{"type":"redirect","redirectConfig":{"port":443,"statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: redirect-www
                port:
                  name: use-annotation
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.redirect-www"]',
            message:
              'alb.ingress.kubernetes.io/actions.redirect-www is "{\\"type\\":\\"redirect\\",\\"redirectConfig\\":{\\"port\\":443,\\"statusCode\\":\\"HTTP_301\\"}}": redirectConfig.port must be a string, not 443.',
          },
        ],
      },
      {
        title: 'A security group is there twice: AWS tells of it once, and the controller misses the other.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718,sg-0a1b2c3d4e5f60718
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/security-groups"]',
            message:
              'alb.ingress.kubernetes.io/security-groups is "sg-0a1b2c3d4e5f60718,sg-0a1b2c3d4e5f60718": "sg-0a1b2c3d4e5f60718" is there twice.',
          },
        ],
      },
      {
        title: 'A subnet is there twice.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/subnets: subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60718
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/subnets"]',
            message:
              'alb.ingress.kubernetes.io/subnets is "subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60718": "subnet-0a1b2c3d4e5f60718" is there twice.',
          },
        ],
      },
    ],
  },
});
