import {
  type Codec,
  boolean,
  decodeJson,
  integer,
  type JsonCodec,
  parseJsonText,
  stringList,
  stringMap,
  findAnnotation,
} from '@eks-ingress/annotations';
import { missingParts } from './holds';
import { compare, type Outcome } from './outcome';

export interface AwsProbe {
  readonly Kind: string;
  readonly In: string;
  readonly Val: unknown;
  readonly Err?: string;
}

const section = 'AWS Load Balancer Controller: probes of its parsers';

const codecs: Readonly<Record<string, () => Codec<unknown> | undefined>> = {
  bool: () => boolean() as Codec<unknown>,
  int32: () => integer() as Codec<unknown>,
  int64: () => findAnnotation('alb.ingress.kubernetes.io/auth-session-timeout')?.codec,
  stringList: () => stringList() as Codec<unknown>,
  stringMap: () => stringMap() as Codec<unknown>,
  listenPortsJSON: () => findAnnotation('alb.ingress.kubernetes.io/listen-ports')?.codec,
  action: () => findAnnotation('alb.ingress.kubernetes.io/actions.a')?.codec,
  conditions: () => findAnnotation('alb.ingress.kubernetes.io/conditions.a')?.codec,
  transforms: () => findAnnotation('alb.ingress.kubernetes.io/transforms.a')?.codec,
};

/** A text as one of the controller's parsers read it, against the codec that stands for the parser. */
export function compareAwsProbe({ Kind, In, Val, Err }: AwsProbe, index: number): Outcome {
  const id = `probe ${index} ${Kind} ${JSON.stringify(In)}`;
  const codec = codecs[Kind]?.();
  const expected = Err === undefined ? 'accepted' : 'refused';
  if (codec === undefined) return compare(id, section, { expected, got: 'no codec' });
  // Those probes stop at encoding/json; the checks that follow it in the controller are not among them.
  const result = Kind === 'listenPortsJSON' ? decodeOnly(codec as JsonCodec<unknown>, In) : codec.parse(In);
  // What AWS refuses later on, the controller has read.
  const wasRead = result.ok || result.refusedBy === 'aws';
  const differences = wasRead && Err === undefined ? differencesOf(Kind, result.value, Val) : [];
  return compare(
    id,
    section,
    { expected, got: wasRead ? 'accepted' : 'refused', because: result.ok ? undefined : result.problem },
    differences,
  );
}

function decodeOnly({ shape }: JsonCodec<unknown>, text: string): ReturnType<Codec<unknown>['parse']> {
  const node = parseJsonText(text);
  if (node === undefined) return { ok: false, problem: 'not JSON' };
  const { value, problem } = decodeJson(shape, node);
  return problem === undefined ? { ok: true, value: plain(value) } : { ok: false, problem };
}

// A null leaves Go's zero value.
function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item) ?? 0]));
  return Array.isArray(value) ? value.map(plain) : value;
}

function differencesOf(kind: string, value: unknown, expected: unknown): readonly string[] {
  if (['action', 'conditions', 'transforms'].includes(kind)) return missingParts(value, flattenPorts(expected));
  const nothing = kind === 'stringList' ? [] : {};
  const same = JSON.stringify(sorted(value)) === JSON.stringify(sorted(expected ?? nothing));
  return same ? [] : [`${JSON.stringify(value)} is not ${JSON.stringify(expected)}`];
}

// Kubernetes' IntOrString, as Go holds it.
function flattenPorts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flattenPorts);
  if (typeof value !== 'object' || value === null) return value;
  const { Type, IntVal, StrVal } = value as Readonly<Record<string, unknown>>;
  if (IntVal !== undefined) return Type === 0 ? IntVal : StrVal;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, flattenPorts(item)]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, item]) => [name, sorted(item)]),
  );
}
