import type { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** How a controller's Service is reached from the load balancer. */
export type ControllerService =
  | { readonly type: 'ClusterIP' }
  | { readonly type: 'NodePort'; readonly nodePorts: { readonly http: number; readonly https: number } }
  | LoadBalancerService;

/** Which pods a node passes connections on to: any, or only its own, which keeps the client's address. */
export type ExternalTrafficPolicy = 'Cluster' | 'Local';

/** A Service that owns its load balancer: a controller of AWS builds it from the annotations. */
export interface LoadBalancerService {
  readonly type: 'LoadBalancer';
  /** As they are written, such as by `formatAnnotations` of @eks-ingress/annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Which controller builds it; cannot be changed. @default - the annotations decide */
  readonly loadBalancerClass?: string;
  /** The CIDR blocks that may connect. @default - anybody */
  readonly sourceRanges?: readonly string[];
  /** @default 'Cluster' */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
  /** Whether every node opens ports for the Service, which load balancers that send to pods do not need. @default true */
  readonly allocateNodePorts?: boolean;
  /** The ports that clients use. */
  readonly ports: { readonly http: number; readonly https: number };
}

/** Whether a number of pods runs anywhere, or one on every node. */
export type ControllerWorkload = 'Deployment' | 'DaemonSet';

/** Whether a pod may start in a zone that has more of them already. */
export type ZoneSpread = 'DoNotSchedule' | 'ScheduleAnyway';

/** The ports that the pods of every controller listen on, so that a load balancer does not know which one it is. */
export const CONTROLLER_PORTS = {
  /** Clear text. `HEALTH_CHECK_PATH` is answered with 200. */
  http: 80,
  /** TLS that the controller ends itself. */
  https: 443,
  /** A server that redirects everything to https. */
  redirect: 2443,
} as const;

export type ControllerPort = keyof typeof CONTROLLER_PORTS;

/**
 * How clients of the clear-text listener come to https, where the load balancer ends TLS.
 *
 * - `by-port`: they reach a port of the pods that only redirects.
 * - `by-scheme`: they reach the port that applications are behind, and the controller redirects those whose PROXY protocol
 *   header does not name port 443.
 */
export type HttpsRedirect = 'by-port' | 'by-scheme';

/** Where TLS ends, and what follows from it for the controller. */
export interface ControllerTls {
  readonly tls: 'at-load-balancer' | 'at-controller';
  /** Only where the load balancer ends TLS. @default 'by-port' */
  readonly redirect?: HttpsRedirect;
}

/** The ports of the pods that the clear-text and the TLS listener lead to. */
export function targetPortsOf({ tls, redirect = 'by-port' }: ControllerTls): Record<'http' | 'https', ControllerPort> {
  if (tls === 'at-controller') return { http: 'http', https: 'https' };
  return { http: redirect === 'by-port' ? 'redirect' : 'http', https: 'http' };
}

/** The path with which the load balancer checks the health of a controller's pods. */
export const HEALTH_CHECK_PATH = '/healthz';

/** A Secret of the cluster, which others keep. */
export interface SecretReference {
  readonly namespace: string;
  readonly name: string;
}

/** What an ingress controller has to agree on with the load balancer in front of it. */
export interface IngressControllerProps extends ControllerTls {
  /** How the load balancer reaches the pods: a NodePort on every node, or the pods' own addresses. */
  readonly service: ControllerService;
  /** CIDR blocks of the load balancer, or of the nodes that pass its connections on, joined by commas. */
  readonly trustedProxies: string;
  /**
   * The DNS name of the load balancer, for the status of every Ingress.
   *
   * @default - that of the controller's Service, which owns the load balancer
   */
  readonly publishStatusAddress?: string;
  /**
   * Whether connections begin with a PROXY protocol v2 header, which carries the client's address and lets the
   * controller know that it used https. Must be what the target groups say.
   *
   * @default true
   */
  readonly proxyProtocol?: boolean;
  /** The port of the load balancer's https listener, which the redirect leads to. @default 443 */
  readonly httpsPort?: number;
  /**
   * The Secret with the certificate for names that no Ingress has one for, where the controller ends TLS.
   *
   * @default - one that the controller signs itself
   */
  readonly defaultCertificate?: SecretReference;
  /**
   * Whether a pod is ready only when its target is healthy. The TargetGroupBinding must be there before the pods.
   *
   * @default false
   */
  readonly readinessGate?: boolean;
}

/** An ingress controller behind a load balancer. */
export interface IngressController extends Construct {
  readonly resource: TerraformResource;
  readonly namespaceResource: NamespaceV1;
  readonly namespace: string;
  /** The name of the controller's Service, whose ports are named http and https. */
  readonly serviceName: string;
  /** Which Ingresses it serves. */
  readonly ingressClass: string;
  /** Its name and versions, for a person. */
  readonly description: string;
  /** How many pods there are; undefined when there is one on every node. */
  readonly replicas?: number;
  /** How the pods are spread over the zones. @default - not known */
  readonly zoneSpread?: ZoneSpread;
  /** Installs the controller only when these exist. */
  addDependency(...dependencies: readonly TerraformResource[]): void;
}
