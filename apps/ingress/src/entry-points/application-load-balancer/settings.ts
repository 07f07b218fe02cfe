import type {
  ApplicationLoadBalancerEntryPointProps,
  ApplicationLoadBalancerTls,
  GroupedIngressProps,
} from '@eks-ingress/constructs';
import type { CertificateSettings } from '../certificate';
import type { EchoWorkloadSettings } from '../echo-workload';
import type { HostedZoneSettings } from '../hosted-zone';

/** An Application Load Balancer that the AWS Load Balancer Controller builds, in front of Services of several namespaces. */
export interface ApplicationLoadBalancerEntryPointSettings extends Omit<
  ApplicationLoadBalancerEntryPointProps,
  'cluster' | 'awsLoadBalancerController' | 'name' | 'tls' | 'dns' | 'ingresses'
> {
  readonly kind: 'application-load-balancer';
  /**
   * The name of the load balancer, its IngressGroup and its IngressClass: up to 32 small letters, digits and hyphens.
   * Another name is another load balancer.
   *
   * @default '<environment>-<entry point>'
   */
  readonly name?: string;
  /** @default - none: clients use clear text */
  readonly tls?: ApplicationLoadBalancerTlsSettings;
  /** The Ingresses of the load balancer, by a name of your choice; those of the first stand first. */
  readonly ingresses: Readonly<Record<string, IngressSettings>>;
  /** The Route 53 zone of the hosts of the routes and of requested certificates. @default - none */
  readonly hostedZone?: HostedZoneSettings;
  /** Host names that become alias records of the load balancer. @default - with a hosted zone, the hosts of the routes */
  readonly hostNames?: readonly string[];
  /** A small server to see the entry point work; not for production. @default - none */
  readonly echoWorkload?: EchoWorkloadSettings;
}

export type IngressSettings = Omit<GroupedIngressProps, 'dependencies'>;

export interface ApplicationLoadBalancerTlsSettings extends Omit<
  ApplicationLoadBalancerTls,
  'certificate' | 'additionalCertificates'
> {
  readonly certificate: CertificateSettings;
  /** Certificates chosen by the server name that a client asks for. @default [] */
  readonly additionalCertificates?: readonly CertificateSettings[];
}
