import { resolve } from 'node:path';
import { UnexpectedShape } from './unexpected-shape';
import { readers, updateUpstream } from './update-upstream';

/**
 * Runs the command and returns its exit status: 0 when the data is that of the checkout, 1 when the checkout is not as
 * it is known, 2 when the command was called wrongly.
 */
export async function main(root: string, args: readonly string[]): Promise<number> {
  const [controller = '', checkout = '', ...others] = args;
  if (!Object.hasOwn(readers, controller) || checkout === '' || others.length > 0) {
    console.error(`Usage: npm run upstream -- ${Object.keys(readers).join('|')} FOLDER`);
    return 2;
  }
  try {
    await updateUpstream({ root, controller, checkout: resolve(checkout), print: console.log });
    return 0;
  } catch (error) {
    if (!(error instanceof UnexpectedShape)) throw error;
    console.error(`${error.message}. Nothing is written.`);
    return 1;
  }
}
