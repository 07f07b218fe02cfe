import { ServiceEntryPoint } from '@eks-ingress/constructs';
import { dnsIn, relocateEntryPoint, zoneIn } from '../dns';
import { addEchoWorkload } from '../echo-workload';
import type { EntryPointStack } from '../entry-point-kind';
import { addOutput } from '../output';
import { tlsIn } from '../tls';
import type { ServiceEntryPointSettings } from './settings';

/** The entry point with what its settings ask for beside it: certificates, a hosted zone, the echo server, outputs. */
export function buildService(
  stack: EntryPointStack,
  name: string,
  settings: ServiceEntryPointSettings,
): ServiceEntryPoint {
  const { kind: _kind, tls, hostedZone: _zone, hostNames: _names, echoWorkload, ...props } = settings;
  const zone = zoneIn(stack, settings);
  const entryPoint = new ServiceEntryPoint(stack, name, {
    ...(props.owner.kind === 'cloud-provider-aws' ? {} : { name: `${stack.environmentName}-${name}` }),
    ...props,
    quotas: stack.environment.quotas,
    cluster: stack.cluster,
    awsLoadBalancerController: stack.awsLoadBalancerController,
    tls: tlsIn(stack, name, tls, zone),
    dns: dnsIn(settings, zone),
    tags: stack.tags,
  });
  relocateEntryPoint(entryPoint, name, settings);
  if (echoWorkload !== undefined) addEchoWorkload(stack, name, echoWorkload, entryPoint.controller);

  const { loadBalancer, elasticIps } = entryPoint;
  addOutput(stack, name, 'dns-name', loadBalancer.dnsName, `The DNS name of ${name}`);
  addOutput(
    stack,
    name,
    'zone-id',
    loadBalancer.zoneId,
    `The hosted zone of the DNS name of ${name}, for alias records`,
  );
  if (elasticIps.length > 0) {
    const addresses = elasticIps.map(({ publicIp }) => publicIp);
    addOutput(stack, name, 'addresses', addresses, `The fixed addresses of ${name}`);
  }
  return entryPoint;
}
