/** A field of a custom resource, as its schema has it. */
export interface CustomResourceField {
  /** A type of JSON, or `any` where the schema has none. */
  readonly type: string;
  readonly enum?: readonly string[];
  /** The fields that an object has to have. */
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
}

/** What a custom resource definition says. */
export interface CustomResourceDefinition {
  readonly kind: string;
  readonly versions: Readonly<
    Record<string, { readonly served: boolean; readonly stored: boolean; readonly deprecated: boolean }>
  >;
  /** The fields below spec of the version that is stored, by their ways: `[]` is an item of a list, `*` a key of a map. */
  readonly fields: Readonly<Record<string, CustomResourceField>>;
}
