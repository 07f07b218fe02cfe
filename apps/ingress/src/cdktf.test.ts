import { refuse } from './cdktf';

const environments = ['development', 'production', 'staging'];

function withoutTerraform<Result>(run: () => Result): Result {
  const path = process.env.PATH;
  process.env.PATH = '';
  try {
    return run();
  } finally {
    process.env.PATH = path;
  }
}

test('an environment that does not exist is refused with the nearest one', () => {
  expect(refuse('deploy', ['produktion'], environments)).toBe(
    'There is no environment "produktion". Did you mean "production"?',
  );
});

test('an environment like none of them is refused with all of them', () => {
  expect(refuse('diff', ['xyz'], environments)).toBe(
    'There is no environment "xyz". The environments are: development, production, staging.',
  );
});

test.each(['diff', 'deploy', 'destroy'] as const)('%s asks for an environment', (command) => {
  expect(refuse(command, [], environments)).toBe(
    `Which environment? Run: npm run ${command} -- <environment>, with one of: development, production, staging.`,
  );
});

test('a missing Terraform is named before anything runs', () => {
  expect(withoutTerraform(() => refuse('diff', ['production'], environments))).toMatch(
    /^Terraform is not on the PATH\. Install version 1\.10 or later: https:/,
  );
});

test('synth needs neither Terraform nor an environment', () => {
  expect(withoutTerraform(() => refuse('synth', [], environments))).toBeUndefined();
});

test('what follows the first option is left to the cdktf CLI', () => {
  expect(
    withoutTerraform(() => refuse('synth', ['production', '--output', 'elsewhere'], environments)),
  ).toBeUndefined();
});
