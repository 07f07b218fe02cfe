import { AssetType, TerraformAsset } from 'cdktf';
import type { Construct } from 'constructs';

/** The charts that come with this package. */
export type LocalChart = 'custom-resource-definitions' | 'echo' | 'ingress-class' | 'target-group-binding';

/** Puts a chart of this package beside the stack, for a Helm release; the path is the release's `chart`. */
export function localChart(scope: Construct, name: LocalChart): string {
  const folder = require.resolve('@eks-ingress/constructs/package.json').replace(/package\.json$/, `charts/${name}`);
  return `./${new TerraformAsset(scope, 'Chart', { path: folder, type: AssetType.DIRECTORY }).path}`;
}
