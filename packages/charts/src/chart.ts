import type { ChartName } from '@eks-ingress/diagnostics';

/**
 * What a chart expects of a value: `map` has keys of its own, whatever they are; `any` is a number or a text as one
 * likes, or something that the documentation does not say.
 */
export type ChartValueType = 'any' | 'boolean' | 'integer' | 'list' | 'map' | 'text';

/** What is known of a version of a Helm chart. */
export interface Chart {
  readonly name: ChartName;
  readonly version: string;
  /** The ways to the values that its templates read, with dots between the keys. */
  readonly values: Readonly<Record<string, ChartValueType>>;
  /** Values that earlier versions or other charts read, and what to do about each. */
  readonly formerValues: Readonly<Record<string, string>>;
  /** Values that belong to whoever wants them: Helm hands them to every chart. */
  readonly foreign: readonly string[];
}
