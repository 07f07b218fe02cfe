import { membersOf } from '@eks-ingress/diagnostics';
import type { Checkout } from './checkout';
import { UnexpectedShape } from './unexpected-shape';

/** The version of a chart, and the version of the controller that it installs. */
export function readChartRelease(
  checkout: Checkout,
  folder: string,
): { readonly version: string; readonly appVersion: string } {
  const file = `${folder}/Chart.yaml`;
  const { version, appVersion } = membersOf(checkout.yaml(file));
  if (typeof version !== 'string' || typeof appVersion !== 'string')
    throw new UnexpectedShape(file, 'a version and an appVersion that are texts');
  return { version, appVersion };
}
