import { itemsOf, membersOf, quote } from '@eks-ingress/diagnostics';
import { type Conditions, ingressPrefix } from '@eks-ingress/annotations';
import { rulesFor } from '../../examples/ingress-example';
import { factsOf } from '../../facts-of';
import { annotationPath } from '../../objects/annotation-path';
import { ingressCheck } from './ingress-check';
import type { IngressReading } from './read-ingress';

const prefix = ingressPrefix;
const regexKey = `${prefix}use-regex-path-match`;
const source = 'pkg/ingress/model_build_listener_rules.go';

/** The condition values that AWS allows in a rule. */
const maxValues = 5;

/** What a rule asks of requests: texts with wildcards, and regular expressions. */
interface Patterns {
  readonly values: readonly string[];
  readonly regexValues: readonly string[];
}

/** A rule of an Ingress, with the conditions of its backend, which are alternatives to its host and path. */
interface RuleConditions {
  readonly at: readonly (string | number)[];
  readonly name: string;
  readonly path: unknown;
  readonly pathType: unknown;
  readonly host: Patterns;
  readonly paths: Patterns;
  /** How many values it has in conditions on anything else. */
  readonly others: number;
}

const regex = { 'use-regex-path-match': 'true' };
const specific = { pathType: 'ImplementationSpecific' };

function hostIs(...values: readonly string[]): string {
  return JSON.stringify([{ field: 'host-header', hostHeaderConfig: { values } }]);
}

function pathIs(...values: readonly string[]): string {
  return JSON.stringify([{ field: 'path-pattern', pathPatternConfig: { values } }]);
}

const hostExpression = '[{"field":"host-header","hostHeaderConfig":{"regexValues":["^shop[0-9]"]}}]';
const pathExpression = '[{"field":"path-pattern","pathPatternConfig":{"regexValues":["^/v[0-9]+$"]}}]';

/** The rules of an Ingress that forward to a Service or stand for an action. */
const rulesOf = factsOf(({ spec, values }: IngressReading): readonly RuleConditions[] => {
  const usesRegex = values[regexKey] === true;
  return itemsOf(spec?.rules).flatMap((rule, index) => {
    const { host, http } = membersOf(rule);
    return itemsOf(membersOf(http).paths).flatMap((item, at): RuleConditions[] => {
      const { path, pathType, backend } = membersOf(item);
      const { name } = membersOf(membersOf(backend).service);
      if (typeof name !== 'string') return [];
      const conditions: Conditions = values[`${prefix}conditions.${name}`] ?? [];
      return [
        {
          at: ['spec', 'rules', index, 'http', 'paths', at],
          name,
          path,
          pathType,
          host: withConditions({ values: textsOf(host), regexValues: [] }, conditions, 'host-header'),
          paths: withConditions(patternsOf(path, pathType, usesRegex), conditions, 'path-pattern'),
          others: conditions.reduce((sum, condition) => sum + otherValues(condition), 0),
        },
      ];
    });
  });
});

export const ruleConditionChecks = [
  ingressCheck({
    id: 'ingress-path-wildcard',
    effect: 'rejects',
    // buildPathPatterns
    when: (ingress) =>
      rulesOf(ingress).flatMap(({ at, path, pathType }) => {
        if (typeof path !== 'string' || (pathType !== 'Prefix' && pathType !== 'Exact') || !/[*?]/.test(path))
          return [];
        return [{ path: [...at, 'path'], text: path, pathType }];
      }),
    message: (_ingress, { text, pathType }) =>
      `The path ${quote(text)} is of the type ${pathType}, which takes no wildcards.`,
    fix: (_ingress, { text, pathType }) => {
      const bare = text.replace(/\/?\*$/, '');
      return pathType === 'Prefix' && !/[*?]/.test(bare)
        ? `Write ${quote(bare === '' ? '/' : bare)}: a prefix stands for what is below it as well.`
        : 'Use the type ImplementationSpecific, or a path without wildcards.';
    },
    source,
    examples: {
      passes: [
        { spec: rulesFor({ path: '/cart', pathType: 'Exact' }) },
        { spec: rulesFor({ path: '/*', ...specific }) },
      ],
      fails: [
        {
          spec: rulesFor({ path: '/*' }),
          finds: [
            'error: spec.rules[0].http.paths[0].path: The path "/*" is of the type Prefix, which takes no wildcards. (ingress-path-wildcard)',
          ],
        },
        {
          spec: rulesFor({ path: '/cart/*' }, { path: '/c?rt', pathType: 'Exact' }),
          finds: [
            'error: spec.rules[0].http.paths[0].path: The path "/cart/*" is of the type Prefix, which takes no wildcards. (ingress-path-wildcard)',
            'error: spec.rules[1].http.paths[0].path: The path "/c?rt" is of the type Exact, which takes no wildcards. (ingress-path-wildcard)',
          ],
        },
      ],
    },
  }),
  ingressCheck({
    id: 'ingress-rule-patterns',
    effect: 'rejects',
    when: (ingress) =>
      rulesOf(ingress).flatMap(({ at, name, host, paths }) =>
        (
          [
            ['host', host],
            ['path', paths],
          ] as const
        ).flatMap(([what, { values, regexValues }]) =>
          values.length === 0 || regexValues.length === 0 ? [] : [{ path: at, name, what, values, regexValues }],
        ),
      ),
    message: (_ingress, { name, what, values, regexValues }) =>
      `The rule for ${name} has ${values.join(', ')} for its ${what}, and as regular expressions ${regexValues.join(', ')}: a rule takes one kind.`,
    fix: (_ingress, { name, what }) =>
      `Write the ${what} of the rule and those of ${prefix}conditions.${name} in one way.`,
    source,
    examples: {
      passes: [
        { annotations: { 'conditions.cart': hostIs('*.example.com') } },
        { annotations: { 'conditions.cart': hostExpression }, spec: rulesFor({ host: '' }) },
        {
          annotations: { ...regex, 'conditions.cart': pathExpression },
          spec: rulesFor({ path: '/cart', ...specific }),
        },
        { annotations: regex, spec: rulesFor({ path: '/(cart|basket)', ...specific }) },
        { annotations: { 'conditions.cart': pathIs('/basket') }, spec: rulesFor({ path: '/cart', ...specific }) },
      ],
      fails: [
        {
          annotations: { 'conditions.cart': hostExpression },
          finds: [
            'error: spec.rules[0].http.paths[0]: The rule for cart has shop.example.com for its host, and as regular expressions ^shop[0-9]: a rule takes one kind. (ingress-rule-patterns)',
          ],
        },
        {
          annotations: { ...regex, 'conditions.cart': pathIs('/basket') },
          spec: rulesFor({ path: '/(cart|checkout)', ...specific }),
          finds: [
            'error: spec.rules[0].http.paths[0]: The rule for cart has /basket for its path, and as regular expressions (cart|checkout): a rule takes one kind. (ingress-rule-patterns)',
          ],
        },
      ],
    },
  }),
  ingressCheck({
    id: 'ingress-rule-values',
    effect: 'passes-on',
    when: (ingress) =>
      rulesOf(ingress).flatMap(({ at, name, host, paths, others }) => {
        const total = [host, paths].reduce((sum, one) => sum + one.values.length + one.regexValues.length, others);
        return total <= maxValues ? [] : [{ path: at, name, total }];
      }),
    message: (_ingress, { name, total }) =>
      `The rule for ${name} has ${total} condition values with its host and path, and a rule takes ${maxValues}.`,
    fix: (_ingress, { name }) =>
      `Split the rule, or take values out of ${prefix}conditions.${name}; a path of the type Prefix counts twice.`,
    source,
    examples: {
      passes: [
        {
          annotations: { 'conditions.cart': hostIs('a.example.com', 'b.example.com', 'c.example.com') },
          spec: rulesFor({ path: '/' }),
        },
        {
          annotations: { 'conditions.cart': hostIs('a.example.com', 'b.example.com') },
          spec: rulesFor({ path: '/cart' }),
        },
        {
          annotations: { 'conditions.cart': hostIs('a.example.com', 'b.example.com', 'c.example.com') },
          spec: rulesFor({ path: '/cart', pathType: 'Exact' }),
        },
      ],
      fails: [
        {
          annotations: { 'conditions.cart': hostIs('a.example.com', 'b.example.com', 'c.example.com') },
          spec: rulesFor({ path: '/cart' }),
          finds: [
            'error: spec.rules[0].http.paths[0]: The rule for cart has 6 condition values with its host and path, and a rule takes 5. (ingress-rule-values)',
          ],
        },
        {
          annotations: {
            'conditions.cart':
              '[{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"X-Shop","values":["a"]}},{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}},{"field":"query-string","queryStringConfig":{"values":[{"key":"a","value":"b"}]}},{"field":"source-ip","sourceIPConfig":{"values":["10.0.0.0/8"]}}]',
          },
          spec: rulesFor({ path: '/cart', pathType: 'Exact' }),
          finds: [
            'error: spec.rules[0].http.paths[0]: The rule for cart has 6 condition values with its host and path, and a rule takes 5. (ingress-rule-values)',
          ],
        },
      ],
    },
  }),
  ingressCheck({
    id: 'ingress-regex-path-type',
    effect: 'ignores',
    path: annotationPath(regexKey),
    when: ({ said }) => said[regexKey]?.value === true && !said[regexKey].isRead,
    message: `${regexKey} is for paths of the type ImplementationSpecific, and the Ingress has none.`,
    why: 'Paths of the types Exact and Prefix are compared as they are, without a word.',
    fix: 'Set pathType to "ImplementationSpecific", or remove the annotation.',
    source,
    examples: {
      passes: [
        { annotations: regex, spec: rulesFor({}, { path: '/(cart|basket)', ...specific }) },
        { annotations: { 'use-regex-path-match': 'false' } },
      ],
      fails: [
        {
          annotations: regex,
          spec: rulesFor({}, { path: '/cart', pathType: 'Exact' }),
          finds: [
            `warning: metadata.annotations["${prefix}use-regex-path-match"]: ${prefix}use-regex-path-match is for paths of the type ImplementationSpecific, and the Ingress has none. (ingress-regex-path-type)`,
          ],
        },
      ],
    },
  }),
];

// buildPathPatterns
function patternsOf(path: unknown, pathType: unknown, usesRegex: boolean): Patterns {
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
