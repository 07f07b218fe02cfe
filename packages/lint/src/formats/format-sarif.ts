import type { Severity } from '@eks-ingress/diagnostics';
import type { RuleDescription } from '../file-rules';
import type { LintFinding, LintFix } from '../finding';

export interface FormatSarifOptions {
  /** The rules that were asked. */
  readonly rules: readonly RuleDescription[];
  /** The version of the linter. */
  readonly version: string;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The findings as a log of SARIF 2.1.0, which code scanning of GitHub, GitLab and others reads. */
export function formatSarif(findings: readonly LintFinding[], { rules, version }: FormatSarifOptions): string {
  const indexes = new Map(rules.map(({ name }, index) => [name, index]));
  const driver = {
    name: 'eks-ingress',
    version,
    informationUri: 'https://www.npmjs.com/package/@eks-ingress/cli',
    rules: rules.map(reportingDescriptor),
  };
  const results = findings.map((finding) => result(finding, indexes.get(finding.rule)));
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function reportingDescriptor({ name, severity, summary, why, sources, preset, fixable }: RuleDescription) {
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: {
      text: [why, ...sources].join('\n'),
      markdown: [why, ...sources.map((source) => `<${source}>`)].join('\n\n'),
    },
    ...(sources[0] !== undefined && { helpUri: sources[0] }),
    defaultConfiguration: { level: levels[severity], enabled: preset === 'recommended' },
    properties: { preset, fixable: fixable === true },
  };
}

function result(finding: LintFinding, ruleIndex: number | undefined) {
  const { file, rule, severity, message, why, help, object, path, fixes } = finding;
  const artifactLocation = { uri: uriOf(file) };
  const changes = fixes.flatMap((fix) => sarifFix(fix, artifactLocation));
  const name = object && [object.kind, object.namespace, object.name].filter((part) => part !== null).join('/');
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: [message, why, help].filter(Boolean).join(' ') },
    locations: [
      {
        physicalLocation: { artifactLocation, region: region(finding) },
        ...(name && { logicalLocations: [{ name, fullyQualifiedName: path === '' ? name : `${name}#${path}` }] }),
      },
    ],
    ...(changes.length > 0 && { fixes: changes }),
  };
}

function sarifFix({ title, edits }: LintFix, artifactLocation: { readonly uri: string }) {
  const replacements = edits.map((edit) => ({ deletedRegion: region(edit), insertedContent: { text: edit.text } }));
  if (replacements.length === 0) return [];
  return [{ description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] }];
}

interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function region({ line, column, endLine, endColumn }: Region) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A path as an address: relative to the repository, unless it is an absolute one. */
function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(path)) return `file:///${path.slice(0, 2)}${encoded.slice(4)}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
