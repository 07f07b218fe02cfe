import type { Path, Edit } from '@eks-ingress/diagnostics';
import type { FindManifestsOptions } from './find-manifests';
import type { ManifestFile } from './manifest';
import { openManifests } from './open-manifests';
import { parseManifests } from './parse-manifests';
import { applyPlainEdit } from './plain-edit';
import { applyTextEdits, hasOverlap, type TextEdit } from './text-edit';

/** Edits of one of the manifests of a file. */
export interface ManifestEdits {
  /** The index of the manifest in the file. */
  readonly manifest: number;
  readonly edits: readonly Edit[];
}

/**
 * The file after edits of its manifests, or undefined when they cannot be made. The text changes where the edits are and
 * nowhere else, and it is read again to see that it says what the edits mean.
 */
export function editManifests(
  file: ManifestFile,
  changes: readonly ManifestEdits[],
  options: FindManifestsOptions,
): ManifestFile | undefined {
  const open = openManifests(file.text);
  const found: TextEdit[] = [];
  for (const { manifest, edits } of changes) {
    const target = file.manifests[manifest];
    const textEdits = target && open.edit(target, edits);
    if (textEdits === undefined) return editOneByOne(file, changes, options);
    found.push(...textEdits);
  }
  const edited = hasOverlap(found) ? undefined : parseManifests(applyTextEdits(file.text, found), options);
  return edited && isMeant(file, edited, changes) ? edited : editOneByOne(file, changes, options);
}

/** For edits that build on each other, such as a rename and then a value under the new name. */
function editOneByOne(
  file: ManifestFile,
  changes: readonly ManifestEdits[],
  options: FindManifestsOptions,
): ManifestFile | undefined {
  const single = changes.flatMap(({ manifest, edits }) => edits.map((edit) => ({ manifest, edits: [edit] })));
  if (single.length < 2) return undefined;
  return single.reduce<ManifestFile | undefined>((at, change) => at && editManifests(at, [change], options), file);
}

function isMeant(before: ManifestFile, after: ManifestFile, changes: readonly ManifestEdits[]): boolean {
  if (after.manifests.length !== before.manifests.length || after.faults.length > before.faults.length) return false;
  const targets = changes.map(({ manifest }) => before.manifests[manifest]);
  return before.manifests.every(({ subject, document, base, isText }, index) => {
    const edits = changes.filter(({ manifest }) => manifest === index).flatMap((change) => change.edits);
    // An object and the values inside it change together, so only the edited one of them can be compared.
    const isAround = (base: Path, other: Path) => base.every((part, at) => part === other[at]);
    const changesToo = targets.some(
      (target) => target?.document === document && (isAround(target.base, base) || isAround(base, target.base)),
    );
    if (edits.length === 0 && changesToo) return true;
    const expected = edits.reduce<unknown>(applyPlainEdit, subject.value);
    const found = after.manifests[index];
    return (
      found?.isText === isText &&
      JSON.stringify(found?.base) === JSON.stringify(base) &&
      canonical(found?.subject.value) === canonical(expected)
    );
  });
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
