import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AWS_LOAD_BALANCER_CONTROLLER, type NetworkLoadBalancerEntryPoint } from '@eks-ingress/constructs';
import { forwardsOf, resolveListener, resolveTargetGroup, type RegistrationSpec } from '@eks-ingress/elbv2';
import colors from 'picocolors';
import { stateKey, type Environment } from './environment';
import type { IngressStack } from './ingress-stack';
import { formatWarning, plural } from './report';
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
    `  ${colors.dim('next')}  npm run diff -- ${environmentName}`,
  ].join('\n');
}

function formatEntryPoint(name: string, entryPoint: NetworkLoadBalancerEntryPoint): string[] {
  const { loadBalancer, controller, hostNames } = entryPoint;
  const { scheme, ipAddressType = 'ipv4', subnetMappings, listeners, targetGroups } = loadBalancer.spec;
  const zones = subnetMappings.map(({ availabilityZone, subnetId }) => availabilityZone ?? subnetId).join(', ');
  return [
    `  ${colors.bold(name)}  Network Load Balancer ${loadBalancer.name}: ${scheme}, ${ipAddressType}, ${describeAddresses(entryPoint)} in ${zones}`,
    ...(hostNames.length > 0 ? [`    ${hostNames.map((host) => `https://${host}`).join('  ')}`] : []),
    ...listeners.map((listener) => {
      const resolved = resolveListener(listener);
      const { port, protocol, sslPolicy, certificate, additionalCertificates } = resolved;
      const described = forwardsOf(resolved).flatMap(({ targetGroup }) => targetGroups[targetGroup] ?? []);
      const certificates = (certificate === undefined ? 0 : 1) + additionalCertificates.length;
      const tls = sslPolicy === undefined ? '' : ` ${sslPolicy}, ${plural(certificates, 'certificate')}`;
      const targets = described.length === 0 ? 'nothing' : described.map(describeTargets).join('; ');
      return `    ${`:${port}`.padEnd(6)} ${protocol}${tls} → ${protocol === 'TLS' ? '' : 'redirect to https, '}${targets}`;
    }),
    `    ${controller.description}, ${plural(controller.replicas, 'replica')}, class ${controller.ingressClass}`,
  ];
}

function describeAddresses({ loadBalancer }: NetworkLoadBalancerEntryPoint): string {
  const { subnetMappings, scheme } = loadBalancer.spec;
  const fixed = subnetMappings.filter(({ allocationId }) => allocationId !== undefined).length;
  if (fixed > 0) return plural(fixed, 'Elastic IP');
  if (subnetMappings.some(({ privateIpv4Address }) => privateIpv4Address !== undefined))
    return 'fixed private addresses';
  return scheme === 'internal' ? 'private addresses' : 'addresses chosen by AWS';
}

function describeTargets(spec: Parameters<typeof resolveTargetGroup>[0]): string {
  const { port, targetType, registration, proxyProtocolV2, healthCheck } = resolveTargetGroup(spec);
  const { protocol, path = '' } = healthCheck;
  return [
    `${targetType === 'ip' ? 'pods' : 'nodes'} on ${port} by ${describeRegistration(registration)}`,
    ...(proxyProtocolV2 ? ['PROXY protocol v2'] : []),
    `health check ${[protocol, path].filter(Boolean).join(' ')}`,
  ].join(', ');
}

function describeRegistration(registration: RegistrationSpec): string {
  switch (registration.kind) {
    case 'auto-scaling-groups':
      return plural(registration.names.length, 'Auto Scaling group');
    case 'tagged-instances':
      return `tag ${Object.entries(registration.tags)
        .map(([key, value]) => `${key}=${value}`)
        .join(', ')}`;
    case 'target-group-binding':
      return 'TargetGroupBinding';
    case 'ip-addresses':
      return plural(registration.targets.length, 'fixed target');
    case 'application-load-balancer':
      return 'Application Load Balancer';
  }
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
