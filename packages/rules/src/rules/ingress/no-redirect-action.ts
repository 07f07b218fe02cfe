import {
  itemsOf,
  membersOf,
  type Edit,
  awsLoadBalancerControllerRelease,
  documentationUrl,
} from '@eks-ingress/diagnostics';
import { type Action, upstreamUrl, ingressPrefix } from '@eks-ingress/annotations';
import { APPLICATION_LOAD_BALANCER_LIMITS } from '@eks-ingress/elbv2';
import type { ClusterIngress } from '../../cluster/cluster';
import { cartIngress, ingressRules } from '../../example-manifests';
import { defineRule, type Report } from '../../rule';

const prefix = ingressPrefix;
const redirectKey = `${prefix}ssl-redirect`;
const httpsPort = 443;

export const noRedirectAction = defineRule({
  name: 'no-redirect-action',
  topic: 'ingress',
  severity: 'info',
  preset: 'recommended',
  summary: 'Requests are sent to https by ssl-redirect, not by an action of their own.',
  why: `The action is a rule for every host, counts towards the ${APPLICATION_LOAD_BALANCER_LIMITS.rules} of a load balancer, and misses what is ahead of it: paths of the types Exact and Prefix. The annotation ssl-redirect redirects everything that arrives in clear text.`,
  sources: [
    documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/annotations/#ssl-redirect'),
    upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_listener_rules.go'),
  ],
  fixable: true,
  *check({ cluster }) {
    for (const ingress of cluster.ingresses) {
      if (ingress.controller !== 'aws-load-balancer-controller') continue;
      const names = Object.keys(ingress.object.annotations)
        .filter((key) => key.startsWith(`${prefix}actions.`))
        .map((key) => key.slice(`${prefix}actions.`.length));
      if (names.length > 0) yield* findRedirects(ingress, names);
    }
  },
  examples: {
    valid: [
      {
        title: 'The annotation redirects every request of the HTTP listener.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
  tls:
    - hosts: [shop.example.com]
${ingressRules({ path: '/cart' })}
`,
      },
      {
        title: 'An action that leads elsewhere is no matter for ssl-redirect.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: www
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.to-www: '{"type": "redirect", "redirectConfig": {"host": "www.example.com", "statusCode": "HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - host: example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: to-www
                port:
                  name: use-annotation
`,
      },
    ],
    invalid: [
      {
        title: 'The recipe of 2018: the redirect is the first path, for all hosts.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2021-06
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"Type": "redirect", "RedirectConfig": {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /*
            pathType: ImplementationSpecific
            backend:
              service:
                name: ssl-redirect
                port:
                  name: use-annotation
          - path: /*
            pathType: ImplementationSpecific
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.ssl-redirect"]',
            message: 'The action "ssl-redirect" does what the annotation ssl-redirect is for.',
          },
        ],
        fixed: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2021-06
    alb.ingress.kubernetes.io/ssl-redirect: '443'
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
      {
        title:
          'The path of the type Prefix comes before the redirect, wherever it is written: its requests stay in clear text.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/certificate-arn: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-2021-06
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type": "redirect", "redirectConfig": {"protocol": "HTTPS", "port": "443", "statusCode": "HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /*
            pathType: ImplementationSpecific
            backend:
              service:
                name: ssl-redirect
                port:
                  name: use-annotation
          - path: /cart
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/actions.ssl-redirect"]',
            message: 'The action "ssl-redirect" misses "/cart", whose requests stay in clear text.',
            severity: 'warning',
          },
        ],
      },
    ],
  },
});

interface PlacedPath {
  readonly rule: number;
  readonly index: number;
  readonly hasHost: boolean;
  readonly path: string;
  readonly pathType: string;
  /** The name of its action, if it has one. */
  readonly action?: string;
}

function* findRedirects(ingress: ClusterIngress, names: readonly string[]): Iterable<Report> {
  const { object } = ingress;
  const values: Readonly<Record<string, unknown>> = ingress.read().values;
  if (!listensToBoth(values)) return;
  const paths = pathsOf(ingress);
  for (const name of names) {
    const action = values[`${prefix}actions.${name}`] as Action | undefined;
    const redirects = paths.filter((path) => path.action === name && takesEverything(path));
    if (action === undefined || !leadsToHttps(action) || redirects.length === 0) continue;
    const missed = paths.find(
      ({ action: other, rule, pathType }) =>
        other !== name && pathType !== 'ImplementationSpecific' && redirects.some((redirect) => redirect.rule === rule),
    );
    const fix = fixOf(ingress, name, paths, redirects);
    yield {
      subject: object.subject,
      path: ['metadata', 'annotations', `${prefix}actions.${name}`],
      ...(missed && { severity: 'warning' }),
      message:
        missed === undefined
          ? `The action "${name}" does what the annotation ssl-redirect is for.`
          : `The action "${name}" misses "${missed.path}", whose requests stay in clear text.`,
      fix: `Set ${redirectKey} to "${httpsPort}", and remove the action and its paths.`,
      ...(fix && { fixes: [fix] }),
    };
  }
}

/** Whether there are the listeners that ssl-redirect needs, in the Ingress itself. */
function listensToBoth(values: Readonly<Record<string, unknown>>): boolean {
  const listeners = itemsOf(values[`${prefix}listen-ports`]).map(membersOf);
  return listeners.some(({ HTTPS }) => HTTPS === httpsPort) && listeners.some(({ HTTP }) => HTTP !== undefined);
}

function pathsOf({ ingress: { spec } }: ClusterIngress): readonly PlacedPath[] {
  return itemsOf(membersOf(spec).rules).flatMap((rule, ruleIndex) =>
    itemsOf(membersOf(membersOf(rule).http).paths).map((item, index): PlacedPath => {
      const { path, pathType, backend } = membersOf(item);
      const { name, port } = membersOf(membersOf(backend).service);
      const isAction = typeof name === 'string' && membersOf(port).name === 'use-annotation';
      return {
        rule: ruleIndex,
        index,
        hasHost: membersOf(rule).host !== undefined,
        path: typeof path === 'string' ? path : '',
        pathType: typeof pathType === 'string' ? pathType : 'ImplementationSpecific',
        ...(isAction && { action: name }),
      };
    }),
  );
}

function takesEverything({ path, pathType }: PlacedPath): boolean {
  return pathType === 'Prefix' ? path === '/' : pathType !== 'Exact' && (path === '' || path === '/*');
}

function leadsToHttps(action: Action): boolean {
  if (action.type !== 'redirect') return false;
  const { protocol, port, statusCode, host = '#{host}', path = '/#{path}', query = '#{query}' } = action.redirectConfig;
  return (
    protocol === 'HTTPS' &&
    port === String(httpsPort) &&
    statusCode === 'HTTP_301' &&
    host === '#{host}' &&
    path === '/#{path}' &&
    query === '#{query}'
  );
}

/** The fix of an Ingress of which nothing is redirected then that was not before. */
function fixOf(
  { object, ingressClassParams }: ClusterIngress,
  name: string,
  paths: readonly PlacedPath[],
  redirects: readonly PlacedPath[],
) {
  const { annotations, apiVersion, spec, subject } = object;
  const isAlone = annotations[`${prefix}group.name`] === undefined && ingressClassParams === undefined;
  const isEverywhere = itemsOf(spec.rules).every((_, rule) => {
    const first = redirects.find((redirect) => redirect.rule === rule && redirect.index === 0);
    return first !== undefined && paths.some((path) => path.rule === rule && !redirects.includes(path));
  });
  const isEqual =
    isEverywhere &&
    paths.every(({ pathType }) => pathType === 'ImplementationSpecific') &&
    redirects.some(({ hasHost }) => !hasHost) &&
    spec.defaultBackend === undefined &&
    annotations[`${prefix}conditions.${name}`] === undefined &&
    annotations[redirectKey] === undefined;
  if (apiVersion !== 'networking.k8s.io/v1' || !isAlone || !isEqual) return undefined;
  const unused: readonly Edit[] = [...redirects]
    .reverse()
    .map(({ rule, index }) => ({ kind: 'remove', path: ['spec', 'rules', rule, 'http', 'paths', index] }));
  const edits: readonly Edit[] = [
    { kind: 'set', path: ['metadata', 'annotations', redirectKey], value: String(httpsPort) },
    { kind: 'remove', path: ['metadata', 'annotations', `${prefix}actions.${name}`] },
    ...unused,
  ];
  return { title: `Set ${redirectKey} to "${httpsPort}"`, isSafe: true, subject, edits };
}
