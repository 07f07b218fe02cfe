import { ApplicationLoadBalancerEntryPoint, EchoWorkload, relocateFindings } from '@eks-ingress/constructs';
import type { Path } from '@eks-ingress/diagnostics';
import { certificateIn, type CertificateSettings } from '../certificate';
import { hostedZoneIn } from '../hosted-zone';
import type { EntryPointStack } from '../entry-point-kind';
import { addOutput } from '../output';
import type { ApplicationLoadBalancerEntryPointSettings } from './settings';

/** The key of the echo server's Ingress among those of the settings. */
const ECHO = 'echo-workload';

/** The entry point with what its settings ask for beside it: certificates, a hosted zone, the echo server, outputs. */
export function buildApplicationLoadBalancer(
  stack: EntryPointStack,
  name: string,
  settings: ApplicationLoadBalancerEntryPointSettings,
): ApplicationLoadBalancerEntryPoint {
  const { kind: _kind, tls, hostedZone, hostNames, echoWorkload, ingresses, tags, ...props } = settings;
  const zone = hostedZone === undefined ? undefined : hostedZoneIn(stack, hostedZone);
  const certificateOf = (certificate: CertificateSettings, key: string, ...path: Path) =>
    certificateIn(stack, `${name}-${key}`, certificate, zone, ['entryPoints', name, 'tls', ...path]);
  const echo =
    echoWorkload === undefined
      ? undefined
      : new EchoWorkload(stack, `${name}-Echo`, { ...echoWorkload, name: `echo-${name}` });

  const entryPoint = new ApplicationLoadBalancerEntryPoint(stack, name, {
    name: `${stack.environmentName}-${name}`,
    ...props,
    cluster: stack.cluster,
    awsLoadBalancerController: stack.awsLoadBalancerController,
    // The provider's own tags are for what Terraform makes, and this is the controller's.
    tags: { ...stack.tags, ...tags },
    ...(tls !== undefined && {
      tls: {
        ...tls,
        certificate: certificateOf(tls.certificate, 'Certificate', 'certificate'),
        additionalCertificates: tls.additionalCertificates?.map((certificate, index) =>
          certificateOf(certificate, `Certificate-${index}`, 'additionalCertificates', index),
        ),
      },
    }),
    // Last, since the load balancer is held by the first.
    ingresses: { ...ingresses, ...(echo !== undefined && { [ECHO]: echo.groupedIngress }) },
    ...(zone !== undefined && { dns: { hostedZone: zone, hostNames } }),
  });
  relocateFindings(entryPoint, (path) => {
    const [first, key, ...rest] = path;
    if (first === 'awsLoadBalancerController') return path;
    if (first === 'ingresses' && key === ECHO) return ['entryPoints', name, 'echoWorkload', 'hostName'];
    return ['entryPoints', name, ...(first === 'dns' && key !== undefined ? [key, ...rest] : path)];
  });
  addOutputs(stack, name, entryPoint, settings);
  return entryPoint;
}

function addOutputs(
  stack: EntryPointStack,
  name: string,
  entryPoint: ApplicationLoadBalancerEntryPoint,
  { additionalNamespaces = [] }: ApplicationLoadBalancerEntryPointSettings,
): void {
  const { dnsName, zoneId, ingressAnnotations, serviceAnnotations } = entryPoint;
  addOutput(stack, name, 'dns-name', dnsName, `The DNS name of ${name}`);
  addOutput(stack, name, 'zone-id', zoneId, `The hosted zone of the DNS name of ${name}, for alias records`);
  if (additionalNamespaces.length > 0) {
    addOutput(stack, name, 'ingress-annotations', ingressAnnotations, `What Ingresses that join ${name} say`);
  }
  if (Object.keys(serviceAnnotations).length > 0) {
    addOutput(stack, name, 'service-annotations', serviceAnnotations, `What owners of Services behind ${name} write`);
  }
}
