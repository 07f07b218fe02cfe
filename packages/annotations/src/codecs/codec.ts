import type { BadValueEffect } from '../bad-value-effect';

/** The kinds of codec, by what their values are. */
export type CodecKind =
  | 'address-list'
  | 'boolean'
  | 'cidr-list'
  | 'enumeration'
  | 'integer'
  | 'integer-map'
  | 'json'
  | 'nginx-list'
  | 'nginx-text'
  | 'plain-string-map'
  | 'port'
  | 'port-list'
  | 'port-number-list'
  | 'resource-reference'
  | 'size'
  | 'status-code-list'
  | 'socket-address'
  | 'string-list'
  | 'string-map'
  | 'text';

/** A part of a text that is well-formed but that nobody reads. */
export interface IgnoredPart {
  /** Where it is, such as `redirectConfig.statuscode_`. */
  readonly at: string;
  /** The name that was probably meant. */
  readonly meant?: string;
}

/**
 * Something to say of a text that was understood.
 *
 * - `spelling`: it works, and there is a canonical way to write it.
 * - `ignored`: a part of it has no effect.
 * - `misread`: a part of it is taken for something else than it looks like.
 * - `harmful`: it does as it says, to somebody's harm.
 */
export interface Remark {
  readonly kind: 'spelling' | 'ignored' | 'misread' | 'harmful';
  /** What, as a clause: `"a b" holds a space`. */
  readonly problem: string;
  /** What comes of it, as a sentence. */
  readonly why?: string;
  /** What to write instead, as a sentence. */
  readonly fix?: string;
}

/** A text that was understood. */
export interface ParseSuccess<Value> {
  readonly ok: true;
  readonly value: Value;
  readonly ignored?: readonly IgnoredPart[];
  readonly remarks?: readonly Remark[];
}

/** A text that was not understood. */
export interface ParseFailure {
  readonly ok: false;
  /** What is wrong with it, as a clause: `expected true or false`. */
  readonly problem: string;
  /**
   * Who finds out.
   *
   * @default the controller, in the way its reading of the annotation says
   */
  readonly refusedBy?: 'aws';
  /** What the controller reads, where it is AWS that refuses it. */
  readonly value?: unknown;
  /** What nobody reads of it, which may be why it is refused. */
  readonly ignored?: readonly IgnoredPart[];
  /**
   * What the controller does with this text, when it is not what it does with other bad ones.
   *
   * @default what its reading of the annotation says
   */
  readonly effect?: BadValueEffect;
  /** What the controller takes this text for, as `badValueBecomes` says it. */
  readonly becomes?: string;
}

/** What became of a text. */
export type ParseResult<Value> = ParseSuccess<Value> | ParseFailure;

/**
 * Values of an annotation, as text and back.
 *
 * `parse` never throws, and accepts what the controller accepts. `parse(format(value))` is `value` for
 * every value that some text can stand for.
 */
export interface Codec<Value> {
  readonly kind: CodecKind;
  /** The values in words, completing "expected …". */
  readonly expects: string;
  /** The values worth offering, when there are few. */
  readonly suggestions?: readonly string[];
  parse(text: string): ParseResult<Value>;
  format(value: Value): string;
}
