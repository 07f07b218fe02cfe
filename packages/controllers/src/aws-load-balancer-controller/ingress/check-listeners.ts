import { consequenceOf } from '@eks-ingress/annotations';
import type { GroupMember } from './group-member';
import { redirectOfGroup } from './redirect-of-group';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';
import { isOfClass } from '../setting';

const controller = 'aws-load-balancer-controller';
const prefix = 'alb.ingress.kubernetes.io/';

/** What annotations ask of listeners that are not there, or that cannot give it. */
export function checkListeners(members: readonly GroupMember[]): readonly ControllerFinding[] {
  return [
    ...conflictingProtocols(members),
    ...redirectsToNowhere(members),
    ...attributesOfNoListener(members),
    ...certificatesOfNoListener(members),
    ...mutualAuthenticationOfNoListener(members),
    ...openListeners(members),
    ...defaultBackends(members),
    ...membersElsewhere(members),
  ];
}

function conflictingProtocols(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const seen = new Map<number, { readonly name: string; readonly protocol: string }>();
  return members.flatMap(({ index, name, listeners }) =>
    [...listeners].flatMap(([port, protocol]): ControllerFinding[] => {
      const before = seen.get(port) ?? { name, protocol };
      seen.set(port, before);
      if (before.protocol === protocol) return [];
      return [
        rejected({
          id: 'ingress-group-conflict',
          message: `Port ${port} is ${protocol} in ${name}, and ${before.protocol} in ${before.name} of the same IngressGroup.`,
          fix: `Give port ${port} one protocol in ${prefix}listen-ports.`,
          path: annotationOf(index, 'listen-ports'),
        }),
      ];
    }),
  );
}

function redirectsToNowhere(members: readonly GroupMember[]): readonly ControllerFinding[] {
  if (redirectOfGroup(members) === undefined) return [];
  const listeners = new Map(members.flatMap((member) => [...member.listeners]));
  return members.flatMap(({ index, name, values, said }): ControllerFinding[] => {
    const key = `${prefix}ssl-redirect` as const;
    const port = values[key];
    const protocol = port === undefined ? undefined : listeners.get(port);
    if (port === undefined || protocol === 'HTTPS') return [];
    const open = [...listeners].filter(([, one]) => one === 'HTTPS').map(([one]) => one);
    const byClass = isOfClass(said, key);
    const subject = byClass ? `sslRedirectPort of the IngressClassParams of ${name}` : key;
    return [
      rejected({
        id: 'ingress-redirect-listener',
        message: `${subject} is "${port}", and ${protocol === undefined ? 'nothing listens on that port' : `that port speaks ${protocol}`}.`,
        fix:
          open.length > 0
            ? `HTTPS is on ${open.join(' and ')}.`
            : `Have ${prefix}listen-ports open an HTTPS port: a certificate alone does so only without it.`,
        path: byClass ? [index, 'spec', 'ingressClassName'] : annotationOf(index, 'ssl-redirect'),
      }),
    ];
  });
}

function attributesOfNoListener(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const start = `${prefix}listener-attributes.`;
  return members.flatMap(({ index, keys, listeners }) =>
    keys
      .filter((key) => key.startsWith(start))
      .flatMap((key): ControllerFinding[] => {
        const [protocol, port] = key.slice(start.length).split('-');
        // A key that no listener can have is a finding of its own.
        if (protocol !== 'HTTP' && protocol !== 'HTTPS') return [];
        if (listeners.get(Number(port)) === protocol) return [];
        const open = [...listeners].map(([one, spoken]) => `${spoken}-${one}`);
        return [
          ignored({
            id: 'ingress-listener-missing',
            message: `${key} is for a listener that the Ingress does not have.`,
            fix: `Its listeners are ${open.join(', ')}.`,
            path: [index, 'metadata', 'annotations', key],
          }),
        ];
      }),
  );
}

function certificatesOfNoListener(members: readonly GroupMember[]): readonly ControllerFinding[] {
  return members
    .filter(({ values, said, listeners }) => {
      const key = `${prefix}certificate-arn` as const;
      const certificates = isOfClass(said, key) ? [] : (values[key] ?? []);
      return certificates.length > 0 && ![...listeners.values()].includes('HTTPS');
    })
    .map(({ index }) =>
      ignored({
        id: 'ingress-listener-missing',
        message: `${prefix}certificate-arn is for HTTPS listeners, and ${prefix}listen-ports has none.`,
        fix: 'Add an HTTPS port, such as {"HTTPS": 443}.',
        path: annotationOf(index, 'certificate-arn'),
      }),
    );
}

function mutualAuthenticationOfNoListener(members: readonly GroupMember[]): readonly ControllerFinding[] {
  return members.flatMap(({ index, values, listeners }) =>
    (values[`${prefix}mutual-authentication`] ?? [])
      .filter(({ port, mode }) => listeners.get(port) !== 'HTTPS' && mode !== 'off')
      .map(({ port }) =>
        ignored({
          id: 'ingress-listener-missing',
          message: `${prefix}mutual-authentication is for port ${port}, where the Ingress has no HTTPS listener.`,
          fix: `Give it the port of an HTTPS listener of ${prefix}listen-ports: no client is asked for a certificate.`,
          path: annotationOf(index, 'mutual-authentication'),
        }),
      ),
  );
}

// Where HTTP listeners redirect, they have no rules of their own.
function openListeners(members: readonly GroupMember[]): readonly ControllerFinding[] {
  if (redirectOfGroup(members) !== undefined) return [];
  return members.flatMap(({ index, values, listeners }): ControllerFinding[] => {
    const open = [...listeners].filter(([, protocol]) => protocol === 'HTTP').map(([port]) => port);
    const version = values[`${prefix}backend-protocol-version`] ?? 'HTTP1';
    if (open.length === 0 || version === 'HTTP1') return [];
    return [
      {
        id: 'ingress-listener-version',
        severity: 'error',
        message: `${prefix}backend-protocol-version is "${version}", and the Ingress listens on HTTP ${open.join(' and ')}.`,
        why: consequenceOf('passes-on', controller),
        fix: `Set ${prefix}ssl-redirect, or have ${prefix}listen-ports open HTTPS ports alone.`,
        path: annotationOf(index, 'backend-protocol-version'),
        effect: 'passes-on',
      },
    ];
  });
}

function defaultBackends(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const redirects = redirectOfGroup(members) !== undefined;
  const having = members.filter(({ spec }) => typeof spec?.defaultBackend === 'object' && spec.defaultBackend !== null);
  return having.flatMap((member, at): ControllerFinding[] => {
    for (const [port, protocol] of member.listeners) {
      const first = having.slice(0, at).find(({ listeners }) => listeners.has(port));
      if (first === undefined || (redirects && protocol === 'HTTP')) continue;
      return [
        rejected({
          id: 'ingress-group-default-backend',
          message: `${member.name} and ${first.name} of one IngressGroup both have a default backend on port ${port}.`,
          fix: 'Leave it to one Ingress of the group.',
          path: [member.index, 'spec', 'defaultBackend'],
        }),
      ];
    }
    return [];
  });
}

// An Ingress does not inherit the listeners of the others.
function membersElsewhere(members: readonly GroupMember[]): readonly ControllerFinding[] {
  const declared = new Set(
    members.filter(({ declaresListeners }) => declaresListeners).flatMap(({ listeners }) => [...listeners.keys()]),
  );
  return members
    .filter(({ declaresListeners }) => !declaresListeners)
    .flatMap(({ index, name, listeners }): ControllerFinding[] => {
      const own = [...listeners].map(([port, protocol]) => `${protocol} ${port}`).join(' and ');
      const others = [...declared].filter((port) => !listeners.has(port));
      if (others.length === 0) return [];
      return [
        {
          id: 'ingress-group-listener',
          severity: 'warning',
          message: `${name} has no ${prefix}listen-ports, and is served on ${own} alone; others of its IngressGroup listen on ${others.join(' and ')}.`,
          why: 'Rules stand on the ports of their own Ingress: those of the others are not inherited.',
          fix: `Give it the ${prefix}listen-ports of the others.`,
          path: annotationOf(index, 'listen-ports'),
        },
      ];
    });
}

function annotationOf(index: number, name: string): ControllerFinding['path'] {
  return [index, 'metadata', 'annotations', `${prefix}${name}`];
}

function ignored(finding: Pick<ControllerFinding, 'id' | 'message' | 'fix' | 'path'>): ControllerFinding {
  return {
    ...finding,
    severity: 'warning',
    why: 'The AWS Load Balancer Controller silently ignores it.',
    effect: 'ignores',
  };
}
