import { serviceChecks } from './aws-load-balancer-controller/service/check-service-reading';
import { legacyServiceChecks } from './cloud-provider-aws/legacy-service-checks';

/** Every check on what controllers make of objects. */
export const CHECKS = [...serviceChecks, ...legacyServiceChecks];
