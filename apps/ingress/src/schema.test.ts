import * as v from 'valibot';
import { check, kinds, object } from './schema';

interface Door {
  readonly port: number;
  readonly label?: string;
  readonly colour?: 'red' | 'green';
}

const door = object<Door>({
  port: v.number(),
  label: v.optional(v.string()),
  colour: v.optional(v.picklist(['red', 'green'])),
});

type Vehicle = { readonly kind: 'car'; readonly doors: readonly Door[] } | { readonly kind: 'bicycle' };

const vehicle = kinds<Vehicle>({
  car: object({ kind: v.literal('car'), doors: v.array(door) }),
  bicycle: object({ kind: v.literal('bicycle') }),
});

function summaries(value: unknown, schema: Parameters<typeof check>[0] = door): string[] {
  return check(schema, value).map(({ id, path, message, why, fix }) =>
    [id, path.join('/'), message, why, fix].join(' | '),
  );
}

test('a value of the type has no finding', () => {
  expect(check(door, { port: 1, label: 'front' })).toEqual([]);
  expect(check(vehicle, { kind: 'car', doors: [{ port: 1 }] })).toEqual([]);
});

test('every unknown key is reported, with the one that was meant', () => {
  expect(summaries({ port: 1, lable: 'x', weight: 2 })).toEqual([
    'environment-unknown-key | lable | There is no key "lable" here. | Nothing reads it, so what it says would not happen. | Did you mean "label"?',
    'environment-unknown-key | weight | There is no key "weight" here. | Nothing reads it, so what it says would not happen. | Use one of port, label, colour, or remove it.',
  ]);
});

test('a missing key, a wrong type and an unknown key are reported together', () => {
  expect(
    check(vehicle, { kind: 'car', doors: [{}, { port: '1', colr: 'red' }, { port: 2, colour: 'gren' }] }),
  ).toMatchObject([
    { id: 'environment-missing-key', path: ['doors', 0, 'port'] },
    { id: 'environment-value', path: ['doors', 1, 'port'], why: 'It must be a number.', fix: 'Give a number.' },
    { id: 'environment-unknown-key', path: ['doors', 1, 'colr'], fix: 'Did you mean "colour"?' },
    {
      id: 'environment-value',
      path: ['doors', 2, 'colour'],
      why: 'It must be "red" or "green".',
      fix: 'Did you mean "green"?',
    },
  ]);
});

test('an unknown kind is reported at the kind', () => {
  expect(summaries({ kind: 'bicicle' }, vehicle)).toEqual([
    'environment-value | kind | The value "bicicle" cannot be used here. | It must be "car" or "bicycle". | Did you mean "bicycle"?',
  ]);
});

test.each([null, 1, 'car', [], undefined])('%p instead of an object is a finding, not an exception', (value) => {
  expect(check(door, value).length).toBeGreaterThan(0);
  expect(check(vehicle, value).length).toBeGreaterThan(0);
});
