import { spawnSync } from 'node:child_process';
import { generate, generators } from './generate';

const usage = [
  'npm run new -- KIND NAME adds one of these, which compiles and passes its tests as it is:',
  ...Object.entries(generators).map(([kind, { name }]) => `  ${kind} ${name}`),
].join('\n');

/** Adds what the arguments ask for, and what is derived from it; returns the exit code. */
export function main(root: string, [kind = '', name, ...rest]: readonly string[]): number {
  const generator = Object.hasOwn(generators, kind) ? generators[kind] : undefined;
  if (generator === undefined || name === undefined || rest.length > 0) {
    console.error(usage);
    return 2;
  }
  const generated = generate(root, generator, name);
  if (generated.kind === 'refused') {
    console.error(generated.reason);
    return 1;
  }
  if (generated.kind === 'there') {
    console.log(`${generated.file} has it already; nothing is changed.`);
    return 0;
  }
  const files = Object.keys(generated.files);
  for (const [program, ...args] of [['npx', 'prettier', '--write', ...files] as const, ...generated.derived]) {
    console.log(`> ${[program, ...args].join(' ')}`);
    const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) return 1;
  }
  for (const file of files) console.log(file);
  console.log('Each TODO in it is for you to write.');
  return 0;
}
