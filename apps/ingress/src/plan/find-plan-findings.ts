import { formatPath, quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import type { Environment } from '../environment';
import { declaredEntryPoint, describeSubnet, indexOfSubnet } from './declared-entry-point';
import { entryPointOf, keyOfListener, resourceName } from './entry-point-of';
import {
  findListenersWithoutTls,
  findMovedAddresses,
  findTakenPorts,
  type MovedAddress,
  type TakenPort,
} from './find-collisions';
import { explainReplaced, findLosses, isRemoval, losesIpv6, type Loss, type Risk } from './find-losses';
import { listed } from './listed';
import { planPorts } from './plan-ports';
import type { PlannedResource } from './planned-resource';
import type { ResourceChange } from './plan-report';

/** What speaks against a plan. */
export interface PlanFindings {
  /** For what the plan is refused. */
  readonly refusals: readonly Diagnostic[];
  /**
   * Acknowledgements of which nothing in the plan is in need. One that is an error keeps the environment from being
   * deployed, so that it is gone once it has been used.
   */
  readonly unneeded: readonly Diagnostic[];
}

/** Reads a plan against what the environment's file allows. */
export function findPlanFindings(
  resources: readonly PlannedResource[],
  changes: readonly ResourceChange[],
  environment: Environment,
): PlanFindings {
  const losses = findLosses(resources, environment);
  const collisions = [
    ...refuseTakenPorts(findTakenPorts(changes), changes),
    ...findMovedAddresses(changes).map((moved) => refuseMovedAddress(moved, environment)),
    ...findListenersWithoutTls(changes).map(refuseListenerWithoutTls),
  ];
  const held = losses.filter(
    (loss) => loss.hold !== undefined && (loss.hold === 'deletion-protection' || !isAllowed(loss, environment)),
  );
  return {
    refusals: [...collisions, ...refuseLosses(held, resources).filter(({ path }) => !hasPlace(collisions, path))],
    unneeded: findUnneeded(losses, environment),
  };
}

/** What is wrong with an address is said once, where it is. */
function hasPlace(findings: readonly Diagnostic[], path: Path): boolean {
  return findings.some((finding) => formatPath(finding.path) === formatPath(path));
}

/** Whether the environment's file says that a loss is meant. */
function isAllowed({ entryPoint, risk }: Loss, { removedEntryPoints = {} }: Environment): boolean {
  return isReason(removedEntryPoints[entryPoint.name]) || isReason(entryPoint.acknowledgements[risk]);
}

function isReason(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

/** One finding for the edits that take something away together, whatever that is. */
function refuseLosses(held: readonly Loss[], resources: readonly PlannedResource[]): readonly Diagnostic[] {
  const groups = new Map<string, Loss[]>();
  for (const loss of held) {
    const key = [loss.entryPoint.name, ...loss.causes.map(({ edit }) => edit)].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), loss]);
  }
  return [...groups.values()].map((losses) => refuseEdits(losses, resources));
}

function refuseEdits(losses: readonly Loss[], resources: readonly PlannedResource[]): Diagnostic {
  const [first] = losses;
  const causes = first?.causes ?? [];
  const edits = capitalized(listed(causes.map(({ edit }) => edit)));
  return {
    id: first?.entryPoint.kind === undefined ? 'entry-point-removal' : first.risk,
    severity: 'error',
    path: causes[0]?.path ?? [],
    message: `${edits}, which ${listed(describeLosses(losses))}.`,
    why: distinct(losses.map((loss) => explainLoss(loss, resources))).join(' '),
    fix: wayOn(losses),
  };
}

/** A clause for each kind of loss. */
function describeLosses(losses: readonly Loss[]): readonly string[] {
  return RISKS.flatMap((risk) => {
    const some = losses.filter((loss) => loss.risk === risk);
    const [first] = some;
    if (first === undefined) return [];
    const s = some.length === 1 ? '' : 's';
    const keys = listed(some.map(({ key = '' }) => quote(key)));
    switch (risk) {
      case 'load-balancer-replacement':
        if (losesIpv6(first.resource)) return ['takes its IPv6 addresses from the load balancer'];
        return [`${verbOf(first)} the load balancer ${nameOf(first)}`];
      case 'listener-replacement':
        return [`${verbOf(first)} the listener${s} ${keys}`];
      case 'target-group-replacement':
        return [`replaces the target group${s} ${keys}`];
      case 'elastic-ip-release':
        return [`releases the Elastic IP${s} ${listed(some.map(({ resource }) => addressOf(resource)))}`];
    }
  });
}

/** The name that AWS knows it by, where it is Terraform's. */
function nameOf({ resource: { type, before }, entryPoint }: Loss): string {
  return quote(type === 'aws_lb' ? (before?.['name'] ?? entryPoint.name) : entryPoint.name);
}

function verbOf({ resource: { kind } }: Loss): string {
  return kind === 'delete' ? 'deletes' : 'replaces';
}

function addressOf({ before, address }: PlannedResource): string {
  const ip = before?.['public_ip'];
  return typeof ip === 'string' ? ip : address;
}

/** What would happen, and why nobody wants that. */
function explainLoss(loss: Loss, resources: readonly PlannedResource[]): string {
  const { risk, hold } = loss;
  switch (risk) {
    case 'load-balancer-replacement':
      if (losesIpv6(loss.resource)) return 'Clients that use IPv6 cannot connect any more.';
      return hold === 'deletion-protection' ? explainProtected(loss, resources) : explainReplaced(loss);
    case 'listener-replacement':
      return 'A listener is destroyed before the new one is created: its port refuses connections for some seconds.';
    case 'target-group-replacement':
      return 'A listener moves to the new target group at once, whose targets are not healthy yet: new connections can fail until their first health checks have passed.';
    case 'elastic-ip-release':
      return 'AWS gives a released address to somebody else, and nobody gets it back: clients that have it on a list lose access.';
  }
}

function explainProtected(
  { resource, entryPoint: { name, isProtected } }: Loss,
  resources: readonly PlannedResource[],
): string {
  const protectedBy = isProtected
    ? 'It is protected from deletion'
    : 'AWS still protects it from deletion, since deletionProtection: false is not deployed yet';
  if (resource.type !== 'aws_lb') {
    return `${protectedBy}: its controller fails to delete it, and Terraform waits for that until it times out.`;
  }
  const keys = resources
    .filter((each) => each.entryPoint === name && each.type === 'aws_lb_listener' && each.before !== undefined)
    .map(({ rest }) => quote(keyOfListener(rest) ?? rest));
  const first =
    keys.length === 0 ? 'what depends on it' : `the listener${keys.length === 1 ? '' : 's'} ${listed(keys)}`;
  return `${protectedBy}: Terraform destroys ${first} first, then AWS refuses to delete the load balancer. No client can connect from then on, and the next plan wants the same.`;
}

/** What to do instead, and how to do it all the same. */
function wayOn(losses: readonly Loss[]): string {
  const [first] = losses;
  if (first === undefined) return '';
  const { entryPoint, risk, hold } = first;
  const isGone = entryPoint.kind === undefined;
  const words = distinct(losses.map((loss) => `'${loss.risk}': '<reason>'`)).join(', ');
  const word = isRemoval(first)
    ? ` with removedEntryPoints: { ${keyed(entryPoint.name)}: '<reason>' } in the environment`
    : // Its deletion protection is all that keeps one of a group of Ingresses.
      entryPoint.kind === 'application-load-balancer'
      ? ''
      : ` with acknowledgements: { ${words} } in ${formatPath(entryPoint.path)}`;
  const instead = isGone
    ? `Put ${quote(entryPoint.name)} back. An entry point cannot be renamed; add another one beside it, and move the host names before this one goes.`
    : INSTEAD[risk];
  const anyway = isGone ? 'To remove it' : 'To do it all the same';
  return hold === 'deletion-protection'
    ? `${instead} ${anyway}, deploy deletionProtection: false for it first; then make this edit${word}.`
    : `${instead} ${anyway}, make this edit${word}, and delete that line after the deployment.`;
}

const INSTEAD: Readonly<Record<Risk, string>> = {
  'load-balancer-replacement':
    'Undo the edit. To get there without an outage, add a second entry point with the new settings, move the host names to it, and remove this one: docs/guides/fixed-addresses.md.',
  'listener-replacement': 'Undo the edit.',
  'target-group-replacement': 'Go in two steps: docs/guides/replace-a-target-group.md.',
  'elastic-ip-release': 'Undo the edit.',
};

function keyed(name: string): string {
  return /^[a-z0-9]+$/.test(name) ? name : `'${name}'`;
}

/** The listeners of one load balancer that take each other's ports, as one finding. */
function refuseTakenPorts(taken: readonly TakenPort[], changes: readonly ResourceChange[]): readonly Diagnostic[] {
  const names = [...new Set(taken.flatMap(({ taker }) => entryPointOf(taker.address) ?? []))];
  return names.map((name) => {
    const own = taken.filter(({ taker }) => entryPointOf(taker.address) === name);
    const keyOf = ({ address }: ResourceChange) => keyOfListener(resourceName(address).rest) ?? address;
    const moves = own.map(
      ({ port, taker, holder }) =>
        `the listener ${quote(keyOf(taker))} gets port ${port} from the listener ${quote(keyOf(holder))}`,
    );
    const [first] = own;
    const steps = planPorts(
      changes
        .filter(({ address }) => resourceName(address).type === 'aws_lb_listener' && entryPointOf(address) === name)
        .flatMap(({ address, attributes }) => {
          const { before, after } = attributes['port'] ?? {};
          const key = keyOfListener(resourceName(address).rest);
          return key === undefined || typeof before !== 'number' || typeof after !== 'number'
            ? []
            : [{ key, before, after }];
        }),
    );
    return {
      id: 'listener-ports-exchanged',
      severity: 'error',
      path: ['entryPoints', name, 'ports', ...(first === undefined ? [] : [keyOf(first.taker)])],
      message: `${capitalized(listed(moves))}.`,
      why: 'Terraform changes both at once, and AWS refuses a second listener on one port (DuplicateListener): the deployment fails, and so does the next one.',
      fix: `Deploy one after the other: ${listed(
        steps.map(
          (ports) =>
            `ports: { ${Object.entries(ports)
              .map(([key, port]) => `${key}: ${port}`)
              .join(', ')} }`,
        ),
        'then',
      )}.`,
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html',
    };
  });
}

function refuseMovedAddress(
  { loadBalancer, argument, address, from, to }: MovedAddress,
  environment: Environment,
): Diagnostic {
  const entryPoint = declaredEntryPoint(environment, entryPointOf(loadBalancer.address) ?? '');
  const index = indexOfSubnet(entryPoint, to);
  const prop = argument === 'allocation_id' ? 'allocationId' : 'privateIpv4Address';
  const noun = argument === 'allocation_id' ? 'Elastic IP' : 'address';
  const [old, now] = [from, to].map((subnet) => describeSubnet(entryPoint, subnet));
  return {
    id: 'subnet-address-moved',
    severity: 'error',
    path: [...entryPoint.path, 'subnetMappings', ...(index === undefined ? [] : [index, prop])],
    message: `The ${noun} ${quote(address)} moves from ${old} to ${now}.`,
    why: 'AWS does not change the address that a load balancer has in a subnet: Terraform plans it, and AWS refuses the deployment.',
    fix: 'Undo the edit. For other addresses, add a second entry point with addresses of its own, move the host names, and remove this one: docs/guides/fixed-addresses.md.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html',
  };
}

function refuseListenerWithoutTls({ address, attributes }: ResourceChange): Diagnostic {
  return {
    id: 'listener-without-tls',
    severity: 'error',
    path: ['entryPoints', entryPointOf(address) ?? '', 'tls', 'end'],
    message: `The listener ${quote(keyOfListener(resourceName(address).rest) ?? address)} changes from TLS to ${String(attributes['protocol']?.after)} in place.`,
    why: "Terraform's provider goes on sending the security policy of TLS, and AWS refuses that. What replaces the listener instead is not deployed yet: the environment runs as an earlier version built it.",
    fix: 'Undo the edit, and deploy the environment as it is with this version. Then make the edit again.',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/7367',
  };
}

/** What somebody allows that the plan does not do. */
function findUnneeded(losses: readonly Loss[], environment: Environment): readonly Diagnostic[] {
  const removed = Object.keys(environment.removedEntryPoints ?? {})
    .filter((name) => !losses.some((loss) => loss.entryPoint.name === name && isRemoval(loss)))
    .map((name) => unneeded(['removedEntryPoints', name], `no entry point ${quote(name)}`, 'error'));
  const acknowledged = Object.keys(environment.entryPoints).flatMap((name) => {
    const { path, acknowledgements } = declaredEntryPoint(environment, name);
    return RISKS.filter(
      (risk) =>
        acknowledgements[risk] !== undefined &&
        !losses.some((loss) => loss.risk === risk && loss.entryPoint.name === name),
    ).map((risk) =>
      // Files have this one for good from before there was a rule.
      unneeded(
        [...path, 'acknowledgements', risk],
        DONE[risk],
        risk === 'target-group-replacement' ? 'warning' : 'error',
      ),
    );
  });
  return [...removed, ...acknowledged];
}

const RISKS: readonly Risk[] = [
  'load-balancer-replacement',
  'listener-replacement',
  'target-group-replacement',
  'elastic-ip-release',
];

const DONE: Readonly<Record<Risk, string>> = {
  'load-balancer-replacement': 'no load balancer',
  'listener-replacement': 'no listener',
  'target-group-replacement': 'no target group',
  'elastic-ip-release': 'no Elastic IP',
};

function unneeded(path: Path, nothing: string, severity: Diagnostic['severity']): Diagnostic {
  const verb =
    path[0] === 'removedEntryPoints' ? 'removes' : path.at(-1) === 'elastic-ip-release' ? 'releases' : 'replaces';
  return {
    id: 'acknowledgement-unneeded',
    severity,
    path,
    message: `The plan ${verb} ${nothing}, but the file allows it.`,
    why: 'What stays allowed happens with some later edit, and nobody notices.',
    fix: 'Delete this line.',
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

/** The beginning of a sentence, unless it is the name of a setting. */
function capitalized(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}
