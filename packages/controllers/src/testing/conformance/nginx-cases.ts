import { type Risk, findAnnotation, parseAnnotations } from '@eks-ingress/annotations';
import { nginxFields } from './nginx-fields';
import { compare, type Outcome } from './outcome';
import type { ControllerFinding } from '../../controller-finding';

type Annotations = Readonly<Record<string, string>>;

export interface ExecutedCase {
  readonly id: string;
  readonly annotations: Annotations;
  readonly risk: string;
  readonly outcome: 'accepted' | 'rejected' | 'denied';
  readonly err?: string;
  readonly changed?: Readonly<Record<string, unknown>>;
}

export interface LiftedCase {
  readonly id: string;
  readonly parser: string;
  readonly annotations: Annotations | null;
  readonly expect: { readonly error?: string; readonly message?: string; readonly value?: unknown };
  readonly context?: Readonly<Record<string, unknown>>;
}

export interface FunctionCase {
  readonly id: string;
  readonly function: string;
  readonly input: unknown;
  readonly valid?: boolean;
  readonly value?: unknown;
}

export interface ExtractCase {
  readonly id: string;
  readonly annotations: Annotations | null;
  readonly field: string;
  readonly value: unknown;
  readonly context?: Readonly<Record<string, unknown>>;
}

const prefix = 'nginx.ingress.kubernetes.io/';

// About an object of the cluster that is not there.
const lookup = /was not found|unable to find|not found|no object matching key|there is no|does not contain a key/i;

interface Read {
  readonly verdict: 'accepted' | 'rejected' | 'denied';
  readonly because?: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly findings: readonly ControllerFinding[];
}

// The setting of the recordings: the Ingress stands in the namespace default, and snippets are allowed.
function read(annotations: Annotations, risk: string, context: Readonly<Record<string, unknown>> = {}): Read {
  const known: readonly string[] = ['Low', 'Medium', 'High', 'Critical'];
  const { values, findings } = parseAnnotations(prefixed(annotations), {
    on: 'Ingress',
    controller: 'ingress-nginx',
    namespace: 'default',
    settings: {
      // The controller takes a level that it does not know for the lowest.
      annotationsRiskLevel: (known.includes(risk) ? risk : 'Low') as Risk,
      allowSnippetAnnotations: true,
      allowCrossNamespaceResources: /allow-?cross-?namespace[^:]*:true/i.test(JSON.stringify(context)),
    },
  });
  const rejection = findings.find(({ effect }) => effect === 'rejects');
  const denial = findings.find(({ effect }) => effect === 'denies-traffic');
  const cause = rejection ?? denial;
  return {
    verdict: rejection ? 'rejected' : denial ? 'denied' : 'accepted',
    because: cause && `${cause.message} [${cause.id}]`,
    values,
    findings,
  };
}

function prefixed(annotations: Annotations): Annotations {
  return Object.fromEntries(Object.entries(annotations).map(([name, value]) => [`${prefix}${name}`, value]));
}

function namesAnnotation(annotations: Annotations | null): annotations is Annotations {
  return Object.keys(annotations ?? {}).some((name) => findAnnotation(`${prefix}${name}`));
}

/** What the controller's Extract makes of annotations. */
export function compareExecuted({ id, annotations, risk, outcome, err = '', changed }: ExecutedCase): Outcome {
  const section = 'ingress-nginx: executed';
  if (!namesAnnotation(annotations)) return { id, section, result: 'names no annotation' };
  const { verdict, because, values, findings } = read(annotations, risk);
  if (lookup.test(err) && outcome === 'denied')
    return { id, section, result: 'set aside', reason: 'it is about an object that the cluster lacks' };
  const expected = err === '' ? outcome : `${outcome} (${err})`;
  const result = compare(
    id,
    section,
    { expected: outcome, got: verdict, because },
    outcome === 'accepted' ? differences(annotations, values, findings, changed ?? {}) : [],
  );
  return result.result === 'disagreed'
    ? {
        ...result,
        expected: `${expected} ${JSON.stringify(annotations)} ${JSON.stringify(changed ?? {}).slice(0, 300)}`,
      }
    : result;
}

// What is not there is as without annotations; what that is, is up to the ConfigMap.
function differences(
  annotations: Annotations,
  values: Readonly<Record<string, unknown>>,
  findings: readonly ControllerFinding[],
  changed: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.keys(annotations).flatMap((name) => {
    const path = nginxFields[name];
    const found = path === undefined ? undefined : at(changed, path);
    const key = `${prefix}${name}`;
    const value = values[key];
    const faults = findings.filter((finding) => finding.path[0] === key && finding.effect !== undefined);
    if (path === undefined) return [];
    if (found === undefined) return unread(name, value, findings, changed);
    if (value === undefined) {
      const other = aliasOf(name);
      if (other !== undefined && annotations[other] !== undefined) return [];
      return isFallback(name, found) ? [] : [`${name} is not read, and ${path} is ${JSON.stringify(found)}`];
    }
    if (faults.length > 0) return [];
    return saysSame(name, value, found)
      ? []
      : [`${name} is ${JSON.stringify(value)}, and ${path} is ${JSON.stringify(found)}`];
  });
}

// Some groups have a field that differs from one without annotations as soon as the group is there.
function isFallback(name: string, found: unknown): boolean {
  const usual = findAnnotation(`${prefix}${name}`)?.readBy['ingress-nginx']?.default;
  return (
    usual === undefined ||
    isSame(usual, found) ||
    ['canary-weight-total', 'upstream-hash-by-subset-size'].includes(name)
  );
}

// Of a controller that reads a value, something changes, unless the value is that of the ConfigMap.
function unread(
  name: string,
  value: unknown,
  findings: readonly ControllerFinding[],
  changed: Readonly<Record<string, unknown>>,
): readonly string[] {
  const usual = findAnnotation(`${prefix}${name}`)?.readBy['ingress-nginx']?.default;
  if (value === undefined || usual === undefined || isSame(value, usual)) return [];
  const troubled = findings.some(({ effect }) => effect !== undefined);
  if (troubled || isEmpty(value)) return [];
  return [`${name} is ${JSON.stringify(value)}, and nothing of ${JSON.stringify(changed).slice(0, 200)} says so`];
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0);
}

function aliasOf(name: string): string | undefined {
  return findAnnotation(`${prefix}${name}`)?.aliasOf?.slice(prefix.length);
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (found, name) =>
        typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>)[name] : undefined,
      value,
    );
}

// Where Go keeps the text, the text says the same when it reads as the same.
function saysSame(name: string, value: unknown, found: unknown): boolean {
  if (isSame(value, found)) return true;
  if (typeof found !== 'string' || found === '') return false;
  const result = findAnnotation(`${prefix}${name}`)?.codec.parse(found);
  return result?.ok === true && JSON.stringify(result.value) === JSON.stringify(value);
}

// Structs of Go hold texts where the package has numbers, lists in an order of their own, networks without the bits of
// the host, units and words in the case that they are written in, and names of a Secret with its namespace.
function isSame(value: unknown, found: unknown): boolean {
  if (Array.isArray(value) && typeof found === 'string') return normal(value) === normal(found.trim().split(/[\s,]+/));
  return normal(value) === normal(found) || `default/${normal(value)}` === normal(found);
}

function normal(value: unknown): string {
  if (Array.isArray(value)) return [...new Set(value.map(normal))].sort().join(',');
  if (value === true || value === 'on') return 'true';
  if (value === false || value === 'off') return 'false';
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  const text = String(value).trim();
  if (/^\d+[kmg]$/i.test(text)) return text.toLowerCase();
  if (/^(?:https?|grpcs?|auto_http|fcgi|strict|lax|none)$/i.test(text)) return text.toLowerCase();
  return /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(text) ? network(text) : text;
}

function network(text: string): string {
  const [address = '', length = ''] = text.split('/');
  const bits = Number(length);
  const octets = address.split('.').map((octet, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return Number(octet) & (0xff << (8 - kept));
  });
  return `${octets.join('.')}/${length}`;
}

const verdictOfError: Readonly<Record<string, Read['verdict']>> = {
  ValidationError: 'rejected',
  RiskyAnnotation: 'rejected',
  LocationDenied: 'denied',
};

/** What one parser of the controller makes of annotations. */
export function compareLifted({ id, parser, annotations, expect: want, context = {} }: LiftedCase): Outcome {
  const section = 'ingress-nginx: lifted from its tests';
  if (!namesAnnotation(annotations)) return { id, section, result: 'names no annotation' };
  if (want.error !== undefined && lookup.test(want.message ?? ''))
    return { id, section, result: 'set aside', reason: 'it is about an object that the cluster lacks' };
  const { verdict, because, values, findings } = read(annotations, 'Critical', context);
  const expected = want.error === undefined ? 'accepted' : (verdictOfError[want.error] ?? 'accepted');
  if (expected !== 'accepted' && verdict === 'accepted' && /"configmap /.test(JSON.stringify(context)))
    return { id, section, result: 'set aside', reason: 'it is about what a ConfigMap of the cluster holds' };
  const differs = want.error === undefined ? fieldsOf(annotations, values, findings, want.value) : [];
  const result = compare(id, section, { expected, got: verdict, because }, differs);
  return result.result === 'disagreed'
    ? { ...result, expected: `${expected} ${want.message ?? ''} ${parser} ${JSON.stringify(annotations)}` }
    : result;
}

// A parser's value is the group itself: of Proxy.BodySize it has BodySize.
function fieldsOf(
  annotations: Annotations,
  values: Readonly<Record<string, unknown>>,
  findings: readonly ControllerFinding[],
  group: unknown,
): readonly string[] {
  return Object.keys(annotations).flatMap((name) => {
    const path = nginxFields[name];
    const key = `${prefix}${name}`;
    const value = values[key];
    if (path === undefined || value === undefined) return [];
    if (findings.some((finding) => finding.path[0] === key && finding.effect !== undefined)) return [];
    const rest = path.split('.').slice(1).join('.');
    const found = rest === '' ? group : at(group, rest);
    if (found === undefined || saysSame(name, value, found)) return [];
    return [`${name} is ${JSON.stringify(value)}, and ${path} is ${JSON.stringify(found)}`];
  });
}

// The functions that stand behind an annotation.
const annotationOf: Readonly<Record<string, string>> = {
  ValidateArrayOfServerName: 'server-alias',
  CommonNameAnnotationValidator: 'auth-tls-match-cn',
  StringToURL: 'auth-url',
  GetBoolAnnotation: 'service-upstream',
  // Without the validator that others have.
  GetStringAnnotation: 'configuration-snippet',
  GetIntAnnotation: 'proxy-connect-timeout',
  ParseStringToCacheDurations: 'auth-cache-duration',
  'redirect.isValidURL': 'temporal-redirect',
};

/** What one function of the controller makes of a text. */
export function compareFunction({ id, function: name, input, valid, value }: FunctionCase): Outcome {
  const section = 'ingress-nginx: functions';
  const annotation = annotationOf[name];
  if (annotation === undefined || typeof input !== 'string') return { id, section, result: 'names no annotation' };
  // A function knows nothing of other annotations, so that it is the codec alone that stands for it.
  const { codec, readBy } = findAnnotation(`${prefix}${annotation}`) ?? {};
  const result = codec?.parse(input);
  const fallback = input === '' && result?.ok === false && result.effect === 'ignores';
  const found = result?.ok ? result.value : fallback ? readBy?.['ingress-nginx']?.default : undefined;
  const isRefused = result?.ok === false && !fallback;
  const differs =
    value !== undefined && !isRefused && !isSame(found, value)
      ? [`${JSON.stringify(found)} is not ${JSON.stringify(value)}`]
      : [];
  return compare(
    id,
    section,
    {
      expected: valid === false ? 'refused' : 'accepted',
      got: isRefused ? 'refused' : 'accepted',
      because: result?.ok === false ? result.problem : undefined,
    },
    differs,
  );
}

/** What one field of the controller's model holds. */
export function compareExtract({ id, annotations, field, value }: ExtractCase): Outcome {
  const section = 'ingress-nginx: extract';
  if (!namesAnnotation(annotations)) return { id, section, result: 'names no annotation' };
  const { verdict, because, values, findings } = read(annotations, 'Critical');
  const differs = Object.keys(annotations).flatMap((name) => {
    const path = nginxFields[name];
    const found = values[`${prefix}${name}`];
    if (path === undefined || !path.startsWith(field) || found === undefined) return [];
    if (findings.some((finding) => finding.path[0] === `${prefix}${name}` && finding.effect)) return [];
    const rest = path.slice(field.length + 1);
    const expected = rest === '' ? value : (value as Readonly<Record<string, unknown>>)[rest];
    if (expected === undefined || isSame(found, expected)) return [];
    return [`${name} is ${JSON.stringify(found)}, and ${path} is ${JSON.stringify(expected)}`];
  });
  return compare(id, section, { expected: 'accepted', got: verdict, because }, differs);
}
