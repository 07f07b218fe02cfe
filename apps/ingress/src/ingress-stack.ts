import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AwsLoadBalancerController,
  CertManager,
  DnsValidatedCertificate,
  EchoWorkload,
  EksCluster,
  EksOidcProvider,
  HostedZone,
  NetworkLoadBalancerEntryPoint,
  isUnknown,
  relocateFindings,
  reportFindings,
} from '@eks-ingress/constructs';
import type { Diagnostic } from '@eks-ingress/diagnostics';
import { validateLoadBalancerEnvironment, type CertificateSpec } from '@eks-ingress/elbv2';
import { LocalBackend, S3Backend, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  stateKey,
  type AwsLoadBalancerControllerSettings,
  type CertificateSettings,
  type Environment,
  type HostedZoneSettings,
  type NetworkLoadBalancerEntryPointSettings,
} from './environment';

/** `use_lockfile` of the S3 backend, which locks the state without DynamoDB. */
const MINIMUM_TERRAFORM = '>= 1.10.0';

/** One environment as one Terraform stack. */
export class IngressStack extends TerraformStack {
  readonly cluster: EksCluster;
  readonly awsLoadBalancerController?: AwsLoadBalancerController;
  readonly entryPoints: Readonly<Record<string, NetworkLoadBalancerEntryPoint>>;

  constructor(
    scope: Construct,
    readonly environmentName: string,
    readonly environment: Environment,
  ) {
    super(scope, environmentName);
    const { account, region, cluster, awsLoadBalancerController } = environment;
    this.addOverride('terraform.required_version', MINIMUM_TERRAFORM);
    this.configureState();

    new AwsProvider(this, 'Aws', {
      region,
      allowedAccountIds: [account],
      defaultTags: [{ tags: { Environment: environmentName, ManagedBy: 'eks-ingress', ...environment.tags } }],
    });
    this.cluster = new EksCluster(this, 'Cluster', { ...cluster, region });
    relocateFindings(this.cluster, (path) => ['cluster', ...path]);
    if (awsLoadBalancerController !== undefined) {
      this.awsLoadBalancerController = this.installController(awsLoadBalancerController);
    }
    this.entryPoints = Object.fromEntries(
      Object.entries(environment.entryPoints).map(([name, settings]) => [name, this.addEntryPoint(name, settings)]),
    );
    reportFindings(this, () => this.sharedFindings());
  }

  private installController(settings: AwsLoadBalancerControllerSettings): AwsLoadBalancerController {
    const { oidcProvider, certManager, ...props } = settings;
    const controller = new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      permissions: 'target-group-binding',
      ...props,
      cluster: this.cluster,
      oidcProvider:
        oidcProvider === undefined ? undefined : new EksOidcProvider(this, 'OidcProvider', { cluster: this.cluster }),
      certManager: certManager === 'install' ? new CertManager(this, 'CertManager') : certManager,
    });
    relocateFindings(controller, (path) => ['awsLoadBalancerController', ...path]);
    return controller;
  }

  /** What the load balancers do to each other; each one reports by itself what is wrong with it alone. */
  private sharedFindings(): Diagnostic[] {
    const loadBalancers = Object.entries(this.entryPoints).map(([name, { loadBalancer }]) => [name, loadBalancer.spec]);
    const { quotas } = this.environment;
    return validateLoadBalancerEnvironment({ loadBalancers: Object.fromEntries(loadBalancers), quotas }, { isUnknown })
      .filter(({ path: [first, ...rest] }) => first === 'loadBalancers' && rest.length === 0)
      .map((diagnostic) => ({ ...diagnostic, path: ['entryPoints'] }));
  }

  private configureState(): void {
    const { state, account, region } = this.environment;
    if (state.kind === 'local') {
      // Relative to the stack's own folder: the default is an absolute path, which differs between machines.
      new LocalBackend(this, { path: `../../../terraform.${this.environmentName}.tfstate` });
      return;
    }
    new S3Backend(this, {
      bucket: state.bucket,
      key: stateKey(state, this.environmentName),
      region: state.region ?? region,
      encrypt: true,
      kmsKeyId: state.kmsKeyId,
      allowedAccountIds: [account],
    });
    this.addOverride('terraform.backend.s3.use_lockfile', true);
  }

  private addEntryPoint(name: string, settings: NetworkLoadBalancerEntryPointSettings): NetworkLoadBalancerEntryPoint {
    const { kind: _kind, tls, hostedZone, hostNames = [], echoWorkload, ...props } = settings;
    const allHostNames = [...hostNames, ...(echoWorkload === undefined ? [] : [echoWorkload.hostName])];
    const zone = hostedZone === undefined ? undefined : this.hostedZone(hostedZone);
    const certificateOf = (certificate: CertificateSettings, key: string, ...path: (string | number)[]) =>
      this.certificateOf(certificate, `${name}-${key}`, zone, ['entryPoints', name, 'tls', ...path]);

    const entryPoint = new NetworkLoadBalancerEntryPoint(this, name, {
      name: `${this.environmentName}-${name}`,
      ...props,
      quotas: this.environment.quotas,
      cluster: this.cluster,
      awsLoadBalancerController: this.awsLoadBalancerController,
      tls: {
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
    if (echoWorkload !== undefined) {
      const { ingressClass, resource } = entryPoint.controller;
      new EchoWorkload(this, `${name}-Echo`, { ...echoWorkload, ingressClass, name: `echo-${name}` }).addDependency(
        resource,
      );
    }
    this.addOutputs(name, entryPoint);
    return entryPoint;
  }

  private certificateOf(
    certificate: CertificateSettings,
    id: string,
    zone: HostedZone | undefined,
    path: (string | number)[],
  ): CertificateSpec {
    if (!('domainName' in certificate)) return certificate;
    const requested = new DnsValidatedCertificate(this, id, { ...certificate, hostedZoneId: zone?.id ?? '' });
    relocateFindings(requested, (rest) => [...path, ...rest]);
    return requested;
  }

  private hostedZone({ name, private: privateZone }: HostedZoneSettings): HostedZone {
    const id = `HostedZone-${privateZone === true ? 'private-' : ''}${name}`;
    const existing = this.node.tryFindChild(id);
    return existing === undefined ? new HostedZone(this, id, { name, privateZone }) : (existing as HostedZone);
  }

  private addOutputs(name: string, { loadBalancer, targetGroups }: NetworkLoadBalancerEntryPoint): void {
    const output = (key: string, value: unknown, description: string) =>
      new TerraformOutput(this, `Output-${name}-${key}`, { value, description }).overrideLogicalId(`${name}-${key}`);
    output('dns-name', loadBalancer.dnsName, `The DNS name of ${name}`);
    output('zone-id', loadBalancer.zoneId, `The hosted zone of the DNS name of ${name}, for alias records`);
    if (loadBalancer.elasticIps.length > 0) {
      const addresses = loadBalancer.elasticIps.map(({ publicIp }) => publicIp);
      output('addresses', addresses, `The fixed addresses of ${name}`);
    }
    const arns = Object.fromEntries(Object.entries(targetGroups).map(([key, { arn }]) => [key, arn]));
    output('target-group-arns', arns, `The target groups of ${name}`);
  }
}
