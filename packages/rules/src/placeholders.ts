import { membersOf, type Diagnostic, type Location, type Subject } from '@eks-ingress/diagnostics';

/** What is put in before the object is applied: by envsubst, by Flux, by a template. */
const placeholder = /\$\{[A-Za-z_]|\$[A-Z][A-Z0-9_]+|\$\([A-Za-z_]+\)|\{\{/;

/** Whether a finding is about a value that only its replacement decides. */
export function isOfPlaceholder(
  { about, path, subject, decidedBy = '' }: Location & Pick<Diagnostic, 'about'> & { readonly decidedBy?: string },
  subjects: readonly Subject[],
): boolean {
  const key = path[1] === 'annotations' ? path[2] : decidedBy;
  const value = membersOf(membersOf(membersOf(subjects[subject]?.value).metadata).annotations)[String(key)];
  return typeof value === 'string' && placeholder.test(value) && about !== 'key';
}
