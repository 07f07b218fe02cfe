import { type Path, isMap } from '@eks-ingress/diagnostics';
import type { Document } from 'yaml';
import { composeDocuments } from './compose-documents';
import { findEmbeddedText } from './embedded-text';
import type { Fault } from './fault';
import { findNode } from './find-node';
import { findManifests, type FindManifestsOptions } from './find-manifests';
import type { Manifest, ManifestFile } from './manifest';
import { plainValue } from './plain-value';

/**
 * What the YAML or JSON of a file says to the cluster. Documents that are neither Kubernetes objects nor values of a
 * known chart are passed over. It never throws: what cannot be read is a fault, and a document that has one is not
 * among the manifests, unless it only has a key twice.
 */
export function parseManifests(text: string, options: FindManifestsOptions): ManifestFile {
  const manifests: Manifest[] = [];
  const faults: Fault[] = [];
  const documents = composeDocuments(text);
  for (let index = 0; ; index += 1) {
    const { done, value } = documents.next();
    if (done) {
      if (value) faults.push(value);
      return { text, manifests, faults };
    }
    const document = value as Document.Parsed;
    const plain = plainValue(document);
    faults.push(...plain.faults);
    for (const { faults: ofText = [], ...found } of findManifests(plain.value, options)) {
      faults.push(...ofText.map((fault) => inFile(text, document, found.base, fault)));
      if (isMap(found.subject.value)) manifests.push({ ...found, document: index });
    }
  }
}

/** A fault of a text in the file, at its place in the file; at the text where its lines are not those of the file. */
function inFile(text: string, document: Document.Parsed, base: Path, fault: Fault): Fault {
  const { node } = findNode(document, base);
  const embedded = findEmbeddedText(text, node);
  if (embedded) return { ...fault, start: embedded.offset(fault.start), end: embedded.offset(fault.end) };
  const [start, end] = node?.range ?? [0, 0];
  return { ...fault, start, end };
}
