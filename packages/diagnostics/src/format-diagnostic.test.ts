import type { Diagnostic } from './diagnostic';
import { formatDiagnostic } from './format-diagnostic';

const finding: Diagnostic = {
  id: 'listener-port-range',
  severity: 'error',
  message: 'Port 70000 is outside 1-65535.',
  path: [],
};

test('a finding without a path is its message and its id', () => {
  expect(formatDiagnostic(finding)).toBe('Port 70000 is outside 1-65535. (listener-port-range)');
});

test('the path comes first', () => {
  expect(formatDiagnostic({ ...finding, path: ['listeners', 0, 'port'] })).toBe(
    'listeners[0].port: Port 70000 is outside 1-65535. (listener-port-range)',
  );
});

test('why and fix stand on lines of their own', () => {
  const why = 'AWS refuses the listener.';
  const fix = 'Choose a port from 1 to 65535.';
  expect(formatDiagnostic({ ...finding, why, fix })).toBe(
    [
      'Port 70000 is outside 1-65535. (listener-port-range)',
      '  why: AWS refuses the listener.',
      '  fix: Choose a port from 1 to 65535.',
    ].join('\n'),
  );
});

test('a fix without a why leaves no empty line', () => {
  expect(formatDiagnostic({ ...finding, fix: 'Choose another port.' })).toBe(
    'Port 70000 is outside 1-65535. (listener-port-range)\n  fix: Choose another port.',
  );
});

test('an empty why is left out', () => {
  expect(formatDiagnostic({ ...finding, why: '' })).toBe('Port 70000 is outside 1-65535. (listener-port-range)');
});
