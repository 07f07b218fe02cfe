import { parseAnnotations } from '@eks-ingress/annotations';
import { readIngress, readService } from '@eks-ingress/controllers';
import { checkRules } from './check-rules';
import { readSubjects } from './testing/read-subjects';

jest.mock('@eks-ingress/annotations', () => counted('@eks-ingress/annotations', 'parseAnnotations'));
jest.mock('@eks-ingress/controllers', () => counted('@eks-ingress/controllers', 'readIngress', 'readService'));

/** A package some of whose functions count their calls. */
function counted(name: string, ...functions: readonly string[]): Readonly<Record<string, unknown>> {
  const actual = jest.requireActual<Readonly<Record<string, (...values: readonly unknown[]) => unknown>>>(name);
  return Object.defineProperties(
    {},
    Object.fromEntries(
      Object.keys(actual).map((key) => {
        const counter = functions.includes(key) ? jest.fn((...values) => actual[key]?.(...values)) : undefined;
        return [key, { enumerable: true, get: () => counter ?? actual[key] }];
      }),
    ),
  );
}

const ingress = (className: string, annotations: string) => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  annotations:
${annotations}
spec:
  ingressClassName: ${className}
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`;

const service = (annotations: string, spec: string) => `---
apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations:
${annotations}
spec:
  ports:
    - port: 80
${spec}
`;

const configMap = `---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ingress-nginx-controller
data:
  use-gzip: "true"
`;

const cases: readonly (readonly [what: string, ingresses: number, yaml: string])[] = [
  [
    'an Ingress of the AWS Load Balancer Controller, and the Service behind it',
    1,
    ingress('alb', '    alb.ingress.kubernetes.io/ssl-redirect: "443"') +
      service('    alb.ingress.kubernetes.io/target-type: ip', '  type: NodePort') +
      configMap,
  ],
  [
    'an Ingress and the Service behind it, which has a load balancer of its own',
    1,
    ingress('alb', '    alb.ingress.kubernetes.io/target-type: ip') +
      service(
        '    service.beta.kubernetes.io/aws-load-balancer-scheme: internal\n    alb.ingress.kubernetes.io/success-codes: "200"',
        '  type: LoadBalancer\n  loadBalancerClass: service.k8s.aws/nlb',
      ) +
      configMap,
  ],
  [
    'an Ingress of ingress-nginx, and a Service with a load balancer',
    0,
    ingress('nginx', '    nginx.ingress.kubernetes.io/ssl-redirect: "true"') +
      service('    service.beta.kubernetes.io/aws-load-balancer-type: external', '  type: LoadBalancer') +
      configMap,
  ],
];

beforeEach(() => {
  jest.clearAllMocks();
});

test.each(cases)('each object is read once, by its controller alone: %s', (_, ingresses, yaml) => {
  checkRules(readSubjects({ yaml }));
  const parsed = jest.mocked(parseAnnotations).mock.calls.map(([annotations]) => JSON.stringify(annotations));
  expect(parsed.length).toBe(2);
  expect(new Set(parsed).size).toBe(2);
  expect(jest.mocked(readIngress).mock.calls.length).toBe(ingresses);
  expect(jest.mocked(readService).mock.calls.length).toBe(1);
});
