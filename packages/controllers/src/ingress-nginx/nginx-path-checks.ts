import { itemsOf, membersOf, type Path, quote } from '@eks-ingress/diagnostics';
import {
  consequenceOf,
  type ControllerSettings,
  parseAnnotations,
  regexProblem,
  nginxPrefix,
} from '@eks-ingress/annotations';
import { controllerChecksOn } from '../controller-check';
import { backendOf } from '../examples/ingress-example';
import type { IngressObject } from '../objects/ingress-object';

const prefix = nginxPrefix;
const RULES = 'internal/ingress/inspector/rules.go';
const TEMPLATE = 'internal/ingress/controller/template/template.go';

interface PlacedPath {
  readonly path: Path;
  readonly text: string;
  readonly pathType: unknown;
}

/** An Ingress as ingress-nginx reads it, as far as its hosts and paths go. */
export interface NginxIngress {
  readonly hosts: readonly Omit<PlacedPath, 'pathType'>[];
  readonly paths: readonly PlacedPath[];
  /** What its annotations say. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly settings: ControllerSettings;
}

/** Reads the hosts and paths of an Ingress, of whose annotations `values` were read. */
export function readNginxIngress(
  { spec }: IngressObject,
  values: Readonly<Record<string, unknown>>,
  settings: ControllerSettings,
): NginxIngress {
  const rules = itemsOf(spec?.rules).map(membersOf);
  return {
    hosts: rules.map(({ host }, which) => ({ text: textOf(host), path: ['spec', 'rules', which, 'host'] })),
    paths: rules.flatMap(({ http }, which) =>
      itemsOf(membersOf(http).paths).map((item, index) => {
        const { path, pathType } = membersOf(item);
        return { text: textOf(path), pathType, path: ['spec', 'rules', which, 'http', 'paths', index, 'path'] };
      }),
    ),
    values,
    settings,
  };
}

/** An Ingress of an example, with one path for shop.example.com. */
interface NginxPathExample {
  /** @default 'shop.example.com' */
  readonly host?: string;
  /** @default '/' */
  readonly path?: string;
  /** @default 'Prefix'; undefined leaves it out */
  readonly pathType?: string;
  /** By what follows `nginx.ingress.kubernetes.io/` in their keys. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** @default {} */
  readonly settings?: ControllerSettings;
}

const pathCheck = controllerChecksOn(
  'ingress-nginx',
  'Ingress of ingress-nginx',
  ({ annotations = {}, settings = {}, host = 'shop.example.com', ...rule }: NginxPathExample) => {
    const prefixed = Object.fromEntries(Object.entries(annotations).map(([key, value]) => [prefix + key, value]));
    const { values } = parseAnnotations(prefixed, { on: 'Ingress', controller: 'ingress-nginx', settings });
    const paths = [{ path: '/', pathType: 'Prefix', backend: backendOf(), ...rule }];
    return readNginxIngress({ spec: { rules: [{ host, http: { paths } }] } }, values, settings);
  },
);

const attacks = [
  '/etc/passwd',
  '/etc/shadow',
  '/etc/group',
  '/etc/nginx',
  '/etc/ingress-controller',
  '/var/run/secrets',
  '_by_lua',
];

const specific = { pathType: 'ImplementationSpecific' };

/** What ingress-nginx has against the hosts and paths of an Ingress. */
export const nginxPathChecks = [
  pathCheck({
    id: 'ingress-forbidden-text',
    effect: 'rejects',
    // CheckRegex, which looks for what gets out of a location.
    when: ({ hosts, paths }) =>
      [...hosts, ...paths].flatMap(({ path, text }) => {
        const found =
          attacks.find((word) => text.includes(word)) ??
          ['alias', 'root'].find((word) => text.includes(word) && text.indexOf(word) < text.lastIndexOf(';'));
        return found === undefined ? [] : [{ path, text, found }];
      }),
    message: (_ingress, { text, found }) =>
      `${quote(text)} holds ${quote(found)}, which ingress-nginx takes for an attack.`,
    fix: 'Name it otherwise.',
    source: RULES,
    examples: {
      passes: [{ path: '/etc' }, { path: '/alias' }, { path: '/x;root', ...specific }],
      fails: [
        {
          path: '/x { alias /y; }',
          ...specific,
          finds: [
            'error: spec.rules[0].http.paths[0].path: "/x { alias /y; }" holds "alias", which ingress-nginx takes for an attack. (ingress-forbidden-text)',
          ],
        },
        {
          path: '/x { root /y; }',
          ...specific,
          finds: [
            'error: spec.rules[0].http.paths[0].path: "/x { root /y; }" holds "root", which ingress-nginx takes for an attack. (ingress-forbidden-text)',
          ],
        },
        {
          path: '/etc/nginx/x',
          finds: [
            'error: spec.rules[0].http.paths[0].path: "/etc/nginx/x" holds "/etc/nginx", which ingress-nginx takes for an attack. (ingress-forbidden-text)',
          ],
        },
        {
          path: '/var/run/secrets',
          finds: [
            'error: spec.rules[0].http.paths[0].path: "/var/run/secrets" holds "/var/run/secrets", which ingress-nginx takes for an attack. (ingress-forbidden-text)',
          ],
        },
        {
          path: '/a_by_lua',
          finds: [
            'error: spec.rules[0].http.paths[0].path: "/a_by_lua" holds "_by_lua", which ingress-nginx takes for an attack. (ingress-forbidden-text)',
          ],
        },
        {
          host: 'shop.example.com/etc/passwd',
          finds: [
            'error: spec.rules[0].host: "shop.example.com/etc/passwd" holds "/etc/passwd", which ingress-nginx takes for an attack. (ingress-forbidden-text)',
          ],
        },
      ],
    },
  }),
  pathCheck({
    id: 'ingress-path-type',
    effect: 'rejects',
    when: ({ paths, settings: { strictValidatePathType = true } }) =>
      paths.filter(
        ({ text, pathType }) =>
          strictValidatePathType &&
          text !== '' &&
          pathType !== 'ImplementationSpecific' &&
          !/^\/[-A-Za-z0-9._/]*$/.test(text),
      ),
    message: (_ingress, { text, pathType }) =>
      `The path ${quote(text)} cannot have the pathType ${pathType === undefined ? 'that is left out' : quote(pathType)}: with it a path begins with "/" and has letters, digits and - . _ / alone.`,
    fix: 'Set pathType: ImplementationSpecific, or strict-validate-path-type: "false" in the ConfigMap of the controller.',
    source: RULES,
    examples: {
      passes: [
        { path: '/xpto/ab0/x_ss-9' },
        { path: '/xpto/ab0/x_ss-9.html', pathType: 'Exact' },
        { path: '/', pathType: undefined },
        { path: '' },
        { path: '/app(/|$)(.*)', ...specific },
        { path: '/app(/|$)(.*)', settings: { strictValidatePathType: false } },
      ],
      fails: [
        {
          path: '/app(/|$)(.*)',
          finds: [
            'error: spec.rules[0].http.paths[0].path: The path "/app(/|$)(.*)" cannot have the pathType "Prefix": with it a path begins with "/" and has letters, digits and - . _ / alone. (ingress-path-type)',
          ],
        },
        {
          path: '#lala/test',
          finds: [
            'error: spec.rules[0].http.paths[0].path: The path "#lala/test" cannot have the pathType "Prefix": with it a path begins with "/" and has letters, digits and - . _ / alone. (ingress-path-type)',
          ],
        },
        {
          path: 'app',
          pathType: undefined,
          finds: [
            'error: spec.rules[0].http.paths[0].path: The path "app" cannot have the pathType that is left out: with it a path begins with "/" and has letters, digits and - . _ / alone. (ingress-path-type)',
          ],
        },
        {
          path: '/a b',
          pathType: 'Exact',
          finds: [
            'error: spec.rules[0].http.paths[0].path: The path "/a b" cannot have the pathType "Exact": with it a path begins with "/" and has letters, digits and - . _ / alone. (ingress-path-type)',
          ],
        },
      ],
    },
  }),
  pathCheck({
    id: 'ingress-path-expression',
    effect: 'stops-reloads',
    when: ({ paths, values }) =>
      paths.flatMap(({ path, text, pathType }) => {
        if (pathType !== 'ImplementationSpecific' || !isExpression(text, values)) return [];
        const problem = regexProblem(text, 'pcre');
        return problem === undefined ? [] : [{ path, text, problem }];
      }),
    message: (_ingress, { text, problem }) =>
      `The path ${quote(text)} is a regular expression here, and does not compile: ${problem}.`,
    fix: 'Mend it.',
    source: TEMPLATE,
    examples: {
      passes: [
        { path: '/app(/|$(.*)', ...specific },
        { path: '/app(/|$)(.*)', ...specific, annotations: { 'use-regex': 'true' } },
        { path: '/app(', ...specific, annotations: { 'rewrite-target': '/app(' } },
      ],
      fails: [
        {
          path: '/app(/|$(.*)',
          ...specific,
          annotations: { 'use-regex': 'true' },
          finds: [
            'warning: spec.rules[0].http.paths[0].path: The path "/app(/|$(.*)" is a regular expression here, and does not compile: it has "(" without ")". (ingress-path-expression)',
          ],
        },
        {
          path: '/app(',
          ...specific,
          annotations: { 'rewrite-target': '/' },
          finds: [
            'warning: spec.rules[0].http.paths[0].path: The path "/app(" is a regular expression here, and does not compile: it has "(" without ")". (ingress-path-expression)',
          ],
        },
      ],
    },
  }),
  pathCheck({
    id: 'ingress-rewrite-groups',
    effect: 'misreads',
    when: ({ paths, values }) =>
      paths.flatMap(({ path, text }) => {
        const target = values[`${prefix}rewrite-target`];
        if (typeof target !== 'string' || regexProblem(text, 'pcre') !== undefined) return [];
        const groups = (text.replace(/\\./g, '').match(/\((?!\?)|\(\?P?<[A-Za-z_]/g) ?? []).length;
        const missing = [...target.matchAll(/\$([1-9])/g)].map(([, digit]) => Number(digit));
        const most = Math.max(0, ...missing);
        return most > groups ? [{ path, text, groups, target, most }] : [];
      }),
    message: (_ingress, { text, groups, target, most }) =>
      `The path ${quote(text)} has ${groups} groups, and ${prefix}rewrite-target ${quote(target)} asks for $${most}.`,
    why: consequenceOf('misreads', 'ingress-nginx', 'nothing, where the group is missing'),
    fix: 'Add groups to the path, such as "/app(/|$)(.*)", with pathType: ImplementationSpecific.',
    source: TEMPLATE,
    examples: {
      passes: [
        { path: '/app(/|$)(.*)', ...specific, annotations: { 'rewrite-target': '/$2' } },
        { path: '/app', annotations: { 'rewrite-target': '/' } },
        { path: '/app(', ...specific, annotations: { 'rewrite-target': '/$2' } },
      ],
      fails: [
        {
          path: '/app',
          annotations: { 'rewrite-target': '/$2' },
          finds: [
            `warning: spec.rules[0].http.paths[0].path: The path "/app" has 0 groups, and ${prefix}rewrite-target "/$2" asks for $2. (ingress-rewrite-groups)`,
          ],
        },
        {
          path: '/a\\(b(?:c)(d)',
          ...specific,
          annotations: { 'rewrite-target': '/$1/$2' },
          finds: [
            `warning: spec.rules[0].http.paths[0].path: The path "/a\\\\(b(?:c)(d)" has 1 groups, and ${prefix}rewrite-target "/$1/$2" asks for $2. (ingress-rewrite-groups)`,
          ],
        },
      ],
    },
  }),
];

// One Ingress of a host makes expressions of all of its paths; of the others nothing is known here.
function isExpression(path: string, values: Readonly<Record<string, unknown>>): boolean {
  const target = values[`${prefix}rewrite-target`];
  return values[`${prefix}use-regex`] === true || (typeof target === 'string' && target !== path);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
