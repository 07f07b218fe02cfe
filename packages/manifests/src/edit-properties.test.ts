import { type Path, type Edit, isMap } from '@eks-ingress/diagnostics';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { editManifests } from './edit-manifests';
import { parseManifests } from './parse-manifests';
import { applyPlainEdit } from './plain-edit';

const options = { file: 'a.yaml' };
const word = fc.constantFrom('a', 'b', 'c/d', 'port', 'true', '80', 'x y', 'on', 'é', '- a', '{}', '# x', 'a: b', '');
const scalar = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.string(), fc.constant('one\ntwo\n'));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
  ),
}));
const object = fc.dictionary(word, tree, { maxKeys: 4, minKeys: 1 });

/** A file that says an object, in one of the ways that people write them. */
const files = fc
  .tuple(object, fc.constantFrom(2, 4), fc.boolean(), fc.constantFrom('block', 'json', 'flow'), fc.boolean())
  .map(([spec, indent, indentSeq, style, isCrlf]) => {
    const value = { apiVersion: 'v1', kind: 'Service', spec };
    const yaml =
      style === 'json'
        ? JSON.stringify(value, null, indent)
        : stringify(value, { version: '1.1', indent, indentSeq, lineWidth: 0, collectionStyle: style as 'block' });
    return { value, isBlock: style === 'block', text: isCrlf ? yaml.replaceAll('\n', '\r\n') : yaml };
  });

function pathsOf(value: unknown, base: Path = []): readonly Path[] {
  const entries = Array.isArray(value) ? [...value.entries()] : isMap(value) ? Object.entries(value) : [];
  return entries.flatMap(([key, one]) => [[...base, key], ...pathsOf(one, [...base, key])]);
}

const edits = files.chain((file) => {
  const paths = pathsOf(file.value).filter((path) => path[0] === 'spec');
  const path = fc.constantFrom(...paths);
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), path, value: tree }),
    fc.record({ kind: fc.constant('set' as const), path: path.map((one) => [...one, 'new']), value: tree }),
    fc.record({ kind: fc.constant('rename' as const), path, to: fc.constantFrom('renamed', 'a', 'y', 'a: b') }),
    fc.record({ kind: fc.constant('remove' as const), path }),
  );
  return fc.record({ file: fc.constant(file), edit });
});

test('an edited file says what the edit means, and only edits that mean nothing are refused', () => {
  fc.assert(
    fc.property(edits, ({ file, edit }) => {
      const before = parseManifests(file.text, options);
      fc.pre(before.manifests.length === 1 && before.faults.length === 0);
      const expected = applyPlainEdit(before.manifests[0]?.subject.value, edit);
      const after = editManifests(before, [{ manifest: 0, edits: [edit] }], options);
      if (expected === undefined) expect(after).toBeUndefined();
      else expect(after?.manifests[0]?.subject.value).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});
