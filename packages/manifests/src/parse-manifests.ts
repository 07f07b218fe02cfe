import type { Document } from 'yaml';
import { composeDocuments } from './compose-documents';
import type { Fault } from './fault';
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
    const plain = plainValue(value as Document.Parsed);
    faults.push(...plain.faults);
    for (const found of findManifests(plain.value, options)) manifests.push({ ...found, document: index });
  }
}
