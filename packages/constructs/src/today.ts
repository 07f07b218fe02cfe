import type { IConstruct } from 'constructs';

/** The context key of the date that findings about dates compare with, such as `2026-11-21`. */
export const TODAY = '@eks-ingress/today';

/** The date that the app says it is, else the date that it is. It decides findings, and never what is synthesized. */
export function today(construct: IConstruct): string {
  const given: unknown = construct.node.tryGetContext(TODAY);
  return typeof given === 'string' ? given : new Date().toISOString().slice(0, 10);
}
