import type { ChartName, Fix, Location, Path, Subject } from '@eks-ingress/diagnostics';
import { renderAwsLoadBalancerController } from './render-aws-load-balancer-controller';
import { renderIngressNginx } from './render-ingress-nginx';
import { nearestValue, valueOf, type Origin, type RenderedObject } from './rendered-object';

/** Where something is found, and what does away with it. */
interface Place extends Pick<Location, 'subject' | 'path'> {
  readonly fixes?: readonly Fix[];
}

/** Subjects with the objects that charts make of values among them. */
export interface RenderedCharts {
  /** The given subjects, and behind them the objects. */
  readonly subjects: readonly Subject[];
  /** A place in an object as the one in the values that it comes from. */
  readonly locate: (place: Place) => Place;
}

const renderers: Readonly<Record<ChartName, (values: unknown, instance: string) => readonly RenderedObject[]>> = {
  'aws-load-balancer-controller': renderAwsLoadBalancerController,
  'ingress-nginx': renderIngressNginx,
};

/** Makes the objects of which rules know, so that values are checked as manifests are. Never throws. */
export function renderCharts(given: readonly Subject[]): RenderedCharts {
  const rendered = given.flatMap((subject, index) =>
    subject.kind === 'chart-values'
      ? renderers[subject.chart](subject.value, `values-${index}`).map((object) => ({ ...object, from: index }))
      : [],
  );
  const subjects = [...given, ...rendered.map(({ value }): Subject => ({ kind: 'object', value }))];
  const locate = ({ subject, path, fixes = [] }: Place): Place => {
    const object = rendered[subject - given.length];
    if (object === undefined) return { subject, path, ...(fixes.length > 0 && { fixes }) };
    const located = fixes.flatMap((fix) => fixInValues(fix, object.origins, object.from));
    return {
      subject: object.from,
      path: nearestValue(object.origins, path),
      ...(located.length > 0 && { fixes: located }),
    };
  };
  return { subjects, locate };
}

function fixInValues(fix: Fix, origins: readonly Origin[], subject: number): readonly Fix[] {
  const paths = fix.edits.map(({ path }) => valueOf(origins, path));
  if (!paths.every((path): path is Path => path !== undefined)) return [];
  return [{ ...fix, subject, edits: fix.edits.map((edit, index) => ({ ...edit, path: paths[index] ?? [] })) }];
}
