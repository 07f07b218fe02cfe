import type { Path } from './diagnostic';

/** A Kubernetes object as its manifest says it, whatever its author wrote. */
export interface ObjectSubject {
  readonly kind: 'object';
  readonly value: unknown;
}

/** The charts whose values are known. */
export const chartNames = ['aws-load-balancer-controller', 'ingress-nginx'] as const;

/** The name of a chart whose values are known. */
export type ChartName = (typeof chartNames)[number];

/** The values that somebody gives to a Helm chart. */
export interface ChartValuesSubject {
  readonly kind: 'chart-values';
  readonly chart: ChartName;
  readonly value: unknown;
}

/** One thing that rules look at. */
export type Subject = ChartValuesSubject | ObjectSubject;

/** A place in one of the subjects. */
export interface Location {
  /** The index of the subject. */
  readonly subject: number;
  /** The way to the value in it; one whose end is not there stands for the map or list that lacks it. */
  readonly path: Path;
  /** Whether it is about the key of a map rather than its value. @default 'value' */
  readonly at?: 'key' | 'value';
}
