import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import { readChartRelease } from './chart-release';
import { readChartValues } from './chart-values';
import type { Checkout } from './checkout';
import { readCustomResources } from './custom-resources';
import type { DataFile } from './data-file';
import { readGo } from './go-source';
import { UnexpectedShape } from './unexpected-shape';

const CHART = 'helm/aws-load-balancer-controller';

/** What a release of the AWS Load Balancer Controller states. `pinned` is the release that the workspace has. */
export async function readAwsLoadBalancerController(
  checkout: Checkout,
  pinned: { readonly tag: string; readonly commit: string },
): Promise<readonly DataFile[]> {
  return [
    releaseFile(checkout, pinned),
    {
      path: 'packages/annotations/src/upstream/aws-load-balancer-controller.ts',
      name: 'awsLoadBalancerController',
      about: 'Every annotation that the AWS Load Balancer Controller has a name for.',
      imports: ["import type { UpstreamNames } from './upstream-names';"],
      type: 'UpstreamNames',
      value: { keys: await readKeys(checkout) },
    },
    {
      path: 'packages/annotations/src/upstream/feature-gates.ts',
      name: 'upstreamFeatureGates',
      about: 'The feature gates of the AWS Load Balancer Controller, and whether each is on when nobody sets it.',
      satisfies: 'Readonly<Record<string, boolean>>',
      value: await readFeatureGates(checkout),
    },
    {
      path: 'packages/charts/src/upstream/aws-load-balancer-controller-values.ts',
      name: 'awsLoadBalancerControllerValues',
      about: 'The values that the chart of the AWS Load Balancer Controller names, with the types of their defaults.',
      imports: ["import type { Chart } from '../chart';"],
      type: "Chart['values']",
      value: readChartValues(checkout, CHART),
    },
    customResourcesFile(checkout),
    {
      path: 'packages/constructs/src/aws-load-balancer-controller/upstream/iam-policies.ts',
      name: 'iamPolicies',
      about: 'The IAM policy that comes with the AWS Load Balancer Controller, and what partitions take out of it.',
      imports: ["import type { ShippedPolicies } from '../shipped-policies';"],
      type: 'ShippedPolicies',
      value: readPolicies(checkout),
    },
  ];
}

function releaseFile(checkout: Checkout, pinned: { readonly tag: string; readonly commit: string }): DataFile {
  const { version, appVersion } = readChartRelease(checkout, CHART);
  const [, minor] = /^v(\d+\.\d+)\.\d+$/.exec(appVersion) ?? [];
  if (minor === undefined) throw new UnexpectedShape(`${CHART}/Chart.yaml`, `an appVersion such as ${pinned.tag}`);
  const commit = checkout.commit() ?? (appVersion === pinned.tag ? pinned.commit : undefined);
  if (commit === undefined) throw new UnexpectedShape('.git', `a clone in which ${appVersion} is checked out`);
  return {
    path: 'packages/diagnostics/src/releases/aws-load-balancer-controller-release.ts',
    name: 'awsLoadBalancerControllerRelease',
    about: 'The release of the AWS Load Balancer Controller at which its facts are read.',
    imports: ["import type { DocumentedRelease, ReleaseWithChart } from './release';"],
    satisfies: 'DocumentedRelease & ReleaseWithChart & { commit: string }',
    value: {
      repository: 'https://github.com/kubernetes-sigs/aws-load-balancer-controller',
      tag: appVersion,
      commit,
      documentation: `https://kubernetes-sigs.github.io/aws-load-balancer-controller/v${minor}`,
      chart: {
        repository: 'https://aws.github.io/eks-charts',
        chart: 'aws-load-balancer-controller',
        version,
        appVersion,
      },
      chartSource: { tag: appVersion, folder: CHART },
    },
  };
}

/** Files of custom resource definitions, by group and name. */
const DEFINITION = /\/[a-z0-9]+\.k8s\.aws_\w+\.yaml$/;

function customResourcesFile(checkout: Checkout): DataFile {
  const files = ['aga', 'bases', 'gateway'].flatMap((folder) => checkout.filesBelow(`config/crd/${folder}`, '.yaml'));
  const value = readCustomResources(
    checkout,
    files.filter((file) => DEFINITION.test(file)),
  );
  const names = Object.keys(value).map((name) => `'${name}'`);
  return {
    path: 'packages/controllers/src/aws-load-balancer-controller/upstream/custom-resource-definitions.ts',
    name: 'customResourceDefinitions',
    about: 'The custom resource definitions of the AWS Load Balancer Controller, by name.',
    imports: ["import type { CustomResourceDefinition } from '../custom-resource-definition';"],
    type: `Readonly<Record<${names.join(' | ')}, CustomResourceDefinition>>`,
    value,
  };
}

const CONSTANTS = 'pkg/annotations/constants.go';
const INGRESS = 'alb.ingress.kubernetes.io';
const SERVICE = 'service.beta.kubernetes.io';

/** Constants of other files that name annotations, by how they begin. */
const OTHER_CONSTANTS: readonly (readonly [file: string, name: RegExp])[] = [
  ['controllers/gateway/utils.go', /^gatewayClassAnnotation/],
  ['pkg/gateway/constants/controller_constants.go', /^AnnotationDryRun(Plan)?$/],
  ['pkg/ingress/class_loader.go', /^defaultClassAnnotation$/],
  ['pkg/inject/albtargetcontrol/target_control_injector.go', /^(Annotation|InjectedAnnotation$)/],
  ['pkg/k8s/pod_info.go', /^annotationKeyPodENIInfo$/],
];

/** Keys that are put together where they are read: the format that the code has for each, and how it is documented. */
const FORMATS: readonly (readonly [file: string, format: string, prefix: string, key: string])[] = [
  ['pkg/ingress/enhanced_backend_builder.go', 'actions.%v', INGRESS, 'actions.${action-name}'],
  ['pkg/ingress/enhanced_backend_builder.go', 'conditions.%v', INGRESS, 'conditions.${conditions-name}'],
  ['pkg/ingress/enhanced_backend_builder.go', 'transforms.%v', INGRESS, 'transforms.${transforms-name}'],
  ['pkg/service/model_build_listener.go', 'actions.%v-%d', SERVICE, 'actions.${protocol}-${port}'],
];

/** Constants whose key goes on, and how: with the key itself when both are read. */
const SUFFIXES: Readonly<
  Record<string, { readonly file: string; readonly format: string; readonly keys: readonly string[] }>
> = {
  IngressSuffixTargetControlPort: {
    file: 'pkg/ingress/model_build_target_group.go',
    format: '%v.%v.%v',
    keys: ['.${serviceName}.${servicePort}'],
  },
  IngressSuffixlsAttsAnnotationPrefix: {
    file: 'pkg/ingress/model_build_listener.go',
    format: '%v.%v-%v',
    keys: ['.${Protocol}-${Port}'],
  },
  SvcLBSuffixTargetGroupAttributes: {
    file: 'pkg/service/model_build_target_group.go',
    format: '%s.%d',
    keys: ['', '.${port}'],
  },
  SvcLBSuffixlsAttsAnnotationPrefix: {
    file: 'pkg/service/model_build_listener.go',
    format: '%v.%v-%v',
    keys: ['.${Protocol}-${Port}'],
  },
};

async function readKeys(checkout: Checkout): Promise<readonly string[]> {
  const { constants } = await readGo(checkout, CONSTANTS);
  if (constants.get('AnnotationPrefixIngress') !== INGRESS)
    throw new UnexpectedShape(CONSTANTS, `a constant AnnotationPrefixIngress that is ${INGRESS}`);
  for (const name of Object.keys(SUFFIXES)) {
    if (!constants.has(name)) throw new UnexpectedShape(CONSTANTS, `a constant ${name}`);
  }
  const used = usedConstants(checkout);
  const keys: string[] = [];
  for (const [name, value] of constants) {
    if (!used.has(name)) throw new UnexpectedShape(CONSTANTS, `a constant that the code reads, instead of ${name}`);
    if (name !== 'AnnotationPrefixIngress') keys.push(...(await keysOf(checkout, name, value)));
  }
  for (const [file, pattern] of OTHER_CONSTANTS) {
    const named = [...(await readGo(checkout, file)).constants].filter(([name]) => pattern.test(name));
    if (named.length === 0) throw new UnexpectedShape(file, `a constant whose name matches ${String(pattern)}`);
    keys.push(...named.map(([, value]) => value));
  }
  for (const [file, format, prefix, key] of FORMATS) {
    await insistOnFormat(checkout, file, format);
    keys.push(`${prefix}/${key}`);
  }
  return [...new Set(keys)].sort();
}

async function keysOf(checkout: Checkout, name: string, value: string): Promise<readonly string[]> {
  if (value.includes('/')) return [value];
  const [prefix] = [[INGRESS, /^Ingress(LB)?Suffix/] as const, [SERVICE, /^SvcLBSuffix/] as const].flatMap(
    ([family, pattern]) => (pattern.test(name) ? [family] : []),
  );
  if (prefix === undefined)
    throw new UnexpectedShape(
      CONSTANTS,
      `${name} to begin with IngressSuffix, IngressLBSuffix or SvcLBSuffix, or to hold a whole key`,
    );
  const suffix = SUFFIXES[name];
  if (suffix === undefined) return [`${prefix}/${value}`];
  await insistOnFormat(checkout, suffix.file, suffix.format);
  return suffix.keys.map((end) => `${prefix}/${value}${end}`);
}

async function insistOnFormat(checkout: Checkout, file: string, format: string): Promise<void> {
  const { texts } = await readGo(checkout, file);
  if (!texts.has(format)) throw new UnexpectedShape(file, `the text ${JSON.stringify(format)}`);
}

/** The constants of the package `annotations` that the code of the controller names, in other files or its own. */
function usedConstants(checkout: Checkout): ReadonlySet<string> {
  const files = ['controllers', 'pkg', 'webhooks'].flatMap((folder) => checkout.filesBelow(folder, '.go'));
  return new Set(
    files
      .filter((file) => !file.endsWith('_test.go') && file !== CONSTANTS)
      .flatMap((file) => [...checkout.text(file).matchAll(/\bannotations\.(\w+)/g)].map(([, name = '']) => name)),
  );
}

const GATES = 'pkg/config/feature_gates.go';

async function readFeatureGates(checkout: Checkout): Promise<Readonly<Record<string, boolean>>> {
  const { constants, elementsOf } = await readGo(checkout, GATES);
  const gates = elementsOf('map[Feature]FeatureStatus').map(({ key, value }) => {
    const name = constants.get(key);
    const [, state] = /^generateDefaultFeatureStatus\((true|false)\)$/.exec(value.text) ?? [];
    if (name === undefined) throw new UnexpectedShape(GATES, `a constant ${key}, which is a key of the feature gates`);
    if (state === undefined)
      throw new UnexpectedShape(GATES, `${key} to be generateDefaultFeatureStatus(true or false)`);
    return [name, state === 'true'] as const;
  });
  if (gates.length === 0) throw new UnexpectedShape(GATES, 'feature gates in map[Feature]FeatureStatus');
  return Object.fromEntries(gates.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The policies of docs/install: `iam_policy` with this end, for each partition. */
const POLICIES = {
  aws: '',
  'aws-cn': '_cn',
  'aws-us-gov': '_us-gov',
  'aws-eusc': '_eusc',
  'aws-iso': '_iso',
  'aws-iso-b': '_isob',
  'aws-iso-e': '_isoe',
  'aws-iso-f': '_isof',
} as const;

/** The partition whose file has the statements in the order that clusters have them in: another one would rewrite their policies. */
const ORDERED_AS = 'aws-cn';

interface Statement {
  readonly Effect: unknown;
  readonly Action: readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function readPolicies(checkout: Checkout): unknown {
  const policies = Object.entries(POLICIES).map(([partition, end]) => {
    const file = `docs/install/iam_policy${end}.json`;
    return { partition, file, statements: readPolicy(checkout, file, partition) };
  });
  const of = (wanted: string) =>
    policies.flatMap(({ partition, statements }) => (partition === wanted ? statements : []));
  const order = textsOf(of(ORDERED_AS));
  const rank = (statement: Statement) => {
    const at = order.indexOf(JSON.stringify(statement));
    return at < 0 ? order.length : at;
  };
  const shipped = [...of('aws')].sort((one, other) => rank(one) - rank(other));
  const all = [...new Set(shipped.flatMap(({ Action }) => Action))];
  const missing = policies.map(({ partition, file, statements }) => {
    const actions = new Set(statements.flatMap(({ Action }) => Action));
    const absent = all.filter((action) => !actions.has(action));
    const left = shipped.flatMap((statement) => {
      const Action = statement.Action.filter((action) => !absent.includes(action));
      return Action.length === 0 ? [] : [{ ...statement, Action }];
    });
    // The order of statements means nothing, and differs between the files.
    if ([...textsOf(left)].sort().join() !== [...textsOf(statements)].sort().join())
      throw new UnexpectedShape(
        file,
        'the statements of docs/install/iam_policy.json, with its own ARNs and without some actions',
      );
    return [partition, absent] as const;
  });
  return { statements: shipped, missingActions: Object.fromEntries(missing) };
}

function readPolicy(checkout: Checkout, file: string, partition: string): readonly Statement[] {
  const { Statement: statements, Version: version } = membersOf(checkout.json(file));
  if (version !== '2012-10-17' || itemsOf(statements).length === 0)
    throw new UnexpectedShape(file, 'an IAM policy of the version 2012-10-17');
  const text = JSON.stringify(statements).replaceAll(`"arn:${partition}:`, '"arn:aws:');
  return itemsOf(JSON.parse(text) as unknown).map((statement) => {
    const { Effect, Action, Resource, Condition } = membersOf(statement);
    const actions = typeof Action === 'string' ? [Action] : itemsOf(Action).map(String);
    return { Effect, Action: actions, Resource, ...(Condition !== undefined && { Condition }) };
  });
}

function textsOf(statements: readonly Statement[]): readonly string[] {
  return statements.map((statement) => JSON.stringify(statement));
}
