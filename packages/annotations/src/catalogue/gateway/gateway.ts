import { dryRun } from './dry-run';

/** Annotations of a Gateway that the AWS Load Balancer Controller reads. */
export const gateway = [...dryRun] as const;
