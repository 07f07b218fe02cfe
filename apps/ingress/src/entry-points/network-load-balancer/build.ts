import { NetworkLoadBalancerEntryPoint, relocateFindings } from '@eks-ingress/constructs';
import type { Path } from '@eks-ingress/diagnostics';
import type { Construct } from 'constructs';
import type { IngressStack } from '../../ingress-stack';
import { certificateIn, type CertificateSettings } from '../certificate';
import { addEchoWorkload } from '../echo-workload';
import { hostedZoneIn } from '../hosted-zone';
import { addOutput } from '../output';
import type { NetworkLoadBalancerEntryPointSettings } from './settings';

/** The entry point with what its settings ask for beside it: certificates, a hosted zone, the echo server, outputs. */
export function buildNetworkLoadBalancer(
  stack: IngressStack,
  name: string,
  settings: NetworkLoadBalancerEntryPointSettings,
): NetworkLoadBalancerEntryPoint {
  const { kind: _kind, tls, hostedZone, hostNames = [], echoWorkload, ...props } = settings;
  const allHostNames = [...hostNames, ...(echoWorkload === undefined ? [] : [echoWorkload.hostName])];
  const zone = hostedZone === undefined ? undefined : hostedZoneIn(stack, hostedZone);
  const certificateOf = (certificate: CertificateSettings, key: string, ...path: Path) =>
    certificateIn(stack, `${name}-${key}`, certificate, zone, ['entryPoints', name, 'tls', ...path]);

  const entryPoint = new NetworkLoadBalancerEntryPoint(stack, name, {
    name: `${stack.environmentName}-${name}`,
    ...props,
    quotas: stack.environment.quotas,
    cluster: stack.cluster,
    awsLoadBalancerController: stack.awsLoadBalancerController,
    tls:
      tls.end === 'at-controller'
        ? tls
        : {
            ...tls,
            certificate: certificateOf(tls.certificate, 'Certificate', 'certificate'),
            additionalCertificates: tls.additionalCertificates?.map((certificate, index) =>
              certificateOf(certificate, `Certificate-${index}`, 'additionalCertificates', index),
            ),
          },
    dns: zone === undefined || allHostNames.length === 0 ? undefined : { hostedZone: zone, hostNames: allHostNames },
  });
  relocateFindings(entryPoint, (path) => {
    const [first, list, index, ...rest] = path;
    if (first === 'quotas') return path;
    if (first !== 'dns') return ['entryPoints', name, ...path];
    const isEcho = list === 'hostNames' && index === hostNames.length;
    return ['entryPoints', name, ...(isEcho ? ['echoWorkload', 'hostName'] : [...path.slice(1, 3), ...rest])];
  });
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
