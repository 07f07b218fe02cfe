/** The first version whose S3 backend locks the state by itself (`use_lockfile`), without DynamoDB. */
export const MINIMUM_TERRAFORM = '1.10.0';
