import { reportPlan } from '../plan/plan-report';
import { readPlan } from '../testing/read-plan';
import { findReviewedPlan, renderPlanComment, renderUnaffectedComment } from './plan-comment';

const report = reportPlan('staging', readPlan());
const context = { commit: '0123abc', run: 'https://github.com/example/shop/actions/runs/1' };

test('a comment keeps the digest of its plan, unseen', () => {
  const comment = renderPlanComment('staging', report, context);
  expect(comment.split('\n')[0]).toMatch(/^<!-- .* -->$/);
  expect(findReviewedPlan(comment)).toEqual({ environment: 'staging', commit: '0123abc', digest: report.digest });
});

test('a comment on a plan that failed, or on an environment that is not affected, keeps no digest', () => {
  const kept = { environment: 'staging', commit: '0123abc' };
  expect(findReviewedPlan(renderPlanComment('staging', undefined, context))).toEqual(kept);
  expect(findReviewedPlan(renderUnaffectedComment('staging', context))).toEqual(kept);
});

test.each([
  'Looks good!',
  'See <!-- eks-ingress-plan {"environment":"staging","commit":"1","digest":"sha256:1"} -->',
  '<!-- eks-ingress-plan {"environment":1} -->',
  '<!-- eks-ingress-plan {"environment":"staging","commit":"1\\nreviewed=true"} -->',
  '<!-- eks-ingress-plan {"environment":"staging","commit":"1","digest":"other"} -->',
  '<!-- eks-ingress-plan {broken} -->',
])('%j is no such comment', (body) => {
  expect(findReviewedPlan(body)).toBeUndefined();
});
