import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatMermaid,
  formatSvg,
  topologyOf,
  type TerraformConfiguration,
  type Topology,
} from '@eks-ingress/topology';
import type { Synthesis } from './synthesize';

/** The files beside a stack's JSON that show its topology. */
export const DRAWINGS = { mermaid: 'topology.mmd', svg: 'topology.svg' } as const;

/**
 * Draws each stack beside its JSON. A drawing that still shows the stack is kept, since loading Graphviz takes a quarter of
 * the time of everything else.
 */
export async function writeDrawings(synthesis: Synthesis): Promise<void> {
  removeStaleDrawings(synthesis);
  for (const folder of foldersOf(synthesis)) {
    const [mermaid, svg] = [join(folder, DRAWINGS.mermaid), join(folder, DRAWINGS.svg)];
    if (existsSync(mermaid) && existsSync(svg)) continue;
    const topology = readTopology(folder);
    writeFileSync(svg, await formatSvg(topology));
    writeFileSync(mermaid, formatMermaid(topology));
  }
}

/** Removes the drawings of stacks that are not what was drawn any more. */
export function removeStaleDrawings(synthesis: Synthesis): void {
  for (const folder of foldersOf(synthesis)) {
    const mermaid = join(folder, DRAWINGS.mermaid);
    if (existsSync(mermaid) && readFileSync(mermaid, 'utf8') === formatMermaid(readTopology(folder))) continue;
    for (const name of Object.values(DRAWINGS)) rmSync(join(folder, name), { force: true });
  }
}

function foldersOf({ stacks, outdir }: Synthesis): readonly string[] {
  return stacks.map(({ environmentName }) => join(outdir, 'stacks', environmentName));
}

function readTopology(folder: string): Topology {
  return topologyOf(JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as TerraformConfiguration);
}
