import type { Path, Edit, Location } from '@eks-ingress/diagnostics';
import { type Document, isCollection, isMap, isPair, type Node, type Pair } from 'yaml';
import { composeDocuments } from './compose-documents';
import { editNodes } from './edit-nodes';
import { type EmbeddedText, findEmbeddedText } from './embedded-text';
import { findNode, type FoundNode } from './find-node';
import type { Manifest } from './manifest';
import { hasOverlap, type TextEdit } from './text-edit';

/** A place in the text of a file. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Where its key begins, when it has one; the start otherwise. */
  readonly key: number;
}

/** A file whose lines are known. */
export interface OpenManifests {
  /** The place of a value or a key of a manifest, or of the map that lacks it. */
  place(manifest: Manifest, path: Path, at?: Location['at']): Place;
  /** The changes of the text that make edits of a manifest, apart from each other; undefined when there are none such. */
  edit(manifest: Manifest, edits: readonly Edit[]): readonly TextEdit[] | undefined;
}

/** The text of a manifest's document, with what leads from it to the file when it is a text in a text. */
interface Opened {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly base: Path;
  readonly embedded?: EmbeddedText;
}

/** Reads a text once more, for the lines of its manifests and for edits. */
export function openManifests(text: string): OpenManifests {
  const documents = [...composeDocuments(text, true)];
  const isCrlf = /^[^\n]*\r\n/.test(text);
  const open = (manifest: Manifest): Opened | Place | undefined => {
    const document = documents[manifest.document];
    if (!document || !manifest.isText) return document && { text, document, base: manifest.base };
    const found = findNode(document, manifest.base);
    const embedded = found.isShared ? undefined : findEmbeddedText(text, found.node);
    const inner = String(found.node && 'value' in found.node ? found.node.value : '');
    const [content] = [...composeDocuments(inner, true)];
    return embedded && content ? { text: inner, document: content, base: [], embedded } : placeOf(found, document);
  };
  return {
    place: (manifest, path, at) => {
      const opened = open(manifest);
      if (opened === undefined) return { start: 0, end: 0, key: 0 };
      if (!('document' in opened)) return opened;
      const { document, base, embedded } = opened;
      const found = findNode(document, [...base, ...path]);
      const isThere = found.length === base.length + path.length;
      const place = placeOf(found, document, isThere ? at : 'key');
      if (embedded === undefined) return place;
      return {
        start: embedded.offset(place.start),
        end: embedded.offset(place.end),
        key: embedded.offset(place.key),
      };
    },
    edit: (manifest, edits) => {
      const opened = open(manifest);
      if (opened === undefined || !('document' in opened)) return undefined;
      const { embedded } = opened;
      const found = editNodes(opened.text, opened.document, opened.base, edits);
      if (found && hasOverlap(found)) return undefined;
      const inFile = embedded ? found?.map((edit) => embedded.edit(edit)) : found;
      return isCrlf ? inFile?.map((edit) => ({ ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') })) : inFile;
    },
  };
}

/** The place of a node: a map or list is shown by its key, or by the first line of what it says. */
function placeOf({ node, pair }: FoundNode, document: Document.Parsed, at: Location['at'] = 'value'): Place {
  const key = rangeOf(pair?.key);
  const value = isCollection(node) ? undefined : rangeOf(node);
  const isEmpty = value === undefined || value.end === value.start;
  if (key) return at === 'key' || isEmpty ? { ...key, key: key.start } : { ...value, key: key.start };
  const shown = value ?? rangeOf(headOf(node)) ?? rangeOf(headOf(document.contents));
  return shown ? { ...shown, key: shown.start } : { start: 0, end: 0, key: 0 };
}

/** What a map or list is shown by: its `kind`, or the first thing that it says. */
function headOf(node: Node | null): Node | null {
  if (!isCollection(node)) return node;
  const kind = isMap(node) ? node.items.find(({ key }) => String(key) === 'kind') : undefined;
  const first: unknown = kind ? kind.value : node.items[0];
  return headOf(isPair(first) ? ((first as Pair).key as Node | null) : ((first ?? null) as Node | null));
}

function rangeOf(node: unknown): { readonly start: number; readonly end: number } | undefined {
  const range = (node as Node | null | undefined)?.range;
  if (!range) return undefined;
  return { start: range[0], end: range[1] };
}
