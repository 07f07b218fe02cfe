import { DataAwsLb } from '@cdktf/provider-aws/lib/data-aws-lb';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { formatAnnotations } from '@eks-ingress/annotations';
import type { Path } from '@eks-ingress/diagnostics';
import type { ApplicationLoadBalancerIpAddressType, Scheme } from '@eks-ingress/elbv2';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { childId } from '../child-id';
import { dependOn } from '../depend-on';
import { AliasRecords } from '../dns/alias-records';
import { relocateFindings, reportDeclared } from '../findings';
import { ApplicationUnhealthyHostAlarm } from '../monitoring/application-unhealthy-host-alarm';
import { ReplacementGuard } from '../replacement/replacement-guard';
import { NodeSecurityGroupCheck } from '../prerequisites/node-security-group-check';
import { SubnetCheck } from '../prerequisites/subnet-check';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import { addBackendServices, annotationsOfOwners } from './backend-services';
import { groupSettings, ingressClassParams } from './derive-group';
import { examineEntryPoint } from './examine-entry-point';
import { examineGroup } from './examine-group';
import { groupAnnotations, groupedIngress, type GroupedIngress } from './grouped-ingress';
import type { IngressClassParamsSpec } from './ingress-class-params';
import { IngressGroupClass } from './ingress-group-class';
import { SecretReader } from './secret-reader';

/**
 * One Application Load Balancer in front of the Services of several namespaces. The AWS Load Balancer Controller builds and
 * owns it; Terraform owns what it is built from: an IngressClass whose IngressClassParams name the IngressGroup and the
 * namespaces that may join it, and an Ingress of the group for each of `ingresses`.
 */
export class ApplicationLoadBalancerEntryPoint extends Construct {
  readonly name: string;
  readonly scheme: Scheme;
  readonly ipAddressType: ApplicationLoadBalancerIpAddressType;
  readonly ingressClass: IngressGroupClass;
  /** The Ingresses, by their keys in the props. */
  readonly ingresses: Readonly<Record<string, IngressV1>>;
  /** What the controller is asked for, as it is examined. */
  readonly group: readonly GroupedIngress[];
  readonly params: IngressClassParamsSpec;
  /** What Ingresses of `additionalNamespaces` say to be served where the others are. */
  readonly ingressAnnotations: Readonly<Record<string, string>>;
  /** The annotations that owners of Services copy, by namespace and name. */
  readonly serviceAnnotations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The Services that are created, by namespace and name. */
  readonly createdServices: readonly string[];
  /** The hosts of the routes, each once. */
  readonly hostNames: readonly string[];
  private readonly clusterName: string;

  constructor(scope: Construct, id: string, props: ApplicationLoadBalancerEntryPointProps) {
    super(scope, id);
    const { cluster, awsLoadBalancerController, name, dns, ipAddressType = 'ipv4' } = props;
    const controller = awsLoadBalancerController === 'installed' ? undefined : awsLoadBalancerController;
    const settings = groupSettings(props);
    this.clusterName = cluster.name;
    this.name = name;
    this.scheme = props.scheme;
    this.ipAddressType = ipAddressType;
    this.params = ingressClassParams(props);
    this.ingressAnnotations = formatAnnotations(groupAnnotations(settings));

    const guard = props.deletionProtection === true ? this.guardScheme(props) : undefined;
    this.ingressClass = new IngressGroupClass(this, 'IngressClass', {
      name,
      params: this.params,
      namespace: controller?.namespace,
      preconditions: guard === undefined ? [] : [guard.precondition],
    });
    // The controller's webhook answers for IngressClassParams, and it has to outlive what it acts on.
    if (controller !== undefined) dependOn(this.ingressClass.resource, [controller.resource]);

    const entries = Object.entries(props.ingresses);
    this.group = entries.map(([key, ingress], index) => {
      const isProtected = props.deletionProtection === true && index === 0;
      return groupedIngress({ name: `${name}-${key}`, order: FIRST_ORDER + index, isProtected }, ingress, settings);
    });
    const services = addBackendServices(this, name, props.ingresses, this.group);
    this.createdServices = Object.values(props.ingresses).flatMap(({ namespace, services: own = {} }) =>
      Object.entries(own).flatMap(([service, { create }]) => (create === undefined ? [] : [`${namespace}/${service}`])),
    );
    this.serviceAnnotations = annotationsOfOwners(props.ingresses, this.group);
    this.ingresses = Object.fromEntries(
      entries.map(([key, { authentication, namespace, dependencies = [] }], index) => {
        const secrets =
          authentication?.kind === 'oidc'
            ? new SecretReader(this, `Secret-${key}`, {
                name: `${name}-${key}-authentication`,
                namespace,
                secretName: authentication.secretName,
                serviceAccount: {
                  name: controller?.serviceAccountName ?? 'aws-load-balancer-controller',
                  namespace: controller?.namespace ?? 'kube-system',
                },
              }).resources
            : [];
        const others = [...(services[key] ?? []), ...secrets];
        for (const other of others) dependOn(other, dependencies);
        return [key, this.addIngress(key, this.group[index], [...dependencies, ...others])];
      }),
    );

    NodeSecurityGroupCheck.of(cluster);
    new SubnetCheck(this, 'SubnetCheck', { vpcId: cluster.vpcId, name, scheme: props.scheme, subnets: props.subnets });
    this.hostNames = [
      ...new Set(Object.values(props.ingresses).flatMap(({ routes }) => routes.flatMap(({ host }) => host ?? []))),
    ];
    if (dns !== undefined) this.addRecords(dns, props);
    if (props.unhealthyHostAlarm !== undefined) {
      new ApplicationUnhealthyHostAlarm(this, 'UnhealthyHostAlarm', {
        name: `${name}-unhealthy-hosts`,
        loadBalancerArnSuffix: this.loadBalancer.arnSuffix,
        actions: props.unhealthyHostAlarm.actions,
      });
    }

    reportDeclared(this, () => [...examineEntryPoint(this, props), ...examineGroup(this.group, this.params, props)]);
    relocateFindings(this.ingressClass, (path) => [...(PARAMS_LOCATIONS[String(path[1])] ?? path.slice(1))]);
  }

  /** The DNS name of the load balancer, which the first Ingress is told when it is there. */
  get dnsName(): string {
    const [first] = Object.values(this.ingresses);
    return first?.status.get(0).loadBalancer.get(0).ingress.get(0).hostname ?? '';
  }

  /** The hosted zone of the DNS name, for alias records. */
  get zoneId(): string {
    return this.loadBalancer.zoneId;
  }

  /** The load balancer, found by the controller's tags when the first Ingress is told of it. */
  get loadBalancer(): DataAwsLb {
    const existing = this.node.tryFindChild('LoadBalancer') as DataAwsLb | undefined;
    return (
      existing ??
      new DataAwsLb(this, 'LoadBalancer', {
        tags: { 'elbv2.k8s.aws/cluster': this.clusterName, 'ingress.k8s.aws/stack': this.name },
        dependsOn: Object.values(this.ingresses).slice(0, 1),
      })
    );
  }

  private guardScheme({ scheme }: ApplicationLoadBalancerEntryPointProps): ReplacementGuard {
    return new ReplacementGuard(this, 'SchemeGuard', {
      identity: scheme,
      message: `Another scheme is another load balancer, with another DNS name, and this one is protected from deletion. Add a second entry point instead, move the host names to it, and remove this one.`,
    });
  }

  /**
   * A resource of the kubernetes provider, and not part of a chart: Terraform then waits until the load balancer is there,
   * whose DNS name it learns so, and when it is removed until the controller has let go of it.
   */
  private addIngress(
    key: string,
    ingress: GroupedIngress | undefined,
    dependencies: readonly TerraformResource[],
  ): IngressV1 {
    const { name, namespace, annotations = {}, rules = [], isProtected = false } = ingress ?? {};
    return new IngressV1(this, childId(this, `Ingress-${key}`), {
      metadata: { name, namespace, annotations },
      spec: {
        ingressClassName: this.name,
        rule: rules.map(({ host, http }) => ({
          host,
          http: {
            path: (http?.paths ?? []).map(({ path, pathType, backend }) => ({
              path,
              pathType,
              backend: { service: { name: backend?.service?.name ?? '', port: { ...backend?.service?.port } } },
            })),
          },
        })),
      },
      waitForLoadBalancer: true,
      dependsOn: [this.ingressClass.resource, ...dependencies],
      // The controller would not let go of it, and Terraform wait for that in vain.
      ...(isProtected && { lifecycle: { preventDestroy: true } }),
    });
  }

  private addRecords(
    dns: NonNullable<ApplicationLoadBalancerEntryPointProps['dns']>,
    { tls, ingresses }: ApplicationLoadBalancerEntryPointProps,
  ): void {
    const { hostedZone, hostNames = this.hostNames } = dns;
    const records = new AliasRecords(this, 'Dns', {
      hostNames,
      hostedZone,
      loadBalancer: {
        dnsName: this.dnsName,
        zoneId: this.zoneId,
        ipAddressType: this.ipAddressType === 'ipv4' ? 'ipv4' : 'dualstack',
      },
      certificates: tls === undefined ? [] : [tls.certificate, ...(tls.additionalCertificates ?? [])],
    });
    relocateFindings(records, (path) => {
      const [list, index] = path;
      const isOfRoute = dns.hostNames === undefined && list === 'hostNames' && typeof index === 'number';
      return isOfRoute ? hostLocation(ingresses, hostNames[index]) : ['dns', ...path];
    });
  }
}

/** Where the first route for a host is written. */
function hostLocation(ingresses: ApplicationLoadBalancerEntryPointProps['ingresses'], host: string | undefined): Path {
  const found = Object.entries(ingresses).flatMap(([key, { routes }]) =>
    routes.flatMap((route, index) => (route.host === host ? [['ingresses', key, 'routes', index, 'host']] : [])),
  );
  return found[0] ?? ['ingresses'];
}

/** Before Ingresses that others add, whose order is 0 unless they say otherwise. */
const FIRST_ORDER = -1000;

const PARAMS_LOCATIONS: Readonly<Record<string, readonly string[]>> = {
  inboundCIDRs: ['clients'],
  group: ['name'],
  sslRedirectPort: ['ports', 'https'],
};
