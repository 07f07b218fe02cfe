/** What is wrong with a page. */
export interface Problem {
  /** `path:line`. */
  readonly where: string;
  readonly message: string;
}

export function formatProblem({ where, message }: Problem): string {
  return `${where}  ${message}`;
}
