import { parseCommandLine } from './command-line';

const environments = ['development', 'production', 'staging'];

test('an environment that does not exist is refused with the nearest one', () => {
  expect(parseCommandLine('deploy', ['produktion'], environments)).toBe(
    'There is no environment "produktion". Did you mean "production"?',
  );
});

test('an environment like none of them is refused with all of them', () => {
  expect(parseCommandLine('diff', ['xyz'], environments)).toBe(
    'There is no environment "xyz". The environments are: development, production, staging.',
  );
});

test.each(['diff', 'deploy', 'destroy', 'output'] as const)('%s asks for an environment', (command) => {
  expect(parseCommandLine(command, [], environments)).toBe(
    `Which environment? Run: npm run ${command} -- <environment>, with one of: development, production, staging.`,
  );
});

test('a second environment is refused', () => {
  expect(parseCommandLine('deploy', ['staging', 'production'], environments)).toBe(
    'One environment at a time: "staging" and "production" were named. Run: npm run deploy -- staging',
  );
});

test('an option that the command does not have is refused with those that it has', () => {
  expect(parseCommandLine('destroy', ['staging', '--auto-approve'], environments)).toMatch(
    /^Unknown option '--auto-approve'\.\nThe options of destroy are: --confirm <environment>/,
  );
});

test('an option without its value is refused', () => {
  expect(parseCommandLine('diff', ['staging', '--report'], environments)).toMatch(/^Option '--report <value>'/);
});

test('what follows -- is left to Terraform', () => {
  expect(parseCommandLine('diff', ['staging', '--report', 'a.json', '--', '-target=x', '--'], environments)).toEqual({
    environment: 'staging',
    options: { report: 'a.json' },
    terraformArguments: ['-target=x', '--'],
  });
});
