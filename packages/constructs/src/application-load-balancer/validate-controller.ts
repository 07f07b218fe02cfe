import { quote, type Diagnostic, type Path } from '@eks-ingress/diagnostics';
import { validateCompute } from '../entry-point/validate-compute';
import type { ApplicationLoadBalancerEntryPointProps } from './application-load-balancer-entry-point-props';
import { targetTypeOf } from './grouped-ingress';

type Props = ApplicationLoadBalancerEntryPointProps;

const INSTALLATION = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/';
const INGRESS_CLASS =
  'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/';
const ANNOTATIONS = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/';

/** Whether the controller of the cluster builds the load balancer, with what it asks for. */
export function validateController({ awsLoadBalancerController, webAcl, shieldAdvanced }: Props): Diagnostic[] {
  const path = ['awsLoadBalancerController'];
  if (awsLoadBalancerController === undefined) {
    return [
      {
        id: 'application-load-balancer-controller-missing',
        severity: 'error',
        path,
        message: 'There is no AWS Load Balancer Controller to build the load balancer.',
        why: 'It is the controller that makes an Application Load Balancer of Ingresses; without it they have no address, and Terraform waits for one in vain.',
        fix: 'Install it, with permissions for "all".',
        source: INSTALLATION,
      },
    ];
  }
  if (awsLoadBalancerController === 'installed') return [];
  const { permissions, ingressGroupAnnotations, addOns, webAclsByName } = awsLoadBalancerController;
  if (permissions !== 'all') {
    return [
      {
        id: 'application-load-balancer-controller-permissions',
        severity: 'error',
        path: [...path, 'permissions'],
        message: `The permissions of the AWS Load Balancer Controller are ${quote(permissions)}.`,
        why: 'It only registers targets then: it takes no Ingress on, and may create no load balancer.',
        fix: 'Set them to "all".',
        source: INSTALLATION,
      },
    ];
  }
  const off = (what: string, prop: string, at: Path): Diagnostic => ({
    id: 'application-load-balancer-add-on-off',
    severity: 'error',
    path: at,
    message: `The load balancer asks for ${what}, and ${prop} of the AWS Load Balancer Controller is off.`,
    why: 'The controller ignores what asks for it, without a word, and the load balancer stays unprotected.',
    fix: `Turn ${prop} on where the partition has it, or leave this out.`,
    source: ANNOTATIONS,
  });
  const findings: (readonly [boolean, Diagnostic])[] = [
    [webAcl !== undefined && !addOns.wafv2, off('a web ACL', 'wafv2', ['webAcl'])],
    [webAcl?.name !== undefined && !webAclsByName, off('a web ACL by its name', 'webAclsByName', ['webAcl', 'name'])],
    [shieldAdvanced === true && !addOns.shield, off('Shield Advanced', 'shield', ['shieldAdvanced'])],
    [
      ingressGroupAnnotations === 'allowed',
      {
        id: 'application-load-balancer-group-open',
        severity: 'warning',
        path: [...path, 'ingressGroupAnnotations'],
        message: 'Ingresses of every namespace can join the IngressGroup of the load balancer by annotation.',
        why: 'The namespaceSelector is asked of Ingresses with this class only; another class or the older annotation, with group.name beside it, leads past it, and then puts rules on this load balancer for any host.',
        fix: 'Set ingressGroupAnnotations of the AWS Load Balancer Controller to "refused".',
        source: INGRESS_CLASS,
      },
    ],
  ];
  return findings.filter(([applies]) => applies).map(([, finding]) => finding);
}

/** Whether targets can be what they are meant to be where the pods run. */
export function validateTargets({ cluster: { compute }, ingresses }: Props): Diagnostic[] {
  const found = validateCompute({ compute, registration: 'target-group-binding' });
  if (compute !== 'fargate') return found;
  const onNodes = Object.entries(ingresses).flatMap(([key, { services = {}, targets }]) =>
    Object.entries(services)
      .filter(([, service]) => targetTypeOf(service, targets) === 'instance')
      .map(([name]): Diagnostic => ({
        id: 'application-load-balancer-fargate-targets',
        severity: 'error',
        path: ['ingresses', key, 'services', name, 'targetType'],
        message: `The targets of the Service ${quote(name)} are nodes, in a cluster that runs on Fargate.`,
        why: 'A pod on Fargate has no EC2 instance that could be a target.',
        fix: 'Set targetType to "ip".',
        source: ANNOTATIONS,
      })),
  );
  return [...found, ...onNodes];
}
