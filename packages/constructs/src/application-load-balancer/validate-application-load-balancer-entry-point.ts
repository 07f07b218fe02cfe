import { quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import { APPLICATION_LOAD_BALANCER_LIMITS } from '@eks-ingress/elbv2';
import { TerraformStack } from 'cdktf';
import { validateAlarm } from '../entry-point/validate-alarm';
import { isUnknown } from '../findings';
import { ApplicationLoadBalancerEntryPoint } from './application-load-balancer-entry-point';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import { validateController, validateTargets } from './validate-controller';
import { validateIngress, validateServices } from './validate-ingress';
import { validateClients, validateTls } from './validate-listeners';

type Props = ApplicationLoadBalancerEntryPointProps;

const INGRESS_CLASS =
  'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/';
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const QUOTAS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';

/** What is wrong with an entry point that its objects alone do not show. */
export function validateApplicationLoadBalancerEntryPoint(
  entryPoint: ApplicationLoadBalancerEntryPoint,
  props: Props,
): Diagnostic[] {
  return [
    ...nameFindings(entryPoint, props),
    ...emptyFindings(props),
    ...validateController(props),
    ...validateTargets(props),
    ...validateClients(props),
    ...validateTls(entryPoint, props),
    ...Object.entries(props.ingresses).flatMap(([key, ingress]) => validateIngress(key, ingress, props)),
    ...validateServices(props),
    ...createdTwiceFindings(entryPoint, props),
    ...ruleCountFindings(entryPoint),
    ...validateAlarm(props),
  ];
}

const LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

function nameFindings(
  entryPoint: ApplicationLoadBalancerEntryPoint,
  { name, ingresses, additionalNamespaces = [] }: Props,
): Diagnostic[] {
  const names: readonly (readonly [string, string, Path])[] = [
    ['load balancer', name, ['name']],
    ...Object.entries(ingresses).flatMap(([key, { namespace }]) => [
      ['Ingress', key, ['ingresses', key]] as const,
      ['namespace', namespace, ['ingresses', key, 'namespace']] as const,
    ]),
    ...additionalNamespaces.map((one, index) => ['namespace', one, ['additionalNamespaces', index]] as const),
  ];
  const bad = names
    .filter(([, text]) => !isUnknown(text) && (!LABEL.test(text) || text.length > 63))
    .map(([what, text, path]): Diagnostic => ({
      id: 'application-load-balancer-object-name',
      severity: 'error',
      path,
      message: `${quote(text)} is no name of the ${what}.`,
      why: 'Kubernetes takes small letters, digits and hyphens, no hyphen at either end, and up to 63 of them.',
      fix: 'Choose a name such as "shop".',
      source: OBJECT_NAMES,
    }));
  const isRepeated = earlierInStack(entryPoint).some((other) => other.name === name);
  if (!isRepeated) return bad;
  return [
    ...bad,
    {
      id: 'application-load-balancer-repeated',
      severity: 'error',
      path: ['name'],
      message: `Two entry points are named ${quote(name)}.`,
      why: 'They would have one IngressGroup, and so one load balancer, which each describes otherwise.',
      fix: 'Give each a name of its own, or put the Ingresses of both into one.',
      source: INGRESS_CLASS,
    },
  ];
}

/** The entry points of the stack that come before this one. */
function earlierInStack(entryPoint: ApplicationLoadBalancerEntryPoint): readonly ApplicationLoadBalancerEntryPoint[] {
  const all = TerraformStack.of(entryPoint)
    .node.findAll()
    .filter((node) => node instanceof ApplicationLoadBalancerEntryPoint);
  return all.slice(0, all.indexOf(entryPoint));
}

function createdTwiceFindings(entryPoint: ApplicationLoadBalancerEntryPoint, { ingresses }: Props): Diagnostic[] {
  const created = new Set(earlierInStack(entryPoint).flatMap(({ createdServices }) => createdServices));
  return Object.entries(ingresses).flatMap(([key, { namespace, services = {} }]) =>
    Object.entries(services)
      .filter(([name, { create }]) => create !== undefined && created.has(`${namespace}/${name}`))
      .map(([name]): Diagnostic => ({
        id: 'application-load-balancer-service-created-twice',
        severity: 'error',
        path: ['ingresses', key, 'services', name, 'create'],
        message: `Another entry point creates the Service ${quote(name)} of the namespace ${quote(namespace)} as well.`,
        why: 'Kubernetes has one of that name, and refuses the second one.',
        fix: 'Leave create out here, with the type that it has there.',
        source: OBJECT_NAMES,
      })),
  );
}

function emptyFindings({ ingresses }: Props): Diagnostic[] {
  if (Object.keys(ingresses).length > 0) return [];
  return [
    {
      id: 'application-load-balancer-ingresses-empty',
      severity: 'error',
      path: ['ingresses'],
      message: 'There is no Ingress.',
      why: 'The controller makes a load balancer of Ingresses: without one there is none, and no DNS name.',
      fix: 'Add an Ingress, such as one with a fixed response.',
      source: INGRESS_CLASS,
    },
  ];
}

function ruleCountFindings({ group }: ApplicationLoadBalancerEntryPoint): Diagnostic[] {
  const count = group.reduce((sum, { routeOf }) => sum + routeOf.flat().length, 0);
  if (count <= APPLICATION_LOAD_BALANCER_LIMITS.rules) return [];
  return [
    {
      id: 'application-load-balancer-rules',
      severity: 'warning',
      path: ['ingresses'],
      message: `The load balancer has ${count} rules.`,
      why: `AWS allows ${APPLICATION_LOAD_BALANCER_LIMITS.rules}, until the quota "Rules per Application Load Balancer" is raised; with one more the controller changes nothing of the group.`,
      fix: 'Use fewer routes, a second entry point, or a raised quota.',
      source: QUOTAS,
    },
  ];
}
