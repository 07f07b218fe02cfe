import { reportPlan, type PlanReport } from '../plan/plan-report';
import { readPlan } from '../testing/read-plan';
import { codeSpan, renderPlan, summarizePlan } from './render-plan';

const report = reportPlan('development', readPlan());

test('the counts begin with what takes something away', () => {
  expect(summarizePlan(report)).toBe('1 to replace, 1 to destroy, 2 to change, 1 to create');
});

test('a plan is rendered with each resource, what takes something away first', () => {
  expect(renderPlan(report)).toMatchInlineSnapshot(`
    "### \`development\`: 1 to replace, 1 to destroy, 2 to change, 1 to create

    **Replaced**

    - \`aws_lb_target_group.public_LoadBalancer_TargetGroup-http_2E0719B3\`, because of \`port\`
      - \`arn\`: \`"arn:aws:fake:ap-northeast-2:123456789012:aws_lb_target_group/development-public-http-06d89acc"\` → \`"(known after apply)"\`
      - \`name\`: \`"development-public-http-06d89acc"\` → \`"development-public-http-6ce8a659"\`
      - \`port\`: \`30080\` → \`30090\`

    **Destroyed**

    - \`aws_route53_record.public_Dns_Record-echodevexamplecom_B52D6FE1\`

    **Changed**

    - \`aws_lb.public_LoadBalancer_C2FE7D84\`
      - \`enable_cross_zone_load_balancing\`: \`true\` → \`false\`
    - \`helm_release.public_IngressNginx_0B49DF42\`
      - \`set_sensitive\`: \`[{"name":"controller.defaultTLSSecretToken","value":"(sensitive value)"}]\`
      - \`values[0].controller.replicaCount\`: \`1\` → \`2\`
      - \`values[0].controller.service.nodePorts.http\`: \`30080\` → \`30090\`
      - \`values[0].controller.service.nodePorts.https\`: \`30443\` → \`30091\`

    **Created**

    - \`aws_vpc_security_group_egress_rule.public_LoadBalancer_SecurityGroup_Egress-tcp-30090-targets-0_2A676CBF\`

    Outputs that change: \`public-target-group-arns\`"
  `);
});

describe('what a person has to know', () => {
  const finding = { id: 'x', path: ['tags'], message: 'A_b goes.', why: 'Why.', fix: 'Fix.', at: 'a.ts:9' } as const;
  const summary: PlanReport['summary'] = [{ entryPoint: 'public', headline: 'It stays.', lines: ['One <is> made.'] }];

  test('comes between the counts and the resources, refusals first', () => {
    const text = renderPlan({ ...report, summary, refusals: [{ ...finding, severity: 'error' }] });
    expect(text).toContain(
      [
        '1 to create',
        '**Refused: nothing of this can be deployed**\n\n- `a.ts:9`, `tags`: A\\_b goes.',
        '  Why.',
        '  Fix.',
        '**public**: It stays.\n\n- One \\<is\\> made.',
        '**Replaced**',
      ].join('\n\n'),
    );
  });

  test('says what keeps a plan from being deployed, and warnings last', () => {
    const kept = { ...finding, severity: 'error' } as const;
    const warning = { ...finding, severity: 'warning' } as const;
    const text = renderPlan({ ...report, summary, unneeded: [warning, kept] });
    const order = ['Keeps this from being deployed', 'It stays.', '**Warnings**', '**Replaced**'];
    expect(order.map((part) => text.indexOf(part))).toEqual(
      [...order.map((part) => text.indexOf(part))].sort((a, b) => a - b),
    );
    expect(order.every((part) => text.includes(part))).toBe(true);
  });
});

test('a replacement that destroys first says so', () => {
  const [, replaced] = report.changes;
  if (replaced === undefined) throw new Error('The plan has no second change.');
  const changes = [{ ...replaced, actions: ['delete', 'create'] }];
  expect(renderPlan({ ...report, changes })).toContain('**destroyed before the new one is there**');
  expect(renderPlan(report)).not.toContain('destroyed before');
});

test('a plan without changes, or with changes of outputs only, says so', () => {
  const changes: PlanReport['changes'] = [];
  expect(summarizePlan({ ...report, changes, outputs: [], isEmpty: true })).toBe('no changes');
  expect(summarizePlan({ ...report, changes })).toBe('1 output to change');
});

test('no secret is rendered', () => {
  for (const secret of ['hunter2', 'correct horse', 's3cr3t']) expect(renderPlan(report)).not.toContain(secret);
});

describe('a plan that is too long', () => {
  const [first] = report.changes;
  if (first === undefined) throw new Error('The plan has no change.');
  const many = (count: number, width: number): PlanReport => ({
    ...report,
    changes: Array.from({ length: count }, (_, index) => ({
      ...first,
      address: `aws_lb.${'x'.repeat(width)}${index}`,
    })),
  });

  test('loses its values first', () => {
    const text = renderPlan(many(600, 30));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain('x599`');
    expect(text).not.toContain('enable_cross_zone_load_balancing');
  });

  test('then resources, and says how many', () => {
    const text = renderPlan(many(5000, 30));
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text).toContain('… and 4600 more: the log has all of them');
    expect(text).toContain('5000 to change');
  });

  test('and keeps its counts in any case', () => {
    expect(renderPlan(many(3, 100_000))).toMatch(/^### `development`: 3 to change/);
    expect(renderPlan(many(3, 100_000)).length).toBeLessThan(60_000);
  });
});

test.each([
  ['plain', '`plain`'],
  ['a`b', '`` a`b ``'],
  ['two\nlines', '`two lines`'],
])('%j is left as it is by Markdown', (text, expected) => {
  expect(codeSpan(text)).toBe(expected);
});
