import { nginxPrefix } from '@eks-ingress/annotations';
import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import type { ClusterIngress } from '../../cluster/cluster';
import { isOn } from '../../cluster/nginx-installation';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule, type Report } from '../../rule';

const prefix = nginxPrefix;

export const noLiteralWildcard = defineRule({
  name: 'no-literal-wildcard',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'Paths for ingress-nginx have no wildcards.',
  why: 'The wildcards are those of the AWS Load Balancer Controller. NGINX takes an asterisk at the end for a letter of the path: requests without it get 404 from the default backend.',
  sources: ['https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/'],
  fixable: true,
  *check({ cluster }) {
    for (const ingress of cluster.ingresses) {
      if (ingress.controller === 'ingress-nginx' && !readsExpressions(ingress)) yield* wildcardsOf(ingress);
    }
  },
  examples: {
    valid: [
      {
        title: 'A prefix stands for what is below it.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart' })}
`,
      },
    ],
    invalid: [
      {
        title: 'An Ingress that was once for an Application Load Balancer.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/*', pathType: 'ImplementationSpecific' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message: 'The path "/cart/*" stands for itself, with the asterisk.',
          },
        ],
        fixed: `
${cartIngress}
spec:
  ingressClassName: nginx
${ingressRules({ path: '/cart/', pathType: 'ImplementationSpecific' })}
`,
      },
    ],
  },
});

/** Whether paths are regular expressions, in which the asterisk has a meaning. */
function readsExpressions({ object: { annotations } }: ClusterIngress): boolean {
  return isOn(annotations[`${prefix}use-regex`]) || annotations[`${prefix}rewrite-target`] !== undefined;
}

function* wildcardsOf({ object: { spec, subject } }: ClusterIngress): Iterable<Report> {
  for (const [ruleIndex, rule] of itemsOf(spec.rules).entries()) {
    for (const [index, item] of itemsOf(membersOf(membersOf(rule).http).paths).entries()) {
      const { path: text, pathType = 'ImplementationSpecific' } = membersOf(item);
      // Of the other types the webhook refuses it: valid-nginx-path.
      if (typeof text !== 'string' || !text.endsWith('/*') || pathType !== 'ImplementationSpecific') continue;
      const path = ['spec', 'rules', ruleIndex, 'http', 'paths', index, 'path'];
      const meant = text.slice(0, -1);
      yield {
        subject,
        path,
        message: `The path "${text}" stands for itself, with the asterisk.`,
        fix: `Write "${meant}": ImplementationSpecific paths are prefixes for NGINX.`,
        fixes: [{ title: `Write ${meant}`, isSafe: true, subject, edits: [{ kind: 'set', path, value: meant }] }],
      };
    }
  }
}
