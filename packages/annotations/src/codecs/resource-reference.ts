import type { Codec } from './codec';
import { refusal, trimLines } from './nginx-text';
import { type EmptyValue, emptyValue } from './nginx-value';

interface ResourceReferenceOptions {
  readonly to: 'Secret' | 'ConfigMap';
  /**
   * Whether the namespace is written even when it is that of the Ingress.
   *
   * @default 'optional'
   */
  readonly namespace?: 'optional' | 'required';
  /**
   * Whether an object of another namespace is passed over before it is looked for, whatever its name.
   *
   * @default false
   */
  readonly namespaceFirst?: boolean;
  readonly whenEmpty?: EmptyValue;
}

export interface ResourceReferenceCodec<Reference extends string = string>
  extends Codec<Reference>, ResourceReferenceOptions {
  readonly kind: 'resource-reference';
  readonly namespace: 'optional' | 'required';
}

const label = '[a-z0-9](?:[-a-z0-9]{0,251}[a-z0-9])?';
const subdomain = new RegExp(`^${label}(?:\\.${label})*$`);

/** A Secret or a ConfigMap by namespace and name, as ingress-nginx looks for it. */
export function resourceReference(
  options: ResourceReferenceOptions & { readonly namespace: 'required' },
): ResourceReferenceCodec<`${string}/${string}`>;
export function resourceReference(options: ResourceReferenceOptions): ResourceReferenceCodec;
export function resourceReference(options: ResourceReferenceOptions): ResourceReferenceCodec {
  const { to, namespace = 'optional', namespaceFirst = false, whenEmpty } = options;
  const form = namespace === 'required' ? '"namespace/name"' : '"name" or "namespace/name"';
  const expects = `the ${form} of a ${to}`;
  return {
    ...options,
    namespace,
    kind: 'resource-reference',
    expects,
    parse(text) {
      const problem = refusal(text, { expects, pattern: /^[-/._~a-zA-Z0-9:]*$/, first: 'remove-spaces' });
      if (problem !== undefined) return { ok: false, problem };
      const value = trimLines(text);
      if (value === '') return emptyValue(whenEmpty);
      const parts = value.split('/');
      const complete = parts.length === 2 || (parts.length === 1 && namespace === 'optional');
      const isName = parts.every((part) => part.length <= 253 && subdomain.test(part));
      if (complete && (isName || (namespaceFirst && parts.length === 2))) return { ok: true, value };
      return { ok: false, problem: `expected ${expects}`, effect: 'denies-traffic' };
    },
    format: (value) => value,
  };
}
