import { upstreamUrl } from '@eks-ingress/annotations';
import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import { pathInIngress } from '../../cluster/ingress-of-v1';
import { cartIngress, ingressRules } from '../../example-manifests';
import { type Report, type RuleContext, defineRule } from '../../rule';

function* checkPaths({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, ingress, controller } of cluster.ingresses) {
    if (controller !== 'aws-load-balancer-controller') continue;
    for (const [at, rule] of itemsOf(membersOf(ingress.spec).rules).entries()) {
      const paths = itemsOf(membersOf(membersOf(rule).http).paths).map(membersOf);
      // Beside a wildcard the home page is meant alone.
      if (paths.some(({ path }) => path === '/*')) continue;
      for (const [index, { path, pathType }] of paths.entries()) {
        if (path !== '/' || pathType !== 'ImplementationSpecific') continue;
        yield {
          subject: object.subject,
          path: pathInIngress(object, ['spec', 'rules', at, 'http', 'paths', index, 'path']),
          message: 'The path "/" of the type ImplementationSpecific is the home page alone.',
          fix: 'Set pathType to "Prefix", or to "Exact" where the home page is meant.',
        };
      }
    }
  }
}

export const noPathOfRootAlone = defineRule({
  name: 'no-path-of-root-alone',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A path that stands for everything says so.',
  why: 'An Application Load Balancer takes a path of the type ImplementationSpecific as it is written: "/" is the home page, and everything below it is answered with 404.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_listener_rules.go')],
  check: checkPaths,
  examples: {
    valid: [
      {
        title: 'The prefix stands for everything.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
      {
        title: 'The home page alone.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ pathType: 'Exact' })}
`,
      },
    ],
    invalid: [
      {
        title: 'Nothing below the home page is found.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules({ pathType: 'ImplementationSpecific' })}
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].path',
            message: 'The path "/" of the type ImplementationSpecific is the home page alone.',
          },
        ],
      },
    ],
  },
});
