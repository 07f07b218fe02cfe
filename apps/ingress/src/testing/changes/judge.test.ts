import { NETWORK_LOAD_BALANCER_CHANGES, type PropChange } from '@eks-ingress/constructs';
import { judge, type Outcome } from './judge';

const rows: Readonly<Record<string, PropChange<never>>> = NETWORK_LOAD_BALANCER_CHANGES;

const before = { name: 'shop', scheme: 'internet-facing', subnetMappings: [{ subnetId: 'a' }, { subnetId: 'b' }] };
const after = { ...before, subnetMappings: [{ subnetId: 'a' }] };
const lost: Outcome = { kind: 'planned', effect: 'load-balancer-replaced' };

test('a plan that loses the load balancer is what the table says', () => {
  expect(judge({ row: rows.subnetMappings, kind: 'removed', before, after }, lost)).toBeUndefined();
});

test('the same plan fails where its row is taken out, or says less', () => {
  const { subnetMappings: _out, ...without } = rows;
  expect(judge({ row: without.subnetMappings, kind: 'removed', before, after }, lost)).toBe(
    'the table has no row for it, and the plan is load-balancer-replaced',
  );
  const mild: PropChange<never> = { effect: 'in-place', edits: [] };
  expect(judge({ row: mild, kind: 'removed', before, after }, lost)).toBe(
    'the table says in-place, and the plan is load-balancer-replaced',
  );
});

test('a plan of a protected load balancer that loses it fails, since it has to be refused', () => {
  const isProtected = { deletionProtection: true };
  const edit = {
    row: rows.subnetMappings,
    kind: 'removed',
    before: { ...before, ...isProtected },
    after: { ...after, ...isProtected },
  } as const;
  expect(judge(edit, lost)).toBe('the table says refused, and the plan is load-balancer-replaced');
  const refusedBy = 'shop: terraform plan failed\nError: Resource precondition failed\n';
  expect(judge(edit, { kind: 'planned', effect: 'refused', refusedBy })).toBeUndefined();
});

test('a stack that Terraform cannot plan for another reason is no refusal', () => {
  const refusedBy = 'shop: terraform plan failed\nError: Reference to undeclared resource\n';
  const outcome: Outcome = { kind: 'planned', effect: 'refused', refusedBy };
  expect(judge({ row: rows.subnetMappings, kind: 'removed', before, after }, outcome)).toContain('cannot plan');
});
