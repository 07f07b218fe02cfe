import fc from 'fast-check';
import { limits } from './limits';
import { openManifests } from './open-manifests';
import { parseManifests } from './parse-manifests';
import { textLines } from './text-lines';

const options = { file: 'deploy/shop.yaml' };
const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n`;

function read(text: string, file = options.file) {
  const { manifests, faults } = parseManifests(text, { file });
  const { position } = textLines(text);
  return {
    values: manifests.map(({ subject }) => subject.value),
    bases: manifests.map(({ base }) => base),
    faults: faults.map(({ message, start }) => `${position(start).line}:${position(start).column} ${message}`),
  };
}

describe('objects', () => {
  test('are the documents with apiVersion and kind', () => {
    const { values, faults } = read(`${service('a')}---\n# nothing\n---\nreplicas: 2\n---\n- 1\n---\n${service('b')}`);
    expect(values).toMatchObject([{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }]);
    expect(faults).toEqual([]);
  });

  test('may be the items of a List, and of a List in it', () => {
    const inner = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };
    const list = {
      apiVersion: 'v1',
      kind: 'List',
      items: [inner, 1, { apiVersion: 'v1', kind: 'List', items: [inner] }],
    };
    expect(read(JSON.stringify(list))).toEqual({
      values: [inner, inner],
      bases: [
        ['items', 0],
        ['items', 2, 'items', 0],
      ],
      faults: [],
    });
  });

  test('in a list of one kind are of that kind', () => {
    const list = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressList', items: [{ metadata: { name: 'a' } }] };
    expect(read(JSON.stringify(list)).values).toEqual([
      { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'a' } },
    ]);
  });

  test('may be JSON that is indented with tabs', () => {
    expect(read('{\n\t"apiVersion": "v1",\n\t"kind": "Service",\n\t"a": [\n\t\t1\n\t]\n}\n').values).toEqual([
      { apiVersion: 'v1', kind: 'Service', a: [1] },
    ]);
  });

  test('may follow a byte order mark and have Windows line breaks', () => {
    const { values, faults } = read(`\uFEFF${service('a').replaceAll('\n', '\r\n')}`);
    expect(values).toEqual([{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }]);
    expect(faults).toEqual([]);
  });

  test('mean what Kubernetes reads', () => {
    const text = `${service('a')}values: [yes, off, "yes", 0x1F, 1e3, ~, 2026-11-21]\nkeys: {80: a, true: b, on: c}\n`;
    expect(read(text).values).toMatchObject([
      { values: [true, false, 'yes', 31, 1000, null, '2026-11-21'], keys: { 80: 'a', true: 'c' } },
    ]);
  });

  test('are read with their aliases and merges', () => {
    const text = `${service('a')}one: &one {a: 1, b: 2}\ntwo: {b: 3, <<: *one}\nthree:\n  <<: [{c: 4}, *one]\n  "<<": x\n`;
    expect(read(text).values).toMatchObject([
      { one: { a: 1, b: 2 }, two: { a: 1, b: 3 }, three: { a: 1, b: 2, c: 4, '<<': 'x' } },
    ]);
  });

  test('cannot change what objects are', () => {
    const [value] = read(`${service('a')}__proto__: {polluted: true}\n`).values;
    expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a fault', () => {
  test('is at its line, and leaves the other documents', () => {
    const { values, faults } = read(`${service('a')}---\nkind: [Service\n---\n${service('b')}`);
    expect(values).toHaveLength(2);
    expect(faults).toEqual([expect.stringMatching(/^(6|7):\d+ Flow sequence .*\.$/)]);
  });

  test('is a key that stands twice, of which the last one counts', () => {
    const { values, faults } = read(`${service('a')}kind: Ingress\n`);
    expect(values).toMatchObject([{ kind: 'Ingress' }]);
    expect(faults).toEqual(['5:1 The key "kind" stands twice in one map.']);
  });

  test.each([
    ['an alias without an anchor', `${service('a')}b: *nobody\n`, /^5:4 The alias \*nobody/],
    ['an alias in its own anchor', `${service('a')}b: &b\n  c: *b\n`, /^6:6 The alias \*b/],
    ['a map as a key', `${service('a')}? {a: 1}\n: b\n`, /^5:3 The key of a map/],
    ['a tab as indentation', `kind: Service\nspec:\n\ttype: x\n`, /^3:\d Tabs? /],
    ['a template', 'metadata:\n  name: {{ .Release.Name }}-shop\n', /^2:/],
  ])('is %s', (_, text, fault) => {
    expect(read(text)).toEqual({ values: [], bases: [], faults: [expect.stringMatching(fault)] });
  });
});

describe('hostile text ends with a fault', () => {
  const laughs = [
    'a: &a [x]',
    ...[...'bcdefghijklmnop'].map((name, index) => {
      const before = `*${String.fromCharCode('a'.charCodeAt(0) + index)}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
    }),
  ].join('\n');

  test.each([
    ['aliases that multiply', `${service('a')}${laughs}\n`, /make it too large/],
    [
      'aliases in each other',
      service('a') +
        Array.from({ length: 400 }, (_, index) => `k${index}: &k${index} [${index ? `*k${index - 1}` : ''}]\n`).join(
          '',
        ),
      /make it too large/,
    ],
    ['lists in lists', '['.repeat(1_000_000), /200 deep/],
    ['dashes after dashes', '- '.repeat(1_000_000), /200 deep/],
    ['maps in maps', '{a: '.repeat(100_000), /200 deep/],
    ['keys of keys', '? '.repeat(100_000), /200 deep/],
    ['deep indentation', Array.from({ length: 2000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'), /200 deep/],
    ['too many values', '- a\n'.repeat(limits.lexemes), /too large to be read/],
    ['a hundred megabytes', 'a'.repeat(100 * 1024 * 1024), /the most that is read/],
    ['a quote that never ends', `"${'a\n'.repeat(100_000)}`, /./],
    ['anchors without values', '&a '.repeat(50_000), /./],
    ['brackets that open nothing', ']'.repeat(50_000), /./],
  ])(
    '%s',
    (_, text, fault) => {
      const { values, faults } = read(text);
      expect(values).toEqual([]);
      expect(faults[0]).toMatch(fault);
    },
    60_000,
  );

  test('a hundred thousand keys are read, and so is a long text', () => {
    const keys = Array.from({ length: 100_000 }, (_, index) => `k${index}: ${index}`).join('\n');
    expect(read(`${service('a')}${keys}\nlong: ${'x'.repeat(1_000_000)}\n`).faults).toEqual([]);
  }, 60_000);

  test('random bytes', () => {
    const signs = fc.string({
      unit: fc.constantFrom(...'ab:-?[]{}&*!|>\'"%@#, \n\t\r\u0000\uFEFF\ud800'),
      maxLength: 60,
    });
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => new TextDecoder().decode(array));
    fc.assert(
      fc.property(
        fc.oneof(
          signs,
          bytes,
          signs.map((text) => service('a') + text),
        ),
        (text) => {
          const { manifests, faults } = parseManifests(text, options);
          const open = openManifests(text);
          for (const { start, end } of [
            ...faults,
            ...manifests.map((manifest) => open.place(manifest, ['metadata'])),
          ]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length + 1);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
