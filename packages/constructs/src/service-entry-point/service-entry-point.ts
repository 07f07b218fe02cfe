import type { Eip } from '@cdktf/provider-aws/lib/eip';
import { findBy, type Diagnostic, valueAt } from '@eks-ingress/diagnostics';
import type { NetworkLoadBalancerSpec, ResolvedHealthCheck } from '@eks-ingress/elbv2';
import type { ServiceObject } from '@eks-ingress/controllers';
import { dependable, Fn, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { acknowledgementsChecks } from '../acknowledgements-checks';
import { AwsLoadBalancerController } from '../aws-load-balancer-controller/aws-load-balancer-controller';
import type { EksCluster } from '../cluster/eks-cluster';
import { dependOn } from '../depend-on';
import { AliasRecords } from '../dns/alias-records';
import { alarmChecks } from '../entry-point/alarm-checks';
import { autoModeChecks } from '../entry-point/compute-checks';
import { defaultClients } from '../entry-point/default-clients';
import { certificatesOf } from '../entry-point/entry-point-tls';
import { subnetCidrBlocks } from '../entry-point/subnet-cidr-blocks';
import { targetSpreadChecks } from '../entry-point/target-spread-checks';
import { relocateFindings, reportDeclared } from '../findings';
import type { ControllerWorkload, LoadBalancerService } from '../ingress-controller/ingress-controller';
import { IngressNginx, type IngressNginxOptions } from '../ingress-nginx/ingress-nginx';
import { UnhealthyHostAlarm } from '../monitoring/unhealthy-host-alarm';
import { createElasticIps } from '../network-load-balancer/create-elastic-ips';
import { elasticIpChecks, protectedReplacementChecks } from '../network-load-balancer/network-load-balancer-checks';
import { ReplacementGuard } from '../replacement/replacement-guard';
import { NodeSecurityGroupCheck } from '../prerequisites/node-security-group-check';
import { SubnetCheck } from '../prerequisites/subnet-check';
import { builtLoadBalancer } from './built-load-balancer';
import { examineService } from './examine-service';
import { identityOf } from './identity-of';
import { legacyServiceChecks } from './legacy-service-checks';
import { localTrafficChecks } from './local-traffic-checks';
import { renderedService } from './rendered-service';
import { ReplacementTrigger } from '../replacement/replacement-trigger';
import { resolveServiceLoadBalancer } from './resolve-service-load-balancer';
import { healthCheckOf, serviceAnnotations } from './service-annotations';
import { serviceComputeChecks } from './service-compute-checks';
import { SERVICE_RISKS, type ServiceLoadBalancerProps, type ServiceLoadBalancerSpec } from './service-load-balancer';
import { ServiceLoadBalancerLookup } from './service-load-balancer-lookup';
import { LOAD_BALANCER_CLASS, targetTypeOf } from './service-owner';
import { serviceOwnerChecks, serviceTypeChecks } from './service-owner-checks';
import { servicePropsChecks } from './service-props-checks';

export interface ServiceEntryPointProps extends ServiceLoadBalancerProps {
  readonly cluster: EksCluster;
  /** The host names that become alias records. @default - none; external-dns can write them from the Ingresses */
  readonly dns?: {
    readonly hostedZone: { readonly id: string; readonly name?: string };
    readonly hostNames: readonly string[];
  };
  /** What is told when a target has been unhealthy for three minutes. @default - nobody, and there is no alarm */
  readonly unhealthyHostAlarm?: { readonly actions: readonly string[] };
  /** @default - one that is in the cluster already, where it is the owner */
  readonly awsLoadBalancerController?: AwsLoadBalancerController;
  /** @default - ingress-nginx with its defaults; its retirement has to be acknowledged */
  readonly ingressNginx?: IngressNginxOptions;
}

/**
 * A Network Load Balancer that the Service of ingress-nginx owns: a controller in the cluster builds it from annotations,
 * and Terraform knows it only afterwards. What the annotations would build is checked as if Terraform built it.
 */
export class ServiceEntryPoint extends Construct {
  readonly spec: ServiceLoadBalancerSpec;
  readonly controller: IngressNginx;
  /** The Elastic IPs that were created, in the order of the subnet mappings. */
  readonly elasticIps: readonly Eip[];
  /** The load balancer, once it is there. */
  readonly loadBalancer: ServiceLoadBalancerLookup;
  readonly hostNames: readonly string[];
  /** The Service as the chart makes it, as far as it is known before apply. */
  readonly service: ServiceObject;
  private readonly region: string;

  constructor(scope: Construct, id: string, props: ServiceEntryPointProps) {
    super(scope, id);
    const { cluster, dns, unhealthyHostAlarm, awsLoadBalancerController, ingressNginx, ...asked } = props;
    const { owner, subnetMappings = [], deletionProtection, elasticIpProtection = deletionProtection } = props;
    const sendsToPods = targetTypeOf(owner) === 'ip';
    this.region = cluster.region;
    this.hostNames = dns?.hostNames ?? [];

    this.elasticIps =
      props.elasticIps === undefined
        ? []
        : createElasticIps(this, {
            name: props.name ?? this.node.id,
            subnetMappings,
            preventDestroy:
              elasticIpProtection === true && props.acknowledgements?.['elastic-ip-release'] === undefined,
          });
    this.spec = resolveServiceLoadBalancer(
      {
        ...asked,
        subnetMappings: props.subnetMappings?.map((mapping, index) => ({
          ...mapping,
          allocationId: mapping.allocationId ?? this.elasticIps[index]?.allocationId,
        })),
      },
      defaultClients(props),
    );

    const { tls, proxyProtocol, ports, externalTrafficPolicy, sourceRanges } = this.spec;
    const service: LoadBalancerService = {
      type: 'LoadBalancer',
      annotations: serviceAnnotations(this.spec),
      ...(owner.kind === 'cloud-provider-aws' ? {} : { loadBalancerClass: LOAD_BALANCER_CLASS }),
      sourceRanges,
      externalTrafficPolicy,
      allocateNodePorts: !sendsToPods,
      ports,
    };
    this.controller = new IngressNginx(this, 'IngressNginx', {
      ...ingressNginx,
      tls: tls.end,
      ...(tls.end === 'at-controller' ? { defaultCertificate: tls.defaultCertificate } : { redirect: tls.redirect }),
      service,
      // A node that passes a connection on rewrites the source to its own address.
      trustedProxies: Fn.join(
        ',',
        sendsToPods && subnetMappings.length > 0 ? subnetCidrBlocks(this, subnetMappings) : cluster.vpcCidrBlocks,
      ),
      proxyProtocol,
      httpsPort: ports.https,
      // The first pods come before the load balancer and wait for nothing; those of every later rollout do.
      readinessGate: sendsToPods,
    });
    const { serviceName, namespace } = this.controller;
    this.service = renderedService(this.controller.values, serviceName, namespace);
    this.checkPrerequisites(props);
    this.orderDestruction(awsLoadBalancerController);
    this.guardReplacement();

    this.loadBalancer = new ServiceLoadBalancerLookup(this, 'LoadBalancer', {
      owner,
      clusterName: cluster.name,
      namespace,
      serviceName,
      release: this.controller.resource,
    });
    if (dns !== undefined) {
      const records = new AliasRecords(this, 'Dns', {
        hostNames: dns.hostNames,
        hostedZone: dns.hostedZone,
        loadBalancer: {
          dnsName: this.loadBalancer.dnsName,
          zoneId: this.loadBalancer.zoneId,
          ipAddressType: this.spec.ipAddressType,
        },
        certificates: certificatesOf(tls),
      });
      relocateFindings(records, (path) => ['dns', ...path]);
    }
    if (unhealthyHostAlarm !== undefined && owner.kind === 'aws-load-balancer-controller') {
      for (const [key, port] of Object.entries(ports)) {
        new UnhealthyHostAlarm(this, `UnhealthyHostAlarm-${key}`, {
          name: `${props.name ?? this.node.id}-${key}-unhealthy-hosts`,
          loadBalancerArnSuffix: this.loadBalancer.resource.arnSuffix,
          targetGroupArnSuffix: this.loadBalancer.findTargetGroup(port).arnSuffix,
          actions: unhealthyHostAlarm.actions,
        });
      }
    }

    relocateFindings(this.controller, (path) => {
      if (path[0] === 'httpsPort') return ['ports', 'https'];
      if (path[0] === 'redirect') return ['tls', 'redirect'];
      return path[0] === 'proxyProtocol' ? path : ['ingressNginx', ...path];
    });
    reportDeclared(this, () => this.findings(props));
  }

  /** The load balancer that the owner builds; undefined where the model does not know it. */
  get builtLoadBalancer(): NetworkLoadBalancerSpec | undefined {
    return builtLoadBalancer(this.service, this.spec, this.region);
  }

  /** How targets are checked; undefined where the Service says on which nodes its pods are. */
  get healthCheck(): ResolvedHealthCheck | undefined {
    return healthCheckOf(this.spec);
  }

  /** What the owner needs of the network, which Terraform alone can see. */
  private checkPrerequisites({ cluster, owner, name, scheme, subnetMappings }: ServiceEntryPointProps): void {
    new SubnetCheck(this, 'SubnetCheck', {
      vpcId: cluster.vpcId,
      name: name ?? `of ${this.controller.namespace}/${this.controller.serviceName}`,
      scheme,
      subnets: subnetMappings === undefined ? undefined : { ids: subnetMappings.map(({ subnetId }) => subnetId) },
      zones: 1,
    });
    if (owner.kind === 'aws-load-balancer-controller') NodeSecurityGroupCheck.of(cluster);
  }

  /**
   * The Service goes while the controller that removes its finalizer still runs, and the namespace, which waits for that,
   * goes before the controller and before the Elastic IPs that the load balancer has until then.
   */
  private orderDestruction(owner: AwsLoadBalancerController | undefined): void {
    const { resource, namespaceResource } = this.controller;
    if (owner !== undefined) dependOn(resource, [owner.resource]);
    dependOn(namespaceResource, [...(owner === undefined ? [] : [owner.resource]), ...this.elasticIps]);
  }

  /** What no change of the Service reaches: the release is made anew, and with it the load balancer. */
  private guardReplacement(): void {
    const { deletionProtection, replacementProtection = deletionProtection, acknowledgements } = this.spec;
    const { resource, namespace, serviceName } = this.controller;
    const message = `This would replace the load balancer of ${namespace}/${serviceName}, and its name and addresses with it. Acknowledge load-balancer-replacement to do so.`;
    const parts = Object.entries(identityOf(this.spec));
    const triggers = parts.map(
      ([part, identity]) => new ReplacementTrigger(this, `ReplacementTrigger-${part}`, { identity }),
    );
    const isGuarded = replacementProtection && acknowledgements?.['load-balancer-replacement'] === undefined;
    const guards = isGuarded
      ? parts.map(([part, identity]) => new ReplacementGuard(this, `ReplacementGuard-${part}`, { identity, message }))
      : [];
    resource.lifecycle = {
      replaceTriggeredBy: triggers.map((trigger) => dependable(trigger.resource)),
      ...(guards.length === 0 ? {} : { precondition: guards.map(({ precondition }) => precondition) }),
      // AWS would not delete the load balancer, and its controller not let go of the Service.
      ...(deletionProtection && { preventDestroy: true }),
    };
  }

  private findings(props: ServiceEntryPointProps) {
    const { spec, controller, service, region } = this;
    const { cluster, subnetMappings, ingressNginx } = props;
    const targetType = targetTypeOf(spec.owner);
    const pods = this.podsInValues();
    const spread = { replicas: pods.replicas, zoneSpread: controller.zoneSpread };
    const externalTrafficPolicy = service.spec?.externalTrafficPolicy === 'Local' ? 'Local' : 'Cluster';
    const installed = props.awsLoadBalancerController ?? this.installedInStack();
    const loadBalancer = { ...props, subnetMappings: subnetMappings ?? [] };
    const typeFindings = findBy(serviceTypeChecks, service);
    return [
      ...findBy(serviceOwnerChecks, { owner: spec.owner, controller: installed }),
      ...typeFindings.map((finding) => ({ ...finding, path: this.pathInValues(finding) })),
      ...findBy(autoModeChecks, { compute: cluster.compute }),
      ...findBy(serviceComputeChecks, { compute: cluster.compute, targetType, workload: pods.workload }),
      ...findBy(servicePropsChecks, spec),
      ...this.legacyFindings(props),
      ...findBy(localTrafficChecks, {
        ...spec,
        externalTrafficPolicy,
        targetType,
        zones: subnetMappings?.length,
        ...spread,
      }),
      ...findBy(alarmChecks, props),
      ...findBy(elasticIpChecks, loadBalancer),
      ...(targetType === 'ip' && subnetMappings !== undefined
        ? findBy(targetSpreadChecks, {
            zones: subnetMappings.length,
            crossZone: spec.crossZone,
            registration: 'target-group-binding',
            ...spread,
          })
        : []),
      ...findBy(acknowledgementsChecks, { acknowledgements: { ...spec.acknowledgements }, risks: SERVICE_RISKS }),
      ...findBy(protectedReplacementChecks, loadBalancer),
      // What is no Service of a Network Load Balancer is judged as such alone.
      ...(typeFindings.length > 0 ? [] : examineService(service, spec, { region, values: ingressNginx?.values })),
    ];
  }

  /** What there is of pods in the end, whoever said so. */
  private podsInValues(): { readonly workload?: ControllerWorkload; readonly replicas?: number } {
    const { kind, replicaCount } = Object(valueAt(this.controller.values, ['controller'])) as {
      readonly kind?: unknown;
      readonly replicaCount?: unknown;
    };
    if (kind === 'DaemonSet') return { workload: kind };
    return { workload: 'Deployment', ...(typeof replicaCount === 'number' && { replicas: replicaCount }) };
  }

  /** What the cloud provider does with the clients that the Service names in the end. */
  private legacyFindings({ ingressNginx, unhealthyHostAlarm }: ServiceEntryPointProps) {
    const { spec, service } = this;
    const inValues = ['controller', 'service', 'loadBalancerSourceRanges'];
    if (valueAt(ingressNginx?.values, inValues) === undefined) {
      return findBy(legacyServiceChecks, { ...spec, unhealthyHostAlarm });
    }
    const clients = service.spec?.loadBalancerSourceRanges?.map((cidr) => ({ cidr }));
    return findBy(legacyServiceChecks, { ...spec, unhealthyHostAlarm, clients }).map((finding) =>
      finding.path[0] === 'clients' ? { ...finding, path: ['ingressNginx', 'values', ...inValues] } : finding,
    );
  }

  /** Only values of somebody's own make another Service of it. */
  private pathInValues({ path: [part, field, key] }: Diagnostic): Diagnostic['path'] {
    const inService = part === 'spec' ? [field] : [field, key];
    return ['ingressNginx', 'values', 'controller', 'service', ...inService].flatMap((step) => step ?? []);
  }

  private installedInStack(): AwsLoadBalancerController | undefined {
    const all = TerraformStack.of(this).node.findAll();
    return all.find((node) => node instanceof AwsLoadBalancerController);
  }
}
