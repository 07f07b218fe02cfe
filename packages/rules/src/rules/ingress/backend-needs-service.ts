import { upstreamUrl } from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import { findBackends } from '../../cluster/backends';
import { pathInIngress } from '../../cluster/ingress-of-v1';
import { cartIngress, cartService, clusterIpSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

/** Among more Services than these the nearest name takes long to find. */
const mostSuggested = 100;

// Where no Service of a namespace is at hand they are kept elsewhere.
function* checkBackends({ cluster }: RuleContext): Iterable<Report> {
  const byNamespace = new Map<string, string[]>();
  for (const { object } of cluster.services) {
    const names = byNamespace.get(object.namespace);
    if (names) names.push(object.name);
    else byNamespace.set(object.namespace, [object.name]);
  }
  for (const { object, ingress, controller } of cluster.ingresses) {
    const known = byNamespace.get(object.namespace);
    if (controller === undefined || known === undefined) continue;
    for (const { service, portName, path } of findBackends(ingress)) {
      if (portName === 'use-annotation' || cluster.findService(service, object) !== undefined) continue;
      const meant = known.length > mostSuggested ? undefined : nearest(service, known);
      yield {
        subject: object.subject,
        path: pathInIngress(object, path),
        message: `The namespace ${quote(object.namespace)} has no Service ${quote(service)} here.`,
        fix:
          meant === undefined
            ? 'Add it, or check it together with the files that have it.'
            : `Did you mean ${quote(meant)}?`,
      };
    }
  }
}

export const backendNeedsService = defineRule({
  name: 'backend-needs-service',
  topic: 'ingress',
  severity: 'warning',
  preset: 'strict',
  summary: 'Backends are among the Services of their namespace.',
  why: 'As it comes, the AWS Load Balancer Controller answers requests for a Service that is not there with 503, and says so nowhere but in the answer.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/enhanced_backend_builder.go'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3140',
  ],
  check: checkBackends,
  examples: {
    valid: [
      {
        title: 'The Service is there.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
${clusterIpSpec}
`,
      },
      {
        title: 'No Service of the namespace is at hand.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The Service has another name.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules({ service: 'card' })}
---
${cartService}
${clusterIpSpec}
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message: 'The namespace "shop" has no Service "card" here.',
          },
        ],
      },
    ],
  },
});
