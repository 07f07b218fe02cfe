import type { PlanReport } from '../plan/plan-report';
import type { Github } from './github';
import { findReviewedPlan, renderPlanComment, renderUnaffectedComment, type CommentContext } from './plan-comment';

export interface PlansOfPullRequest {
  readonly number: number;
  /** All environments that are planned, affected or not. */
  readonly environments: readonly string[];
  readonly affected: readonly string[];
  /** One for each affected environment, unless its plan failed. */
  readonly reports: readonly PlanReport[];
}

/** Keeps one comment for each environment that a pull request changes, or has changed before its last push. */
export function postPlans(github: Github, plans: PlansOfPullRequest, context: CommentContext): void {
  const posted = github.comments(plans.number);
  for (const environment of plans.environments) {
    const before = posted.find(({ body }) => findReviewedPlan(body)?.environment === environment);
    const isAffected = plans.affected.includes(environment);
    if (!isAffected && before === undefined) continue;
    const report = plans.reports.find((each) => each.environment === environment);
    const body = isAffected
      ? renderPlanComment(environment, report, context)
      : renderUnaffectedComment(environment, context);
    if (before === undefined) github.comment(plans.number, body);
    else github.updateComment(before.id, body);
  }
}
