/** Members of an object, by their canonical names. */
export type JsonFields = Readonly<Record<string, JsonShape>>;

interface StringShape {
  readonly type: 'string';
  /** The only strings it may be. */
  readonly values?: readonly string[];
  /** The form that it has. */
  readonly pattern?: RegExp;
  /** The form in words, completing "must be …". */
  readonly expects?: string;
  /** The most characters that it may have. */
  readonly maxLength?: number;
  /**
   * Whether the empty string will do, which a missing one is; `refused-by-aws`: for the controller it will.
   *
   * @default true
   */
  readonly empty?: boolean | 'refused-by-aws';
  /**
   * Who refuses a string that is not among the values, has another form or is too long.
   *
   * @default the controller
   */
  readonly refusedBy?: 'aws';
}

interface IntegerShape {
  readonly type: 'integer';
  readonly min?: number;
  readonly max?: number;
  /**
   * Who refuses a number outside `min` and `max`.
   *
   * @default the controller
   */
  readonly refusedBy?: 'aws';
}

interface BooleanShape {
  readonly type: 'boolean';
}

/** Kubernetes' IntOrString. */
interface IntegerOrStringShape {
  readonly type: 'integer-or-string';
  /**
   * Whether a string of digits is the number.
   *
   * @default false
   */
  readonly digitsAreNumbers?: boolean;
}

interface ArrayShape {
  readonly type: 'array';
  readonly items: JsonShape;
  readonly minItems?: number;
  /** How many items AWS takes, where the controller takes more. */
  readonly awsItems?: { readonly min?: number; readonly max?: number };
}

/** A Go map: its keys are compared as they are. */
interface MapShape {
  readonly type: 'map';
  /**
   * The only keys it may have.
   *
   * @default any
   */
  readonly keys?: readonly string[];
  readonly values: JsonShape;
}

/** A Go struct: the names of its fields match in any case, and unknown ones are ignored. */
interface ObjectShape {
  readonly type: 'object';
  readonly required?: JsonFields;
  readonly optional?: JsonFields;
}

/** One of the variants of a struct. */
interface VariantShape extends ObjectShape {
  /** Fields of other variants that this one refuses. */
  readonly refused?: readonly string[];
}

/** A Go struct of which one field decides which of the others are looked at. */
interface VariantsShape {
  readonly type: 'variants';
  readonly by: string;
  readonly variants: Readonly<Record<string, VariantShape>>;
  /**
   * What comes of it that an item of no variant is left out of its list, as a sentence.
   *
   * @default such an item is refused
   */
  readonly leavesOut?: string;
}

/** What a JSON value looks like, in the terms of Go's encoding/json. */
export type JsonShape =
  | StringShape
  | IntegerShape
  | BooleanShape
  | IntegerOrStringShape
  | ArrayShape
  | MapShape
  | ObjectShape
  | VariantsShape;

type Simplify<Type> = { [Name in keyof Type]: Type[Name] } & {};

type FieldValues<Fields> = { readonly [Name in keyof Fields]: JsonValue<Fields[Name]> };

type ObjectValue<Shape> = Simplify<
  (Shape extends { readonly required: infer Fields } ? FieldValues<Fields> : unknown) &
    (Shape extends { readonly optional: infer Fields } ? Partial<FieldValues<Fields>> : unknown)
>;

type MapValue<Shape, Values> = Shape extends { readonly keys: readonly (infer Key extends string)[] }
  ? { readonly [Name in Key]?: JsonValue<Values> }
  : { readonly [Name in string]: JsonValue<Values> };

/** The values of a shape. */
export type JsonValue<Shape> = Shape extends { readonly type: 'string'; readonly values: readonly (infer Word)[] }
  ? Word
  : Shape extends { readonly type: 'string' }
    ? string
    : Shape extends { readonly type: 'integer' }
      ? number
      : Shape extends { readonly type: 'boolean' }
        ? boolean
        : Shape extends { readonly type: 'integer-or-string' }
          ? number | string
          : Shape extends { readonly type: 'array'; readonly items: infer Items }
            ? readonly JsonValue<Items>[]
            : Shape extends { readonly type: 'map'; readonly values: infer Values }
              ? MapValue<Shape, Values>
              : Shape extends {
                    readonly type: 'variants';
                    readonly by: infer By extends string;
                    readonly variants: infer Variants;
                  }
                ? {
                    [Name in keyof Variants]: Simplify<{ readonly [Field in By]: Name } & ObjectValue<Variants[Name]>>;
                  }[keyof Variants]
                : Shape extends { readonly type: 'object' }
                  ? ObjectValue<Shape>
                  : never;
