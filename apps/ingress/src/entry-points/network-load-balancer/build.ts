import { NetworkLoadBalancerEntryPoint } from '@eks-ingress/constructs';
import type { Construct } from 'constructs';
import { dnsIn, relocateEntryPoint, zoneIn } from '../dns';
import { addEchoWorkload } from '../echo-workload';
import type { EntryPointStack } from '../entry-point-kind';
import { addOutput } from '../output';
import { tlsIn } from '../tls';
import type { NetworkLoadBalancerEntryPointSettings } from './settings';

/** The entry point with what its settings ask for beside it: certificates, a hosted zone, the echo server, outputs. */
export function buildNetworkLoadBalancer(
  stack: EntryPointStack,
  name: string,
  settings: NetworkLoadBalancerEntryPointSettings,
): NetworkLoadBalancerEntryPoint {
  const { kind: _kind, tls, hostedZone: _zone, hostNames: _names, echoWorkload, ...props } = settings;
  const zone = zoneIn(stack, settings);
  const entryPoint = new NetworkLoadBalancerEntryPoint(stack, name, {
    name: `${stack.environmentName}-${name}`,
    ...props,
    quotas: stack.environment.quotas,
    cluster: stack.cluster,
    awsLoadBalancerController: stack.awsLoadBalancerController,
    tls: tlsIn(stack, name, tls, zone),
    dns: dnsIn(settings, zone),
  });
  relocateEntryPoint(entryPoint, name, settings);
  if (echoWorkload !== undefined) addEchoWorkload(stack, name, echoWorkload, entryPoint.controller);
  addOutputs(stack, name, entryPoint);
  return entryPoint;
}

function addOutputs(stack: Construct, name: string, entryPoint: NetworkLoadBalancerEntryPoint): void {
  const { loadBalancer, targetGroups } = entryPoint;
  addOutput(stack, name, 'dns-name', loadBalancer.dnsName, `The DNS name of ${name}`);
  addOutput(
    stack,
    name,
    'zone-id',
    loadBalancer.zoneId,
    `The hosted zone of the DNS name of ${name}, for alias records`,
  );
  if (loadBalancer.elasticIps.length > 0) {
    const addresses = loadBalancer.elasticIps.map(({ publicIp }) => publicIp);
    addOutput(stack, name, 'addresses', addresses, `The fixed addresses of ${name}`);
  }
  const arns = Object.fromEntries(Object.entries(targetGroups).map(([key, { arn }]) => [key, arn]));
  addOutput(stack, name, 'target-group-arns', arns, `The target groups of ${name}`);
}
