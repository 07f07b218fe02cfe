import type { PlanReport } from '../plan/plan-report';
import { codeSpan, renderPlan } from './render-plan';

/** What a comment keeps about the plan that was reviewed, unseen in its first line. */
export interface ReviewedPlan {
  readonly environment: string;
  /** The head of the pull request that was planned. */
  readonly commit: string;
  /** The digest of the changes; undefined when there was no plan. */
  readonly digest?: string;
}

export interface CommentContext {
  readonly commit: string;
  /** The page of the run, whose log has the plan in Terraform's words. */
  readonly run: string;
}

/** What a pull request says of an environment that it changes: its plan, or that there is none. */
export function renderPlanComment(
  environment: string,
  report: PlanReport | undefined,
  { commit, run }: CommentContext,
): string {
  if (report === undefined) {
    return [
      marker({ environment, commit }),
      `### ${codeSpan(environment)}: the plan failed`,
      `Nothing of ${commit} was reviewed here. [The run](${run}) says why.`,
    ].join('\n\n');
  }
  return [
    marker({ environment, commit, digest: report.digest }),
    renderPlan(report),
    `Planned at ${commit} by [this run](${run}), whose log has the whole plan. After the merge it is planned again, and stops for approval unless its digest is ${codeSpan(report.digest)}.`,
  ].join('\n\n');
}

/** What replaces the comment on an environment that the pull request no longer changes. */
export function renderUnaffectedComment(environment: string, { commit, run }: CommentContext): string {
  return [
    marker({ environment, commit }),
    `### ${codeSpan(environment)}: not affected any more`,
    `With ${commit}, this environment is synthesized as it was before ([run](${run})).`,
  ].join('\n\n');
}

/** Reads what a comment keeps; undefined for a comment of another kind. */
export function findReviewedPlan(body: string): ReviewedPlan | undefined {
  const [, json] = /^<!-- eks-ingress-plan (\{.*\}) -->/.exec(body) ?? [];
  if (json === undefined) return undefined;
  try {
    const { environment, commit, digest } = JSON.parse(json) as Partial<ReviewedPlan>;
    if (typeof environment !== 'string' || !isHexadecimal(commit, '')) return undefined;
    if (digest === undefined) return { environment, commit };
    return isHexadecimal(digest, 'sha256:') ? { environment, commit, digest } : undefined;
  } catch {
    return undefined;
  }
}

function marker(plan: ReviewedPlan): string {
  return `<!-- eks-ingress-plan ${JSON.stringify(plan)} -->`;
}

function isHexadecimal(text: unknown, prefix: string): text is string {
  return typeof text === 'string' && text.startsWith(prefix) && /^[0-9a-f]+$/.test(text.slice(prefix.length));
}
