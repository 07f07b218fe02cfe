import type { ControllerName } from '@eks-ingress/annotations';
import { formatPath, type Path, type Severity, type Fix, type Subject } from '@eks-ingress/diagnostics';
import {
  editManifests,
  type ManifestEdits,
  type ManifestFile,
  openManifests,
  type OpenManifests,
  parseManifests,
  textLines,
  type TextLines,
  type ValuesOf,
} from '@eks-ingress/manifests';
import { checkRules, type Rule, type RuleFinding, rules as everyRule } from '@eks-ingress/rules';
import type { Configuration } from './configuration';
import { fileRules, type RuleDescription } from './file-rules';
import type { LintEdit, LintFinding, LintFix, LintObject } from './finding';
import { matchGlob } from './match-glob';
import { isUsed, ruleSetting } from './rule-severity';
import { findSuppressions, type Suppression } from './suppressions';

/** A file to lint. */
export interface SourceFile {
  /** The path that findings give. */
  readonly path: string;
  readonly text: string;
  /**
   * The path that the globs of the configuration are compared with, from its folder and with `/`.
   *
   * @default path
   */
  readonly name?: string;
  /** Why it could not be read, as a sentence; its text is empty then. */
  readonly problem?: string;
  /** Whose values it holds, when the chart beside it says so. */
  readonly valuesOf?: readonly ValuesOf[];
}

export interface LintOptions {
  /** @default the recommended preset */
  readonly configuration?: Configuration;
  /** @default that of the configuration */
  readonly controller?: ControllerName;
  /** The names of the only rules whose findings are wanted; files that cannot be read are always reported. @default all */
  readonly only?: readonly string[];
  /** The least severity that is wanted. @default 'info' */
  readonly severity?: Severity;
  /** The rules there are. @default every rule */
  readonly rules?: readonly Rule[];
  /** Called when a file has been read, with how many have. */
  readonly onFile?: (done: number) => void;
}

/** What is wrong with files. */
export interface LintResult {
  /** In the order of the files and their lines. */
  readonly findings: readonly LintFinding[];
  /** How many files there were, and how many objects and values in them. */
  readonly files: number;
  readonly subjects: number;
}

const severities: readonly Severity[] = ['info', 'warning', 'error'];

/** A file with what it says. */
interface Parsed {
  readonly source: SourceFile;
  readonly content: ManifestFile;
  /** The index of its first subject among those of all files. */
  readonly first: number;
}

/** A finding, and what its fixes change. */
interface Located {
  readonly finding: LintFinding;
  /** The line of the key, where a suppression may point as well. */
  readonly keyLine: number;
}

/** What was parsed, by the text and the name of its file, for those who lint a file again. */
export type ParseCache = Map<string, { readonly text: string; readonly content: ManifestFile }>;

/**
 * What is wrong with files that are deployed together: rules see the objects of all of them. It never throws, whatever
 * the files hold.
 */
export function lint(files: readonly SourceFile[], options: LintOptions = {}, cache?: ParseCache): LintResult {
  return new Linter(options).lint(files, cache);
}

/** The manifests of a file under a configuration. */
export function parseFile(source: SourceFile, configuration: Configuration = {}, cache?: ParseCache): ManifestFile {
  const before = cache?.get(source.path);
  if (before?.text === source.text) return before.content;
  const content = parseManifests(source.text, parseOptions(source, configuration));
  cache?.set(source.path, { text: source.text, content });
  return content;
}

export function parseOptions(source: SourceFile, { valuesOf = {} }: Configuration) {
  const file = source.name ?? source.path;
  const configured = Object.entries(valuesOf).filter(([glob]) => matchGlob(file, glob));
  return { file, valuesOf: configured.length > 0 ? configured.map(([, chart]) => ({ chart })) : source.valuesOf };
}

class Linter {
  private readonly configuration: Configuration;
  private readonly rules: readonly Rule[];
  private readonly known: ReadonlyMap<string, RuleDescription>;
  private readonly names: readonly string[];
  private opened: { readonly content: ManifestFile; readonly manifests: OpenManifests } | undefined;

  constructor(private readonly options: LintOptions) {
    this.configuration = options.configuration ?? {};
    this.rules = options.rules ?? everyRule;
    this.known = new Map([...this.rules, ...Object.values(fileRules)].map((rule) => [rule.name, rule]));
    this.names = [...this.known.keys()];
  }

  lint(files: readonly SourceFile[], cache: ParseCache | undefined): LintResult {
    const subjects: Subject[] = [];
    const parsed = files.map((source, index): Parsed => {
      const content = parseFile(source, this.configuration, cache);
      this.options.onFile?.(index + 1);
      const first = subjects.length;
      for (const { subject } of content.manifests) subjects.push(subject);
      return { source, content, first };
    });
    const byFile = this.group(parsed, this.check(subjects));
    const findings = parsed.flatMap((file, index) => this.findingsOf(file, byFile.get(index) ?? []));
    return { findings, files: files.length, subjects: subjects.length };
  }

  private check(subjects: readonly Subject[]): readonly RuleFinding[] {
    const { settings, region, controller: configured } = this.configuration;
    const { controller = configured } = this.options;
    const rules = this.rules.filter((rule) => this.isWanted(rule.name) && isUsed(this.configuration, rule));
    return checkRules(subjects, { rules, controller, settings, region });
  }

  /** The findings of each file, by its index. */
  private group(parsed: readonly Parsed[], found: readonly RuleFinding[]): ReadonlyMap<number, readonly RuleFinding[]> {
    const byFile = new Map<number, RuleFinding[]>();
    let file = 0;
    for (const finding of [...found].sort((one, other) => one.subject - other.subject)) {
      while ((parsed[file + 1]?.first ?? Infinity) <= finding.subject) file += 1;
      const others = byFile.get(file);
      if (others) others.push(finding);
      else byFile.set(file, [finding]);
    }
    return byFile;
  }

  private findingsOf(file: Parsed, found: readonly RuleFinding[]): readonly LintFinding[] {
    const { text, faults } = file.content;
    const mayBeSuppressed = text.includes('eks-ingress-disable');
    const { problem } = file.source;
    if (found.length === 0 && faults.length === 0 && problem === undefined && !mayBeSuppressed) return [];
    const lines = textLines(text);
    const open = found.length > 0 ? this.open(file.content) : undefined;
    const unread = problem === undefined ? [] : [{ message: problem, start: 0, end: 0 }];
    const located = [
      ...unread.map((fault) => inFile(file, lines, fileRules['valid-yaml'], fault)),
      ...faults.map(({ kind, message, start, end }) => {
        const rule = kind === 'duplicate-key' ? 'no-duplicate-key' : 'valid-yaml';
        // What is missing at the end is missing after the last thing that is there.
        const last = text.trimEnd().length;
        return inFile(file, lines, fileRules[rule], {
          message,
          start: Math.min(start, last),
          end: Math.min(end, last),
        });
      }),
      ...found.map((finding) => this.locate(file, lines, open as OpenManifests, finding)),
    ].flatMap((one) => this.configured(file, one));
    const { left, ofComments } = this.suppress(file, lines, located, mayBeSuppressed);
    return [...left, ...ofComments.flatMap((one) => this.configured(file, one))]
      .map(({ finding }) => finding)
      .filter(({ rule, severity }) => rule === 'valid-yaml' || (this.isWanted(rule) && this.isSevere(severity)))
      .sort((one, other) => one.line - other.line || one.column - other.column || compare(one.rule, other.rule));
  }

  /** The finding with the severity that is configured for it, or none. */
  private configured({ source }: Parsed, located: Located): readonly Located[] {
    const rule = this.known.get(located.finding.rule);
    const setting = rule ? ruleSetting(this.configuration, rule, source.name ?? source.path) : 'default';
    if (setting === 'off') return [];
    return [setting === 'default' ? located : { ...located, finding: { ...located.finding, severity: setting } }];
  }

  private suppress(file: Parsed, lines: TextLines, located: readonly Located[], mayBeSuppressed: boolean) {
    if (!mayBeSuppressed) return { left: located, ofComments: [] };
    const { suppressions, faults } = findSuppressions(file.content.text, lines, this.names);
    const byPlace = new Map<string, Suppression[]>();
    for (const suppression of suppressions) {
      const place = `${suppression.rule} ${suppression.line}`;
      const others = byPlace.get(place);
      if (others) others.push(suppression);
      else byPlace.set(place, [suppression]);
    }
    const used = new Set<Suppression>();
    const left = located.filter(({ finding, keyLine }) => {
      const places = new Set([undefined, keyLine, finding.line]);
      const by = [...places].flatMap((line) => byPlace.get(`${finding.rule} ${line}`) ?? []);
      for (const suppression of by) used.add(suppression);
      return by.length === 0;
    });
    const unused = suppressions.filter((one) => !used.has(one) && this.isWanted(one.rule) && this.isOn(file, one.rule));
    const ofComments = [
      ...faults.map((fault) => inFile(file, lines, fileRules['valid-suppression'], fault)),
      ...unused.map(({ rule, start, end }) => {
        const message = `Nothing of ${rule} is suppressed here.`;
        return inFile(file, lines, fileRules['no-unused-suppression'], {
          message,
          fix: 'Remove the comment.',
          start,
          end,
        });
      }),
    ];
    return { left, ofComments };
  }

  private locate(file: Parsed, lines: TextLines, open: OpenManifests, found: RuleFinding): Located {
    const index = found.subject - file.first;
    const manifest = file.content.manifests[index];
    const place = manifest ? open.place(manifest, found.path, found.at) : { start: 0, end: 0, key: 0 };
    const { severity, message, fix, source } = found;
    const fixes = (found.fixes ?? []).map((one) => this.lintFix(file, lines, one));
    return {
      keyLine: lines.position(place.key).line,
      finding: {
        file: file.source.path,
        ...positions(lines, place.start, place.end),
        rule: found.rule,
        id: found.id,
        severity,
        message,
        why: found.why ?? '',
        ...(fix !== undefined && { help: fix }),
        ...(source !== undefined && { source }),
        path: formatPath(found.path),
        object: objectOf(manifest?.subject),
        fixes,
      },
    };
  }

  private lintFix(file: Parsed, lines: TextLines, fix: Fix): LintFix {
    const manifest = fix.subject - file.first;
    const isHere = manifest >= 0 && manifest < file.content.manifests.length;
    const change = isHere ? { manifest, edits: fix.edits } : undefined;
    return {
      title: fix.title,
      isSafe: fix.isSafe && isHere,
      edits: change ? this.edits(file, lines, change) : [],
      ...(change && { change }),
    };
  }

  private edits({ source, content }: Parsed, lines: TextLines, change: ManifestEdits): readonly LintEdit[] {
    const target = content.manifests[change.manifest];
    const found = target && this.open(content).edit(target, change.edits);
    if (found) return found.map(({ start, end, text }) => ({ ...positions(lines, start, end), text }));
    // Edits that build on each other become one.
    const after = editManifests(content, [change], parseOptions(source, this.configuration));
    return after ? [difference(content.text, after.text, lines)] : [];
  }

  /** A file with its lines; findings are asked for by file, so that one of them is kept. */
  private open(content: ManifestFile): OpenManifests {
    if (this.opened?.content !== content) this.opened = { content, manifests: openManifests(content.text) };
    return this.opened.manifests;
  }

  private isOn({ source }: Parsed, name: string): boolean {
    const rule = this.known.get(name);
    return rule !== undefined && ruleSetting(this.configuration, rule, source.name ?? source.path) !== 'off';
  }

  private isWanted(rule: string): boolean {
    return this.options.only === undefined || this.options.only.includes(rule);
  }

  private isSevere(severity: Severity): boolean {
    return severities.indexOf(severity) >= severities.indexOf(this.options.severity ?? 'info');
  }
}

function inFile(
  file: Parsed,
  lines: TextLines,
  rule: RuleDescription,
  { message, fix, start, end }: { message: string; fix?: string; start: number; end: number },
): Located {
  const place = positions(lines, start, end);
  const { name, severity, why, sources } = rule;
  return {
    keyLine: place.line,
    finding: {
      file: file.source.path,
      ...place,
      rule: name,
      id: name,
      severity,
      message,
      why,
      ...(fix !== undefined && { help: fix }),
      ...(sources[0] !== undefined && { source: sources[0] }),
      path: '',
      object: null,
      fixes: [],
    },
  };
}

function positions(lines: TextLines, start: number, end: number) {
  const from = lines.position(start);
  const to = lines.position(Math.max(start, end));
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** What is different between two texts, as one change. */
function difference(before: string, after: string, lines: TextLines): LintEdit {
  const shortest = Math.min(before.length, after.length);
  let [start, tail] = [0, 0];
  while (start < shortest && before[start] === after[start]) start += 1;
  while (tail < shortest - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { ...positions(lines, start, before.length - tail), text: after.slice(start, after.length - tail) };
}

function objectOf(subject: Subject | undefined): LintObject | null {
  if (subject === undefined) return null;
  if (subject.kind === 'chart-values') return { kind: 'Values', namespace: null, name: subject.chart };
  const text = (value: unknown, ...path: Path) => {
    const found = path.reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | null)?.[key], value);
    return typeof found === 'string' ? found : null;
  };
  const { value } = subject;
  const name = text(value, 'metadata', 'name') ?? text(value, 'metadata', 'generateName');
  return { kind: text(value, 'kind') ?? '', namespace: text(value, 'metadata', 'namespace'), name };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
