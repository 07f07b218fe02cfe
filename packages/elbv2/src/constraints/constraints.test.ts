import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Constraint } from './constraint';

const lists = readdirSync(__dirname)
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => Object.entries(jest.requireActual<Record<string, unknown>>(join(__dirname, file))))
  .flatMap(([name, exported]) =>
    Array.isArray(exported) ? [{ name, constraints: exported as readonly Constraint<object>[] }] : [],
  );
const all = lists.flatMap(({ constraints }) => constraints);

const kebabCase = (text: string) => text.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test('no two constraints have one id', () => {
  const ids = all.map(({ id }) => id);

  expect(ids.filter((id, index) => ids.indexOf(id) < index)).toEqual([]);
});

describe.each(lists)('$name', ({ name, constraints }) => {
  const subject = kebabCase(name.replace(/Constraints$/, ''));

  test('are named after what they are about', () => {
    expect(name).toMatch(/Constraints$/);
    expect(constraints.length).toBeGreaterThan(0);
  });

  test.each(constraints.map((constraint) => [constraint.id, constraint] as const))(
    '%s follows the laws of constraints',
    (id, { attribute, severity, why, fix, source }) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
      expect(id.startsWith(`${subject}-`)).toBe(true);
      expect(attribute).not.toBe('');
      expect(['error', 'warning']).toContain(severity);
      expect(why).toMatch(/^[A-Z].*\.$/);
      expect(typeof fix === 'function' || /^[A-Z].*[.?]$/.test(fix)).toBe(true);
      expect(new URL(source).protocol).toBe('https:');
    },
  );
});
