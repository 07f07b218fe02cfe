import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Annotation } from '../annotation';
import { catalogue } from '../catalogue/catalogue';
import type { AddressListCodec } from './address-list';
import type { CidrListCodec } from './cidr-list';
import type { Codec, CodecKind } from './codec';
import type { EnumerationCodec } from './enumeration';
import type { IntegerCodec } from './integer';
import type { IntegerMapCodec } from './integer-map';
import type { JsonCodec } from './json';
import type { JsonFields, JsonShape } from './json-shape';
import type { NginxListCodec } from './nginx-list';
import type { NginxTextCodec } from './nginx-text';
import type { PlainStringMapCodec } from './plain-string-map';
import type { PortCodec } from './port';
import type { PortListCodec } from './port-list';
import type { ResourceReferenceCodec } from './resource-reference';
import type { Size } from './size';
import type { StringListCodec } from './string-list';
import type { StringMapCodec } from './string-map';
import type { TextCodec } from './text';
import { trimSpace } from './trim-space';

const string = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', '0', 'a=b', 'x,y', '\\', '\\,'),
);
const trimmed = string.map(trimSpace);
const portName = fc.stringMatching(/^[a-z]([a-z0-9]{0,13}[a-z0-9])?$/);
const portNumber = fc.integer({ min: 1, max: 65535 });

type ArbitraryOf = {
  readonly [Kind in CodecKind]: (codec: never) => fc.Arbitrary<unknown>;
};

/** Values that some text can stand for, by kind of codec. */
const arbitraries: ArbitraryOf = {
  'address-list': ({ family, prefixLength, words = [] }: AddressListCodec) => {
    const address = family === 4 ? fc.ipV4() : fc.ipV6();
    const item = prefixLength === undefined ? address : address.map((text) => `${text}/${prefixLength}`);
    return fc.array(fc.oneof(item, ...words.map(fc.constant)));
  },
  boolean: () => fc.boolean(),
  'cidr-list': ({ addresses, networks, parse }: CidrListCodec) => {
    const v4 = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, length]) => `${address}/${length}`);
    const v6 = fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })).map(([address, length]) => `${address}/${length}`);
    const items = fc.array(addresses ? fc.oneof(v4, v6, fc.ipV4(), fc.ipV6()) : fc.oneof(v4, v6));
    if (networks !== 'canonical') return items;
    return readable(
      items.map((list) => list.join(',')),
      parse,
    );
  },
  enumeration: ({ suggestions }: EnumerationCodec<string>) => fc.constantFrom(...suggestions),
  integer: (codec: IntegerCodec) =>
    fc
      .oneof(fc.integer({ min: codec.min, max: codec.max }), fc.integer({ min: 300, max: 307 }))
      .filter((value) => codec.parse(codec.format(value)).ok),
  'integer-map': ({ keys }: IntegerMapCodec<string>) =>
    keys === undefined
      ? fc.dictionary(fc.integer().map(String), fc.integer())
      : fc.record(Object.fromEntries(keys.map((key) => [key, fc.integer()])), { requiredKeys: [] }),
  json: ({ shape, parse, format }: JsonCodec<unknown>) =>
    arbitraryOfShape(shape).filter((value) => {
      const result = parse(format(value));
      return result.ok && result.remarks === undefined;
    }),
  'nginx-list': ({ separator = ',', suggestions, parse }: NginxListCodec<string>) => {
    const samples = suggestions
      ? [suggestions]
      : [
          ['X-Request-Id', 'X_Forwarded_User', 'Accept'],
          ['GET', 'POST', 'PUT'],
          ['https://shop.example.com', 'http://*.example.com:8080', 'null'],
          ['*'],
          ['200 202 5m', '401 1h 30m', 'any 1s'],
          ['shop.example.com', '*.example.com', '~^www[0-9]+$'],
        ];
    const texts = fc
      .constantFrom(...samples)
      .chain((items) => fc.array(fc.constantFrom(...items), { minLength: 1, maxLength: 4 }))
      .map((items) => items.join(separator));
    return readable(texts, parse);
  },
  'nginx-text': ({ pattern, parse }: NginxTextCodec) => {
    const plausible = fc.constantFrom('https://auth.example.com/verify?x=1', '/app', 'off', '/a /b', 'a.com b.com');
    const numbers = fc.integer().map(String);
    const names = fc.oneof(fc.stringMatching(/^CN=[a-z. |()]*$/), fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/));
    const matching = pattern ? fc.stringMatching(pattern) : fc.string({ unit: 'grapheme' });
    return readable(fc.oneof(plausible, numbers, names, matching), parse);
  },
  'plain-string-map': ({ parse, format }: PlainStringMapCodec) => {
    const plain = string.map((text) => trimSpace(text.replace(/[,=]/g, '')));
    return fc
      .array(
        fc.tuple(
          plain.filter((key) => key !== ''),
          plain,
        ),
      )
      .map((pairs) => Object.fromEntries(pairs))
      .filter((value) => parse(format(value)).ok);
  },
  port: ({ words = [], names = true }: PortCodec) =>
    fc.oneof(portNumber, ...words.map(fc.constant), ...(names ? [portName] : [])),
  'port-list': ({ everyPort }: PortListCodec) => {
    const ports = fc.array(fc.oneof(portNumber, portName));
    return everyPort === undefined ? ports : fc.oneof(ports, fc.constant([everyPort]));
  },
  'port-number-list': () => fc.array(portNumber),
  'resource-reference': ({ namespace }: ResourceReferenceCodec) => {
    const name = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,20}[a-z0-9])?$/);
    const full = fc.tuple(name, name).map((parts) => parts.join('/'));
    return namespace === 'required' ? full : fc.oneof(name, full);
  },
  size: () =>
    fc.tuple(fc.nat(), fc.constantFrom('', 'k', 'm', 'g')).map(([number, unit]) => `${number}${unit}` as Size),
  'status-code-list': () => fc.array(fc.integer({ min: 400, max: 599 }), { minLength: 1 }),
  'socket-address': () =>
    fc
      .tuple(
        fc.oneof(
          fc.ipV4(),
          fc.ipV6().map((address) => `[${address}]`),
        ),
        portNumber,
      )
      .map((parts) => parts.join(':')),
  'string-list': ({ trim = true, minItems = 0, maxItems = 20 }: StringListCodec) => {
    const item = string.map((text) => text.replaceAll(',', ''));
    return fc.array(trim ? item.map(trimSpace).filter((text) => text !== '') : item, {
      // Go takes the empty text apart into one empty item.
      minLength: trim ? minItems : Math.max(1, minItems),
      maxLength: maxItems,
    });
  },
  'string-map': ({ parse, format }: StringMapCodec) => {
    const key = string.map((text) => trimSpace(text.replaceAll('=', ''))).filter((text) => text !== '');
    return fc
      .array(fc.tuple(key, trimmed))
      .map((pairs) => Object.fromEntries(pairs))
      .filter((value) => parse(format(value)).ok);
  },
  text: ({ pattern, maxBytes, parse }: TextCodec) =>
    (pattern ? fc.stringMatching(pattern) : fc.string({ unit: 'grapheme', maxLength: maxBytes })).filter(
      (value) => parse(value).ok,
    ),
};

/** The values that texts stand for, of those texts that stand for one. */
function readable(texts: fc.Arbitrary<string>, parse: Codec<unknown>['parse']): fc.Arbitrary<unknown> {
  return texts
    .map((text) => parse(text))
    .filter((result) => result.ok)
    .map((result) => (result.ok ? result.value : undefined));
}

function arbitraryOfShape(shape: JsonShape): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'string':
      if (shape.values) return fc.constantFrom(...shape.values);
      if (shape.pattern) return fc.stringMatching(shape.pattern);
      return fc.string({
        unit: 'grapheme',
        minLength: (shape.empty ?? true) === true ? 0 : 1,
        maxLength: shape.maxLength,
      });
    case 'integer':
      return fc.integer({ min: shape.min, max: shape.max });
    case 'boolean':
      return fc.boolean();
    case 'integer-or-string':
      return fc.oneof(fc.integer(), portName);
    case 'array':
      return fc.array(arbitraryOfShape(shape.items), {
        minLength: Math.max(shape.minItems ?? 0, shape.awsItems?.min ?? 0),
        maxLength: Math.min(4, shape.awsItems?.max ?? 4),
      });
    case 'map':
      if (shape.keys === undefined) return fc.dictionary(string, arbitraryOfShape(shape.values), { maxKeys: 4 });
      return recordOf({}, Object.fromEntries(shape.keys.map((key) => [key, shape.values])));
    case 'object':
      return recordOf(shape.required, shape.optional);
    case 'variants':
      return fc.oneof(
        ...Object.entries(shape.variants).map(([name, { required, optional }]) =>
          recordOf(required, optional).map((value) => ({ [shape.by]: name, ...value })),
        ),
      );
  }
}

function recordOf(required: JsonFields = {}, optional: JsonFields = {}): fc.Arbitrary<object> {
  const fields = Object.entries({ ...required, ...optional }).map(([name, field]) => [name, arbitraryOfShape(field)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: Object.keys(required),
  });
}

const codecs = (catalogue as readonly Annotation[]).flatMap(({ key, codec, readBy }) => [
  [key, codec] as const,
  ...Object.entries(readBy).flatMap(([controller, reading]) =>
    reading?.codec ? [[`${key} as ${controller} reads it`, reading.codec] as const] : [],
  ),
]);

function arbitraryFor(codec: Codec<unknown>): fc.Arbitrary<unknown> {
  return arbitraries[codec.kind](codec as never);
}

describe('every codec', () => {
  it('has a property test, and is used by the catalogue', () => {
    const declared = readdirSync(__dirname)
      .filter((file) => file.endsWith('.ts') && file !== 'codec.ts' && !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(join(__dirname, file), 'utf8').matchAll(/readonly kind: '([^']+)'/g)])
      .map(([, kind]) => kind);
    const used = new Set(codecs.map(([, { kind }]) => kind));
    expect(declared.sort()).toEqual(Object.keys(arbitraries).sort());
    expect([...used].sort()).toEqual(Object.keys(arbitraries).sort());
  });

  it.each(codecs)('of %s reads back what it writes', (_, codec) => {
    fc.assert(
      fc.property(arbitraryFor(codec), (value) => {
        expect(codec.parse(codec.format(value))).toEqual({ ok: true, value });
      }),
      { numRuns: 50 },
    );
  });

  it.each(codecs)('of %s writes one text for one value', (_, codec) => {
    fc.assert(
      fc.property(
        fc.oneof(
          string,
          arbitraryFor(codec).map((value) => codec.format(value)),
        ),
        (text) => {
          const first = codec.parse(text);
          if (!first.ok) return;
          const written = codec.format(first.value);
          const second = codec.parse(written);
          expect(second.ok && codec.format(second.value)).toBe(written);
        },
      ),
      { numRuns: 50 },
    );
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a NUL byte', '\0'],
    ['white space', ' \t\r\n\u0085\u00a0'],
    ['a byte order mark', '\ufeff{}'],
    ['half a surrogate pair', '\ud800=\udc00'],
    ['the name of a prototype', '__proto__=x,constructor=y'],
    ['a prototype in JSON', '{"__proto__":{"type":"redirect"},"type":"__proto__"}'],
    ['a megabyte of letters', 'a'.repeat(1_000_000)],
    ['a megabyte of digits', '9'.repeat(1_000_000)],
    ['a megabyte of commas', ','.repeat(1_000_000)],
    ['a megabyte of spaces', `${' '.repeat(1_000_000)}x`],
    ['a megabyte of backslashes', '\\'.repeat(1_000_000)],
    ['a megabyte of pairs', 'a=b,'.repeat(250_000)],
    ['a megabyte of equals signs and commas', `${','.repeat(500_000)}=`],
    ['a megabyte of brackets', '['.repeat(1_000_000)],
    ['a megabyte of objects', '{"a":'.repeat(200_000)],
    ['a megabyte of empty lists', `[${'[],'.repeat(333_000)}[]]`],
    ['a megabyte of quotes', '"'.repeat(1_000_000)],
    ['a string without an end', `"${'a'.repeat(1_000_000)}`],
    ['an escape without an end', '"\\'],
    ['a megabyte of colons', ':'.repeat(1_000_000)],
  ];

  it.each(hostile)('survives %s', (_, text) => {
    for (const [, codec] of oneOfEachKind()) expect(() => codec.parse(text)).not.toThrow();
  });

  it('survives whatever is passed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        for (const [, codec] of codecs) codec.parse(text);
      }),
    );
  });
});

function oneOfEachKind(): ReadonlyMap<CodecKind, Codec<unknown>> {
  return new Map(codecs.map(([, codec]) => [codec.kind, codec]));
}
