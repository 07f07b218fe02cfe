import type { Environment } from '../environment';
import production from '../environments/production';
import staging from '../environments/staging';
import { planOf, unchanged, type Planned } from '../testing/planned';
import { reportPlan } from './plan-report';

const LOAD_BALANCER = 'aws_lb.public_LoadBalancer_C2FE7D84';
const HTTPS = 'aws_lb_listener.public_LoadBalancer_Listener-https_B6C16692';
const NGINX = 'helm_release.public_IngressNginx_0B49DF42';
const RULE = 'aws_vpc_security_group_ingress_rule.public_LoadBalancer_SecurityGroup_Ingress-tcp-443';
const targets = (key: string) => `aws_lb_target_group.public_LoadBalancer_TargetGroup-${key}_2E0719B3`;
const record = (name: string) => `aws_route53_record.public_Dns_Record-${name.replaceAll('.', '')}_1`;

const mappings = (...subnets: readonly string[]) => ({ subnet_mapping: subnets.map((subnet_id) => ({ subnet_id })) });
const check = { health_check: [{ interval: 10, healthy_threshold: 2, protocol: 'TCP' }] };
const values = (controller: object) => [JSON.stringify({ controller })];

function summaryOf(environment: Environment, ...resources: readonly Planned[]) {
  return reportPlan('production', planOf(...resources), { environment, locate: () => 'production.ts:1' }).summary;
}

function linesOf(...resources: readonly Planned[]): readonly string[] {
  return summaryOf(staging, ...resources).flatMap(({ entryPoint, headline, lines }) => [
    `${entryPoint ?? '-'}: ${headline}`,
    ...lines,
  ]);
}

const STAYS = 'public: The load balancer stays, with its DNS name and its addresses.';
const UNTOUCHED = 'public: The load balancer stays as it is, with its listeners and its target groups.';

test('a plan that changes nothing has no summary', () => {
  expect(linesOf(unchanged(LOAD_BALANCER), unchanged(HTTPS))).toEqual([]);
});

test('a plan that only keeps records says so', () => {
  expect(
    linesOf(unchanged(LOAD_BALANCER), { address: 'terraform_data.public_LoadBalancer_Guard_1', after: {} }),
  ).toEqual(['-: Nothing that runs changes: Terraform keeps records of it, or knows it by another address.']);
});

test.each<[string, readonly Planned[], readonly string[]]>([
  [
    'a zone more',
    [
      {
        address: LOAD_BALANCER,
        before: mappings('subnet-05a90000000000001'),
        after: mappings('subnet-05a90000000000001', 'subnet-05a90000000000002'),
      },
    ],
    [
      STAYS,
      'It gets an address in subnet-05a90000000000002 (ap-northeast-2b); clients find it when they resolve the name again.',
    ],
  ],
  [
    'settings of the load balancer',
    [
      {
        address: LOAD_BALANCER,
        before: { enable_cross_zone_load_balancing: false, access_logs: [] },
        after: { enable_cross_zone_load_balancing: true, access_logs: [{ bucket: 'logs' }] },
      },
    ],
    [
      STAYS,
      'In place, without an effect on open connections: accessLogs changes and crossZone changes from false to true.',
    ],
  ],
  [
    'a family of addresses less',
    [{ address: LOAD_BALANCER, before: { ip_address_type: 'dualstack' }, after: { ip_address_type: 'ipv4' } }],
    [
      'public: The load balancer stays, with its DNS name and its IPv4 addresses.',
      'It loses its IPv6 addresses: clients that use IPv6 cannot connect any more.',
    ],
  ],
  [
    'another port, certificate and policy',
    [
      {
        address: HTTPS,
        before: { port: 443, protocol: 'TLS', certificate_arn: 'a', ssl_policy: 'old' },
        after: { port: 8443, protocol: 'TLS', certificate_arn: 'b', ssl_policy: 'new' },
      },
    ],
    [
      STAYS,
      'The listener "https" moves from port 443 to port 8443: clients have to use the new one.',
      'The listener "https" gets the TLS policy "new" in place of "old": clients that support nothing of it cannot connect.',
      'The listener "https" presents another certificate to new connections.',
    ],
  ],
  [
    'a listener that goes',
    [{ address: HTTPS, before: { port: 443 } }],
    [STAYS, 'The listener "https" is deleted: no client can connect to port 443 any more.'],
  ],
  [
    'a listener that is made anew',
    [
      {
        address: HTTPS,
        before: { port: 443, protocol: 'TLS' },
        after: { port: 443, protocol: 'TCP' },
        reason: 'replace_by_triggers',
      },
    ],
    [
      STAYS,
      'The listener "https" is destroyed and created again, since tls.end changes from "at-load-balancer" to "at-controller": port 443 refuses connections for some seconds.',
    ],
  ],
  [
    'target groups that are replaced together',
    ['http', 'https'].map((key) => ({
      address: targets(key),
      before: { ...check, target_type: 'instance', port: 30080 },
      after: { ...check, target_type: 'ip', port: 80 },
      replacedBy: ['port', 'target_type'],
    })),
    [
      STAYS,
      'The target groups "http" and "https" are replaced, since registration changes from nodes to pods. New connections can fail until the new targets have passed their first health checks, which takes at least 20 seconds.',
    ],
  ],
  [
    'a target group that becomes its sibling',
    [
      { address: `${targets('http')}_http`, before: { health_check: [{ protocol: 'HTTP' }] } },
      { address: `${targets('http')}_tcp`, after: check },
    ],
    [
      STAYS,
      'The target group "http" is replaced, since healthCheck.protocol changes from "HTTP" to "TCP". New connections can fail until the new targets have passed their first health checks, which takes at least 20 seconds.',
    ],
  ],
  [
    'another node port',
    [{ address: targets('http'), before: { port: 30080 }, after: { port: 30090 }, replacedBy: ['port'] }],
    [
      STAYS,
      'The target group "http" is replaced, since registration.nodePorts.http changes from 30080 to 30090. New connections can fail until the new targets have passed their first health checks.',
    ],
  ],
  [
    'a target group in place',
    [{ address: targets('http'), before: check, after: { health_check: [{ interval: 5 }] } }],
    [STAYS, 'The target group "http" is updated in place, and keeps its targets: healthCheck changes.'],
  ],
  [
    'host names',
    [
      { address: record('a.example.com'), after: { name: 'a.example.com' } },
      { address: record('b.example.com'), after: { name: 'b.example.com' } },
      { address: record('c.example.com'), before: { name: 'c.example.com' } },
    ],
    [
      UNTOUCHED,
      'The alias record c.example.com is deleted: clients cannot resolve it any more.',
      'The alias records a.example.com and b.example.com are created.',
    ],
  ],
  [
    'clients',
    [
      { address: `${RULE}-0000--0_1`, before: { cidr_ipv4: '0.0.0.0/0', from_port: 443 } },
      { address: `${RULE}-20301130--24_2`, after: { cidr_ipv4: '203.0.113.0/24', from_port: 443 } },
    ],
    [
      UNTOUCHED,
      'May connect from now on: 203.0.113.0/24 to port 443.',
      'May not connect any more: 0.0.0.0/0 to port 443.',
    ],
  ],
  [
    'pods',
    [
      {
        address: NGINX,
        before: { values: values({ replicaCount: 3 }) },
        after: { values: values({ replicaCount: 6 }) },
      },
    ],
    [UNTOUCHED, 'The ingress controller is updated: controller.replicaCount changes from 3 to 6.'],
  ],
  [
    'a chart',
    [
      {
        address: NGINX,
        before: { version: '4.15.1', values: values({ a: 1, b: 1, c: 1, d: 1, e: {} }) },
        after: { version: '4.15.2', values: values({ a: 2, b: 2, c: 2, e: {} }) },
      },
    ],
    [
      UNTOUCHED,
      'The ingress controller is updated: its chart changes from 4.15.1 to 4.15.2, controller.a changes from 1 to 2, controller.b changes from 1 to 2, controller.c changes from 1 to 2 and 1 other value too. New pods take over one by one.',
    ],
  ],
  [
    'what only accompanies the load balancer',
    [
      { address: 'aws_cloudwatch_metric_alarm.public_UnhealthyHostAlarm-http_1', after: {} },
      { address: 'aws_acm_certificate.public-Certificate_1', before: { a: 1 }, after: { a: 2 }, replacedBy: ['a'] },
      { address: 'aws_security_group.public_LoadBalancer_SecurityGroup_1', before: { a: 1 }, after: { a: 2 } },
      { address: 'aws_acm_certificate_validation.public-Certificate_Validation_1', after: {} },
      { address: 'terraform_data.public_LoadBalancer_ReplacementGuard_1', after: {} },
      { address: 'aws_new_thing.public_Thing_1', before: {} },
      { address: 'aws_new_thing.public_Other_1', after: {} },
    ],
    [
      UNTOUCHED,
      'Also: 1 alarm created; 1 certificate replaced; 1 security group updated; aws_new_things: 1 deleted, 1 created.',
    ],
  ],
  [
    'what belongs to no entry point',
    [{ address: 'helm_release.AwsLoadBalancerController_1', before: { version: '1' }, after: { version: '2' } }],
    ['-: Beside the entry points:', 'the AWS Load Balancer Controller is updated.'],
  ],
])('%s', (_, resources, lines) => {
  expect(linesOf(...resources)).toEqual(lines);
});

describe('a load balancer that goes', () => {
  const replaced = (held: boolean): Planned => ({
    address: LOAD_BALANCER,
    before: { ...mappings('a', 'b'), enable_deletion_protection: held },
    after: mappings('a'),
    replacedBy: ['subnet_mapping'],
  });
  const headlineOf = (environment: Environment, planned: Planned) => summaryOf(environment, planned)[0]?.headline;

  test('is said to be replaced, and how long clients notice it', () => {
    expect(headlineOf(production, replaced(false))).toMatch(/^The load balancer is replaced\. .* some minutes\.$/);
  });

  test('is said to be refused by AWS while it is protected', () => {
    expect(headlineOf(production, replaced(true))).toBe(
      'The load balancer is to be replaced, and AWS refuses that: it is protected from deletion.',
    );
  });

  test('says nothing of the listeners that go with it', () => {
    const listener: Planned = { address: HTTPS, before: { port: 443 } };
    const gone: Planned = { address: LOAD_BALANCER, before: mappings('a') };
    expect(summaryOf({ ...production, entryPoints: {} }, gone, listener)).toEqual([
      {
        entryPoint: 'public',
        headline: 'The load balancer is deleted. No client can connect to it any more.',
        lines: [],
      },
    ]);
  });
});

test('a new entry point, and the parts of it', () => {
  const lines = linesOf(
    { address: LOAD_BALANCER, after: mappings('a') },
    { address: HTTPS, after: { port: 443 } },
    { address: targets('http'), after: check },
    { address: NGINX, after: { version: '4.15.1' } },
    { address: 'aws_eip.public_LoadBalancer_ElasticIp-ap-northeast-2a_1', after: {} },
  );
  expect(lines).toEqual([
    'public: The load balancer is created.',
    'The Elastic IP of ap-northeast-2a is created.',
    'The ingress controller is installed.',
  ]);
});

test('a load balancer that a Service owns', () => {
  const replaced = { address: NGINX, before: { name: 'a' }, after: { name: 'b' }, replacedBy: ['name'] };
  expect(summaryOf(production, replaced)[0]).toEqual({
    entryPoint: 'public',
    headline: expect.stringMatching(/^The load balancer is replaced\./),
    lines: ['The ingress controller is installed anew: no client is served until its new pods are ready.'],
  });
});
