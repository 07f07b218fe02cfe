import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import type { RegistrationSpec, TargetType } from '@eks-ingress/elbv2';
import { TargetGroup } from '../network-load-balancer/target-group';
import { findingsOf, helmValuesOf, resourceOf, resourcesOf, synthesize } from '../testing/synthesize';
import { NetworkLoadBalancer } from '../network-load-balancer/network-load-balancer';

const PODS: RegistrationSpec = {
  kind: 'target-group-binding',
  service: { name: 'ingress-nginx-controller', namespace: 'ingress-nginx', port: 'https' },
};
const NODE_GROUPS: RegistrationSpec = {
  kind: 'auto-scaling-groups',
  names: ['eks-shop-general-a', 'eks shop/general b'],
};
const TAGGED_NODES: RegistrationSpec = { kind: 'tagged-instances', tags: { 'eks:cluster-name': 'shop' } };

function register(registration: RegistrationSpec, targetType: TargetType, name = 'shop-https') {
  return synthesize((stack) => {
    addTargetGroup(stack, registration, targetType, name);
  });
}

function addTargetGroup(stack: TerraformStack, registration: RegistrationSpec, targetType: TargetType, name: string) {
  new HelmProvider(stack, 'Helm');
  return new TargetGroup(stack, 'TargetGroup', { name, vpcId: 'vpc-0a1b2c3d4', port: 80, targetType, registration });
}

describe('a TargetGroupBinding', () => {
  test('is a release of the chart that comes with the package', () => {
    const chart = String(resourceOf(register(PODS, 'ip'), 'helm_release').chart);
    expect(chart).toMatch(/^\.\/assets\/TargetGroup_Binding_Chart_[0-9A-F]+\/[0-9A-F]{32}$/);
    const template = readFileSync(
      join(__dirname, '../../charts/target-group-binding/templates/target-group-binding.yaml'),
      'utf8',
    );
    expect(template).toContain('apiVersion: elbv2.k8s.aws/v1beta1\nkind: TargetGroupBinding\n');
    expect(template).toContain('name: {{ .Release.Name }}');
    expect(template).toContain('namespace: {{ .Release.Namespace }}');
  });

  test('names the target group and the Service, and leaves security groups to Terraform', () => {
    const release = resourceOf(register(PODS, 'ip'), 'helm_release');
    expect(release).toMatchObject({ namespace: 'ingress-nginx', wait: true });
    expect(helmValuesOf(release)).toEqual({
      spec: {
        targetGroupARN: expect.stringMatching(/^\$\{aws_lb_target_group\..*\.arn\}$/),
        targetType: 'ip',
        serviceRef: { name: 'ingress-nginx-controller', port: 'https' },
      },
    });
  });

  test('says that pods are reached over IPv6', () => {
    const stack = synthesize((scope) => {
      new HelmProvider(scope, 'Helm');
      const registered = { port: 80, targetType: 'ip', registration: PODS, ipAddressType: 'ipv6' } as const;
      new TargetGroup(scope, 'TargetGroup', { name: 'shop', vpcId: 'vpc-0a1b2c3d4', ...registered });
    });
    expect(helmValuesOf(resourceOf(stack, 'helm_release'))).toMatchObject({ spec: { ipAddressType: 'ipv6' } });
  });

  test('lets the controller open security groups when it is told to', () => {
    const networking = {
      ingress: [{ from: [{ securityGroup: { groupID: 'sg-0a1b2c3d4' } }], ports: [{ protocol: 'TCP', port: 80 }] }],
    } as const;
    const release = resourceOf(register({ ...PODS, networking }, 'ip'), 'helm_release');
    expect(helmValuesOf(release)).toMatchObject({ spec: { networking } });
  });

  test('has the name of its target group, in lower case, and is replaced with it', () => {
    const stack = register(PODS, 'ip', 'Shop-HTTPS');
    expect(resourceOf(stack, 'helm_release')).toMatchObject({
      name: expect.stringMatching(/^\$\{lower\(aws_lb_target_group\..*\.name\)\}$/),
      lifecycle: { create_before_destroy: true },
    });
  });
});

describe('Auto Scaling groups', () => {
  test('are attached one by one', () => {
    const attachments = resourcesOf(register(NODE_GROUPS, 'instance'), 'aws_autoscaling_attachment');
    expect(attachments).toMatchObject(
      ['eks-shop-general-a', 'eks shop/general b'].map((name) => ({
        autoscaling_group_name: name,
        lb_target_group_arn: expect.stringMatching(/^\$\{aws_lb_target_group\..*\.arn\}$/),
        lifecycle: { create_before_destroy: true },
      })),
    );
  });

  test('have addresses that are known even when their names are not', () => {
    const stack = synthesize((scope) => {
      const names = ['a', 'b'].map((id) => new TerraformVariable(scope, id, { type: 'string' }).stringValue);
      addTargetGroup(scope, { kind: 'auto-scaling-groups', names }, 'instance', 'shop-https');
    });
    const attachments = Object.entries(stack.resource.aws_autoscaling_attachment ?? {});
    expect(attachments.map(([address, { autoscaling_group_name: name }]) => [address, name])).toEqual([
      [expect.stringMatching(/_Attachments_0_/), '${var.a}'],
      [expect.stringMatching(/_Attachments_1_/), '${var.b}'],
    ]);
  });
});

describe('tagged instances', () => {
  test('are those that run when Terraform is applied', () => {
    const stack = register(TAGGED_NODES, 'instance');
    expect(Object.values(stack.data.aws_instances ?? {})).toMatchObject([
      { instance_tags: { 'eks:cluster-name': 'shop' }, instance_state_names: ['running'] },
    ]);
  });

  test.each<[TargetType, string]>([
    ['instance', 'ids'],
    ['ip', 'private_ips'],
  ])('are registered for the target type "%s" by their %s', (targetType, attribute) => {
    expect(resourceOf(register(TAGGED_NODES, targetType), 'aws_lb_target_group_attachment')).toMatchObject({
      for_each: expect.stringMatching(new RegExp(`^\\$\\{toset\\(data\\.aws_instances\\..*\\.${attribute}\\)\\}$`)),
      target_id: '${each.value}',
      lifecycle: { create_before_destroy: true },
    });
  });

  test('come with a warning', () => {
    const findings = findingsOf((stack) => {
      new HelmProvider(stack, 'Helm');
      const loadBalancer = new NetworkLoadBalancer(stack, 'Shop', {
        name: 'shop',
        vpcId: 'vpc-0a1b2c3d4',
        scheme: 'internet-facing',
        subnetMappings: [{ subnetId: 'subnet-0a1b2c3d' }, { subnetId: 'subnet-0a1b2c3e' }],
        clients: [{ cidr: '0.0.0.0/0' }],
        targetSecurityGroupIds: ['sg-0a1b2c3d4'],
      });
      loadBalancer.addTargetGroup('http', { port: 30080, targetType: 'instance', registration: TAGGED_NODES });
      loadBalancer.addListener('http', { port: 80, protocol: 'TCP', targetGroup: 'http' });
    });
    expect(findings.map(({ diagnostic: { id, severity } }) => [id, severity])).toEqual([
      ['tagged-instances-membership', 'warning'],
    ]);
  });
});

describe('fixed addresses', () => {
  const registration: RegistrationSpec = {
    kind: 'ip-addresses',
    targets: [
      { address: '10.20.1.20' },
      { address: '10.20.1.20', port: 3269 },
      { address: '192.168.1.20', availabilityZone: 'all' },
    ],
  };

  test('are registered one by one, under addresses of their own', () => {
    const { aws_lb_target_group_attachment: attachments = {} } = register(registration, 'ip').resource;
    expect(
      Object.keys(attachments)
        .map((address) => address.replace(/_[0-9A-F]{8}$/, ''))
        .sort(),
    ).toEqual([
      'TargetGroup_Attachments_10-20-1-20',
      'TargetGroup_Attachments_10-20-1-20-3269',
      'TargetGroup_Attachments_192-168-1-20',
    ]);
    expect(Object.values(attachments)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ target_id: '10.20.1.20', lifecycle: { create_before_destroy: true } }),
        expect.objectContaining({ target_id: '10.20.1.20', port: 3269 }),
        expect.objectContaining({ target_id: '192.168.1.20', availability_zone: 'all' }),
      ]),
    );
  });

  test('outside the VPC are reached by address, and those inside by group', () => {
    const stack = synthesize((scope) => {
      const loadBalancer = new NetworkLoadBalancer(scope, 'Ldap', {
        name: 'ldap',
        vpcId: 'vpc-0a1b2c3d4',
        scheme: 'internal',
        subnetMappings: [{ subnetId: 'subnet-0a1b2c3d' }, { subnetId: 'subnet-0a1b2c3e' }],
        clients: [{ cidr: '10.20.0.0/16' }],
        targetSecurityGroupIds: ['sg-0a1b2c3d4'],
      });
      loadBalancer.addTargetGroup('ldap', { port: 636, targetType: 'ip', registration });
      loadBalancer.addListener('ldap', { port: 636, protocol: 'TCP', targetGroup: 'ldap' });
    });
    expect(
      resourcesOf(stack, 'aws_vpc_security_group_egress_rule').map((rule) => [
        rule.from_port,
        rule.cidr_ipv4 ?? rule.referenced_security_group_id,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [636, '192.168.1.20/32'],
        [3269, 'sg-0a1b2c3d4'],
        [636, 'sg-0a1b2c3d4'],
      ]),
    );
    expect(resourcesOf(stack, 'aws_vpc_security_group_egress_rule')).toHaveLength(3);
  });
});
