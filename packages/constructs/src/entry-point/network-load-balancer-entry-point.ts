import { findBy, type Path } from '@eks-ingress/diagnostics';
import type { ClientSpec, HealthCheckSpec, RegistrationSpec } from '@eks-ingress/elbv2';
import { Fn, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { AwsLoadBalancerController } from '../aws-load-balancer-controller/aws-load-balancer-controller';
import type { EksCluster } from '../cluster/eks-cluster';
import { AliasRecords } from '../dns/alias-records';
import { relocateFindings, reportDeclared } from '../findings';
import {
  CONTROLLER_PORTS,
  HEALTH_CHECK_PATH,
  targetPortsOf,
  type IngressController,
  type ControllerPort,
  type IngressControllerProps,
} from '../ingress-controller/ingress-controller';
import { IngressNginx, type IngressNginxOptions } from '../ingress-nginx/ingress-nginx';
import { UnhealthyHostAlarm } from '../monitoring/unhealthy-host-alarm';
import { NetworkLoadBalancer, type NetworkLoadBalancerProps } from '../network-load-balancer/network-load-balancer';
import type { TargetGroup } from '../network-load-balancer/target-group';
import { alarmChecks } from './alarm-checks';
import { autoModeChecks, computeChecks } from './compute-checks';
import { defaultClients } from './default-clients';
import { targetTypeOf, type EntryPointRegistration } from './entry-point-registration';
import { certificatesOf, type EntryPointTls } from './entry-point-tls';
import { networkLoadBalancerEntryPointChecks } from './network-load-balancer-entry-point-checks';
import { subnetCidrBlocks } from './subnet-cidr-blocks';
import { targetSpreadChecks } from './target-spread-checks';

export interface NetworkLoadBalancerEntryPointProps extends Omit<
  NetworkLoadBalancerProps,
  'vpcId' | 'region' | 'clients' | 'targetSecurityGroupIds' | 'vpcCidrBlocks'
> {
  readonly cluster: EksCluster;
  readonly tls: EntryPointTls;
  readonly registration: EntryPointRegistration;
  /** @default - anybody when internet-facing, the VPC when internal */
  readonly clients?: readonly ClientSpec[];
  /** The security groups of the nodes or pods. @default - the cluster's security group */
  readonly targetSecurityGroupIds?: readonly string[];
  /**
   * Whether connections to the targets begin with a PROXY protocol v2 header: on the load balancer, and in the
   * controller.
   *
   * @default true
   */
  readonly proxyProtocol?: boolean;
  /** The ports that clients use. @default { http: 80, https: 443 } */
  readonly ports?: { readonly http?: number; readonly https?: number };
  /**
   * Replaces the health check of both target groups, for a port of the nodes or pods that tells more.
   *
   * @default - HTTP on the path of the controller where it answers in clear text, else TCP; on the traffic port
   */
  readonly healthCheck?: HealthCheckSpec;
  /** The host names that become alias records. @default - none */
  readonly dns?: {
    readonly hostedZone: { readonly id: string; readonly name?: string };
    readonly hostNames: readonly string[];
  };
  /** What is told when a target has been unhealthy for three minutes. @default - nobody, and there is no alarm */
  readonly unhealthyHostAlarm?: { readonly actions: readonly string[] };
  /** @default - one that is in the cluster already, when the registration needs it */
  readonly awsLoadBalancerController?: AwsLoadBalancerController;
  /** Makes the ingress controller. @default - ingress-nginx */
  readonly controller?: (scope: Construct, id: string, props: IngressControllerProps) => IngressController;
  /** @default - ingress-nginx with its defaults; its retirement has to be acknowledged */
  readonly ingressNginx?: IngressNginxOptions;
}

/**
 * A Network Load Balancer that Terraform owns, in front of an ingress controller. Where TLS ends decides the listeners,
 * target ports, health checks, PROXY protocol, the controller's configuration and the security group rules, so that they
 * agree.
 */
export class NetworkLoadBalancerEntryPoint extends Construct {
  readonly loadBalancer: NetworkLoadBalancer;
  readonly targetGroups: Readonly<Record<'http' | 'https', TargetGroup>>;
  readonly controller: IngressController;
  readonly hostNames: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkLoadBalancerEntryPointProps) {
    super(scope, id);
    const {
      cluster,
      tls,
      registration,
      ports = {},
      proxyProtocol = true,
      healthCheck,
      dns,
      unhealthyHostAlarm,
      awsLoadBalancerController: _installed,
      controller,
      ingressNginx,
      ...loadBalancer
    } = props;
    const behindNodePort = registration.kind !== 'target-group-binding';
    const nodePorts = { http: 30080, https: 30443, ...(behindNodePort ? registration.nodePorts : {}) };
    this.hostNames = dns?.hostNames ?? [];

    this.loadBalancer = new NetworkLoadBalancer(this, 'LoadBalancer', {
      ...loadBalancer,
      vpcId: cluster.vpcId,
      region: cluster.region,
      clients: props.clients ?? defaultClients(props),
      targetSecurityGroupIds: props.targetSecurityGroupIds ?? [cluster.clusterSecurityGroupId],
    });

    const controllerProps: IngressControllerProps = {
      tls: tls.end,
      ...(tls.end === 'at-controller' ? { defaultCertificate: tls.defaultCertificate } : { redirect: tls.redirect }),
      service: behindNodePort ? { type: 'NodePort', nodePorts } : { type: 'ClusterIP' },
      // A NodePort rewrites the source to the address of a node.
      trustedProxies: Fn.join(
        ',',
        behindNodePort ? cluster.vpcCidrBlocks : subnetCidrBlocks(this, props.subnetMappings),
      ),
      publishStatusAddress: this.loadBalancer.dnsName,
      proxyProtocol,
      httpsPort: ports.https,
      readinessGate: !behindNodePort,
    };
    this.controller =
      controller?.(this, 'Controller', controllerProps) ??
      new IngressNginx(this, 'IngressNginx', { ...ingressNginx, ...controllerProps });

    const targetPorts = targetPortsOf(controllerProps);
    const addTargetGroup = (name: 'http' | 'https') =>
      this.loadBalancer.addTargetGroup(name, {
        port: behindNodePort ? nodePorts[name] : CONTROLLER_PORTS[targetPorts[name]],
        targetType: targetTypeOf(registration),
        registration: this.registrationOf(name, registration),
        proxyProtocolV2: proxyProtocol,
        healthCheck: healthCheck ?? healthCheckOf(targetPorts[name]),
      });
    this.targetGroups = { http: addTargetGroup('http'), https: addTargetGroup('https') };

    const http = this.loadBalancer.addListener('http', {
      port: ports.http ?? 80,
      protocol: 'TCP',
      targetGroup: 'http',
    });
    const https = this.loadBalancer.addListener('https', {
      port: ports.https ?? 443,
      targetGroup: 'https',
      ...(tls.end === 'at-controller'
        ? { protocol: 'TCP' }
        : {
            protocol: 'TLS',
            certificate: tls.certificate,
            additionalCertificates: tls.additionalCertificates,
            sslPolicy: tls.policy,
            acknowledgements: tls.acknowledgements,
          }),
    });
    this.orderRegistration(props, [http.resource, https.resource]);

    if (dns !== undefined) {
      const records = new AliasRecords(this, 'Dns', {
        hostNames: dns.hostNames,
        hostedZone: dns.hostedZone,
        loadBalancer: {
          dnsName: this.loadBalancer.dnsName,
          zoneId: this.loadBalancer.zoneId,
          ipAddressType: props.ipAddressType ?? 'ipv4',
        },
        certificates: certificatesOf(tls),
      });
      relocateFindings(records, (path) => ['dns', ...path]);
    }

    for (const [key, targetGroup] of Object.entries(unhealthyHostAlarm === undefined ? {} : this.targetGroups)) {
      new UnhealthyHostAlarm(this, `UnhealthyHostAlarm-${key}`, {
        name: `${props.name}-${key}-unhealthy-hosts`,
        loadBalancerArnSuffix: this.loadBalancer.resource.arnSuffix,
        targetGroupArnSuffix: targetGroup.resource.arnSuffix,
        actions: unhealthyHostAlarm?.actions ?? [],
      });
    }

    relocateFindings(this.loadBalancer, locateInProps);
    relocateFindings(this.controller, (path) => {
      if (path[0] === 'nodePorts') return ['registration', ...path];
      if (path[0] === 'httpsPort') return ['ports', 'https'];
      if (path[0] === 'redirect') return ['tls', 'redirect'];
      return path[0] === 'proxyProtocol' ? path : ['ingressNginx', ...path];
    });
    reportDeclared(this, () => [
      ...findBy(networkLoadBalancerEntryPointChecks, props),
      ...findBy(alarmChecks, props),
      ...findBy(autoModeChecks, { compute: cluster.compute }),
      ...findBy(computeChecks, { compute: cluster.compute, registration: registration.kind }),
      ...findBy(targetSpreadChecks, {
        zones: props.subnetMappings.length,
        crossZone: props.crossZone ?? false,
        registration: registration.kind,
        replicas: this.controller.replicas,
        zoneSpread: this.controller.zoneSpread,
      }),
    ]);
  }

  /**
   * Pods wait for their targets to be healthy (readiness gate), so bindings and listeners come first; and bindings are
   * destroyed while the controller that removes their finalizers still runs.
   */
  private orderRegistration(
    { registration, awsLoadBalancerController }: NetworkLoadBalancerEntryPointProps,
    listeners: readonly TerraformResource[],
  ): void {
    if (registration.kind !== 'target-group-binding') return;
    for (const targetGroup of Object.values(this.targetGroups)) {
      targetGroup.registerAfter(this.controller.namespaceResource);
      if (awsLoadBalancerController !== undefined) targetGroup.registerAfter(awsLoadBalancerController.resource);
      this.controller.addDependency(...targetGroup.registration.resources);
    }
    this.controller.addDependency(...listeners);
  }

  private registrationOf(name: 'http' | 'https', registration: EntryPointRegistration): RegistrationSpec {
    if (registration.kind !== 'target-group-binding') return registration;
    const { serviceName, namespace } = this.controller;
    return { ...registration, service: { name: serviceName, namespace, port: name } };
  }
}

/** A redirect server answers every path with a redirect, and a TLS server asks who a request is for. */
function healthCheckOf(port: ControllerPort): HealthCheckSpec {
  return port === 'http' ? { protocol: 'HTTP', path: HEALTH_CHECK_PATH } : { protocol: 'TCP' };
}

/** From a path in the load balancer's specification to the prop that the value comes from. */
function locateInProps(path: Path): Path {
  const [collection, key, attribute, ...rest] = path;
  if (collection === 'targetGroups' && attribute === 'name') return ['name'];
  if (collection === 'listeners' && attribute === 'port') return ['ports', key === 0 ? 'http' : 'https'];
  if (collection === 'listeners' && attribute === 'sslPolicy') return ['tls', 'policy'];
  if (collection === 'listeners' && attribute !== undefined) return ['tls', attribute, ...rest];
  if (collection === 'targetGroups' && attribute === 'registration') return ['registration', ...rest];
  if (collection === 'targetGroups' && attribute === 'healthCheck') return ['healthCheck', ...rest];
  if (collection === 'targetGroups' && attribute === 'port') return ['registration', 'nodePorts', String(key)];
  return path;
}
