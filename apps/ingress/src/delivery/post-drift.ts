import type { PlanReport } from '../plan/plan-report';
import type { Github } from './github';
import { codeSpan, renderPlan } from './render-plan';

/** Keeps one open issue for each environment that is not as it is declared, and closes it when it is again. */
export function postDrift(github: Github, reports: readonly PlanReport[], run: string): void {
  const open = github.openIssues();
  for (const report of reports) {
    const { environment, isEmpty } = report;
    const mark = `<!-- eks-ingress-drift ${JSON.stringify({ environment })} -->`;
    const issue = open.find(({ body }) => body.startsWith(mark));
    if (isEmpty) {
      if (issue !== undefined) {
        github.comment(issue.id, `${codeSpan(environment)} is as it is declared again ([run](${run})).`);
        github.updateIssue(issue.id, { state: 'closed' });
      }
      continue;
    }
    const body = [
      mark,
      `${codeSpan(environment)} is not as the default branch declares it. Either somebody changed it by hand, or a deployment has not been approved, or has failed. To make it so again, Terraform would do this:`,
      renderPlan(report),
      `Found by [this run](${run}), whose log has the whole plan. Deploy it, or declare what it is.`,
    ].join('\n\n');
    if (issue === undefined) github.openIssue(`${environment} is not as declared`, body);
    else github.updateIssue(issue.id, { body });
  }
}
