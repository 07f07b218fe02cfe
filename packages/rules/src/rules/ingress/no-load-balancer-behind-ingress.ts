import { quote } from '@eks-ingress/diagnostics';
import { findBackends } from '../../cluster/backends';
import { pathInIngress } from '../../cluster/ingress-of-v1';
import { cartIngress, cartService, clusterIpSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

function* checkBackends({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, ingress, controller } of cluster.ingresses) {
    if (controller !== 'aws-load-balancer-controller') continue;
    for (const { service, path } of findBackends(ingress)) {
      if (cluster.findService(service, object)?.service.spec?.type !== 'LoadBalancer') continue;
      yield {
        subject: object.subject,
        path: pathInIngress(object, path),
        message: `The Service ${quote(service)} is of type "LoadBalancer".`,
        fix: 'Set its type to "NodePort", or to "ClusterIP" with alb.ingress.kubernetes.io/target-type: ip.',
      };
    }
  }
}

export const noLoadBalancerBehindIngress = defineRule({
  name: 'no-load-balancer-behind-ingress',
  topic: 'ingress',
  severity: 'warning',
  preset: 'strict',
  summary: 'Services behind an Application Load Balancer have no load balancer of their own.',
  why: 'A Service of type LoadBalancer gets a Network Load Balancer besides, which costs by the hour and is a second way in, past the rules, the login and the web ACL of the first.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types'],
  check: checkBackends,
  examples: {
    valid: [
      {
        title: 'Pods are the targets of a plain Service.',
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
        title: 'Two load balancers for one Service.',
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
  type: LoadBalancer
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message: 'The Service "cart" is of type "LoadBalancer".',
          },
        ],
      },
    ],
  },
});
