import { controllers, type ControllerName, type ControllerSettings } from '@eks-ingress/annotations';
import { chartNames, formatPath, nearest, quote } from '@eks-ingress/diagnostics';
import type { RuleOptions } from '@eks-ingress/rules';
import * as v from 'valibot';
import { fileRules, type RuleDescription } from './file-rules';

const ruleSettings = ['off', 'info', 'warning', 'error'] as const;

function described<const Schema extends v.GenericSchema>(schema: Schema, text: string) {
  return v.pipe(schema, v.description(text));
}

const rules = described(
  v.record(v.string(), v.picklist(ruleSettings)),
  'What becomes of the findings of a rule: its severity, or off.',
);
const globs = (text: string) => described(v.array(v.string()), text);

/** Each of the settings of controllers, and no other. */
const settingsEntries = {
  annotationsRiskLevel: v.optional(v.picklist(['Low', 'Medium', 'High', 'Critical'])),
  allowSnippetAnnotations: v.optional(v.boolean()),
  allowCrossNamespaceResources: v.optional(v.boolean()),
  strictValidatePathType: v.optional(v.boolean()),
  enableBackendSecurityGroup: v.optional(v.boolean()),
  enableIpTargetType: v.optional(v.boolean()),
  serviceTypeLoadBalancerOnly: v.optional(v.boolean()),
  disableIngressClassAnnotation: v.optional(v.boolean()),
  disableIngressGroupNameAnnotation: v.optional(v.boolean()),
  externalManagedTags: v.optional(v.array(v.string())),
  loadBalancerClass: v.optional(v.string()),
  enableServiceMutatorWebhook: v.optional(v.boolean()),
  defaultLoadBalancerScheme: v.optional(v.picklist(['internal', 'internet-facing'])),
  defaultTargetType: v.optional(v.picklist(['instance', 'ip'])),
  enableManageBackendSecurityGroupRules: v.optional(v.boolean()),
  albTargetControlAgent: v.optional(v.boolean()),
  enableCertificateManagement: v.optional(v.boolean()),
  lbCapacityReservation: v.optional(v.boolean()),
  nlbHealthCheckAdvancedConfig: v.optional(v.boolean()),
  enableTcpUdpListener: v.optional(v.boolean()),
  nlbSecurityGroup: v.optional(v.boolean()),
} satisfies { readonly [Name in keyof ControllerSettings]-?: v.GenericSchema<ControllerSettings[Name]> };

const settings = described(
  v.strictObject(settingsEntries),
  'How the controllers of the cluster are set up, where they are not as they come.',
);

/** Each thing that rules may know of the cluster, and no other. */
const clusterEntries = {
  controller: v.optional(
    described(
      v.picklist(Object.keys(controllers) as ControllerName[]),
      'The controller of Ingresses and Services that do not say which one they are for.',
    ),
  ),
  settings: v.optional(settings),
  region: v.optional(
    described(v.string(), 'The region of the cluster, such as eu-west-1, which certificates are compared with.'),
  ),
} satisfies { readonly [Name in keyof RuleOptions]-?: v.GenericSchema<RuleOptions[Name]> };

/** The schema of a configuration. */
export const configurationSchema = v.strictObject({
  $schema: v.optional(described(v.string(), 'The address of this schema, for editors.')),
  preset: v.optional(
    described(
      v.picklist(['recommended', 'strict']),
      'The set of rules to begin with: recommended, or strict, which has more.',
    ),
  ),
  rules: v.optional(rules),
  ...clusterEntries,
  ignore: v.optional(globs('Files that are not read, as globs from the folder of the configuration.')),
  valuesOf: v.optional(
    described(
      v.record(v.string(), v.picklist(chartNames)),
      'Globs of values files, and the chart that they are for, where names and keys do not tell.',
    ),
  ),
  overrides: v.optional(
    described(
      v.array(
        v.strictObject({
          files: described(v.pipe(v.array(v.string()), v.minLength(1)), 'The files that it is for, as globs.'),
          rules,
        }),
      ),
      'What holds for some files; a later one wins.',
    ),
  ),
});

/** How files are linted: what `eks-ingress.config.ts` exports. */
export type Configuration = DeepReadonly<v.InferInput<typeof configurationSchema>>;

type DeepReadonly<Value> = Value extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }
    : Value;

/** Types a configuration, for completion in an editor. */
export function defineConfiguration(configuration: Configuration): Configuration {
  return configuration;
}

/** A configuration, or what is wrong with it as sentences. */
export type ParsedConfiguration =
  | { readonly configuration: Configuration; readonly faults?: never }
  | { readonly configuration?: never; readonly faults: readonly string[] };

/** Checks what somebody wrote as a configuration: its shape, and the names of rules. */
export function parseConfiguration(value: unknown, known: readonly RuleDescription[]): ParsedConfiguration {
  // A list is an object to the schema.
  if (Array.isArray(value)) return { faults: [`A list is no configuration: ${quote(value)}.`] };
  const result = v.safeParse(configurationSchema, value);
  if (!result.success) return { faults: result.issues.map(describe) };
  const configuration = result.output;
  const names = [...known.map(({ name }) => name), ...Object.keys(fileRules)];
  const faults = [
    ...unknownRules(configuration.rules, ['rules'], names),
    ...(configuration.overrides ?? []).flatMap((override, index) =>
      unknownRules(override.rules, ['overrides', index, 'rules'], names),
    ),
  ];
  return faults.length > 0 ? { faults } : { configuration };
}

/** Says that there is no rule of a name, and which one may be meant. */
export function unknownRule(name: string, names: readonly string[]): string {
  const meant = nearest(name, names);
  return `There is no rule ${quote(name)}. ${meant ? `Did you mean ${quote(meant)}?` : '`eks-ingress rules` lists them.'}`;
}

function unknownRules(rules: Configuration['rules'], path: readonly (string | number)[], names: readonly string[]) {
  return Object.keys(rules ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => `${formatPath(path)}: ${unknownRule(name, names)}`);
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const where = path.length > 0 ? `${formatPath(path)}: ` : '';
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const key = String(path.at(-1));
    const meant = nearest(key, Object.keys(configurationSchema.entries));
    return `${formatPath(path)} is no setting.${meant && meant !== key ? ` Did you mean ${meant}?` : ''}`;
  }
  return `${where}${quote(issue.input)} is not ${issue.expected?.replaceAll(' | ', ' or ') ?? 'allowed'}.`;
}
