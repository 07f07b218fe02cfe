import { readFileSync, writeFileSync } from 'node:fs';
import {
  formatMermaid,
  formatSvg,
  topologyOf,
  type TerraformConfiguration,
  type Topology,
} from '@eks-ingress/topology';
import { Command, Option } from 'commander';
import { findStack } from '../files/find-stack';
import { UsageError } from '../usage-error';

interface DiagramOptions {
  readonly format?: 'mermaid' | 'svg';
  readonly output?: string;
}

/** `eks-ingress diagram`: a picture of what a synthesized stack puts in front of a cluster. */
export function diagramCommand(): Command {
  return new Command('diagram')
    .description('Draw the load balancers of a synthesized stack, and what is in front of and behind them.')
    .argument('[stack]', 'the folder of a stack, or its cdk.tf.json', '.')
    .addOption(
      new Option('-f, --format <format>', 'mermaid, or svg where --output ends with .svg').choices(['mermaid', 'svg']),
    )
    .option('-o, --output <file>', 'write it to a file and not to the standard output')
    .addHelpText(
      'after',
      `
Examples:
  eks-ingress diagram cdktf.out/stacks/production
  eks-ingress diagram cdktf.out/stacks/production --output docs/production.svg
  eks-ingress diagram --format svg terraform/main.tf.json > topology.svg`,
    )
    .action(async (path: string, { format, output }: DiagramOptions) => {
      const topology = readTopology(findStack(path));
      const isSvg = format === 'svg' || (format === undefined && output?.endsWith('.svg') === true);
      const drawing = isSvg ? await formatSvg(topology) : formatMermaid(topology);
      if (output === undefined) process.stdout.write(drawing);
      else write(output, drawing);
    });
}

function readTopology(file: string): Topology {
  let configuration: unknown;
  try {
    configuration = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} is no JSON: ${(error as Error).message}`);
  }
  if (typeof configuration !== 'object' || configuration === null) {
    throw new UsageError(`${file} is no Terraform configuration: an object is needed.`);
  }
  const topology = topologyOf(configuration as TerraformConfiguration);
  if (topology.loadBalancers.length === 0) {
    throw new UsageError(
      `${file} has no load balancer: no aws_lb, no Service of type LoadBalancer of ingress-nginx, and no Ingress for the AWS Load Balancer Controller.`,
    );
  }
  return topology;
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}`);
  }
}
