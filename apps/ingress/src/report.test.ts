import { stripVTControlCharacters } from 'node:util';
import { formatReport } from './report';
import type { EnvironmentFinding } from './synthesize';

const error: EnvironmentFinding = {
  environment: 'production',
  value: 'ap-northest-2',
  diagnostic: {
    id: 'environment-region',
    severity: 'error',
    path: ['region'],
    message: 'There is no AWS region "ap-northest-2".',
    why: 'Every call to AWS would fail.',
    fix: 'Did you mean "ap-northeast-2"?',
  },
};

const warning: EnvironmentFinding = {
  environment: 'staging',
  value: 1,
  diagnostic: {
    id: 'zone-without-target',
    severity: 'warning',
    path: ['entryPoints', 'public', 'ingressNginx', 'replicas'],
    message: '1 replica cannot cover 3 zones.',
  },
};

function report(...findings: EnvironmentFinding[]): string {
  return stripVTControlCharacters(formatReport({ findings, stacks: [], outdir: 'cdktf.out' }));
}

test('an error has its environment, path, value, reason and fix, and a warning its line', () => {
  expect(report(warning, error)).toBe(
    [
      'production  region = "ap-northest-2"',
      '  error: There is no AWS region "ap-northest-2". (environment-region)',
      '  why: Every call to AWS would fail.',
      '  fix: Did you mean "ap-northeast-2"?',
      '',
      'warning: staging  entryPoints.public.ingressNginx.replicas: 1 replica cannot cover 3 zones. (zone-without-target)',
      '',
      '1 error, 1 warning. Nothing was written.',
    ].join('\n'),
  );
});

test('there is no report without an error', () => {
  expect(report(warning)).toBe('');
});

test('a value that is a list or an object is not written out', () => {
  expect(report({ ...error, value: [1, 2] })).toMatch(/^production {2}region\n/);
});
