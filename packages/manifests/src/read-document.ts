import { composeDocuments } from './compose-documents';
import { type PlainValue, plainValue } from './plain-value';

/** What the first document of a text says; null when there is none. */
export function readDocument(text: string): PlainValue {
  const { done, value } = composeDocuments(text).next();
  if (done) return value ? { value: undefined, faults: [value] } : { value: null, faults: [] };
  return plainValue(value);
}
