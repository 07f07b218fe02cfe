import type { PlanReport } from '../plan/plan-report';
import type { Github } from './github';
import { findReviewedPlan } from './plan-comment';

/** What was reviewed of the changes that a commit brings to an environment. */
export interface Review {
  readonly isReviewed: boolean;
  /** Why, in a sentence for the person who is asked. */
  readonly reason: string;
}

/**
 * Whether a plan of a merged commit is the one that its pull request shows. The pull request has to show a plan of its last
 * commit: a plan of an earlier one is of other sources.
 */
export function findReview(github: Github, commit: string, report: PlanReport): Review {
  const pullRequest = github.mergedPullRequest(commit);
  if (pullRequest === undefined) return unreviewed('No pull request was merged as this commit.');
  const { number, head } = pullRequest;
  const plan = github
    .comments(number)
    .flatMap(({ body }) => findReviewedPlan(body) ?? [])
    .find(({ environment }) => environment === report.environment);
  if (plan?.digest === undefined) return unreviewed(`Pull request #${number} shows no plan of this environment.`);
  if (plan.commit !== head) {
    return unreviewed(`Pull request #${number} shows the plan of ${plan.commit}, and ${head} was merged.`);
  }
  if (plan.digest !== report.digest) {
    return unreviewed(`Pull request #${number} shows another plan: its digest is ${plan.digest}.`);
  }
  return { isReviewed: true, reason: `Pull request #${number} shows these changes.` };
}

function unreviewed(reason: string): Review {
  return { isReviewed: false, reason };
}
