import { quote, type Path } from '@eks-ingress/diagnostics';

/** The setting of an entry point that decides an argument of Terraform's. */
export interface Prop {
  /** From the entry point's settings. */
  readonly path: Path;
  /** A value of the argument as the settings write it; undefined where it is not that simple. */
  readonly words: (value: unknown) => string | undefined;
}

interface Declaration {
  /** `*` stands for the key of the listener or the target group. */
  readonly path: readonly string[];
  readonly words?: Prop['words'];
}

const written: Prop['words'] = (value) =>
  ['string', 'number', 'boolean'].includes(typeof value) ? quote(value) : undefined;
const scheme: Prop['words'] = (internal) =>
  typeof internal === 'boolean' ? quote(internal ? 'internal' : 'internet-facing') : undefined;
const unsaid: Prop['words'] = () => undefined;

/** Which setting writes an argument. What follows from other resources, such as an ARN, is not here. */
const PROPS: Readonly<Record<string, Readonly<Record<string, Declaration>>>> = {
  aws_lb: {
    access_logs: { path: ['accessLogs'], words: unsaid },
    enable_cross_zone_load_balancing: { path: ['crossZone'] },
    enable_deletion_protection: { path: ['deletionProtection'] },
    enable_zonal_shift: { path: ['zonalShift'] },
    internal: { path: ['scheme'], words: scheme },
    ip_address_type: { path: ['ipAddressType'] },
    name: { path: ['name'] },
    subnet_mapping: { path: ['subnetMappings'], words: unsaid },
  },
  aws_lb_listener: {
    certificate_arn: { path: ['tls', 'certificate'], words: unsaid },
    port: { path: ['ports', '*'] },
    protocol: { path: ['tls', 'end'] },
    ssl_policy: { path: ['tls', 'policy'] },
  },
  aws_lb_target_group: {
    health_check: { path: ['healthCheck'], words: unsaid },
    ip_address_type: { path: ['ipAddressType'] },
    port: { path: ['registration', 'nodePorts', '*'] },
    proxy_protocol_v2: { path: ['proxyProtocol'] },
    target_type: { path: ['registration', 'kind'] },
  },
  helm_release: {
    chart: { path: ['ingressNginx'], words: unsaid },
    name: { path: ['ingressNginx', 'releaseName'] },
    namespace: { path: ['ingressNginx', 'namespace'] },
  },
};

/** The setting that writes an argument of a resource type. */
export function findProp(type: string, argument: string, key = ''): Prop | undefined {
  const declaration = PROPS[type]?.[argument];
  if (declaration === undefined) return undefined;
  const { path, words = written } = declaration;
  return { path: path.map((part) => (part === '*' ? key : part)), words };
}
