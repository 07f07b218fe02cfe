import { ingressPrefix } from '@eks-ingress/annotations';
import { backendOf, rulesFor } from '../../examples/ingress-example';
import { isOfClass } from '../setting';
import { groupCheck } from './group-check';
import { redirectOfGroup } from './redirect-of-group';

const prefix = ingressPrefix;
const BUILDER = 'pkg/ingress/model_builder.go';
const LISTENER = 'pkg/ingress/model_build_listener.go';

const certificate = { 'certificate-arn': 'arn:aws:acm:eu-central-1:123456789012:certificate/a' };
const onHttp = { 'listen-ports': '[{"HTTP": 80}]' };
const onHttps = { ...certificate, 'listen-ports': '[{"HTTPS": 443}]' };
const onBoth = { ...certificate, 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]' };
const silently = 'The AWS Load Balancer Controller silently ignores it.';
const withDefault = { ...rulesFor({}), defaultBackend: backendOf() };
const clientCertificates = '[{"port": 443, "mode": "passthrough"}]';

export const listenerChecks = [
  groupCheck({
    id: 'ingress-group-conflict',
    effect: 'rejects',
    when: ({ members }) => {
      const seen = new Map<number, { readonly name: string; readonly protocol: string }>();
      return members.flatMap(({ index, name, listeners }) =>
        [...listeners].flatMap(([port, protocol]) => {
          const before = seen.get(port) ?? { name, protocol };
          seen.set(port, before);
          if (before.protocol === protocol) return [];
          return [{ path: annotationOf(index, 'listen-ports'), port, protocol, name, before }];
        }),
      );
    },
    message: (_group, { port, protocol, name, before }) =>
      `Port ${port} is ${protocol} in ${name}, and ${before.protocol} in ${before.name} of the same IngressGroup.`,
    fix: (_group, { port }) => `Give port ${port} one protocol in ${prefix}listen-ports.`,
    source: BUILDER,
    examples: {
      passes: [{ ingresses: [{ annotations: onHttp }, { name: 'blog', annotations: onBoth }] }],
      fails: [
        {
          ingresses: [
            { annotations: onHttps },
            { name: 'blog', annotations: { 'listen-ports': '[{"HTTP": 80}, {"HTTP": 443}]' } },
          ],
          finds: [
            `error: [0].metadata.annotations["${prefix}listen-ports"]: Port 443 is HTTPS in shop/shop, and HTTP in shop/blog of the same IngressGroup. (ingress-group-conflict)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-redirect-listener',
    effect: 'rejects',
    when: ({ members }) => {
      if (redirectOfGroup(members) === undefined) return [];
      const listeners = new Map(members.flatMap((member) => [...member.listeners]));
      const open = [...listeners].filter(([, protocol]) => protocol === 'HTTPS').map(([port]) => port);
      return members.flatMap(({ index, name, values, said }) => {
        const key = `${prefix}ssl-redirect` as const;
        const port = values[key];
        const protocol = port === undefined ? undefined : listeners.get(port);
        if (port === undefined || protocol === 'HTTPS') return [];
        const byClass = isOfClass(said, key);
        const path = byClass ? [index, 'spec', 'ingressClassName'] : annotationOf(index, 'ssl-redirect');
        return [
          {
            path,
            subject: byClass ? `sslRedirectPort of the IngressClassParams of ${name}` : key,
            port,
            protocol,
            open,
          },
        ];
      });
    },
    message: (_group, { subject, port, protocol }) =>
      `${subject} is "${port}", and ${protocol === undefined ? 'nothing listens on that port' : `that port speaks ${protocol}`}.`,
    fix: (_group, { open }) =>
      open.length > 0
        ? `HTTPS is on ${open.join(' and ')}.`
        : `Have ${prefix}listen-ports open an HTTPS port: a certificate alone does so only without it.`,
    source: BUILDER,
    examples: {
      passes: [
        { ingresses: [{ annotations: { ...onBoth, 'ssl-redirect': '443' } }] },
        { ingresses: [{ annotations: onHttps }, { name: 'blog', annotations: { 'ssl-redirect': '443' } }] },
        {
          ingresses: [{ annotations: { ...onHttp, 'ssl-redirect': '443' }, classParams: { sslRedirectPort: 'https' } }],
        },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...onHttp, 'ssl-redirect': '443' } }],
          finds: [
            `error: [0].metadata.annotations["${prefix}ssl-redirect"]: ${prefix}ssl-redirect is "443", and nothing listens on that port. (ingress-redirect-listener)`,
          ],
        },
        {
          ingresses: [{ annotations: { ...onBoth, 'ssl-redirect': '80' } }],
          finds: [
            `error: [0].metadata.annotations["${prefix}ssl-redirect"]: ${prefix}ssl-redirect is "80", and that port speaks HTTP. (ingress-redirect-listener)`,
          ],
        },
        {
          ingresses: [{ annotations: onHttp, classParams: { sslRedirectPort: '443' } }],
          finds: [
            'error: [0].spec.ingressClassName: sslRedirectPort of the IngressClassParams of shop/shop is "443", and nothing listens on that port. (ingress-redirect-listener)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-listener-missing',
    effect: 'ignores',
    when: ({ members }) => {
      const start = `${prefix}listener-attributes.`;
      return members.flatMap(({ index, keys, listeners }) =>
        keys
          .filter((key) => key.startsWith(start))
          .flatMap((key) => {
            const [protocol, port] = key.slice(start.length).split('-');
            // A key that no listener can have is a finding of its own.
            if (protocol !== 'HTTP' && protocol !== 'HTTPS') return [];
            if (listeners.get(Number(port)) === protocol) return [];
            const open = [...listeners].map(([one, spoken]) => `${spoken}-${one}`);
            return [{ path: [index, 'metadata', 'annotations', key], key, open }];
          }),
      );
    },
    message: (_group, { key }) => `${key} is for a listener that the Ingress does not have.`,
    why: silently,
    fix: (_group, { open }) => `Its listeners are ${open.join(', ')}.`,
    source: LISTENER,
    examples: {
      passes: [
        {
          ingresses: [
            {
              annotations: { ...onBoth, 'listener-attributes.HTTPS-443': 'routing.http.response.server.enabled=false' },
            },
          ],
        },
        {
          ingresses: [{ annotations: { 'listener-attributes.TCP-80': 'routing.http.response.server.enabled=false' } }],
        },
      ],
      fails: [
        {
          ingresses: [
            {
              annotations: { ...onBoth, 'listener-attributes.HTTP-443': 'routing.http.response.server.enabled=false' },
            },
          ],
          finds: [
            `warning: [0].metadata.annotations["${prefix}listener-attributes.HTTP-443"]: ${prefix}listener-attributes.HTTP-443 is for a listener that the Ingress does not have. (ingress-listener-missing)`,
          ],
        },
        {
          ingresses: [
            { annotations: onHttps },
            {
              name: 'blog',
              annotations: { ...onHttp, 'listener-attributes.HTTPS-443': 'routing.http.response.server.enabled=false' },
            },
          ],
          finds: [
            `warning: [1].metadata.annotations["${prefix}listener-attributes.HTTPS-443"]: ${prefix}listener-attributes.HTTPS-443 is for a listener that the Ingress does not have. (ingress-listener-missing)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-listener-missing',
    effect: 'ignores',
    when: ({ members }) =>
      members
        .filter(({ values, said, listeners }) => {
          const key = `${prefix}certificate-arn` as const;
          const certificates = isOfClass(said, key) ? [] : (values[key] ?? []);
          return certificates.length > 0 && ![...listeners.values()].includes('HTTPS');
        })
        .map(({ index }) => ({ path: annotationOf(index, 'certificate-arn') })),
    message: `${prefix}certificate-arn is for HTTPS listeners, and ${prefix}listen-ports has none.`,
    why: silently,
    fix: 'Add an HTTPS port, such as {"HTTPS": 443}.',
    source: LISTENER,
    examples: {
      passes: [
        { ingresses: [{ annotations: certificate }] },
        { ingresses: [{ annotations: onBoth }] },
        { ingresses: [{ annotations: onHttp, classParams: { certificateArn: [certificate['certificate-arn']] } }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...certificate, ...onHttp } }],
          finds: [
            `warning: [0].metadata.annotations["${prefix}certificate-arn"]: ${prefix}certificate-arn is for HTTPS listeners, and ${prefix}listen-ports has none. (ingress-listener-missing)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-listener-missing',
    effect: 'ignores',
    when: ({ members }) =>
      members.flatMap(({ index, values, listeners }) =>
        (values[`${prefix}mutual-authentication`] ?? [])
          .filter(({ port, mode }) => listeners.get(port) !== 'HTTPS' && mode !== 'off')
          .map(({ port }) => ({ path: annotationOf(index, 'mutual-authentication'), port })),
      ),
    message: (_group, { port }) =>
      `${prefix}mutual-authentication is for port ${port}, where the Ingress has no HTTPS listener.`,
    why: silently,
    fix: `Give it the port of an HTTPS listener of ${prefix}listen-ports: no client is asked for a certificate.`,
    source: LISTENER,
    examples: {
      passes: [
        { ingresses: [{ annotations: { ...onHttps, 'mutual-authentication': clientCertificates } }] },
        { ingresses: [{ annotations: { ...onHttp, 'mutual-authentication': '[{"port": 443, "mode": "off"}]' } }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...onHttp, 'mutual-authentication': clientCertificates } }],
          finds: [
            `warning: [0].metadata.annotations["${prefix}mutual-authentication"]: ${prefix}mutual-authentication is for port 443, where the Ingress has no HTTPS listener. (ingress-listener-missing)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-listener-version',
    effect: 'passes-on',
    // Where HTTP listeners redirect, they have no rules of their own.
    when: ({ members }) =>
      redirectOfGroup(members) !== undefined
        ? []
        : members.flatMap(({ index, values, listeners }) => {
            const open = [...listeners].filter(([, protocol]) => protocol === 'HTTP').map(([port]) => port);
            const version = values[`${prefix}backend-protocol-version`] ?? 'HTTP1';
            if (open.length === 0 || version === 'HTTP1') return [];
            return [{ path: annotationOf(index, 'backend-protocol-version'), version, open }];
          }),
    message: (_group, { version, open }) =>
      `${prefix}backend-protocol-version is "${version}", and the Ingress listens on HTTP ${open.join(' and ')}.`,
    fix: `Set ${prefix}ssl-redirect, or have ${prefix}listen-ports open HTTPS ports alone.`,
    source: 'pkg/ingress/model_build_target_group.go',
    examples: {
      passes: [
        { ingresses: [{ annotations: { 'backend-protocol-version': 'HTTP1' } }] },
        { ingresses: [{ annotations: { ...onHttps, 'backend-protocol-version': 'GRPC' } }] },
        { ingresses: [{ annotations: { ...onBoth, 'ssl-redirect': '443', 'backend-protocol-version': 'HTTP2' } }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: { ...onBoth, 'backend-protocol-version': 'HTTP2' } }],
          finds: [
            `error: [0].metadata.annotations["${prefix}backend-protocol-version"]: ${prefix}backend-protocol-version is "HTTP2", and the Ingress listens on HTTP 80. (ingress-listener-version)`,
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-group-default-backend',
    effect: 'rejects',
    when: ({ members }) => {
      const redirects = redirectOfGroup(members) !== undefined;
      const having = members.filter(
        ({ spec }) => typeof spec?.defaultBackend === 'object' && spec.defaultBackend !== null,
      );
      return having.flatMap(({ index, name, listeners }, at) => {
        const earlier = having.slice(0, at);
        return [...listeners]
          .filter(([, protocol]) => !(redirects && protocol === 'HTTP'))
          .flatMap(([port]) => {
            const first = earlier.find((other) => other.listeners.has(port));
            return first ? [{ path: [index, 'spec', 'defaultBackend'], name, first: first.name, port }] : [];
          })
          .slice(0, 1);
      });
    },
    message: (_group, { name, first, port }) =>
      `${name} and ${first} of one IngressGroup both have a default backend on port ${port}.`,
    fix: 'Leave it to one Ingress of the group.',
    source: 'pkg/ingress/model_build_actions.go',
    examples: {
      passes: [
        { ingresses: [{ spec: withDefault }, { name: 'blog' }] },
        {
          ingresses: [
            { annotations: onHttps, spec: withDefault },
            { name: 'blog', annotations: onHttp, spec: withDefault },
          ],
        },
        {
          ingresses: [
            { annotations: { ...onBoth, 'ssl-redirect': '443' }, spec: withDefault },
            { name: 'blog', annotations: onHttp, spec: withDefault },
          ],
        },
      ],
      fails: [
        {
          ingresses: [
            { annotations: onBoth, spec: withDefault },
            { name: 'blog', annotations: onHttps, spec: withDefault },
            { name: 'docs', annotations: onBoth, spec: withDefault },
          ],
          finds: [
            'error: [2].spec.defaultBackend: shop/docs and shop/blog of one IngressGroup both have a default backend on port 443. (ingress-group-default-backend)',
            'error: [0].spec.defaultBackend: shop/shop and shop/docs of one IngressGroup both have a default backend on port 80. (ingress-group-default-backend)',
          ],
        },
      ],
    },
  }),
  groupCheck({
    id: 'ingress-group-listener',
    effect: 'risks',
    // An Ingress does not inherit the listeners of the others.
    when: ({ members }) => {
      const declared = new Set(
        members.filter(({ declaresListeners }) => declaresListeners).flatMap(({ listeners }) => [...listeners.keys()]),
      );
      return members.flatMap(({ index, name, declaresListeners, listeners }) => {
        const others = [...declared].filter((port) => !listeners.has(port));
        const own = [...listeners].map(([port, protocol]) => `${protocol} ${port}`);
        if (declaresListeners || others.length === 0) return [];
        return [{ path: annotationOf(index, 'listen-ports'), name, own, others }];
      });
    },
    message: (_group, { name, own, others }) =>
      `${name} has no ${prefix}listen-ports, and is served on ${own.join(' and ')} alone; others of its IngressGroup listen on ${others.join(' and ')}.`,
    why: 'Rules stand on the ports of their own Ingress: those of the others are not inherited.',
    fix: `Give it the ${prefix}listen-ports of the others.`,
    source: BUILDER,
    examples: {
      passes: [
        { ingresses: [{ annotations: onBoth }, { name: 'blog', annotations: onHttp }] },
        { ingresses: [{ annotations: onHttp }, { name: 'blog' }] },
      ],
      fails: [
        {
          ingresses: [{ annotations: onBoth }, { name: 'blog' }],
          finds: [
            `warning: [1].metadata.annotations["${prefix}listen-ports"]: shop/blog has no ${prefix}listen-ports, and is served on HTTP 80 alone; others of its IngressGroup listen on 443. (ingress-group-listener)`,
          ],
        },
      ],
    },
  }),
];

function annotationOf(index: number, name: string): readonly (string | number)[] {
  return [index, 'metadata', 'annotations', `${prefix}${name}`];
}
