import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as shared from './example-manifests';

const folder = join(__dirname, 'rules');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** The names of the shared parts, or of what they are made of, that a text writes out. */
function writtenOut(text: string): readonly string[] {
  const { ingressRules, ...constants } = shared;
  return Object.entries({ ...constants, ingressRules: ingressRules() }).flatMap(([name, part]) =>
    text.includes(`${part}\n`) ? [name] : [],
  );
}

test('the example itself is found', () => {
  expect(writtenOut(`${shared.cartIngress}\nspec:\n  ingressClassName: alb\n${shared.ingressRules()}\n`)).toEqual([
    'cartIngress',
    'ingressRules',
  ]);
});

test.each(files)('%s writes nothing out that examples have in common', (file) => {
  expect(writtenOut(readFileSync(join(folder, file), 'utf8'))).toEqual([]);
});
