import { writeFileSync } from 'node:fs';
import { controllers, type ControllerName } from '@eks-ingress/annotations';
import type { Severity } from '@eks-ingress/diagnostics';
import {
  fileRules,
  fixFiles,
  formatGithub,
  formatJson,
  formatPretty,
  formatSarif,
  lint,
  type LintFinding,
  type LintOptions,
  type SourceFile,
  unknownRule,
} from '@eks-ingress/lint';
import { rules } from '@eks-ingress/rules';
import { Command, InvalidArgumentError, Option } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { usesColors } from '../colors';
import { loadConfiguration } from '../configuration/load-configuration';
import { readSources, standardInput } from '../files/read-sources';
import { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { version } from '../version';

type Format = 'github' | 'json' | 'pretty' | 'sarif';

interface LintCommandOptions {
  readonly format: Format;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly rule?: readonly string[];
  readonly severity: Severity;
  readonly maxWarnings: number;
  readonly controller?: ControllerName;
  readonly config?: string;
}

/** `eks-ingress lint`: the rules on files. */
export function lintCommand(setStatus: (status: number) => void): Command {
  return new Command('lint')
    .description('Find what is wrong with manifests and Helm values.')
    .argument('[path...]', 'files, folders, globs, or - for standard input', ['.'])
    .addOption(
      new Option('--format <format>', 'how findings are written')
        .choices(['pretty', 'json', 'sarif', 'github'])
        .default('pretty'),
    )
    .addOption(new Option('--fix', 'write the safe fixes to the files').conflicts('fixDryRun'))
    .option('--fix-dry-run', 'print the safe fixes as a unified diff, and write nothing')
    .option('--rule <name>', 'report this rule only; may be repeated', collectRules)
    .addOption(
      new Option('--severity <severity>', 'the least severity that is reported')
        .choices(['error', 'warning', 'info'])
        .default('info'),
    )
    .option('--max-warnings <number>', 'how many warnings end with status 0', parseCount, 0)
    .addOption(
      new Option('--controller <name>', 'the controller of objects that do not say which one they are for').choices(
        Object.keys(controllers),
      ),
    )
    .option('--config <file>', 'the configuration, instead of the nearest eks-ingress.config.*')
    .addHelpText(
      'after',
      `
Infos never change the exit status.

Examples:
  eks-ingress lint                                      everything below this folder
  eks-ingress lint deploy/ 'charts/*/values*.yaml'      a folder, and values files
  helm template charts/shop | eks-ingress lint -        what Helm renders
  kustomize build overlays/production | eks-ingress lint -
  eks-ingress lint --fix-dry-run deploy/ | git apply    the safe fixes, as a patch
  eks-ingress lint --format sarif . > eks-ingress.sarif for code scanning`,
    )
    .action(async (paths: readonly string[], options: LintCommandOptions) => {
      setStatus(await run(paths, options));
    });
}

async function run(paths: readonly string[], options: LintCommandOptions): Promise<number> {
  if (options.fix && paths.includes('-')) {
    throw new UsageError('Standard input cannot be fixed in its place. --fix-dry-run prints the fixes as a diff.');
  }
  const { configuration, root } = await loadConfiguration(process.cwd(), options.config);
  const { sources, templates } = await readSources(paths, configuration, root);
  tellTemplates(templates);
  const progress = new Progress(process.stderr, sources.length);
  const lintOptions: LintOptions = {
    configuration,
    controller: options.controller,
    only: options.rule,
    severity: options.severity,
    onFile: (done) => progress.report(done),
  };
  const outcome = options.fix || options.fixDryRun ? fixFiles(sources, lintOptions) : undefined;
  const result = outcome && options.fix ? outcome.result : lint(sources, lintOptions);
  progress.end();
  if (outcome && options.fixDryRun) {
    tellPatch(sources, outcome.files, outcome.fixed);
    return statusOf(result.findings, options.maxWarnings);
  }
  const files = outcome?.files ?? sources;
  files.forEach((file, index) => {
    if (file !== sources[index]) write(file);
  });
  process.stdout.write(written(result.findings, options.format, files, outcome?.fixed ?? 0));
  return statusOf(result.findings, options.maxWarnings);
}

function write({ path, text }: SourceFile): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${(error as Error).message}.`);
  }
}

function written(
  findings: readonly LintFinding[],
  format: Format,
  files: readonly SourceFile[],
  fixed: number,
): string {
  switch (format) {
    case 'json':
      return formatJson(findings);
    case 'github':
      return formatGithub(findings);
    case 'sarif':
      return formatSarif(findings, { rules: [...rules, ...Object.values(fileRules)], version });
    case 'pretty': {
      const texts = new Map(files.map(({ path, text }) => [path, text]));
      const text = (file: string) => texts.get(file);
      return formatPretty(findings, { text, files: files.length, fixed, color: usesColors(process.stdout) });
    }
  }
}

function statusOf(findings: readonly LintFinding[], maxWarnings: number): number {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return count('error') > 0 || count('warning') > maxWarnings ? 1 : 0;
}

/** Templates are left out without a finding, and with one note for all of them. */
function tellTemplates(templates: readonly string[]): void {
  const [first, ...others] = templates;
  if (first === undefined) return;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const chart = first.replace(/[\\/]?templates$/, '') || '.';
  process.stderr.write(
    `note: ${first}${more} left out: templates of Helm are no YAML before they are rendered.\n` +
      `      Lint what they become: helm template ${chart} | eks-ingress lint -\n`,
  );
}

function tellPatch(before: readonly SourceFile[], after: readonly SourceFile[], fixed: number): void {
  after.forEach((file, index) => {
    const old = before[index];
    if (old === undefined || old === file) return;
    const name = file.path === standardInput ? 'stdin' : file.path.replace(/^\.?\//, '');
    process.stdout.write(createTwoFilesPatch(`a/${name}`, `b/${name}`, old.text, file.text).replace(/^=+\n/, ''));
  });
  process.stderr.write(`${fixed} ${fixed === 1 ? 'finding' : 'findings'} would be fixed.\n`);
}

function collectRules(value: string, before: readonly string[] = []): readonly string[] {
  const names = [...rules.map(({ name }) => name), ...Object.keys(fileRules)];
  const wanted = value.split(',').filter((name) => name !== '');
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(unknownRule(unknown, names));
  return [...before, ...wanted];
}

function parseCount(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('It is no whole number.');
  return Number(value);
}
