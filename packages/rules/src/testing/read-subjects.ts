import { parseAllDocuments } from 'yaml';
import type { Subject } from '@eks-ingress/diagnostics';
import type { RuleExample } from '../rule';

/** The subjects of an example, one for each document. */
export function readSubjects({ yaml, chart }: Pick<RuleExample, 'yaml' | 'chart'>): readonly Subject[] {
  return parseAllDocuments(yaml).map((document): Subject => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    const value: unknown = document.toJS();
    return chart === undefined ? { kind: 'object', value } : { kind: 'chart-values', chart, value };
  });
}
