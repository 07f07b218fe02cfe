import {
  checksOn,
  quote,
  type Path,
  awsLoadBalancerControllerRelease,
  documentationUrl,
} from '@eks-ingress/diagnostics';
import { APPLICATION_LOAD_BALANCER_LIMITS } from '@eks-ingress/elbv2';
import type { ClusterCompute } from '../cluster/eks-cluster';
import { isDnsLabel } from '../dns-label';
import { isUnknown } from '../findings';
import { targetTypeOf, type GroupedIngressProps } from './grouped-ingress';
import { targetAnnotations } from './target-settings';

const ANNOTATIONS = documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/annotations/');
const INGRESS_CLASS = documentationUrl(awsLoadBalancerControllerRelease, 'guide/ingress/ingress_class/');
const OBJECT_NAMES = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/';
const QUOTAS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html';

/** The Ingresses of an Application Load Balancer, with what its stack has before it. */
export interface EntryPointSubject {
  readonly name: string;
  readonly ingresses: Readonly<Record<string, Pick<GroupedIngressProps, 'namespace' | 'services' | 'targets'>>>;
  /** @default [] */
  readonly additionalNamespaces?: readonly string[];
  /** What the pods of the cluster run on. @default - not known */
  readonly compute?: ClusterCompute;
  /** How many rules the routes become. */
  readonly rules: number;
  /** The entry points of the stack that come before it, with the Services that they create, by namespace and name. */
  readonly earlier: readonly { readonly name: string; readonly createdServices: readonly string[] }[];
}

const example: EntryPointSubject = {
  name: 'shop',
  ingresses: { shop: { namespace: 'shop', services: { web: { port: 80 } } } },
  rules: 1,
  earlier: [],
};

const check = checksOn('ApplicationLoadBalancerEntryPoint', (given: Partial<EntryPointSubject>) => ({
  ...example,
  ...given,
}));

/** What becomes the name of an object. */
function objectNamesOf({ name, ingresses, additionalNamespaces = [] }: EntryPointSubject) {
  const names: readonly { readonly what: string; readonly text: string; readonly path: Path }[] = [
    { what: 'load balancer', text: name, path: ['name'] },
    ...Object.entries(ingresses).flatMap(([key, { namespace }]) => [
      { what: 'Ingress', text: key, path: ['ingresses', key] },
      { what: 'namespace', text: namespace, path: ['ingresses', key, 'namespace'] },
    ]),
    ...additionalNamespaces.map((text, index) => ({ what: 'namespace', text, path: ['additionalNamespaces', index] })),
  ];
  return names;
}

/** Each Service, in the order of the Ingresses. */
function servicesOf({ ingresses }: EntryPointSubject) {
  return Object.entries(ingresses).flatMap(([key, { namespace, services = {}, targets }]) =>
    Object.entries(services).map(([name, service]) => ({
      path: ['ingresses', key, 'services', name],
      key,
      namespace,
      name,
      service,
      targets,
    })),
  );
}

/** The Services that another Ingress has as well, with other settings. */
function contradictedServicesOf(subject: EntryPointSubject) {
  const all = servicesOf(subject).map(({ service, ...rest }) => {
    const { type, create, annotatedBy } = service;
    return { ...rest, settings: JSON.stringify([targetAnnotations(service), type, create, annotatedBy]) };
  });
  return all.flatMap((service) => {
    const first = all.find(({ namespace, name }) => namespace === service.namespace && name === service.name);
    return first === undefined || first.settings === service.settings ? [] : [{ ...service, first: first.key }];
  });
}

/** What is wrong with the names of an entry point, and whether it has an Ingress at all. */
export const entryPointNameChecks = [
  check({
    id: 'application-load-balancer-object-name',
    effect: 'api-server-refuses',
    when: (subject) => objectNamesOf(subject).filter(({ text }) => !isUnknown(text) && !isDnsLabel(text)),
    message: (_subject, { text, what }) => `${quote(text)} is no name of the ${what}.`,
    why: 'Kubernetes takes small letters, digits and hyphens, no hyphen at either end, and up to 63 of them.',
    fix: 'Choose a name such as "shop".',
    source: OBJECT_NAMES,
    examples: {
      passes: [
        { ingresses: { ['x'.repeat(63)]: { namespace: 'x'.repeat(63) } }, additionalNamespaces: ['x'.repeat(63)] },
        { name: '${var.name}', additionalNamespaces: ['${var.namespace}'] },
      ],
      fails: [
        {
          name: 'Shop',
          ingresses: { shop: { namespace: 'shop' }, 'shop.eu': { namespace: 'shop-' } },
          additionalNamespaces: ['shop', ''],
          finds: [
            'error: name: "Shop" is no name of the load balancer. (application-load-balancer-object-name)',
            'error: ingresses["shop.eu"]: "shop.eu" is no name of the Ingress. (application-load-balancer-object-name)',
            'error: ingresses["shop.eu"].namespace: "shop-" is no name of the namespace. (application-load-balancer-object-name)',
            'error: additionalNamespaces[1]: "" is no name of the namespace. (application-load-balancer-object-name)',
          ],
        },
        {
          name: 'x'.repeat(64),
          finds: [
            'error: name: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" is no name of the load balancer. (application-load-balancer-object-name)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-repeated',
    effect: 'risks',
    severity: 'error',
    path: ['name'],
    when: ({ earlier, name }) => earlier.some((other) => other.name === name),
    message: ({ name }) => `Two entry points are named ${quote(name)}.`,
    why: 'They would have one IngressGroup, and so one load balancer, which each describes otherwise.',
    fix: 'Give each a name of its own, or put the Ingresses of both into one.',
    source: INGRESS_CLASS,
    examples: {
      passes: [{}, { earlier: [{ name: 'internal', createdServices: [] }] }],
      fails: [
        {
          earlier: [
            { name: 'internal', createdServices: [] },
            { name: 'shop', createdServices: [] },
          ],
          finds: ['error: name: Two entry points are named "shop". (application-load-balancer-repeated)'],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-ingresses-empty',
    effect: 'breaks-traffic',
    path: ['ingresses'],
    when: ({ ingresses }) => Object.keys(ingresses).length === 0,
    message: 'There is no Ingress.',
    why: 'The controller makes a load balancer of Ingresses: without one there is none, and no DNS name.',
    fix: 'Add an Ingress, such as one with a fixed response.',
    source: INGRESS_CLASS,
    examples: {
      passes: [{}],
      fails: [
        {
          ingresses: {},
          finds: ['error: ingresses: There is no Ingress. (application-load-balancer-ingresses-empty)'],
        },
      ],
    },
  }),
];

/** Whether targets can be what they are meant to be where the pods run. */
export const targetChecks = [
  check({
    id: 'application-load-balancer-fargate-targets',
    effect: 'breaks-traffic',
    when: (subject) =>
      subject.compute !== 'fargate'
        ? []
        : servicesOf(subject)
            .filter(({ service, targets }) => targetTypeOf(service, targets) === 'instance')
            .map(({ name, path }) => ({ name, path: [...path, 'targetType'] })),
    message: (_subject, { name }) =>
      `The targets of the Service ${quote(name)} are nodes, in a cluster that runs on Fargate.`,
    why: 'A pod on Fargate has no EC2 instance that could be a target.',
    fix: 'Set targetType to "ip".',
    source: ANNOTATIONS,
    examples: {
      passes: [
        { compute: 'fargate' },
        { ingresses: { shop: { namespace: 'shop', services: { web: { port: 80, targetType: 'instance' } } } } },
        {
          compute: 'karpenter',
          ingresses: { shop: { namespace: 'shop', services: { web: { port: 80, targetType: 'instance' } } } },
        },
      ],
      fails: [
        {
          compute: 'fargate',
          ingresses: {
            shop: { namespace: 'shop', services: { web: { port: 80, targetType: 'instance' }, admin: { port: 80 } } },
            blog: { namespace: 'blog', services: { blog: { port: 80 } }, targets: { targetType: 'instance' } },
          },
          finds: [
            'error: ingresses.shop.services.web.targetType: The targets of the Service "web" are nodes, in a cluster that runs on Fargate. (application-load-balancer-fargate-targets)',
            'error: ingresses.blog.services.blog.targetType: The targets of the Service "blog" are nodes, in a cluster that runs on Fargate. (application-load-balancer-fargate-targets)',
          ],
        },
      ],
    },
  }),
];

/** What the Ingresses say of the Services that they have in common, and how many rules they become. */
export const sharedServiceChecks = [
  check({
    id: 'application-load-balancer-service-settings',
    effect: 'misreads',
    severity: 'error',
    when: contradictedServicesOf,
    message: (_subject, { name, first }) =>
      `The Service ${quote(name)} has other settings here than in ${quote(first)}.`,
    why: 'They are annotations of one object, which has each of them once.',
    fix: (_subject, { first }) => `Give it the settings that it has in ${quote(first)}.`,
    source: ANNOTATIONS,
    examples: {
      passes: [
        {
          ingresses: {
            shop: { namespace: 'shop', services: { web: { port: 80, protocol: 'HTTP' } } },
            api: { namespace: 'shop', services: { web: { port: 8080, protocol: 'HTTP' } } },
            blog: { namespace: 'blog', services: { web: { port: 80, protocol: 'HTTPS' } } },
          },
        },
      ],
      fails: [
        {
          ingresses: {
            shop: { namespace: 'shop', services: { web: { port: 80 } } },
            protocol: { namespace: 'shop', services: { web: { port: 80, protocol: 'HTTPS' } } },
            type: { namespace: 'shop', services: { web: { port: 80, type: 'NodePort' } } },
            create: { namespace: 'shop', services: { web: { port: 80, create: { selector: { app: 'web' } } } } },
            owner: { namespace: 'shop', services: { web: { port: 80, annotatedBy: 'owner' } } },
          },
          finds: [
            'error: ingresses.protocol.services.web: The Service "web" has other settings here than in "shop". (application-load-balancer-service-settings)',
            'error: ingresses.type.services.web: The Service "web" has other settings here than in "shop". (application-load-balancer-service-settings)',
            'error: ingresses.create.services.web: The Service "web" has other settings here than in "shop". (application-load-balancer-service-settings)',
            'error: ingresses.owner.services.web: The Service "web" has other settings here than in "shop". (application-load-balancer-service-settings)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-service-created-twice',
    effect: 'api-server-refuses',
    when: (subject) => {
      const created = subject.earlier.flatMap(({ createdServices }) => createdServices);
      return servicesOf(subject)
        .filter(
          ({ namespace, name, service }) => service.create !== undefined && created.includes(`${namespace}/${name}`),
        )
        .map(({ namespace, name, path }) => ({ namespace, name, path: [...path, 'create'] }));
    },
    message: (_subject, { name, namespace }) =>
      `Another entry point creates the Service ${quote(name)} of the namespace ${quote(namespace)} as well.`,
    why: 'Kubernetes has one of that name, and refuses the second one.',
    fix: 'Leave create out here, with the type that it has there.',
    source: OBJECT_NAMES,
    examples: {
      passes: [
        { earlier: [{ name: 'internal', createdServices: ['shop/web'] }] },
        {
          ingresses: {
            shop: { namespace: 'shop', services: { web: { port: 80, create: { selector: { app: 'web' } } } } },
          },
          earlier: [{ name: 'internal', createdServices: ['blog/web', 'shop/admin'] }],
        },
      ],
      fails: [
        {
          ingresses: {
            shop: { namespace: 'shop', services: { web: { port: 80, create: { selector: { app: 'web' } } } } },
          },
          earlier: [
            { name: 'internal', createdServices: ['blog/web'] },
            { name: 'office', createdServices: ['shop/web'] },
          ],
          finds: [
            'error: ingresses.shop.services.web.create: Another entry point creates the Service "web" of the namespace "shop" as well. (application-load-balancer-service-created-twice)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'application-load-balancer-rules',
    effect: 'aws-refuses',
    severity: 'warning',
    path: ['ingresses'],
    when: ({ rules }) => rules > APPLICATION_LOAD_BALANCER_LIMITS.rules,
    message: ({ rules }) => `The load balancer has ${rules} rules.`,
    why: `AWS allows ${APPLICATION_LOAD_BALANCER_LIMITS.rules}, until the quota "Rules per Application Load Balancer" is raised; with one more the controller changes nothing of the group.`,
    fix: 'Use fewer routes, a second entry point, or a raised quota.',
    source: QUOTAS,
    examples: {
      passes: [{ rules: 100 }],
      fails: [
        {
          rules: 101,
          finds: ['warning: ingresses: The load balancer has 101 rules. (application-load-balancer-rules)'],
        },
      ],
    },
  }),
];
