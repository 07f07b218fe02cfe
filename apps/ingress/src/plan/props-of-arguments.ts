import { quote, type Path } from '@eks-ingress/diagnostics';
import { ENTRY_POINT_CHANGES } from '../changes/entry-point-changes';

/** The setting of an entry point that decides an argument of Terraform's. */
export interface Prop {
  /** From the entry point's settings. */
  readonly path: Path;
  /** A value of the argument as the settings write it; undefined where it is not that simple. */
  readonly words: (value: unknown) => string | undefined;
}

/**
 * Settings that decide an argument together with others, so that the table of changes does not name it. `*` stands for the
 * key of the listener or the target group.
 */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'aws_lb.subnet_mapping': ['subnetMappings'],
  'aws_lb_listener.port': ['ports', '*'],
  'aws_lb_listener.protocol': ['tls', 'end'],
  'aws_lb_target_group.port': ['registration', 'nodePorts', '*'],
  'helm_release.name': ['ingressNginx', 'releaseName'],
  'helm_release.namespace': ['ingressNginx', 'namespace'],
};

/** The setting that writes an argument of a resource type; undefined for what follows from other resources, such as an ARN. */
export function findProp(type: string, argument: string, key = ''): Prop | undefined {
  const name = `${type}.${argument}`;
  const path = TOGETHER[name]?.map((part) => (part === '*' ? key : part)) ?? settingOf(name);
  return path && { path, words: name === 'aws_lb.internal' ? scheme : written };
}

function scheme(internal: unknown): string | undefined {
  return typeof internal === 'boolean' ? quote(internal ? 'internal' : 'internet-facing') : undefined;
}

function written(value: unknown): string | undefined {
  return ['string', 'number', 'boolean'].includes(typeof value) ? quote(value) : undefined;
}

/** What all settings have in common that become an argument, or a part of one. */
function settingOf(argument: string): readonly string[] | undefined {
  const settings = Object.entries<{ readonly becomes?: readonly string[] }>(
    ENTRY_POINT_CHANGES['network-load-balancer'],
  )
    .filter(([, { becomes = [] }]) => becomes.some((each) => each === argument || each.startsWith(`${argument}.`)))
    .map(([setting]) => setting.replaceAll('[]', '').split('.'));
  const [first, ...others] = settings;
  if (first === undefined) return undefined;
  const end = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  const common = end === -1 ? first : first.slice(0, end);
  return common.length === 0 ? undefined : common;
}
