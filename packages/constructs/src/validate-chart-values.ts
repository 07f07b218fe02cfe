import { type Diagnostic, type ChartName, isMap } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';
import { unknownValue } from '@eks-ingress/charts';
import { checkChartValues, type ChartRuleName } from '@eks-ingress/rules';

export interface ValidateChartValuesOptions {
  /** Tells a value that is known only after apply. @default - every value is known */
  readonly isUnknown?: IsUnknown;
  /** Rules about what props decide, and say by themselves. @default [] */
  readonly except?: readonly string[];
}

/**
 * What the rules of the linter find in the values of a Helm release, at `values.…`. Never throws.
 */
export function validateChartValues(
  chart: ChartName,
  values: unknown,
  { isUnknown = () => false, except = [] }: ValidateChartValuesOptions = {},
): readonly Diagnostic<ChartRuleName>[] {
  return checkChartValues(chart, known(values, isUnknown), { except }).map(
    ({ id, severity, message, why, fix, path, source }) => ({
      id,
      severity,
      message,
      ...(why !== undefined && { why }),
      ...(fix !== undefined && { fix }),
      path: ['values', ...path],
      ...(source !== undefined && { source }),
    }),
  );
}

/** Values without what is not known yet, which no rule judges. */
function known(value: unknown, isUnknown: IsUnknown): unknown {
  if (isUnknown(value)) return unknownValue;
  if (Array.isArray(value)) return value.map((item) => known(item, isUnknown));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, known(member, isUnknown)]),
  );
}
