import { quote } from '@eks-ingress/diagnostics';
import { consequenceOf, type Conditions } from '@eks-ingress/annotations';
import type { IngressReading } from './read-ingress';
import { rejected } from './rejected';
import type { ControllerFinding } from '../../controller-finding';

const prefix = 'alb.ingress.kubernetes.io/';

const REGEX = 'alb.ingress.kubernetes.io/use-regex-path-match';

const regexOfNoPath: ControllerFinding = {
  id: 'ingress-regex-path-type',
  severity: 'warning',
  message: `${REGEX} is for paths of the type ImplementationSpecific, and the Ingress has none.`,
  why: 'Paths of the types Exact and Prefix are compared as they are, without a word.',
  fix: 'Set pathType to "ImplementationSpecific", or remove the annotation.',
  path: ['metadata', 'annotations', REGEX],
  effect: 'ignores',
};

/** The condition values that AWS allows in a rule. */
const maxValues = 5;

/** What a rule asks of requests: texts with wildcards, and regular expressions. */
interface Patterns {
  readonly values: readonly string[];
  readonly regexValues: readonly string[];
}

/** What conditions add to the host and the path of a rule, of which they are alternatives, and cannot. */
export function checkRuleConditions({ spec, values, said }: IngressReading): readonly ControllerFinding[] {
  const usesRegex = values[REGEX] === true;
  const found = listOf(spec?.rules).flatMap((rule, index) =>
    listOf(rule?.http?.paths).flatMap((path, at) => {
      const name = path?.backend?.service?.name;
      if (typeof name !== 'string') return [];
      const conditions: Conditions = values[`${prefix}conditions.${name}`] ?? [];
      const host = withConditions({ values: textsOf(rule?.host), regexValues: [] }, conditions, 'host-header');
      const paths = withConditions(patternsOf(path?.path, path?.pathType, usesRegex), conditions, 'path-pattern');
      const where = ['spec', 'rules', index, 'http', 'paths', at];
      return [
        ...wildcards(path?.path, path?.pathType, where),
        ...mixed('host', host, name, where),
        ...mixed('path', paths, name, where),
        ...tooMany(host, paths, conditions, name, where),
      ];
    }),
  );
  return [...found, ...(said[REGEX]?.value === true && !said[REGEX].isRead ? [regexOfNoPath] : [])];
}

// buildPathPatterns of pkg/ingress/model_build_listener_rules.go
function patternsOf(path: string | undefined, pathType: string | undefined, usesRegex: boolean): Patterns {
  if (typeof path !== 'string' || path === '') return { values: [], regexValues: [] };
  if (pathType === 'Prefix') {
    const start = path.replace(/\/$/, '');
    return { values: path === '/' ? ['/*'] : [start, `${start}/*`], regexValues: [] };
  }
  if (pathType === 'Exact' || !usesRegex) return { values: [path], regexValues: [] };
  return { values: [], regexValues: [path.slice(1)] };
}

function withConditions(own: Patterns, conditions: Conditions, field: 'host-header' | 'path-pattern'): Patterns {
  const configs = conditions.flatMap((condition) => {
    if (condition.field !== field) return [];
    return [condition.field === 'host-header' ? condition.hostHeaderConfig : condition.pathPatternConfig];
  });
  return {
    values: [...own.values, ...configs.flatMap((config) => config.values ?? [])],
    regexValues: [...own.regexValues, ...configs.flatMap((config) => config.regexValues ?? [])],
  };
}

// buildPathPatterns of pkg/ingress/model_build_listener_rules.go
function wildcards(
  path: string | undefined,
  pathType: string | undefined,
  where: ControllerFinding['path'],
): readonly ControllerFinding[] {
  if (typeof path !== 'string' || (pathType !== 'Prefix' && pathType !== 'Exact') || !/[*?]/.test(path)) return [];
  const bare = path.replace(/\/?\*$/, '');
  return [
    rejected({
      id: 'ingress-path-wildcard',
      message: `The path ${quote(path)} is of the type ${pathType}, which takes no wildcards.`,
      fix:
        pathType === 'Prefix' && !/[*?]/.test(bare)
          ? `Write ${quote(bare === '' ? '/' : bare)}: a prefix stands for what is below it as well.`
          : 'Use the type ImplementationSpecific, or a path without wildcards.',
      path: [...where, 'path'],
    }),
  ];
}

function mixed(
  what: 'host' | 'path',
  { values, regexValues }: Patterns,
  name: string,
  path: ControllerFinding['path'],
): readonly ControllerFinding[] {
  if (values.length === 0 || regexValues.length === 0) return [];
  return [
    rejected({
      id: 'ingress-rule-patterns',
      message: `The rule for ${name} has ${values.join(', ')} for its ${what}, and as regular expressions ${regexValues.join(', ')}: a rule takes one kind.`,
      fix: `Write the ${what} of the rule and those of ${prefix}conditions.${name} in one way.`,
      path,
    }),
  ];
}

function tooMany(
  host: Patterns,
  paths: Patterns,
  conditions: Conditions,
  name: string,
  path: ControllerFinding['path'],
): readonly ControllerFinding[] {
  const others = conditions.reduce((sum, condition) => sum + otherValues(condition), 0);
  const total = [host, paths].reduce((sum, one) => sum + one.values.length + one.regexValues.length, others);
  if (total <= maxValues) return [];
  return [
    {
      id: 'ingress-rule-values',
      severity: 'error',
      message: `The rule for ${name} has ${total} condition values with its host and path, and a rule takes ${maxValues}.`,
      why: consequenceOf('passes-on', 'aws-load-balancer-controller'),
      fix: `Split the rule, or take values out of ${prefix}conditions.${name}; a path of the type Prefix counts twice.`,
      path,
      effect: 'passes-on',
    },
  ];
}

function otherValues(condition: Conditions[number]): number {
  switch (condition.field) {
    case 'host-header':
    case 'path-pattern':
      return 0;
    case 'http-header': {
      const { values = [], regexValues = [] } = condition.httpHeaderConfig;
      return values.length + regexValues.length;
    }
    case 'http-request-method':
      return condition.httpRequestMethodConfig.values.length;
    case 'query-string':
      return condition.queryStringConfig.values.length;
    case 'source-ip':
      return condition.sourceIPConfig.values.length;
  }
}

function textsOf(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

// Manifests hold whatever their authors wrote.
function listOf<Item>(value: readonly Item[] | undefined): readonly (Item | undefined)[] {
  return Array.isArray(value) ? (value as readonly (Item | undefined)[]) : [];
}
