import { quote, type Diagnostic } from '@eks-ingress/diagnostics';

const RETIREMENT = 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/';
const RELEASES = 'https://github.com/kubernetes/ingress-nginx/releases';

/** What the last release lacks, since NGINX 1.27.1 is in it. */
const UNPATCHED = ['CVE-2026-42945', 'CVE-2026-9256', 'CVE-2026-42533'];

/** The first patch of each minor release that has every fix the project made; earlier minor releases have none. */
const SECURITY_FLOOR: Readonly<Record<number, number>> = { 13: 9, 14: 5, 15: 1 };

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

export interface RetirementSpec {
  /** @default - none */
  readonly acknowledgeRetirement?: RetirementAcknowledgement;
  /** @default - the project's own last release */
  readonly image?: ControllerImage;
  /** The tag that the chart's values ask for in place of the pinned one. @default - none */
  readonly overriddenTag?: unknown;
}

/** Whether running a retired controller is decided, and which version of it. Never throws. */
export function validateRetirement(spec: RetirementSpec, today: string): Diagnostic[] {
  return [...decisionFindings(spec, today), ...versionFindings(spec)];
}

function decisionFindings({ acknowledgeRetirement, image }: RetirementSpec, today: string): Diagnostic[] {
  if (image !== undefined) return [];
  const why = `Its last release contains NGINX 1.27.1 and will not get the fixes of ${UNPATCHED.join(', ')}.`;
  const finding = { path: ['acknowledgeRetirement'], why, source: RETIREMENT } as const;
  if (acknowledgeRetirement === undefined) {
    return [
      {
        ...finding,
        id: 'ingress-nginx-retired',
        severity: 'error',
        message: 'ingress-nginx was retired in March 2026, and nobody has acknowledged it.',
        fix: "Give acknowledgeRetirement: { reviewBy: '<date>' } with the date by which you decide anew, or an image that somebody maintains.",
      },
    ];
  }
  const { reviewBy } = acknowledgeRetirement;
  if (!isDate(reviewBy)) {
    return [
      {
        ...finding,
        id: 'ingress-nginx-review-date',
        severity: 'error',
        path: ['acknowledgeRetirement', 'reviewBy'],
        message: `${quote(reviewBy)} is not a date.`,
        fix: 'Give a date such as "2027-03-31".',
      },
    ];
  }
  if (reviewBy >= today) return [];
  return [
    {
      ...finding,
      id: 'ingress-nginx-review-overdue',
      severity: 'warning',
      path: ['acknowledgeRetirement', 'reviewBy'],
      message: `The decision to run ingress-nginx was to be reviewed by ${reviewBy}.`,
      fix: 'Move to another controller behind the same load balancer, name an image that somebody maintains, or set a new date.',
    },
  ];
}

function versionFindings({ image, overriddenTag }: RetirementSpec): Diagnostic[] {
  const tags = [
    { tag: image?.tag, path: ['image', 'tag'] },
    { tag: overriddenTag, path: ['values', 'controller', 'image', 'tag'] },
  ];
  return tags
    .filter(({ tag }) => typeof tag === 'string' && isBelowFloor(tag))
    .map(({ tag, path }) => ({
      id: 'ingress-nginx-security-floor',
      severity: 'error',
      path,
      message: `The controller ${quote(tag)} lacks fixes that the project has made.`,
      why: 'Versions before 1.13.9, 1.14.5 and 1.15.1 let an Ingress run code in the controller, which can read every Secret (CVE-2025-1974, CVE-2026-4342).',
      fix: 'Use 1.15.1 or a maintained build of it.',
      source: RELEASES,
    }));
}

function isBelowFloor(tag: string): boolean {
  const [, minor, patch] = /^v?1\.(\d+)\.(\d+)/.exec(tag) ?? [];
  if (minor === undefined || patch === undefined) return /^v?0\./.test(tag);
  const floor = SECURITY_FLOOR[Number(minor)];
  return floor === undefined ? Number(minor) < 13 : Number(patch) < floor;
}

/** Whether it is a day of the calendar, written as in ISO 8601. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
