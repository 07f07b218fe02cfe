import { readPlan } from '../testing/read-plan';
import { reportPlan } from './plan-report';
import { SENSITIVE, UNKNOWN } from './redact';
import { parseTerraformPlan, type TerraformPlan, type TerraformResourceChange } from './terraform-plan';

const plan = readPlan();
const report = reportPlan('development', plan);
const changes = plan.resource_changes ?? [];
const changeOf = (part: string) => report.changes.find(({ address }) => address.includes(part));

/** The plan with one of its resources changed. */
function withChange(part: string, edit: (change: TerraformResourceChange) => TerraformResourceChange): TerraformPlan {
  return {
    ...plan,
    resource_changes: changes.map((change) => (change.address.includes(part) ? edit(structuredClone(change)) : change)),
  };
}

function withAttribute(part: string, name: string, value: unknown): TerraformPlan {
  return withChange(part, ({ change, ...rest }) => ({
    ...rest,
    change: { ...change, after: { ...(change.after as object), [name]: value } },
  }));
}

const digestOf = (edited: TerraformPlan) => reportPlan('development', edited).digest;

test('what changes is kept, by address; what is only read or stays is not', () => {
  expect(report.changes.map(({ address, kind }) => [address.split('.')[0], kind])).toEqual([
    ['aws_lb', 'update'],
    ['aws_lb_target_group', 'replace'],
    ['aws_route53_record', 'delete'],
    ['aws_vpc_security_group_egress_rule', 'create'],
    ['helm_release', 'update'],
  ]);
  expect(report.outputs).toEqual(['public-target-group-arns']);
  expect(report.isEmpty).toBe(false);
});

test('an update has the attributes that differ, and no others', () => {
  expect(changeOf('aws_lb.')?.attributes).toEqual({
    enable_cross_zone_load_balancing: { before: true, after: false },
  });
});

test('a replacement has its order and what forces it', () => {
  expect(changeOf('aws_lb_target_group')).toMatchObject({
    actions: ['create', 'delete'],
    replacedBy: ['port'],
    attributes: { port: { before: 30080, after: 30090 }, arn: { before: expect.any(String), after: UNKNOWN } },
  });
});

test('a secret that changes is a change, without its values', () => {
  expect(changeOf('helm_release')?.attributes['set_sensitive']).toEqual({
    before: [{ name: 'controller.defaultTLSSecretToken', value: SENSITIVE }],
    after: [{ name: 'controller.defaultTLSSecretToken', value: SENSITIVE }],
  });
  expect(changeOf('helm_release')?.attributes).not.toHaveProperty('repository_password');
});

test('no secret is in the report', () => {
  const secrets = ['hunter2', 'correct horse', 's3cr3t'];
  for (const secret of secrets) {
    expect(JSON.stringify(plan)).toContain(secret);
    expect(JSON.stringify(report)).not.toContain(secret);
  }
});

test('a resource that is sensitive as a whole shows which of its attributes change', () => {
  const whole = withChange('aws_lb.', ({ change, ...rest }) => ({
    ...rest,
    change: { ...change, before_sensitive: true, after_sensitive: true },
  }));
  expect(reportPlan('development', whole).changes[0]?.attributes).toEqual({
    enable_cross_zone_load_balancing: { before: SENSITIVE, after: SENSITIVE },
  });
});

describe('the digest', () => {
  test('is the same whatever the order', () => {
    const reversed = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, part]) => [key, reversed(part)]),
          )
        : value;
    const other = { ...plan, resource_changes: [...changes].reverse().map(reversed) } as TerraformPlan;
    expect(digestOf(other)).toBe(report.digest);
  });

  test('is the same whenever, and by whichever Terraform', () => {
    expect(digestOf({ ...plan, terraform_version: '1.12.0', timestamp: '2027-01-01' } as TerraformPlan)).toBe(
      report.digest,
    );
  });

  test('does not notice what changes nothing', () => {
    const without = changes.filter(({ change }) => !['read', 'no-op'].includes(change.actions[0] ?? ''));
    expect(without.length).toBeLessThan(changes.length);
    expect(digestOf({ ...plan, resource_changes: without })).toBe(report.digest);
  });

  test.each<[string, TerraformPlan]>([
    ['a value', withAttribute('aws_lb.', 'name', 'another')],
    ['a value inside of another', withAttribute('aws_lb_target_group', 'health_check', [{ interval: 5 }])],
    [
      'one resource less',
      { ...plan, resource_changes: changes.filter(({ address }) => !address.startsWith('helm_release')) },
    ],
    [
      'the order of a replacement',
      withChange('aws_lb_target_group', ({ change, ...rest }) => ({
        ...rest,
        change: { ...change, actions: ['delete', 'create'] },
      })),
    ],
    ['an address', withChange('aws_route53_record', (change) => ({ ...change, address: 'aws_route53_record.other' }))],
    [
      'a value that is not known any more',
      withChange('aws_lb.', ({ change, ...rest }) => ({
        ...rest,
        change: { ...change, after_unknown: { name: true } },
      })),
    ],
    [
      'a resource that is imported',
      withChange('aws_vpc', ({ change, ...rest }) => ({ ...rest, change: { ...change, importing: { id: 'sgr-1' } } })),
    ],
    [
      'a resource that moves',
      withChange('aws_lb_listener', (change) => ({ ...change, previous_address: 'aws_lb_listener.old' })),
    ],
    [
      'a secret that stays as it was',
      withChange('helm_release', ({ change, ...rest }) => ({
        ...rest,
        change: {
          ...change,
          after: {
            ...(change.after as object),
            set_sensitive: (change.before as { set_sensitive: unknown }).set_sensitive,
          },
        },
      })),
    ],
  ])('is another one for %s', (_, edited) => {
    expect(digestOf(edited)).not.toBe(report.digest);
  });

  test('is another one for another environment', () => {
    expect(reportPlan('staging', plan).digest).not.toBe(report.digest);
  });

  test('says nothing of a secret: neither the value nor whether two are equal', () => {
    const change = (value: string) => withAttribute('helm_release', 'set_sensitive', [{ name: 'x', value }]);
    expect(digestOf(change('one'))).toBe(digestOf(change('other')));
  });
});

test('a plan that only moves addresses is not empty, one that changes nothing is', () => {
  const move = { address: 'a.b', previous_address: 'a.c', mode: 'managed', change: { actions: ['no-op'], before: {} } };
  expect(reportPlan('x', { format_version: '1.2', resource_changes: [move] })).toMatchObject({
    changes: [{ kind: 'move', previousAddress: 'a.c' }],
    isEmpty: false,
  });
  expect(reportPlan('x', { format_version: '1.2' }).isEmpty).toBe(true);
  expect(reportPlan('x', { format_version: '1.2', applyable: false }).isEmpty).toBe(true);
});

test.each(['', 'null', '{}', '{"format_version":"2.0"}'])('%j is no plan', (json) => {
  expect(typeof parseTerraformPlan(json)).toBe('string');
});
