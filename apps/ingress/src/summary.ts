import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AWS_LOAD_BALANCER_CONTROLLER } from '@eks-ingress/constructs';
import colors from 'picocolors';
import { DRAWINGS } from './drawings';
import type { EntryPoint } from './entry-points/entry-point-kind';
import { stateKey, type Environment } from './environment';
import type { IngressStack } from './ingress-stack';
import { plural } from './plural';
import { formatWarning } from './report';
import type { EnvironmentFinding, Synthesis } from './synthesize';

/** What was synthesized, for a person: each environment with its entry points, resources, warnings and next step. */
export function formatSummary({ stacks, findings, outdir }: Synthesis, from: string): string {
  const environments = stacks.map((stack) =>
    formatEnvironment(
      stack,
      findings.filter(({ environment }) => environment === stack.environmentName),
      join(outdir, 'stacks', stack.environmentName, 'cdk.tf.json'),
      from,
    ),
  );
  return [...environments, ...formatWarnings(findings)].join('\n\n');
}

function formatEnvironment(
  { environmentName, environment, entryPoints, awsLoadBalancerController }: IngressStack,
  findings: readonly EnvironmentFinding[],
  file: string,
  from: string,
): string {
  const { account, region, cluster } = environment;
  return [
    `${colors.bold(colors.cyan(environmentName))}  account ${account}, ${region}, cluster ${cluster.name}, state ${describeState(environment, environmentName)}`,
    ...Object.entries(entryPoints).flatMap(([name, entryPoint]) => formatEntryPoint(name, entryPoint)),
    ...(awsLoadBalancerController === undefined
      ? []
      : [
          `  AWS Load Balancer Controller ${AWS_LOAD_BALANCER_CONTROLLER.appVersion}, permissions: ${awsLoadBalancerController.permissions}`,
        ]),
    `  ${countResources(file)}`,
    ...findings.map((finding) => `  ${formatWarning(finding)}`),
    `  ${colors.dim('JSON')}  ${relative(from, file)}`,
    `  ${colors.dim('SVG')}   ${relative(from, join(dirname(file), DRAWINGS.svg))}, and as Mermaid in ${DRAWINGS.mermaid}`,
    `  ${colors.dim('next')}  npm run diff -- ${environmentName}`,
  ].join('\n');
}

function formatEntryPoint(name: string, entryPoint: EntryPoint): string[] {
  const [first, ...lines] = entryPoint.summarize();
  return [`  ${colors.bold(name)}  ${first}`, ...lines.map((line) => `    ${line}`)];
}

function describeState({ state }: Environment, name: string): string {
  return state.kind === 'local' ? 'local' : `s3://${state.bucket}/${stateKey(state, name)}`;
}

/** Each distinct warning once, with its reason and fix. */
function formatWarnings(findings: readonly EnvironmentFinding[]): string[] {
  const byId = new Map(findings.map(({ diagnostic }) => [diagnostic.id, diagnostic]));
  return [...byId.values()].map(({ id, why, fix }) =>
    [
      colors.yellow(id),
      ...(why === undefined ? [] : [`  why: ${why}`]),
      ...(fix === undefined ? [] : [`  fix: ${fix}`]),
    ].join('\n'),
  );
}

function countResources(file: string): string {
  const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as { resource?: Record<string, object> };
  const counts = Object.entries(resource).map(([type, instances]) => ({ type, count: Object.keys(instances).length }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  return `${plural(total, 'resource')}: ${counts.map(({ type, count }) => `${count} ${type}`).join(', ')}`;
}
