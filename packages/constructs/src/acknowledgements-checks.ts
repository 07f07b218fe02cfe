import { checksOn, quote } from '@eks-ingress/diagnostics';
import { isUnknown } from './findings';

/** The risks that somebody takes on purpose, and those that can be taken. */
export interface AcknowledgementsSubject {
  /** The reasons, by the name of the risk. @default {} */
  readonly acknowledgements?: Readonly<Record<string, string | undefined>>;
  readonly risks: readonly string[];
}

const example: AcknowledgementsSubject = { risks: ['listener-replacement', 'elastic-ip-release'] };

const check = checksOn('acknowledgements', (given: Partial<AcknowledgementsSubject>) => ({ ...example, ...given }));

function acknowledged({ acknowledgements = {}, risks }: AcknowledgementsSubject) {
  return Object.entries(acknowledgements).map(([name, reason]) => ({
    path: ['acknowledgements', name],
    name,
    reason,
    isRisk: risks.includes(name),
  }));
}

export const acknowledgementsChecks = [
  check({
    id: 'acknowledgement-name',
    effect: 'ignores',
    severity: 'error',
    when: (subject) => acknowledged(subject).filter(({ isRisk }) => !isRisk),
    message: (_subject, { name }) => `There is no risk ${quote(name)} that can be taken here.`,
    why: 'An acknowledgement is for one risk, and by its name.',
    fix: ({ risks }) => `Use ${risks.map(quote).join(' or ')}, or remove it.`,
    examples: {
      passes: [{}, { acknowledgements: { 'elastic-ip-release': 'Nobody uses them.' } }],
      fails: [
        {
          acknowledgements: { 'elastic-ips-release': 'Nobody uses them.' },
          finds: [
            'error: acknowledgements["elastic-ips-release"]: There is no risk "elastic-ips-release" that can be taken here. (acknowledgement-name)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'acknowledgement-reason',
    effect: 'risks',
    severity: 'error',
    when: (subject) =>
      acknowledged(subject).filter(
        ({ isRisk, reason }) => isRisk && reason !== undefined && !isUnknown(reason) && reason.trim() === '',
      ),
    message: (_subject, { name }) => `The risk ${quote(name)} is taken without a reason.`,
    why: 'Whoever reads it next year has to know whether it is still to be taken.',
    fix: 'Say why, and remove the acknowledgement when the risk is over.',
    examples: {
      passes: [
        { acknowledgements: { 'elastic-ip-release': 'x' } },
        { acknowledgements: { 'elastic-ip-release': undefined } },
        { acknowledgements: { 'elastic-ip-release': '${var.reason}' } },
        { acknowledgements: { 'elastic-ips-release': ' ' } },
      ],
      fails: [
        {
          acknowledgements: { 'elastic-ip-release': ' ', 'listener-replacement': 'x' },
          finds: [
            'error: acknowledgements["elastic-ip-release"]: The risk "elastic-ip-release" is taken without a reason. (acknowledgement-reason)',
          ],
        },
      ],
    },
  }),
];
