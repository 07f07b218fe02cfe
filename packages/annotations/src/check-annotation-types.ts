import { quote } from '@eks-ingress/diagnostics';
import type { AnnotationFinding } from './annotation-finding';

/** What the API server refuses of annotations whoever reads them: they are a map of strings. Paths begin with the key. */
export function checkAnnotationTypes(annotations: unknown): readonly AnnotationFinding[] {
  if (annotations === undefined || annotations === null) return [];
  if (typeof annotations === 'object' && !Array.isArray(annotations)) {
    return Object.entries(annotations).flatMap(([key, value]) => checkType(key, value));
  }
  return [
    {
      id: 'annotations-not-a-map',
      severity: 'error',
      message: `Annotations are ${describe(annotations)}; they have to be a map of strings.`,
      why: 'Kubernetes refuses the object.',
      path: [],
    },
  ];
}

/** `checkAnnotationTypes`, of one annotation. */
export function checkType(key: string, value: unknown): readonly AnnotationFinding[] {
  if (typeof value === 'string') return [];
  if (value === null) {
    return [
      {
        id: 'annotation-spelling',
        severity: 'warning',
        message: `${key} is null, which the API server reads as "".`,
        why: 'kubectl rejects it before that, unless its validation is off.',
        fix: 'Write "", or remove it.',
        path: [key],
      },
    ];
  }
  return [
    {
      id: 'annotation-not-text',
      about: 'key',
      severity: 'error',
      message: `${key} is ${describe(value)}; the value of an annotation has to be a string.`,
      why: 'Kubernetes refuses the object.',
      fix:
        typeof value === 'boolean' || typeof value === 'number'
          ? `Quote it: "${value}".`
          : 'Write it as text, in quotes.',
      path: [key],
    },
  ];
}

// Not with JSON: what comes out of a parser of YAML may be a bigint, or refer to itself.
function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return quote(value);
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${String(value)}`;
}
