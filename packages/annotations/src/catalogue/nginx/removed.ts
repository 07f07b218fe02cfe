import type { RemovedAnnotation } from '../../removed-annotation';

/** What ingress-nginx once read. */
export const removedNginx: readonly RemovedAnnotation[] = [];
