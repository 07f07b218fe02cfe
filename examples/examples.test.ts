import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argumentsWithoutRow, collectFindings, type SynthesizedResources } from '@eks-ingress/constructs';
import { App, Testing, type TerraformStack } from 'cdktf';

interface Example {
  readonly addStacks: (app: App) => void;
}

const examples = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'main.ts')));

// Every stack of every example, each as it is synthesized with all validations.
const stacks = examples.flatMap((example) => {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the examples are those that are there
  (require(join(__dirname, example, 'main.ts')) as Example).addStacks(app);
  return (app.node.children as TerraformStack[]).map((stack) => ({ example, stack, name: stack.node.id }));
});

test.each(stacks)('$example: $name is synthesized as it was reviewed', ({ stack }) => {
  expect(JSON.parse(Testing.synth(stack, true))).toMatchSnapshot();
});

test.each(stacks)('$example: $name takes no risk that is not named here', ({ stack, name }) => {
  const found = collectFindings(stack).map(({ diagnostic }) => diagnostic.id);
  expect(found).toEqual(
    {
      'tls-looked-up': ['ingress-nginx-redirect-by-scheme'],
      'node-port-tagged': [
        'tagged-instances-membership',
        'tagged-instances-membership',
        'ingress-nginx-client-address-lost',
      ],
      'service-owned-legacy': ['ingress-nginx-scheme-lost'],
    }[name] ?? [],
  );
});

test.each(stacks)('$example: $name writes no argument of which nobody knows what a change does', ({ stack }) => {
  expect(argumentsWithoutRow(JSON.parse(Testing.synth(stack)) as SynthesizedResources)).toEqual([]);
});

test('the stacks have names of their own, which are names of files and of states', () => {
  expect([...new Set(stacks.map(({ name }) => name))]).toHaveLength(stacks.length);
});

test('every example stands in the list', () => {
  const list = readFileSync(join(__dirname, 'README.md'), 'utf8');
  for (const example of examples) expect(list).toContain(`](${example}/main.ts)`);
});
