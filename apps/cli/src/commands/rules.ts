import { fileRules, type RuleDescription } from '@eks-ingress/lint';
import { rules } from '@eks-ingress/rules';
import { Command, Option } from 'commander';
import { table } from '../table';

/** `eks-ingress rules`: what is checked. */
export function rulesCommand(): Command {
  return new Command('rules')
    .description('List the rules.')
    .addOption(new Option('--format <format>', 'as a Markdown table or as JSON').choices(['md', 'json']))
    .addHelpText(
      'after',
      `
Examples:
  eks-ingress rules
  eks-ingress rules --format md >> CONTRIBUTING.md
  eks-ingress rules --format json | jq -r '.[] | select(.preset == "strict") | .name'`,
    )
    .action(({ format }: { readonly format?: 'json' | 'md' }) => {
      process.stdout.write(written(format));
    });
}

function written(format: 'json' | 'md' | undefined): string {
  const all: readonly RuleDescription[] = [...rules, ...Object.values(fileRules)];
  if (format === 'json') return `${JSON.stringify(all.map(jsonRule), null, 2)}\n`;
  const rows = all.map(({ name, severity, preset, fixable, summary }) => {
    return [name, severity, preset, fixable ? 'fixable' : '', summary];
  });
  if (format === undefined) return table(rows);
  const lines = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
  return `${['| rule | severity | preset | fix | what it refuses |', '| --- | --- | --- | --- | --- |', ...lines].join('\n')}\n`;
}

function jsonRule({ name, severity, preset, fixable = false, summary, why, sources }: RuleDescription) {
  return { name, severity, preset, fixable, summary, why, sources };
}
