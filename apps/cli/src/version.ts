import { createRequire } from 'node:module';

/** The version of the command. */
export const { version } = createRequire(__filename)('../package.json') as { readonly version: string };
