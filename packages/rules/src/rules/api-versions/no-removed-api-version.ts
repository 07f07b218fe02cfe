import { itemsOf, membersOf, type Path, type Edit } from '@eks-ingress/diagnostics';
import type { KubernetesObject } from '../../cluster/kubernetes-object';
import { albClass, cartIngress } from '../../example-manifests';
import { defineRule, type Report } from '../../rule';

const removed = ['extensions/v1beta1', 'networking.k8s.io/v1beta1'];

export const noRemovedApiVersion = defineRule({
  name: 'no-removed-api-version',
  topic: 'api-versions',
  severity: 'error',
  preset: 'recommended',
  summary: 'Ingresses and IngressClasses are of networking.k8s.io/v1.',
  why: 'Kubernetes 1.22 removed extensions/v1beta1 and networking.k8s.io/v1beta1 for them: the API server refuses the object.',
  sources: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/#ingress-v122'],
  fixable: true,
  *check({ cluster }) {
    for (const object of cluster.objects) {
      const { apiVersion, kind } = object;
      if (removed.includes(apiVersion) && (kind === 'Ingress' || kind === 'IngressClass')) yield report(object);
    }
  },
  examples: {
    valid: [
      {
        title: 'Backends name a Service and its port.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /*
            pathType: ImplementationSpecific
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
      },
    ],
    invalid: [
      {
        title: 'An Ingress of 2019. Paths get the type that they had without one, so that wildcards stay wildcards.',
        yaml: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: cart
  namespace: shop
spec:
  ingressClassName: alb
  backend:
    serviceName: shop
    servicePort: 80
  rules:
    - http:
        paths:
          - path: /cart/*
            backend:
              serviceName: cart
              servicePort: http
`,
        findings: [
          { path: 'apiVersion', message: 'The kind Ingress of extensions/v1beta1 is gone since Kubernetes 1.22.' },
        ],
        fixed: `
${cartIngress}
spec:
  ingressClassName: alb
  defaultBackend:
    service:
      name: shop
      port:
        number: 80
  rules:
    - http:
        paths:
          - path: /cart/*
            backend:
              service:
                name: cart
                port:
                  name: http
            pathType: ImplementationSpecific
`,
      },
      {
        title: 'A class has the same fields in both versions.',
        yaml: `
apiVersion: networking.k8s.io/v1beta1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingress.k8s.aws/alb
`,
        findings: [
          {
            path: 'apiVersion',
            message: 'The kind IngressClass of networking.k8s.io/v1beta1 is gone since Kubernetes 1.22.',
          },
        ],
        fixed: `
${albClass}
`,
      },
      {
        title: 'What the old version did not know either is left to its author.',
        yaml: `
apiVersion: networking.k8s.io/v1beta1
kind: Ingress
metadata:
  name: cart
  namespace: shop
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /cart
            backend: cart
`,
        findings: [
          {
            path: 'apiVersion',
            message: 'The kind Ingress of networking.k8s.io/v1beta1 is gone since Kubernetes 1.22.',
          },
        ],
      },
    ],
  },
});

function report(object: KubernetesObject): Report {
  const { apiVersion, kind, subject } = object;
  const edits = kind === 'Ingress' ? editsOfSpec(object.spec) : [];
  const finding = {
    subject,
    path: ['apiVersion'],
    message: `The kind ${kind} of ${apiVersion} is gone since Kubernetes 1.22.`,
    fix: 'Rewrite it for networking.k8s.io/v1.',
  };
  if (edits === undefined) return finding;
  const version: Edit = { kind: 'set', path: ['apiVersion'], value: 'networking.k8s.io/v1' };
  const title = 'Rewrite it for networking.k8s.io/v1';
  return { ...finding, fixes: [{ title, isSafe: true, subject, edits: [version, ...edits] }] };
}

/** The edits that make a spec one of v1; undefined when something in it is of no version. */
function editsOfSpec(spec: KubernetesObject['spec']): readonly Edit[] | undefined {
  const inDefault = 'backend' in spec ? editsOfBackend(spec.backend, ['spec', 'backend']) : [];
  const inRules = itemsOf(spec.rules).map((rule, index) => editsOfRule(rule, ['spec', 'rules', index]));
  const edits = [inDefault, ...inRules];
  if (!edits.every((some) => some !== undefined)) return undefined;
  const named: readonly Edit[] =
    'backend' in spec ? [{ kind: 'rename', path: ['spec', 'backend'], to: 'defaultBackend' }] : [];
  return [...edits.flat(), ...named];
}

function editsOfRule(rule: unknown, at: Path): readonly Edit[] | undefined {
  const edits = itemsOf(membersOf(membersOf(rule).http).paths).map((item, index) => {
    const path = [...at, 'http', 'paths', index];
    const inBackend = editsOfBackend(membersOf(item).backend, [...path, 'backend']);
    if (inBackend === undefined || 'pathType' in membersOf(item)) return inBackend;
    // The API server's default in the old versions; another type would read wildcards otherwise.
    return [{ kind: 'set' as const, path: [...path, 'pathType'], value: 'ImplementationSpecific' }, ...inBackend];
  });
  return edits.every((some) => some !== undefined) ? edits.flat() : undefined;
}

function editsOfBackend(backend: unknown, path: Path): readonly Edit[] | undefined {
  const { serviceName, servicePort, resource, service } = membersOf(backend);
  if (serviceName === undefined && servicePort === undefined) {
    return resource === undefined && service === undefined ? undefined : [];
  }
  const port = portOf(servicePort);
  if (typeof serviceName !== 'string' || port === undefined) return undefined;
  return [
    { kind: 'set', path: [...path, 'service'], value: { name: serviceName, port } },
    { kind: 'remove', path: [...path, 'serviceName'] },
    { kind: 'remove', path: [...path, 'servicePort'] },
  ];
}

function portOf(port: unknown): { readonly number: number } | { readonly name: string } | undefined {
  if (typeof port === 'number') return { number: port };
  if (typeof port !== 'string' || port === '') return undefined;
  return /^[0-9]+$/.test(port) ? { number: Number(port) } : { name: port };
}
