import { checksOn, quote, awsLoadBalancerControllerRelease, documentationUrl } from '@eks-ingress/diagnostics';
import type { AddOn } from '../aws-load-balancer-controller/add-ons';
import type { ControllerPermissions, IngressGroupAnnotations } from '../aws-load-balancer-controller/values';
import type { WebAcl } from './application-load-balancer-entry-point-props';

const INSTALLATION = documentationUrl(awsLoadBalancerControllerRelease, 'deploy/installation/');
const INGRESS_CLASS = documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/ingress_class/');
const ANNOTATIONS = documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/annotations/');

/** The controller that builds an Application Load Balancer. */
export interface BuildingController {
  readonly permissions: ControllerPermissions;
  readonly ingressGroupAnnotations: IngressGroupAnnotations;
  readonly addOns: Readonly<Record<AddOn, boolean>>;
  readonly webAclsByName: boolean;
}

/** The controller, and what the load balancer asks of it. */
export interface BuildingControllerSubject {
  /** @default - there is none */
  readonly awsLoadBalancerController?: BuildingController | 'installed';
  /** @default - none is associated */
  readonly webAcl?: WebAcl;
  /** @default - not managed */
  readonly shieldAdvanced?: boolean;
}

const controller: BuildingController = {
  permissions: 'all',
  ingressGroupAnnotations: 'refused',
  addOns: { shield: true, waf: true, wafv2: true },
  webAclsByName: true,
};

const example: BuildingControllerSubject = { awsLoadBalancerController: controller };

const check = checksOn('ApplicationLoadBalancerEntryPoint', (given: BuildingControllerSubject) => ({
  ...example,
  ...given,
}));

const without = (change: Partial<BuildingController>) => ({ awsLoadBalancerController: { ...controller, ...change } });
const bindingsOnly = without({
  permissions: 'target-group-binding',
  ingressGroupAnnotations: 'allowed',
  addOns: { shield: false, waf: false, wafv2: false },
});

/** The controller, where it is known. */
function controllerIn({ awsLoadBalancerController: own }: BuildingControllerSubject): BuildingController | undefined {
  return own === 'installed' ? undefined : own;
}

/** The controller, where it is known and builds load balancers. */
function builderIn(subject: BuildingControllerSubject): BuildingController | undefined {
  const own = controllerIn(subject);
  return own?.permissions === 'all' ? own : undefined;
}

/** What the load balancer asks for, and the add-on that it takes. */
function askedOf(subject: BuildingControllerSubject) {
  const builder = builderIn(subject);
  if (builder === undefined) return [];
  const { webAcl, shieldAdvanced } = subject;
  const { addOns, webAclsByName } = builder;
  return [
    { path: ['webAcl'], what: 'a web ACL', prop: 'wafv2', isOff: webAcl !== undefined && !addOns.wafv2 },
    {
      path: ['webAcl', 'name'],
      what: 'a web ACL by its name',
      prop: 'webAclsByName',
      isOff: webAcl?.name !== undefined && !webAclsByName,
    },
    {
      path: ['shieldAdvanced'],
      what: 'Shield Advanced',
      prop: 'shield',
      isOff: shieldAdvanced === true && !addOns.shield,
    },
  ];
}

/** Whether the controller of the cluster builds the load balancer, with what it asks for. */
export const buildingControllerChecks = [
  check({
    id: 'application-load-balancer-controller-missing',
    effect: 'leaves-object',
    path: ['awsLoadBalancerController'],
    when: ({ awsLoadBalancerController }) => awsLoadBalancerController === undefined,
    message: 'There is no AWS Load Balancer Controller to build the load balancer.',
    why: 'It is the controller that makes an Application Load Balancer of Ingresses; without it they have no address, and Terraform waits for one in vain.',
    fix: 'Install it, with permissions for "all".',
    source: INSTALLATION,
    examples: {
      passes: [{}, { awsLoadBalancerController: 'installed' }],
      fails: [
        {
          awsLoadBalancerController: undefined,
          finds: [
            'error: awsLoadBalancerController: There is no AWS Load Balancer Controller to build the load balancer. (application-load-balancer-controller-missing)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-controller-permissions',
    effect: 'leaves-object',
    path: ['awsLoadBalancerController', 'permissions'],
    when: (subject) => controllerIn(subject)?.permissions === 'target-group-binding',
    message: (subject) =>
      `The permissions of the AWS Load Balancer Controller are ${quote(controllerIn(subject)?.permissions)}.`,
    why: 'It only registers targets then: it takes no Ingress on, and may create no load balancer.',
    fix: 'Set them to "all".',
    source: INSTALLATION,
    examples: {
      passes: [{}, { awsLoadBalancerController: 'installed' }, { awsLoadBalancerController: undefined }],
      fails: [
        {
          ...bindingsOnly,
          finds: [
            'error: awsLoadBalancerController.permissions: The permissions of the AWS Load Balancer Controller are "target-group-binding". (application-load-balancer-controller-permissions)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-add-on-off',
    effect: 'ignores',
    severity: 'error',
    when: (subject) => askedOf(subject).filter(({ isOff }) => isOff),
    message: (_subject, { what, prop }) =>
      `The load balancer asks for ${what}, and ${prop} of the AWS Load Balancer Controller is off.`,
    why: 'The controller ignores what asks for it, without a word, and the load balancer stays unprotected.',
    fix: (_subject, { prop }) => `Turn ${prop} on where the partition has it, or leave this out.`,
    source: ANNOTATIONS,
    examples: {
      passes: [
        { webAcl: { name: 'shop' }, shieldAdvanced: true },
        without({ addOns: { shield: false, waf: false, wafv2: false }, webAclsByName: false }),
        { ...without({ webAclsByName: false }), webAcl: { arn: 'arn:aws:wafv2:::webacl/shop' } },
        { ...without({ addOns: { shield: false, waf: true, wafv2: true } }), shieldAdvanced: false },
        { ...bindingsOnly, shieldAdvanced: true },
        { awsLoadBalancerController: 'installed', shieldAdvanced: true },
      ],
      fails: [
        {
          ...without({ addOns: { shield: false, waf: true, wafv2: false }, webAclsByName: false }),
          webAcl: { name: 'shop' },
          shieldAdvanced: true,
          finds: [
            'error: webAcl: The load balancer asks for a web ACL, and wafv2 of the AWS Load Balancer Controller is off. (application-load-balancer-add-on-off)',
            'error: webAcl.name: The load balancer asks for a web ACL by its name, and webAclsByName of the AWS Load Balancer Controller is off. (application-load-balancer-add-on-off)',
            'error: shieldAdvanced: The load balancer asks for Shield Advanced, and shield of the AWS Load Balancer Controller is off. (application-load-balancer-add-on-off)',
          ],
        },
        {
          ...without({ addOns: { shield: true, waf: true, wafv2: false } }),
          webAcl: { arn: 'arn:aws:wafv2:::webacl/shop' },
          finds: [
            'error: webAcl: The load balancer asks for a web ACL, and wafv2 of the AWS Load Balancer Controller is off. (application-load-balancer-add-on-off)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-group-open',
    effect: 'opens-access',
    path: ['awsLoadBalancerController', 'ingressGroupAnnotations'],
    when: (subject) => builderIn(subject)?.ingressGroupAnnotations === 'allowed',
    message: 'Ingresses of every namespace can join the IngressGroup of the load balancer by annotation.',
    why: 'The namespaceSelector is asked of Ingresses with this class only; another class or the older annotation, with group.name beside it, leads past it, and then puts rules on this load balancer for any host.',
    fix: 'Set ingressGroupAnnotations of the AWS Load Balancer Controller to "refused".',
    source: INGRESS_CLASS,
    examples: {
      passes: [{}, bindingsOnly, { awsLoadBalancerController: 'installed' }],
      fails: [
        {
          ...without({ ingressGroupAnnotations: 'allowed' }),
          finds: [
            'warning: awsLoadBalancerController.ingressGroupAnnotations: Ingresses of every namespace can join the IngressGroup of the load balancer by annotation. (application-load-balancer-group-open)',
          ],
        },
      ],
    },
  }),
];
