import { controllers, lacksFixes } from '@eks-ingress/annotations';
import { checksOn, quote } from '@eks-ingress/diagnostics';

const RETIREMENT = 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/';
const RELEASES = 'https://github.com/kubernetes/ingress-nginx/releases';

const { contains = [], securityFloor = [], unfixed = [] } = controllers['ingress-nginx'].status ?? {};

/** That somebody has decided to run a retired project, and when the decision is to be looked at again. */
export interface RetirementAcknowledgement {
  /** A date such as `2027-03-31`; afterwards every synthesis warns. */
  readonly reviewBy: string;
}

/** A build of the controller that somebody maintains. */
export interface ControllerImage {
  readonly registry: string;
  /** The name of the image in the registry, such as `ingress-nginx/controller`. */
  readonly image: string;
  readonly tag: string;
  /** Such as `sha256:…`; a tag can be moved. */
  readonly digest: string;
}

/** What is decided about running a retired project. */
export interface RetirementSubject {
  /** @default - none */
  readonly acknowledgeRetirement?: RetirementAcknowledgement;
  /** @default - the project's own last release */
  readonly image?: ControllerImage;
  /** The tag that the chart's values ask for in place of the pinned one. @default - none */
  readonly overriddenTag?: unknown;
  /** The date to compare dates with, such as `2026-11-21`. */
  readonly today: string;
}

const example: RetirementSubject = { acknowledgeRetirement: { reviewBy: '2027-03-31' }, today: '2026-11-21' };

const maintained: ControllerImage = {
  registry: 'registry.example.com',
  image: 'mirror/ingress-nginx-controller',
  tag: 'v1.15.1-3',
  digest: `sha256:${'0'.repeat(64)}`,
};

const check = checksOn('IngressNginx', (given: Partial<RetirementSubject>) => ({ ...example, ...given }));

const IN_WORDS = new Intl.ListFormat('en-GB');

const INSIDE = IN_WORDS.format(contains.map(({ software, version }) => `${software} ${version}`));
const UNPATCHED = unfixed.flatMap(({ id, fixedIn }) => (fixedIn === undefined ? [] : [id])).join(', ');
const WHY = `Its last release contains ${INSIDE} and will not get the fixes of ${UNPATCHED}.`;

/** Whether a tag is that of a release with fixes that came later; no other build says what it is made from. */
function isBelowFloor(tag: unknown): boolean {
  if (typeof tag !== 'string') return false;
  const [, version] = /^v?(0\.\d+|\d+\.\d+\.\d+)/.exec(tag) ?? [];
  return version !== undefined && lacksFixes('ingress-nginx', version);
}

/** Whether it is a day of the calendar, written as in ISO 8601. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

export const retirementChecks = [
  check({
    id: 'ingress-nginx-retired',
    effect: 'risks',
    severity: 'error',
    path: ['acknowledgeRetirement'],
    when: ({ image, acknowledgeRetirement }) => image === undefined && acknowledgeRetirement === undefined,
    message: 'ingress-nginx was retired in March 2026, and nobody has acknowledged it.',
    why: WHY,
    fix: "Give acknowledgeRetirement: { reviewBy: '<date>' } with the date by which you decide anew, or an image that somebody maintains.",
    source: RETIREMENT,
    examples: {
      passes: [{}, { acknowledgeRetirement: undefined, image: maintained }],
      fails: [
        {
          acknowledgeRetirement: undefined,
          finds: [
            'error: acknowledgeRetirement: ingress-nginx was retired in March 2026, and nobody has acknowledged it. (ingress-nginx-retired)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-review-date',
    effect: 'risks',
    severity: 'error',
    path: ['acknowledgeRetirement', 'reviewBy'],
    when: ({ image, acknowledgeRetirement }) =>
      image === undefined && acknowledgeRetirement !== undefined && !isDate(acknowledgeRetirement.reviewBy),
    message: ({ acknowledgeRetirement }) => `${quote(acknowledgeRetirement?.reviewBy)} is not a date.`,
    why: WHY,
    fix: 'Give a date such as "2027-03-31".',
    source: RETIREMENT,
    examples: {
      passes: [{}, { acknowledgeRetirement: { reviewBy: 'soon' }, image: maintained }],
      fails: [
        {
          acknowledgeRetirement: { reviewBy: 'soon' },
          finds: ['error: acknowledgeRetirement.reviewBy: "soon" is not a date. (ingress-nginx-review-date)'],
        },
        {
          acknowledgeRetirement: { reviewBy: '2027-02-30' },
          finds: ['error: acknowledgeRetirement.reviewBy: "2027-02-30" is not a date. (ingress-nginx-review-date)'],
        },
        {
          acknowledgeRetirement: { reviewBy: '31.03.2027' },
          finds: ['error: acknowledgeRetirement.reviewBy: "31.03.2027" is not a date. (ingress-nginx-review-date)'],
        },
        {
          acknowledgeRetirement: { reviewBy: '' },
          finds: ['error: acknowledgeRetirement.reviewBy: "" is not a date. (ingress-nginx-review-date)'],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-review-overdue',
    effect: 'risks',
    path: ['acknowledgeRetirement', 'reviewBy'],
    when: ({ image, acknowledgeRetirement, today }) =>
      image === undefined &&
      acknowledgeRetirement !== undefined &&
      isDate(acknowledgeRetirement.reviewBy) &&
      acknowledgeRetirement.reviewBy < today,
    message: ({ acknowledgeRetirement }) =>
      `The decision to run ingress-nginx was to be reviewed by ${acknowledgeRetirement?.reviewBy}.`,
    why: WHY,
    fix: 'Move to another controller behind the same load balancer, name an image that somebody maintains, or set a new date.',
    source: RETIREMENT,
    examples: {
      passes: [{ today: '2027-03-31' }, { today: '2027-04-01', image: maintained }],
      fails: [
        {
          today: '2027-04-01',
          finds: [
            'warning: acknowledgeRetirement.reviewBy: The decision to run ingress-nginx was to be reviewed by 2027-03-31. (ingress-nginx-review-overdue)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-security-floor',
    effect: 'risks',
    severity: 'error',
    when: ({ image, overriddenTag }) =>
      [
        { tag: image?.tag, path: ['image', 'tag'] },
        { tag: overriddenTag, path: ['values', 'controller', 'image', 'tag'] },
      ].filter(({ tag }) => isBelowFloor(tag)),
    message: (_subject, { tag }) => `The controller ${quote(tag)} lacks fixes that the project has made.`,
    why: `Versions before ${IN_WORDS.format([...securityFloor].reverse())} let an Ingress run code in the controller, which can read every Secret (CVE-2025-1974, CVE-2026-4342).`,
    fix: `Use ${securityFloor[0]} or a maintained build of it.`,
    source: RELEASES,
    examples: {
      passes: [
        {},
        { image: maintained },
        { overriddenTag: 'v1.15.1' },
        { overriddenTag: 'v1.14.5-prime7' },
        { overriddenTag: '1.13.9' },
        { overriddenTag: 'v1.16.0' },
        { overriddenTag: '2026.7.20' },
        { overriddenTag: 115 },
      ],
      fails: [
        {
          image: { ...maintained, tag: 'v1.15.0' },
          finds: [
            'error: image.tag: The controller "v1.15.0" lacks fixes that the project has made. (ingress-nginx-security-floor)',
          ],
        },
        {
          overriddenTag: 'v1.15.0',
          finds: [
            'error: values.controller.image.tag: The controller "v1.15.0" lacks fixes that the project has made. (ingress-nginx-security-floor)',
          ],
        },
        {
          overriddenTag: '1.14.4',
          finds: [
            'error: values.controller.image.tag: The controller "1.14.4" lacks fixes that the project has made. (ingress-nginx-security-floor)',
          ],
        },
        {
          overriddenTag: 'v1.13.8',
          finds: [
            'error: values.controller.image.tag: The controller "v1.13.8" lacks fixes that the project has made. (ingress-nginx-security-floor)',
          ],
        },
        {
          overriddenTag: 'v1.12.6',
          finds: [
            'error: values.controller.image.tag: The controller "v1.12.6" lacks fixes that the project has made. (ingress-nginx-security-floor)',
          ],
        },
        {
          overriddenTag: '0.49.3',
          finds: [
            'error: values.controller.image.tag: The controller "0.49.3" lacks fixes that the project has made. (ingress-nginx-security-floor)',
          ],
        },
      ],
    },
  }),
];
