import { findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import type { Fix } from '@eks-ingress/diagnostics';
import { renameAnnotation } from '../../annotation-fixes';
import { isSince } from '../../cluster/nginx-image';
import type { ModelFinding } from '../../model-findings';
import { cartIngress, gameService, gameSpec, ingressRules } from '../../example-manifests';
import { defineRule, type RuleContext } from '../../rule';

export const noDeprecatedAnnotation = defineRule({
  name: 'no-deprecated-annotation',
  topic: 'annotations',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Annotations are not on their way out.',
  why: 'A later release may stop reading a deprecated annotation, and an annotation that nobody reads is ignored without a word.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/annotations.md'),
    upstreamUrl('ingress-nginx', 'docs/user-guide/nginx-configuration/annotations.md'),
  ],
  fixable: true,
  at: 'key',
  reports: ['annotation-deprecated'],
  fix: renameWhereRead,
  examples: {
    valid: [
      {
        title: 'The scheme has an annotation of its own.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'An older name of the same list, and a controller that reads the newer one.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8
spec:
  ingressClassName: nginx
${ingressRules()}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
spec:
  template:
    spec:
      containers:
        - name: controller
          image: registry.k8s.io/ingress-nginx/controller:v1.15.1
`,
        findings: [
          {
            path: '0: metadata.annotations["nginx.ingress.kubernetes.io/whitelist-source-range"]',
            message: 'nginx.ingress.kubernetes.io/whitelist-source-range is deprecated.',
          },
        ],
        fixed: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/allowlist-source-range: 10.0.0.0/8
spec:
  ingressClassName: nginx
${ingressRules()}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
spec:
  template:
    spec:
      containers:
        - name: controller
          image: registry.k8s.io/ingress-nginx/controller:v1.15.1
`,
      },
      {
        title:
          'Nobody knows the controller: one before 1.9.1 does not read the newer name, and would let everybody in.',
        yaml: `
${cartIngress}
  annotations:
    nginx.ingress.kubernetes.io/whitelist-source-range: 10.0.0.0/8
spec:
  ingressClassName: nginx
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["nginx.ingress.kubernetes.io/whitelist-source-range"]',
            message: 'nginx.ingress.kubernetes.io/whitelist-source-range is deprecated.',
            suggests: ['Rename it to nginx.ingress.kubernetes.io/allowlist-source-range'],
          },
        ],
      },
      {
        title: 'A key whose replacement has another value.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-internal: "true"
${gameSpec}
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-internal"]',
            message: 'service.beta.kubernetes.io/aws-load-balancer-internal is deprecated since v2.2.0.',
          },
        ],
      },
    ],
  },
});

/** Safe where the controller is known to read the new name: an allow list that nobody reads lets everybody in. */
function renameWhereRead(finding: ModelFinding, context: RuleContext): readonly Fix[] {
  const { controller, meant } = finding;
  if (controller !== 'ingress-nginx' || meant === undefined || !('key' in meant))
    return renameAnnotation(finding, context);
  const since = findAnnotation(meant.key)?.readBy[controller]?.since;
  const isRead = since !== undefined && isSince(since, context.cluster);
  return renameAnnotation(finding, context).map((fix) => ({ ...fix, isSafe: fix.isSafe && isRead }));
}
