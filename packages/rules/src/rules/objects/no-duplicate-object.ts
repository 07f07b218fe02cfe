import { quote } from '@eks-ingress/diagnostics';
import { cartService, clusterIpSpec } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

/** The kinds that this is about; others are none of ours. */
const kinds = ['Ingress', 'IngressClass', 'IngressClassParams', 'Service', 'TargetGroupBinding'];

function* checkNames({ cluster }: RuleContext): Iterable<Report> {
  const seen = new Set<string>();
  for (const { subject, apiVersion, kind, namespace, name } of cluster.objects) {
    if (!kinds.includes(kind) || name === '') continue;
    const key = JSON.stringify([apiVersion.split('/').slice(0, -1), kind, namespace, name]);
    if (!seen.has(key)) {
      seen.add(key);
      continue;
    }
    yield {
      subject,
      path: ['metadata', 'name'],
      message: `Another ${kind} of the namespace ${quote(namespace)} is called ${quote(name)}.`,
      fix: 'Rename one of them, or check the environments one by one.',
    };
  }
}

export const noDuplicateObject = defineRule({
  name: 'no-duplicate-object',
  topic: 'objects',
  severity: 'warning',
  preset: 'strict',
  summary: 'Objects that are deployed together have names of their own.',
  why: 'The one that is applied last takes the place of the others, without a word. In a repository of several environments it may well be meant.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
  check: checkNames,
  examples: {
    valid: [
      {
        title: 'Two namespaces.',
        yaml: `
${cartService}
${clusterIpSpec}
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: staging
${clusterIpSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The second takes the place of the first.',
        yaml: `
${cartService}
${clusterIpSpec}
---
${cartService}
spec:
  type: NodePort
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
        findings: [{ path: '1: metadata.name', message: 'Another Service of the namespace "shop" is called "cart".' }],
      },
    ],
  },
});
