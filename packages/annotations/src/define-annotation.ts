import type { Annotation, KeyParameter, ObjectKind, Reading } from './annotation';
import type { Codec } from './codecs/codec';
import type { ControllerName } from './controllers';

type Placeholder<Key extends string> = Key extends `${string}\${${infer Name}}${infer Tail}`
  ? Name | Placeholder<Tail>
  : never;

interface Declaration<Key extends string, Value, Kind extends ObjectKind, Controller extends ControllerName> {
  readonly key: Key;
  readonly summary: string;
  readonly codec: Codec<Value>;
  readonly appliesTo: readonly Kind[];
  readonly readBy: Readonly<Record<Controller, Reading<NoInfer<Value>>>>;
  readonly aliasOf?: string;
}

/** Declares an annotation; its key, value, kinds and controllers become types. */
export function defineAnnotation<
  const Key extends string,
  Value,
  const Kind extends ObjectKind,
  Controller extends ControllerName,
  const Parameters extends Readonly<Record<string, KeyParameter>> = Readonly<Record<never, KeyParameter>>,
>(
  declaration: Declaration<Key, Value, Kind, Controller> &
    ([Placeholder<Key>] extends [never]
      ? { readonly parameters?: undefined }
      : { readonly parameters: Parameters & Readonly<Record<Placeholder<Key>, KeyParameter>> }),
): Annotation<Key, Value, Kind, Controller, Parameters> {
  return declaration as Annotation<Key, Value, Kind, Controller, Parameters>;
}
