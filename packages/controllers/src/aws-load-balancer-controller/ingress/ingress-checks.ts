import { nearest, quote, itemsOf } from '@eks-ingress/diagnostics';
import { consequenceOf, ingressPrefix } from '@eks-ingress/annotations';
import { backendOf, rulesFor } from '../../examples/ingress-example';
import { annotationPath } from '../../objects/annotation-path';
import { ingressCheck } from './ingress-check';
import { namedBackends, USE_ANNOTATION } from './named-backends';
import type { IngressReading } from './read-ingress';

const prefix = ingressPrefix;
const ACTIONS = 'pkg/ingress/enhanced_backend_builder.go';

const attributesKey = `${prefix}load-balancer-attributes`;
const certificateKey = `${prefix}create-acm-cert`;
const groupRulesKey = `${prefix}manage-backend-security-group-rules`;

const deletionTimestamp = '2026-03-01T00:00:00Z';
const managesCertificates = { enableCertificateManagement: true };
const created = { 'create-acm-cert': 'true', 'listen-ports': '[{"HTTPS": 443}]' };
const ownGroups = { 'security-groups': 'sg-0123456789abcdef0', 'manage-backend-security-group-rules': 'true' };
const redirect = '{"type":"redirect","redirectConfig":{"host":"www.example.com","statusCode":"HTTP_301"}}';
const onlyGet = '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]';
const lowerCase = '[{"urlRewriteConfig":{"rewrites":[{"regex":"^/a","replace":"/b"}]},"type":"url-rewrite"}]';
const toAction = rulesFor({ service: 'to-www', port: USE_ANNOTATION });

/** What is looked at of an Ingress without a spec as well. */
export const deletionChecks = [
  ingressCheck({
    id: 'ingress-deletion-protection',
    effect: 'rejects',
    // The Ingress stays, with its load balancer, until the attribute is taken back.
    when: ({ ingress, values }) => {
      const given = values[attributesKey]?.['deletion_protection.enabled'];
      const isOn = given !== undefined && !['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(given);
      if (ingress.metadata?.deletionTimestamp === undefined || !isOn) return [];
      return [{ path: annotationPath(attributesKey), given }];
    },
    message: (_ingress, { given }) =>
      `${attributesKey} has deletion_protection.enabled at ${quote(given)}, and the Ingress is being deleted.`,
    fix: 'Set deletion_protection.enabled=false first.',
    source: 'pkg/ingress/model_builder.go',
    examples: {
      passes: [
        { annotations: { 'load-balancer-attributes': 'deletion_protection.enabled=true' } },
        { deletionTimestamp, annotations: { 'load-balancer-attributes': 'deletion_protection.enabled=false' } },
        { deletionTimestamp, annotations: { 'load-balancer-attributes': 'idle_timeout.timeout_seconds=60' } },
      ],
      fails: [
        {
          deletionTimestamp,
          annotations: { 'load-balancer-attributes': 'deletion_protection.enabled=true' },
          finds: [
            `error: metadata.annotations["${prefix}load-balancer-attributes"]: ${prefix}load-balancer-attributes has deletion_protection.enabled at "true", and the Ingress is being deleted. (ingress-deletion-protection)`,
          ],
        },
      ],
    },
  }),
];

export const ingressChecks = [
  ingressCheck({
    id: 'ingress-certificate-host',
    effect: 'rejects',
    path: annotationPath(certificateKey),
    when: ({ spec, values }) => {
      const hosts = [
        ...itemsOf(spec?.rules).map((rule) => hostOf(rule)),
        ...itemsOf(spec?.tls).flatMap((tls) => itemsOf((tls as { readonly hosts?: unknown } | null)?.hosts)),
      ];
      return values[certificateKey] === true && !hosts.some((host) => typeof host === 'string' && host !== '');
    },
    message: `${certificateKey} is "true", and no rule and no TLS entry of the Ingress names a host.`,
    why: `A certificate is for a host. ${consequenceOf('rejects', 'aws-load-balancer-controller')}`,
    fix: 'Give a rule its host, or name hosts in spec.tls.',
    source: 'pkg/ingress/model_build_certificates.go',
    examples: {
      passes: [
        { annotations: created, settings: managesCertificates },
        {
          annotations: created,
          settings: managesCertificates,
          spec: { ...rulesFor({ host: '' }), tls: [{ hosts: ['shop.example.com'] }] },
        },
        { annotations: created, spec: rulesFor({ host: '' }) },
      ],
      fails: [
        {
          annotations: created,
          settings: managesCertificates,
          spec: rulesFor({ host: '' }),
          finds: [
            `error: metadata.annotations["${prefix}create-acm-cert"]: ${prefix}create-acm-cert is "true", and no rule and no TLS entry of the Ingress names a host. (ingress-certificate-host)`,
          ],
        },
        {
          annotations: created,
          settings: managesCertificates,
          spec: { defaultBackend: backendOf(), tls: [{ hosts: [''] }] },
          finds: [
            `error: metadata.annotations["${prefix}create-acm-cert"]: ${prefix}create-acm-cert is "true", and no rule and no TLS entry of the Ingress names a host. (ingress-certificate-host)`,
          ],
        },
      ],
    },
  }),
  ingressCheck({
    id: 'ingress-backend-security-group',
    effect: 'rejects',
    path: annotationPath(groupRulesKey),
    when: ({ values, settings }) => {
      const groups = values[`${prefix}security-groups`] ?? [];
      return settings.enableBackendSecurityGroup === false && values[groupRulesKey] === true && groups.length > 0;
    },
    message: `${groupRulesKey} is "true" beside security groups of your own, and --enable-backend-security-group of the controller is off.`,
    fix: 'Set the flag, or open the nodes yourself.',
    source: 'pkg/ingress/model_build_load_balancer.go',
    examples: {
      passes: [
        { annotations: ownGroups },
        {
          annotations: { ...ownGroups, 'manage-backend-security-group-rules': 'false' },
          settings: { enableBackendSecurityGroup: false },
        },
        {
          annotations: { 'manage-backend-security-group-rules': 'true' },
          settings: { enableBackendSecurityGroup: false },
        },
      ],
      fails: [
        {
          annotations: ownGroups,
          settings: { enableBackendSecurityGroup: false },
          finds: [
            `error: metadata.annotations["${prefix}manage-backend-security-group-rules"]: ${prefix}manage-backend-security-group-rules is "true" beside security groups of your own, and --enable-backend-security-group of the controller is off. (ingress-backend-security-group)`,
          ],
        },
      ],
    },
  }),
  ingressCheck({
    id: 'ingress-action-missing',
    effect: 'denies-traffic',
    when: (ingress) => {
      const actions = namesIn(ingress, 'actions');
      return askedActions(ingress)
        .filter(({ name }) => !actions.includes(name))
        .map(({ name, path }) => ({ path, name, meant: nearest(name, actions) }));
    },
    message: (_ingress, { name }) =>
      `The backend ${quote(name)} stands for an action, and there is no ${prefix}actions.${name}.`,
    fix: (_ingress, { name, meant }) =>
      meant === undefined ? `Add ${prefix}actions.${name}.` : `Did you mean ${quote(meant)}?`,
    source: ACTIONS,
    examples: {
      passes: [{ spec: toAction, annotations: { 'actions.to-www': redirect } }, {}],
      fails: [
        {
          spec: toAction,
          annotations: { 'actions.to-wwww': redirect },
          finds: [
            `error: spec.rules[0].http.paths[0].backend.service: The backend "to-www" stands for an action, and there is no ${prefix}actions.to-www. (ingress-action-missing)`,
          ],
        },
        {
          spec: { defaultBackend: backendOf('to-www', USE_ANNOTATION) },
          finds: [
            `error: spec.defaultBackend.service: The backend "to-www" stands for an action, and there is no ${prefix}actions.to-www. (ingress-action-missing)`,
          ],
        },
      ],
    },
  }),
  ingressCheck({
    id: 'ingress-backend-missing',
    effect: 'ignores',
    about: 'key',
    // The controller looks annotations up by the names of backends.
    when: (ingress) => {
      const asked = askedActions(ingress).map(({ name }) => name);
      const inRules = namedBackends(ingress.spec).flatMap(({ isDefault, name }) => (isDefault ? [] : [name]));
      const orphans = (kind: string, known: readonly string[], what: string) =>
        namesIn(ingress, kind)
          .filter((name) => !known.includes(name))
          .map((name) => {
            const key = `${prefix}${kind}.${name}`;
            return { path: annotationPath(key), key, what, meant: nearest(name, known) };
          });
      return [
        ...orphans('actions', asked, `no backend whose port is named ${quote(USE_ANNOTATION)}`),
        ...orphans('conditions', inRules, 'no backend of a rule'),
        ...orphans('transforms', inRules, 'no backend of a rule'),
      ];
    },
    message: (_ingress, { key, what }) => `${key} is not read: what follows the dot is the name of ${what}.`,
    why: 'The AWS Load Balancer Controller looks annotations up by the names of backends, and silently ignores the others.',
    fix: (_ingress, { meant }) =>
      meant === undefined ? 'Name the backend so, or remove it.' : `Did you mean ${quote(meant)}?`,
    source: ACTIONS,
    examples: {
      passes: [
        { spec: toAction, annotations: { 'actions.to-www': redirect } },
        { annotations: { 'conditions.cart': onlyGet, 'transforms.cart': lowerCase } },
      ],
      fails: [
        {
          spec: toAction,
          annotations: { 'actions.to-wwww': redirect },
          finds: [
            `warning: metadata.annotations["${prefix}actions.to-wwww"]: ${prefix}actions.to-wwww is not read: what follows the dot is the name of no backend whose port is named "use-annotation". (ingress-backend-missing)`,
          ],
        },
        {
          spec: rulesFor({ service: 'to-www', port: 'use-annotations' }),
          annotations: { 'actions.to-www': redirect },
          finds: [
            `warning: metadata.annotations["${prefix}actions.to-www"]: ${prefix}actions.to-www is not read: what follows the dot is the name of no backend whose port is named "use-annotation". (ingress-backend-missing)`,
          ],
        },
        {
          spec: { defaultBackend: backendOf('cart') },
          annotations: { 'conditions.cart': onlyGet },
          finds: [
            `warning: metadata.annotations["${prefix}conditions.cart"]: ${prefix}conditions.cart is not read: what follows the dot is the name of no backend of a rule. (ingress-backend-missing)`,
          ],
        },
        {
          annotations: { 'transforms.basket': lowerCase },
          finds: [
            `warning: metadata.annotations["${prefix}transforms.basket"]: ${prefix}transforms.basket is not read: what follows the dot is the name of no backend of a rule. (ingress-backend-missing)`,
          ],
        },
      ],
    },
  }),
];

function hostOf(rule: unknown): unknown {
  return (rule as { readonly host?: unknown } | null | undefined)?.host;
}

/** The names that follow the dot in the keys of annotations. */
function namesIn({ keys }: IngressReading, kind: string): readonly string[] {
  const start = `${prefix}${kind}.`;
  return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}

/** The backends that stand for actions. */
function askedActions({ spec }: IngressReading) {
  return namedBackends(spec).filter(({ port }) => port === USE_ANNOTATION);
}
