import { effects, quote } from '@eks-ingress/diagnostics';
import {
  type BadValueEffect,
  consequenceOf,
  regexProblem,
  type ControllerSettings,
  upstreamUrl,
} from '@eks-ingress/annotations';
import type { IngressObject } from '../objects/ingress-object';
import type { ControllerFinding, IngressFindingId } from '../controller-finding';

const prefix = 'nginx.ingress.kubernetes.io/';
const rules = 'internal/ingress/inspector/rules.go';
const template = 'internal/ingress/controller/template/template.go';

interface Place {
  readonly path: string;
  readonly pathType: string | undefined;
  readonly at: readonly (string | number)[];
}

/** What ingress-nginx has against the hosts and paths of an Ingress, of whose annotations it read `values`. */
export function checkNginxPaths(
  { spec }: IngressObject,
  values: Readonly<Record<string, unknown>>,
  { strictValidatePathType = true }: ControllerSettings,
): readonly ControllerFinding[] {
  const rulesOf = listOf(spec?.rules);
  const places = rulesOf.flatMap((rule, which) =>
    listOf(rule?.http?.paths).map((item, index): Place => ({
      path: textOf(item?.path),
      pathType: item?.pathType,
      at: ['spec', 'rules', which, 'http', 'paths', index, 'path'],
    })),
  );
  const hosts = rulesOf.map((rule, which) => ({ path: textOf(rule?.host), at: ['spec', 'rules', which, 'host'] }));
  return [
    ...[...hosts, ...places].flatMap(({ path, at }) => forbidden(path, at)),
    ...(strictValidatePathType ? places.flatMap(wrongType) : []),
    ...places.flatMap((place) => [...brokenExpression(place, values), ...missingGroups(place, values)]),
  ];
}

// What comes out of a parser of YAML may be anything.
function listOf<Item>(value: readonly Item[] | undefined): readonly (Item | undefined | null)[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

// CheckRegex of internal/ingress/inspector/rules.go, which looks for what gets out of a location.
function forbidden(text: string, at: Place['at']): readonly ControllerFinding[] {
  const places = ['/etc/passwd', '/etc/shadow', '/etc/group', '/etc/nginx', '/etc/ingress-controller'];
  const found =
    [...places, '/var/run/secrets', '_by_lua'].find((word) => text.includes(word)) ??
    ['alias', 'root'].find((word) => text.includes(word) && text.indexOf(word) < text.lastIndexOf(';'));
  if (found === undefined) return [];
  return [
    finding('ingress-forbidden-text', 'rejects', rules, at, {
      message: `${quote(text)} holds ${quote(found)}, which ingress-nginx takes for an attack.`,
      fix: 'Name it otherwise.',
    }),
  ];
}

function wrongType({ path, pathType, at }: Place): readonly ControllerFinding[] {
  if (path === '' || pathType === 'ImplementationSpecific' || /^\/[-A-Za-z0-9._/]*$/.test(path)) return [];
  return [
    finding('ingress-path-type', 'rejects', rules, at, {
      message: `The path ${quote(path)} cannot have the pathType ${pathType === undefined ? 'that is left out' : quote(pathType)}: with it a path begins with "/" and has letters, digits and - . _ / alone.`,
      fix: 'Set pathType: ImplementationSpecific, or strict-validate-path-type: "false" in the ConfigMap of the controller.',
    }),
  ];
}

function brokenExpression(
  { path, pathType, at }: Place,
  values: Readonly<Record<string, unknown>>,
): readonly ControllerFinding[] {
  if (pathType !== 'ImplementationSpecific' || !isExpression(path, values)) return [];
  const problem = regexProblem(path, 'pcre');
  if (problem === undefined) return [];
  return [
    finding('ingress-path-expression', 'stops-reloads', template, at, {
      message: `The path ${quote(path)} is a regular expression here, and does not compile: ${problem}.`,
      fix: 'Mend it.',
    }),
  ];
}

// One Ingress of a host makes expressions of all of its paths; of the others nothing is known here.
function isExpression(path: string, values: Readonly<Record<string, unknown>>): boolean {
  const target = values[`${prefix}rewrite-target`];
  return values[`${prefix}use-regex`] === true || (typeof target === 'string' && target !== path);
}

function missingGroups({ path, at }: Place, values: Readonly<Record<string, unknown>>): readonly ControllerFinding[] {
  const target = values[`${prefix}rewrite-target`];
  if (typeof target !== 'string' || regexProblem(path, 'pcre') !== undefined) return [];
  const groups = (path.replace(/\\./g, '').match(/\((?!\?)|\(\?P?<[A-Za-z_]/g) ?? []).length;
  const missing = [...target.matchAll(/\$([1-9])/g)]
    .map(([, digit]) => Number(digit))
    .filter((digit) => digit > groups);
  if (missing.length === 0) return [];
  return [
    finding('ingress-rewrite-groups', 'misreads', template, at, {
      message: `The path ${quote(path)} has ${groups} groups, and ${prefix}rewrite-target ${quote(target)} asks for $${Math.max(...missing)}.`,
      becomes: 'nothing, where the group is missing',
      fix: 'Add groups to the path, such as "/app(/|$)(.*)", with pathType: ImplementationSpecific.',
    }),
  ];
}

function finding(
  id: IngressFindingId,
  effect: BadValueEffect,
  source: string,
  path: Place['at'],
  { message, fix, becomes }: { readonly message: string; readonly fix: string; readonly becomes?: string },
): ControllerFinding {
  return {
    id,
    severity: effects[effect].severity,
    message,
    why: consequenceOf(effect, 'ingress-nginx', becomes),
    fix,
    path,
    source: upstreamUrl('ingress-nginx', source),
    effect,
  };
}
