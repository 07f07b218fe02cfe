import type { ApplicationLoadBalancerIpAddressType, CertificateSpec, ClientSpec, Scheme } from '@eks-ingress/elbv2';
import type { AwsLoadBalancerController } from '../aws-load-balancer-controller/aws-load-balancer-controller';
import type { EksCluster } from '../cluster/eks-cluster';
import type { GroupedIngressProps } from './grouped-ingress';
import type { SubnetSelector } from './ingress-class-params';

/** The certificates of the load balancer, and what TLS clients may use. */
export interface ApplicationLoadBalancerTls {
  readonly certificate: CertificateSpec;
  /** Certificates chosen by the server name that a client asks for. @default [] */
  readonly additionalCertificates?: readonly CertificateSpec[];
  /** @default 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' */
  readonly policy?: string;
  /** Whether clients are asked for a certificate of their own. @default - they are not */
  readonly mutualAuthentication?: ClientCertificates;
}

/** What becomes of certificates of clients: their targets are told of them, or they have to be of a trust store. */
export type ClientCertificates =
  | { readonly mode: 'passthrough' }
  | {
      readonly mode: 'verify';
      /** The trust store, by name or ARN. */
      readonly trustStore: string;
      /** @default false */
      readonly ignoreClientCertificateExpiry?: boolean;
    };

/** A regional web ACL of AWS WAF; to find one by name the controller needs a permission more. */
export type WebAcl = { readonly arn: string; readonly name?: never } | { readonly name: string; readonly arn?: never };

export interface ApplicationLoadBalancerEntryPointProps {
  readonly cluster: EksCluster;
  /** The controller that builds the load balancer, with permissions for `all`; `installed` by another stack. */
  readonly awsLoadBalancerController?: AwsLoadBalancerController | 'installed';
  /**
   * The name of the load balancer, its IngressGroup and its IngressClass: up to 32 small letters, digits and hyphens.
   * Another name is another load balancer.
   */
  readonly name: string;
  /** Another scheme is another load balancer, with another DNS name. */
  readonly scheme: Scheme;
  /** @default 'ipv4' */
  readonly ipAddressType?: ApplicationLoadBalancerIpAddressType;
  /** @default - found by their role tags when the load balancer is created */
  readonly subnets?: SubnetSelector;
  /** Who may connect: networks and prefix lists. @default - anybody when internet-facing, the VPC when internal */
  readonly clients?: readonly Omit<ClientSpec, 'securityGroupId'>[];
  /**
   * Security groups of the load balancer in place of one that the controller keeps; it opens the targets to them all the
   * same.
   *
   * @default - one that admits the clients
   */
  readonly securityGroupIds?: readonly string[];
  /** @default - none: clients use clear text */
  readonly tls?: ApplicationLoadBalancerTls;
  /**
   * What the clear-text port does beside TLS: it redirects everybody to https, is not there, or serves the routes as well.
   *
   * @default 'redirect'
   */
  readonly http?: 'redirect' | 'closed' | 'serve';
  /** The ports that clients use. @default { http: 80, https: 443 } */
  readonly ports?: { readonly http?: number; readonly https?: number };
  /** The Ingresses of the load balancer, by a name of your choice; those of the first stand first. */
  readonly ingresses: Readonly<Record<string, GroupedIngressProps>>;
  /** Namespaces whose own Ingresses may join with the class. @default [] */
  readonly additionalNamespaces?: readonly string[];
  /**
   * Whether the load balancer is kept: the first Ingress is not let go of, and Terraform refuses to destroy it, and to change
   * the scheme.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /** Where requests are logged. @default - nowhere */
  readonly accessLogs?: { readonly bucket: string; readonly prefix?: string };
  /** Attributes of the load balancer, by the names that AWS gives them. @default {} */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Capacity units that are kept ready. @default - none */
  readonly minimumCapacityUnits?: number;
  /** @default - none is associated, and one that somebody has associated stays */
  readonly webAcl?: WebAcl;
  /** Whether AWS Shield Advanced protects it, to which the account must have subscribed. @default - not managed */
  readonly shieldAdvanced?: boolean;
  /** Tags of what the controller creates for it. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
  /** What is told when a target has been unhealthy for three minutes. @default - nobody, and there is no alarm */
  readonly unhealthyHostAlarm?: { readonly actions: readonly string[] };
  /** The host names that become alias records. @default - none */
  readonly dns?: {
    readonly hostedZone: { readonly id: string; readonly name?: string };
    /** @default - the hosts of the routes */
    readonly hostNames?: readonly string[];
  };
}
