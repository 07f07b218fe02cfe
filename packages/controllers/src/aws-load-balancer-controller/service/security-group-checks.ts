import { servicePrefix } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { annotationPath } from '../../objects/annotation-path';
import { serviceCheck, type ServiceSubject } from './service-check';

const prefix = servicePrefix;
const MODEL = 'pkg/service/model_build_load_balancer.go';
const MANAGED_GROUP = 'pkg/service/model_build_managed_sg.go';

const manageKey = `${prefix}manage-backend-security-group-rules`;
const groupsKey = `${prefix}security-groups`;
const rangesKey = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const rangesPath = ['spec', 'loadBalancerSourceRanges'];

const given = { 'aws-load-balancer-security-groups': 'sg-0123456789abcdef0' };
const managing = { ...given, 'aws-load-balancer-manage-backend-security-group-rules': 'true' };
const ranges = ['10.0.0.0/8'];

export const securityGroupChecks = [
  serviceCheck({
    id: 'service-backend-security-group',
    effect: 'rejects',
    path: annotationPath(manageKey),
    when: (service) => managesRules(service) === true && service.settings.enableBackendSecurityGroup === false,
    message: `${manageKey} needs the security group that backends share, which --enable-backend-security-group turns off.`,
    source: MODEL,
    examples: {
      passes: [{ annotations: managing }, { annotations: given, settings: { enableBackendSecurityGroup: false } }],
      fails: [
        {
          annotations: managing,
          settings: { enableBackendSecurityGroup: false },
          finds: [
            `error: metadata.annotations["${prefix}manage-backend-security-group-rules"]: ${prefix}manage-backend-security-group-rules needs the security group that backends share, which --enable-backend-security-group turns off. (service-backend-security-group)`,
          ],
        },
        {
          annotations: given,
          settings: { enableBackendSecurityGroup: false, enableManageBackendSecurityGroupRules: true },
          finds: [
            `error: metadata.annotations["${prefix}manage-backend-security-group-rules"]: ${prefix}manage-backend-security-group-rules needs the security group that backends share, which --enable-backend-security-group turns off. (service-backend-security-group)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-targets-closed',
    effect: 'risks',
    path: annotationPath(groupsKey),
    when: (service) => managesRules(service) === false && service.values[manageKey] !== false,
    message: `${groupsKey} is set without ${manageKey}.`,
    why: 'The controller then adds no rules to the security groups of nodes and pods: until somebody else lets these groups in, every target times out.',
    fix: `Set ${manageKey} to "true", or to "false" when the rules are there.`,
    source: MODEL,
    examples: {
      passes: [
        {},
        { annotations: managing },
        { annotations: { ...given, 'aws-load-balancer-manage-backend-security-group-rules': 'false' } },
        { annotations: given, settings: { enableManageBackendSecurityGroupRules: true } },
      ],
      fails: [
        {
          annotations: given,
          finds: [
            `warning: metadata.annotations["${prefix}security-groups"]: ${prefix}security-groups is set without ${prefix}manage-backend-security-group-rules. (service-targets-closed)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-source-ranges-overruled',
    effect: 'ignores',
    path: annotationPath(rangesKey),
    when: ({ values, spec }) => values[rangesKey] !== undefined && hasItems(spec.loadBalancerSourceRanges),
    message: `${rangesKey} is set beside spec.loadBalancerSourceRanges.`,
    why: 'The field of the Service wins, and the annotation is silently ignored.',
    fix: 'Remove the annotation.',
    source: MANAGED_GROUP,
    examples: {
      passes: [
        { annotations: { 'load-balancer-source-ranges': '10.0.0.0/8' } },
        { annotations: { 'load-balancer-source-ranges': '10.0.0.0/8' }, spec: { loadBalancerSourceRanges: [] } },
      ],
      fails: [
        {
          annotations: { 'load-balancer-source-ranges': '10.0.0.0/8' },
          spec: { loadBalancerSourceRanges: ranges },
          finds: [
            'warning: metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]: service.beta.kubernetes.io/load-balancer-source-ranges is set beside spec.loadBalancerSourceRanges. (service-source-ranges-overruled)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-source-ranges-overruled',
    effect: 'ignores',
    path: rangesPath,
    when: ({ securityGroups, spec }) => securityGroups === 'given' && hasItems(spec.loadBalancerSourceRanges),
    message: `spec.loadBalancerSourceRanges is set beside ${groupsKey}.`,
    why: 'The controller adds rules to a security group of its own alone, so that the ranges are silently ignored.',
    fix: 'Write the ranges into the security groups.',
    source: MANAGED_GROUP,
    examples: {
      passes: [{ spec: { loadBalancerSourceRanges: ranges } }, { annotations: given }],
      fails: [
        {
          annotations: given,
          spec: { loadBalancerSourceRanges: ranges },
          finds: [
            `warning: spec.loadBalancerSourceRanges: spec.loadBalancerSourceRanges is set beside ${prefix}security-groups. (service-source-ranges-overruled)`,
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-source-ranges-family',
    effect: 'rejects',
    // buildCIDRsFromSourceRanges
    when: ({ values, spec, isDualStack, securityGroups }) => {
      const { loadBalancerSourceRanges: fromSpec = [] } = spec;
      const isOfSpec = fromSpec.length > 0;
      const ipv6 = (isOfSpec ? fromSpec : (values[rangesKey] ?? [])).find((range) => range.includes(':'));
      if (ipv6 === undefined || isDualStack || securityGroups !== 'managed') return [];
      return [{ path: isOfSpec ? rangesPath : annotationPath(rangesKey), ipv6 }];
    },
    message: (_service, { ipv6 }) => `The source range ${quote(ipv6)} is of IPv6, and the load balancer is not.`,
    fix: `Set ${prefix}ip-address-type to "dualstack", or remove the range.`,
    source: MANAGED_GROUP,
    examples: {
      passes: [
        { spec: { loadBalancerSourceRanges: ranges } },
        {
          annotations: { 'aws-load-balancer-ip-address-type': 'dualstack' },
          spec: { loadBalancerSourceRanges: ['2001:db8::/32'] },
        },
        { annotations: { 'load-balancer-source-ranges': '2001:db8::/32' }, spec: { loadBalancerSourceRanges: ranges } },
        { annotations: managing, spec: { loadBalancerSourceRanges: ['2001:db8::/32'] } },
      ],
      fails: [
        {
          spec: { loadBalancerSourceRanges: [...ranges, '2001:db8::/32'] },
          finds: [
            'error: spec.loadBalancerSourceRanges: The source range "2001:db8::/32" is of IPv6, and the load balancer is not. (service-source-ranges-family)',
          ],
        },
        {
          annotations: { 'load-balancer-source-ranges': '2001:db8::/32' },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]: The source range "2001:db8::/32" is of IPv6, and the load balancer is not. (service-source-ranges-family)',
          ],
        },
      ],
    },
  }),
];

/** Whether the controller opens nodes and pods to security groups that are given; undefined where none are. */
function managesRules({ values, securityGroups, settings }: ServiceSubject): boolean | undefined {
  if (securityGroups !== 'given') return undefined;
  return values[manageKey] ?? settings.enableManageBackendSecurityGroupRules ?? false;
}

function hasItems(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
