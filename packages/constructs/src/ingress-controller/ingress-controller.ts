import type { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';

/** How a controller's Service is reached from the load balancer. */
export type ControllerService =
  | { readonly type: 'ClusterIP' }
  | { readonly type: 'NodePort'; readonly nodePorts: { readonly http: number; readonly https: number } };

/** Whether a pod may start in a zone that has more of them already. */
export type ZoneSpread = 'DoNotSchedule' | 'ScheduleAnyway';

/** The ports that the pods of every controller listen on, so that a load balancer does not know which one it is. */
export const CONTROLLER_PORTS = {
  /** Clear text that the load balancer has decrypted. `HEALTH_CHECK_PATH` is answered with 200. */
  http: 80,
  /** A server that redirects everything to https. */
  redirect: 2443,
} as const;

/** The path with which the load balancer checks the health of a controller's pods. */
export const HEALTH_CHECK_PATH = '/healthz';

/** What an ingress controller has to agree on with the load balancer in front of it. */
export interface IngressControllerProps {
  /** Where TLS ends: the load balancer decrypts and the controller receives clear text. */
  readonly tls: 'at-load-balancer';
  /** How the load balancer reaches the pods: a NodePort on every node, or the pods' own addresses. */
  readonly service: ControllerService;
  /** CIDR blocks of the load balancer, or of the nodes with a NodePort, joined by commas. */
  readonly trustedProxies: string;
  /** The DNS name of the load balancer, for the status of every Ingress. */
  readonly publishStatusAddress: string;
  /**
   * Whether connections begin with a PROXY protocol v2 header, which carries the client's address and lets the
   * controller know that it used https. Must be what the target groups say.
   *
   * @default true
   */
  readonly proxyProtocol?: boolean;
  /** The port of the load balancer's TLS listener, which the redirect leads to. @default 443 */
  readonly httpsPort?: number;
  /**
   * Whether a pod is ready only when its target is healthy. The TargetGroupBinding must be there before the pods.
   *
   * @default false
   */
  readonly readinessGate?: boolean;
}

/** An ingress controller behind a load balancer that it does not own. */
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
  readonly replicas: number;
  /** How the pods are spread over the zones. @default - not known */
  readonly zoneSpread?: ZoneSpread;
  /** Installs the controller only when these exist. */
  addDependency(...dependencies: readonly TerraformResource[]): void;
}
