import {
  type AnnotationExplanation,
  controllers,
  explainAnnotation,
  suggestAnnotations,
} from '@eks-ingress/annotations';
import { nearest } from '@eks-ingress/diagnostics';
import { fileRules, type RuleDescription } from '@eks-ingress/lint';
import { findRule, type Rule, rules } from '@eks-ingress/rules';
import { Command } from 'commander';
import { createColors } from 'picocolors';
import { usesColors } from '../colors';
import { UsageError } from '../usage-error';

/** `eks-ingress explain`: everything that is known of a rule or an annotation. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Say what is known of a rule or an annotation.')
    .argument('<name>', 'a rule, or the key of an annotation')
    .addHelpText(
      'after',
      `
Examples:
  eks-ingress explain no-unknown-annotation
  eks-ingress explain alb.ingress.kubernetes.io/listen-ports
  eks-ingress explain proxy-body-size                   any key with this name`,
    )
    .action((name: string) => {
      const lines = explain(name);
      if (lines === undefined) throw new UsageError(unknown(name));
      process.stdout.write(`${lines.filter((line) => line !== undefined).join('\n')}\n`);
    });
}

type Lines = readonly (string | undefined)[];

function explain(name: string): Lines | undefined {
  const rule = findRule(name);
  if (rule) return explainRule(rule, rule.examples);
  if (Object.hasOwn(fileRules, name)) return explainRule(fileRules[name as keyof typeof fileRules]);
  const explanation = explainAnnotation(name);
  if (explanation.state !== 'unknown') return describeAnnotation(explanation);
  const named = name.includes('/') ? [] : suggestAnnotations(name).filter(({ key }) => key.endsWith(`/${name}`));
  if (named.length === 0) return undefined;
  return named.flatMap(({ key }, index) => [...(index > 0 ? [''] : []), ...describeAnnotation(explainAnnotation(key))]);
}

function unknown(name: string): string {
  const ruleNames = [...rules.map((rule) => rule.name), ...Object.keys(fileRules)];
  const meant = name.includes('/') ? undefined : nearest(name, ruleNames);
  const key = meant ?? explainAnnotation(name).nearest;
  const hint = key ? `Did you mean ${key}?` : '`eks-ingress rules` and `eks-ingress annotations` list what there is.';
  return `There is no rule or annotation ${JSON.stringify(name)}. ${hint}`;
}

function explainRule(rule: RuleDescription, examples?: Rule['examples']): Lines {
  const colors = createColors(usesColors(process.stdout));
  const { name, severity, preset, fixable, summary, why, sources } = rule;
  const example = examples?.invalid[0];
  const code = (yaml: string) => yaml.trim().replace(/^(?!$)/gm, '    ');
  return [
    colors.bold(name),
    `  ${severity}, in the ${preset} preset${fixable ? ', --fix fixes what is safe' : ''}`,
    '',
    `  ${summary}`,
    `  ${colors.dim('why:')} ${why}`,
    ...(example ? ['', `  ${example.title}`, '', code(example.yaml), ''] : []),
    ...(example?.findings.map(({ path, message }) => `  ${colors.dim('finds:')} ${path}: ${message}`) ?? []),
    ...(example?.fixed === undefined ? [] : ['', `  ${colors.dim('--fix makes it:')}`, '', code(example.fixed)]),
    ...(sources.length > 0 ? ['', ...sources.map((source) => `  ${source}`)] : []),
  ];
}

function describeAnnotation({ key, annotation, readings, aliases, output, removed }: AnnotationExplanation): Lines {
  const colors = createColors(usesColors(process.stdout));
  return [
    colors.bold(key),
    annotation && `  on ${annotation.appliesTo.join(', ')}`,
    annotation && `  ${annotation.summary}`,
    output &&
      `  ${output.summary} Written by ${output.writtenBy ?? controllers[output.controller].title}, and nobody else.`,
    removed && `  ${controllers[removed.controller].title} ignores it since ${removed.removedIn}.`,
    removed?.replacement && `  ${colors.dim('instead:')} ${removed.replacement.annotations.join(', ')}`,
    aliases.length > 0 ? `  ${colors.dim('also written:')} ${aliases.join(', ')}` : undefined,
    ...readings.flatMap(({ of, reading, expects, suggestions, default: value, whenBad, docs, source }) => [
      '',
      `  ${of.title} ${of.version}${of.status ? ` (${of.status.state})` : ''}`,
      `    ${colors.dim('expects:')} ${expects}`,
      suggestions.length > 0 ? `    ${colors.dim('such as:')} ${suggestions.join(', ')}` : undefined,
      value !== undefined || reading.defaultNote
        ? `    ${colors.dim('default:')} ${[value, reading.defaultNote].filter(Boolean).join('; ')}`
        : undefined,
      reading.since ? `    ${colors.dim('since:')} ${reading.since}` : undefined,
      reading.deprecated ? `    ${colors.dim('deprecated:')} ${deprecation(reading.deprecated)}` : undefined,
      `    ${colors.dim('a bad value:')} ${whenBad}`,
      reading.note ? `    ${colors.dim('note:')} ${reading.note}` : undefined,
      `    ${docs ?? source}`,
    ]),
  ];
}

function deprecation({
  since,
  replacement,
  instead,
}: NonNullable<AnnotationExplanation['readings'][0]['reading']['deprecated']>) {
  return [since && `since ${since}`, replacement && `use ${replacement}`, instead].filter(Boolean).join('; ') || 'yes';
}
