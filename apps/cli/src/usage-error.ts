/** That the command was used in a wrong way, or is configured so; it ends with status 2. */
export class UsageError extends Error {}
