/** What a stack puts in front of a cluster, from the clients to the Services. */
export interface Topology {
  /** The name of the stack. */
  readonly name: string;
  readonly account?: string;
  readonly region?: string;
  /** The name of the EKS cluster. */
  readonly cluster?: string;
  readonly loadBalancers: readonly LoadBalancer[];
  /** Every ingress controller that the stack installs. */
  readonly controllers: readonly IngressController[];
  /** What the stack installs to make or register something, such as the AWS Load Balancer Controller. */
  readonly operators: readonly Operator[];
}

/** Who creates a load balancer, and deletes it. */
export type LoadBalancerOwner = 'Terraform' | 'AWS Load Balancer Controller' | 'AWS cloud provider';

export interface LoadBalancer {
  /** Unique in the topology. */
  readonly id: string;
  readonly kind: 'network' | 'application';
  readonly owner: LoadBalancerOwner;
  /** Undefined when whoever creates it chooses the name. */
  readonly name?: string;
  readonly scheme: 'internet-facing' | 'internal';
  readonly ipAddressType: string;
  /** Its addresses in a few words, such as `3 Elastic IPs`. */
  readonly addresses: string;
  /** Its Availability Zones, as far as the stack names them. */
  readonly zones: readonly string[];
  /** The DNS names that lead to it. */
  readonly hostNames: readonly string[];
  readonly listeners: readonly Listener[];
  readonly targetGroups: readonly TargetGroup[];
}

export interface Listener {
  readonly port: number;
  readonly protocol: string;
  /** The security policy of a listener that ends TLS. */
  readonly tlsPolicy?: string;
  readonly certificates: number;
  /** Who the security groups let connect: CIDR blocks, prefix lists, security groups. */
  readonly clients: readonly string[];
  /** Where it sends what it receives, in order; the first that applies does. */
  readonly routes: readonly Route[];
}

export interface Route {
  /** The requests that it is for, such as `shop.example.com/cart`; undefined for all. */
  readonly requests?: string;
  readonly action: RouteAction;
}

export type RouteAction =
  | { readonly kind: 'forward'; readonly targetGroup: string; readonly weight?: number }
  /** What it answers by itself, such as `redirects to https`. */
  | { readonly kind: 'answer'; readonly description: string };

export interface TargetGroup {
  /** Unique in the topology. */
  readonly id: string;
  readonly name?: string;
  readonly port?: number;
  readonly protocol: string;
  readonly proxyProtocol: boolean;
  /** In a few words, such as `HTTP /healthz`; undefined when something beyond the stack may decide it. */
  readonly healthCheck?: string;
  readonly targets: Targets;
  /** What the security groups allow between the load balancer and the targets; undefined when the stack does not say. */
  readonly allowed?: readonly string[];
}

export interface Targets {
  readonly kind: 'pods' | 'nodes' | 'addresses' | 'load-balancer';
  /** What brings them into the target group, such as `3 Auto Scaling groups`. */
  readonly registration: string;
  /** The name of the operator that registers them; undefined when Terraform or AWS does. */
  readonly operator?: string;
  /** The id of the ingress controller that they are, or that stands behind them. */
  readonly controller?: string;
  /** The port of the controller's container behind them. */
  readonly controllerPort?: number;
  /** The Service that they belong to, such as `shop/cart`, when it is no ingress controller's. */
  readonly service?: string;
}

export interface IngressController {
  /** Unique in the topology. */
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly namespace?: string;
  readonly replicas?: number;
  readonly ingressClass?: string;
  /** Its Service, such as `ingress-nginx-controller`. */
  readonly service?: { readonly name: string; readonly type: string };
  readonly ports: readonly ControllerPort[];
  /** What the stack installs behind it: a host name and the Service that answers for it. */
  readonly workloads: readonly { readonly hostName: string; readonly service: string }[];
}

export interface ControllerPort {
  /** The port of the container. */
  readonly port: number;
  readonly nodePort?: number;
  /** What it does other than route, such as `redirects to https`. */
  readonly answer?: string;
}

export interface Operator {
  readonly name: string;
  readonly version?: string;
  readonly namespace?: string;
}
