import type { Path } from '@eks-ingress/diagnostics';
import { editManifests, type ManifestEdits, type ManifestFile } from '@eks-ingress/manifests';
import type { LintFinding } from './finding';
import {
  lint,
  type LintOptions,
  type LintResult,
  parseFile,
  parseOptions,
  type ParseCache,
  type SourceFile,
} from './lint';

/** Files after their safe fixes. */
export interface FixResult {
  /** All files, in their order; one that nothing changed is the same object. */
  readonly files: readonly SourceFile[];
  /** How many findings were fixed. */
  readonly fixed: number;
  /** What is wrong with them now. */
  readonly result: LintResult;
}

/** A fix can make room for another one; more rounds than these would be two rules that undo each other. */
const rounds = 10;

/** Applies the safe fixes of all findings, in rounds where they would change the same place. */
export function fixFiles(files: readonly SourceFile[], options: LintOptions = {}): FixResult {
  const cache: ParseCache = new Map();
  const refused = new Set<string>();
  let current = files;
  let fixed = 0;
  let result = lint(current, options, cache);
  for (let round = 0; round < rounds; round += 1) {
    const byFile = groupByFile(result.findings);
    const before = { fixed, refused: refused.size };
    current = current.map((source) => {
      const changes = compatibleChanges(byFile.get(source.path) ?? [], refused);
      if (changes.length === 0) return source;
      const applied = apply(source, changes, options, cache);
      for (const change of applied.refused) refused.add(nameOf(source.path, change));
      const count = changes.length - applied.refused.length;
      fixed += count;
      return count > 0 ? { ...source, text: applied.text } : source;
    });
    if (fixed > before.fixed) result = lint(current, options, cache);
    else if (refused.size === before.refused) break;
  }
  return { files: current, fixed, result };
}

function groupByFile(findings: readonly LintFinding[]): ReadonlyMap<string, readonly LintFinding[]> {
  const byFile = new Map<string, LintFinding[]>();
  for (const finding of findings) {
    const others = byFile.get(finding.file);
    if (others) others.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  return byFile;
}

function apply(source: SourceFile, changes: readonly ManifestEdits[], options: LintOptions, cache: ParseCache) {
  const parseAs = parseOptions(source, options.configuration ?? {});
  const content = parseFile(source, options.configuration, cache);
  const all = editManifests(content, changes, parseAs);
  if (all) return { text: all.text, refused: [] };
  let at: ManifestFile = content;
  const refused = changes.filter((change) => {
    const next = editManifests(at, [change], parseAs);
    at = next ?? at;
    return next === undefined;
  });
  return { text: at.text, refused };
}

/** A change of a file, for telling it from others. */
function nameOf(path: string, change: ManifestEdits): string {
  return JSON.stringify([path, change]);
}

/** The first safe fix of each finding, without refused ones and those that change what an earlier one changes. */
function compatibleChanges(findings: readonly LintFinding[], refused: ReadonlySet<string>): readonly ManifestEdits[] {
  const taken: { readonly manifest: number; readonly path: Path }[] = [];
  return findings.flatMap(({ file, fixes }) => {
    const change = fixes.find(({ isSafe }) => isSafe)?.change;
    if (change === undefined || refused.has(nameOf(file, change))) return [];
    const { manifest } = change;
    const touched = change.edits.flatMap(({ path, ...edit }) => {
      const parent = path.slice(0, -1);
      if (edit.kind === 'rename') return [path, [...parent, edit.to]];
      // The items after a removed one move up.
      return edit.kind === 'remove' && typeof path.at(-1) === 'number' ? [parent] : [path];
    });
    const isTaken = touched.some((path) => taken.some((one) => one.manifest === manifest && overlap(one.path, path)));
    if (isTaken) return [];
    taken.push(...touched.map((path) => ({ manifest, path })));
    return [change];
  });
}

function overlap(one: Path, other: Path): boolean {
  const shorter = one.length < other.length ? one : other;
  return shorter.every((part, index) => one[index] === part && other[index] === part);
}
