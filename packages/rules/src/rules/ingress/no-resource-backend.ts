import { upstreamUrl } from '@eks-ingress/annotations';
import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import { cartIngress, ingressRules } from '../../example-manifests';
import { type Report, type RuleContext, defineRule } from '../../rule';

function* checkBackends({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, ingress, controller } of cluster.ingresses) {
    if (controller !== 'aws-load-balancer-controller') continue;
    const { defaultBackend, rules } = membersOf(ingress.spec);
    const backends = [
      { backend: defaultBackend, path: ['spec', 'defaultBackend'] },
      ...itemsOf(rules).flatMap((rule, at) =>
        itemsOf(membersOf(membersOf(rule).http).paths).map((path, index) => ({
          backend: membersOf(path).backend,
          path: ['spec', 'rules', at, 'http', 'paths', index, 'backend'],
        })),
      ),
    ];
    for (const { backend, path } of backends) {
      const { resource, service } = membersOf(backend);
      if (resource === undefined || service !== undefined) continue;
      yield {
        subject: object.subject,
        path: [...path, 'resource'],
        message: 'The backend is a resource, and no Service.',
        fix: 'Name a Service, or have another class for this Ingress.',
      };
    }
  }
}

export const noResourceBackend = defineRule({
  name: 'no-resource-backend',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Backends of an Application Load Balancer are Services.',
  why: 'The AWS Load Balancer Controller knows no other backends: its webhook fails on the Ingress, and the whole IngressGroup is not built.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/enhanced_backend_builder.go')],
  check: checkBackends,
  examples: {
    valid: [
      {
        title: 'The backend is a Service.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'A bucket of some operator.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /assets
            pathType: Prefix
            backend:
              resource:
                apiGroup: storage.example.com
                kind: Bucket
                name: assets
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].backend.resource',
            message: 'The backend is a resource, and no Service.',
          },
        ],
      },
    ],
  },
});
