import { join } from 'node:path';
import { findCommandProblems } from './find-command-problems';
import { readPage } from './read-page';

const known = {
  root: join(__dirname, '../../../..'),
  scripts: ['start', 'diff', 'test'],
  packages: ['@eks-ingress/elbv2'],
  environments: ['production'],
  cli: { '': ['--help'], lint: ['--format', '-f'] },
};

function problemsOf(command: string): readonly string[] {
  const page = readPage('docs/page.md', `\`\`\`sh\n${command}\n\`\`\`\n`);
  return findCommandProblems(page, known).map(({ message }) => message);
}

test.each([
  'npm ci && npm start    # a comment',
  'npm run diff -- production',
  'npm run diff -- "$ENVIRONMENT"',
  'npm install @eks-ingress/elbv2 cdktf',
  'npx nx test @eks-ingress/elbv2',
  'cd apps/ingress && npx cdktf deploy production',
  'npx eks-ingress lint --format=sarif deploy/*.yaml | grep -c error',
  'eks-ingress lint -f json --help',
  'A=1 B=2 npm test',
  'definitions=https://example.com\nkubectl apply \\\n  -f $definitions',
])('%s is accepted', (command) => {
  expect(problemsOf(command)).toEqual([]);
});

test.each([
  ['npm run dif -- production', 'package.json has no script dif.'],
  ['npm run diff -- prod', 'There is no environment prod.'],
  ['npm install @eks-ingress/elb', 'There is no package @eks-ingress/elb.'],
  ['npx nx test @eks-ingress/elb', 'There is no project @eks-ingress/elb.'],
  ['npx no-such-program', 'no-such-program is not installed here.'],
  ['cd apps/egress', 'There is no apps/egress.'],
  ['bash .ci/ruin', 'There is no .ci/ruin.'],
  ['eks-ingress link', 'eks-ingress has no command link.'],
  ['npx @eks-ingress/cli link', 'eks-ingress has no command link.'],
  ['npx eks-ingress lint --formt json', 'eks-ingress lint has no option --formt.'],
  ['npm start && terafrom apply', 'Nobody knows the command terafrom.'],
])('%s is refused', (command, message) => {
  expect(problemsOf(command)).toEqual([message]);
});
