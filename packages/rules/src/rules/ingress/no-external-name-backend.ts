import { upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { findBackends } from '../../cluster/backends';
import { pathInIngress } from '../../cluster/ingress-of-v1';
import { cartIngress, cartService, clusterIpSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

function* checkBackends({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, ingress, controller } of cluster.ingresses) {
    if (controller !== 'aws-load-balancer-controller') continue;
    for (const { service, portName, path } of findBackends(ingress)) {
      const { spec } = cluster.findService(service, object)?.service ?? {};
      if (spec?.type !== 'ExternalName' || portName === 'use-annotation') continue;
      yield {
        subject: object.subject,
        path: pathInIngress(object, path),
        message: `The Service ${quote(service)} is of type "ExternalName".`,
        fix: 'Forward to a Service with a selector, or redirect with an action.',
      };
    }
  }
}

export const noExternalNameBackend = defineRule({
  name: 'no-external-name-backend',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Backends of an Application Load Balancer have endpoints.',
  why: 'A Service of type ExternalName is a name in DNS: it has neither pods nor ports on nodes to register, and the AWS Load Balancer Controller refuses the whole IngressGroup.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_target_group.go')],
  check: checkBackends,
  examples: {
    valid: [
      {
        title: 'A Service with pods.',
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
    ],
    invalid: [
      {
        title: 'A name somewhere else.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
spec:
  type: ExternalName
  externalName: cart.example.com
  ports:
    - port: 80
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message: 'The Service "cart" is of type "ExternalName".',
          },
        ],
      },
    ],
  },
});
