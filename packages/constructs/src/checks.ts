import { certManagerChecks } from './cert-manager/cert-manager-checks';

/** Every check on a combination of props, by what it is on. */
export const CHECKS = [...certManagerChecks] as const;
