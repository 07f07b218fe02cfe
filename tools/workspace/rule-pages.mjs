/*
 * The pages of the linter's rules: one for each, and one that lists them.
 */
import { rules } from '@eks-ingress/rules';

/** `load-balancer` as `Load balancer`. */
function title(topic) {
  const words = topic.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('<', '\\<');

function block(yaml) {
  return ['```yaml', ...yaml.trim().split('\n'), '```', ''];
}

function page({ name, topic, severity, preset, summary, why, sources, fixable = false, examples }) {
  return [
    `# ${name}`,
    '',
    summary,
    '',
    '| severity | preset | about | `--fix` |',
    '| --- | --- | --- | --- |',
    `| ${severity} | ${preset} | ${title(topic)} | ${fixable ? 'yes' : 'no'} |`,
    '',
    '## Why',
    '',
    why,
    '',
    '## Wrong',
    '',
    ...examples.invalid.flatMap(({ title: what, yaml, findings, fixed }) => [
      what,
      '',
      ...block(yaml),
      ...findings.map(({ path, message }) => `- \`${path}\`: … ${message} …`.replaceAll('<', '\\<')),
      '',
      ...(fixed === undefined ? [] : ['`--fix` makes of it:', '', ...block(fixed)]),
    ]),
    '## Right',
    '',
    ...examples.valid.flatMap(({ title: what, yaml }) => [what, '', ...block(yaml)]),
    '## Sources',
    '',
    ...sources.map((source) => `- <${source}>`),
    '',
  ];
}

function index() {
  const topics = [...new Set(rules.map(({ topic }) => topic))];
  return [
    '# Rules',
    '',
    `What \`eks-ingress lint\` and \`checkRules\` of [@eks-ingress/rules](../../../packages/rules) find: ${rules.length} rules.`,
    'Those of the preset `recommended` are on unless a configuration says otherwise; `strict` has all of them. A finding may be',
    'less severe than its rule, where a controller goes on without what was asked for.',
    '',
    ...topics.flatMap((topic) => [
      `## ${title(topic)}`,
      '',
      '| rule | what it asks for | severity | preset | `--fix` |',
      '| --- | --- | --- | --- | --- |',
      ...rules
        .filter((rule) => rule.topic === topic)
        .map(
          ({ name, summary, severity, preset, fixable }) =>
            `| [${name}](${name}.md) | ${cell(summary)} | ${severity} | ${preset} | ${fixable ? 'yes' : ''} |`,
        ),
      '',
    ]),
  ];
}

/** The lines of each page of docs/reference/rules/, by its name. */
export function rulePages() {
  return { 'README.md': index(), ...Object.fromEntries(rules.map((rule) => [`${rule.name}.md`, page(rule)])) };
}
