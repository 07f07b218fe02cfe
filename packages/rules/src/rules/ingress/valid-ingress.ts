import { upstreamUrl } from '@eks-ingress/annotations';
import { membersOf, type Fix } from '@eks-ingress/diagnostics';
import type { ModelFinding } from '../../model-findings';
import { albClass, cartIngress, ingressRules } from '../../example-manifests';
import { defineRule, type RuleContext } from '../../rule';

export const validIngress = defineRule({
  name: 'valid-ingress',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Ingresses are such as the AWS Load Balancer Controller takes.',
  why: 'The controller refuses the Ingress with an event, and the load balancer stays as it was, that of an IngressGroup for all its Ingresses.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md')],
  fixable: true,
  reports: [
    'ingress-class-parameters',
    'ingress-class-params-unread',
    'ingress-frontend-addresses',
    'ingress-path-wildcard',
    'ingress-redirect-circle',
  ],
  fix: writePrefix,
  examples: {
    valid: [
      {
        title: 'A prefix stands for what is below it.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
`,
      },
    ],
    invalid: [
      {
        title: 'A prefix takes no wildcard.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart/*' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message: 'The path "/cart/*" is of the type Prefix, which takes no wildcards.',
          },
        ],
        fixed: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ path: '/cart' })}
`,
      },
      {
        title: 'Elastic IP addresses for a Network Load Balancer that is internal.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/group.name: shop
    alb.ingress.kubernetes.io/enable-frontend-nlb: "true"
    alb.ingress.kubernetes.io/frontend-nlb-scheme: internal
    alb.ingress.kubernetes.io/frontend-nlb-eip-allocations: eipalloc-0a1b2c3d4e5f60718,eipalloc-0b2c3d4e5f607182a
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/frontend-nlb-eip-allocations"]',
            message:
              'alb.ingress.kubernetes.io/frontend-nlb-eip-allocations is for an internet-facing Network Load Balancer, and this one is internal.',
          },
        ],
      },
      {
        title: 'Two rules redirect to each other.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.to-new: '{"type":"redirect","redirectConfig":{"path":"/new","statusCode":"HTTP_302"}}'
    alb.ingress.kubernetes.io/actions.to-old: '{"type":"redirect","redirectConfig":{"path":"/old","statusCode":"HTTP_302"}}'
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /old
            pathType: Exact
            backend:
              service:
                name: to-new
                port:
                  name: use-annotation
          - path: /new
            pathType: Exact
            backend:
              service:
                name: to-old
                port:
                  name: use-annotation
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0]',
            message:
              'The redirect for "shop.example.com/old" leads back to itself: http://shop.example.com/old → http://shop.example.com/new → http://shop.example.com/old.',
          },
          {
            path: 'spec.rules[0].http.paths[1]',
            message:
              'The redirect for "shop.example.com/new" leads back to itself: http://shop.example.com/new → http://shop.example.com/old → http://shop.example.com/new.',
          },
        ],
      },
      {
        title: 'The parameters of the class are of a kind that does not exist.',
        yaml: `
${albClass}
  parameters:
    kind: IngressClassParam
    name: alb
`,
        findings: [
          {
            path: 'spec.parameters',
            message:
              'The parameters of the class "alb" are of the kind "IngressClassParam" and the API group undefined.',
          },
        ],
      },
    ],
  },
});

/** A prefix in place of a wildcard at the end of one. The controller refuses the Ingress, so that nothing is lost. */
function writePrefix({ id, path, subject }: ModelFinding, { subjects }: RuleContext): readonly Fix[] {
  const text = id === 'ingress-path-wildcard' ? path.reduce(memberOf, subjects[subject]?.value) : undefined;
  const pathType = path.slice(0, -1).concat('pathType').reduce(memberOf, subjects[subject]?.value);
  if (typeof text !== 'string' || pathType !== 'Prefix' || !/^[^*?]*\/\*$/.test(text)) return [];
  const meant = text.slice(0, -2) || '/';
  return [{ title: `Write ${meant}`, isSafe: true, subject, edits: [{ kind: 'set', path, value: meant }] }];
}

function memberOf(value: unknown, key: number | string): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[Number(key)] : membersOf(value)[key];
}
