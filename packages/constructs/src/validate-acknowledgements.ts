import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IsUnknown } from '@eks-ingress/elbv2';

/** What is wrong with the risks that somebody takes on purpose: they are named, and have a reason. */
export function validateAcknowledgements<Risk extends string>(
  acknowledgements: Readonly<Partial<Record<Risk, string>>> | undefined,
  risks: readonly Risk[],
  isUnknown: IsUnknown,
): Diagnostic[] {
  return Object.entries<string | undefined>(acknowledgements ?? {}).flatMap(([name, reason]): Diagnostic[] => {
    const path = ['acknowledgements', name];
    if (!(risks as readonly string[]).includes(name)) {
      return [
        {
          id: 'acknowledgement-name',
          severity: 'error',
          path,
          message: `There is no risk ${quote(name)} that can be taken here.`,
          why: 'An acknowledgement is for one risk, and by its name.',
          fix: `Use ${risks.map(quote).join(' or ')}, or remove it.`,
        },
      ];
    }
    if (isUnknown(reason) || reason === undefined || reason.trim() !== '') return [];
    return [
      {
        id: 'acknowledgement-reason',
        severity: 'error',
        path,
        message: `The risk ${quote(name)} is taken without a reason.`,
        why: 'Whoever reads it next year has to know whether it is still to be taken.',
        fix: 'Say why, and remove the acknowledgement when the risk is over.',
      },
    ];
  });
}
