import { spawnSync } from 'node:child_process';

/** The account that a workflow's own token writes as. What others write is never taken for a workflow's. */
const WORKFLOWS = 'github-actions[bot]';

/** A comment, or an issue, that a workflow has written. */
export interface Post {
  readonly id: number;
  readonly body: string;
}

export interface PullRequest {
  readonly number: number;
  /** The commit that was reviewed last. */
  readonly head: string;
}

interface Authored {
  readonly user?: { readonly login?: string } | null;
  readonly body?: string | null;
}

/** GitHub's API by way of its command line, `gh`, which runners have and which finds its token by itself. */
export class Github {
  /** @param repository `<owner>/<name>` */
  constructor(private readonly repository: string) {}

  /** What workflows have written on a pull request or an issue. */
  comments(number: number): readonly Post[] {
    const all = this.list<Authored & { readonly id: number }>(`issues/${number}/comments`);
    return all.filter(isWritten).map(({ id, body }) => ({ id, body: body ?? '' }));
  }

  comment(number: number, body: string): void {
    this.call('POST', `issues/${number}/comments`, { body });
  }

  updateComment(id: number, body: string): void {
    this.call('PATCH', `issues/comments/${id}`, { body });
  }

  /** The open issues that workflows have opened, by their numbers. */
  openIssues(): readonly Post[] {
    const creator = encodeURIComponent(WORKFLOWS);
    const all = this.list<Authored & { readonly number: number; readonly pull_request?: unknown }>(
      `issues?state=open&creator=${creator}`,
    );
    return all
      .filter((issue) => isWritten(issue) && issue.pull_request === undefined)
      .map(({ number, body }) => ({ id: number, body: body ?? '' }));
  }

  openIssue(title: string, body: string): void {
    this.call('POST', 'issues', { title, body });
  }

  updateIssue(
    number: number,
    changes: { readonly title?: string; readonly body?: string; readonly state?: 'closed' },
  ): void {
    this.call('PATCH', `issues/${number}`, changes);
  }

  /** The pull request by whose merge a commit came about; undefined for a commit that was pushed. */
  mergedPullRequest(commit: string): PullRequest | undefined {
    const all = this.list<{
      readonly number: number;
      readonly merge_commit_sha: string | null;
      readonly merged_at: string | null;
      readonly head: { readonly sha: string };
    }>(`commits/${commit}/pulls`);
    const merged = all.find((each) => each.merge_commit_sha === commit && each.merged_at !== null);
    return merged && { number: merged.number, head: merged.head.sha };
  }

  /** Whether somebody has to approve what a GitHub environment deploys. It is false for one that does not exist. */
  requiresApproval(environment: string): boolean {
    const { environments = [] } = this.call('GET', 'environments?per_page=100') as {
      readonly environments?: readonly {
        readonly name: string;
        readonly protection_rules?: readonly { readonly type: string }[];
      }[];
    };
    const found = environments.find(({ name }) => name === environment);
    return found?.protection_rules?.some(({ type }) => type === 'required_reviewers') ?? false;
  }

  private list<Item>(path: string): readonly Item[] {
    const page = `${path}${path.includes('?') ? '&' : '?'}per_page=100`;
    return (this.call('GET', page, undefined, ['--paginate', '--slurp']) as readonly (readonly Item[])[]).flat();
  }

  private call(method: string, path: string, body?: unknown, options: readonly string[] = []): unknown {
    const { error, status, stdout, stderr } = spawnSync(
      'gh',
      [
        'api',
        '--method',
        method,
        `repos/${this.repository}/${path}`,
        ...options,
        ...(body === undefined ? [] : ['--input', '-']),
      ],
      {
        encoding: 'utf8',
        env: process.env,
        input: body === undefined ? '' : JSON.stringify(body),
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    if (error !== undefined) throw new Error(`GitHub's command line (gh) cannot be run: ${error.message}`);
    if (status !== 0) throw new Error(`GitHub refused ${method} ${path}: ${stderr.trim()}`);
    return stdout.trim() === '' ? undefined : (JSON.parse(stdout) as unknown);
  }
}

function isWritten({ user }: Authored): boolean {
  return user?.login === WORKFLOWS;
}
