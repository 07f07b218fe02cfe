import type { Location } from '@eks-ingress/diagnostics';
import { openManifests } from './open-manifests';
import { parseManifests } from './parse-manifests';
import { textLines } from './text-lines';

function shown(text: string, path: Location['path'], at?: Location['at'], index = 0): string {
  const { manifests } = parseManifests(text, { file: 'a.yaml' });
  const manifest = manifests[index];
  if (!manifest) throw new Error('There is no such manifest.');
  const { start, end } = openManifests(text).place(manifest, path, at);
  const { line, column } = textLines(text).position(start);
  return `${line}:${column} ${text.slice(start, end)}`;
}

const text = `# one
apiVersion: v1
kind: Service
metadata:
  annotations:
    a/b: "80"
    block: |
      {}
    empty:
  labels: &labels {c: d}
spec:
  ports:
    - name: http
      port: 80
  selector: *labels
  flow: {"x": [1, {z: 2}]}
`;

test.each<[string, Location['path'], Location['at'], string]>([
  ['a value', ['metadata', 'annotations', 'a/b'], 'value', '6:10 "80"'],
  ['a key', ['metadata', 'annotations', 'a/b'], 'key', '6:5 a/b'],
  ['a block', ['metadata', 'annotations', 'block'], 'value', '7:12 |\n      {}\n'],
  ['nothing after a key, by the key', ['metadata', 'annotations', 'empty'], 'value', '9:5 empty'],
  ['a map, by its key', ['metadata', 'annotations'], 'value', '5:3 annotations'],
  ['an item of a list, by its first key', ['spec', 'ports', 0], 'value', '13:7 name'],
  ['the key of an item', ['spec', 'ports', 0, 'port'], 'key', '14:7 port'],
  ['a value in a flow', ['spec', 'flow', 'x', 1, 'z'], 'value', '16:23 2'],
  ['an alias', ['spec', 'selector'], 'value', '15:13 *labels'],
  ['a value behind an alias, where it is written', ['spec', 'selector', 'c'], 'value', '10:23 d'],
  ['what is not there, by the map that lacks it', ['metadata', 'annotations', 'x'], 'value', '5:3 annotations'],
  ['a map that is not there, by the one around it', ['spec', 'tls', 0, 'hosts'], 'value', '11:1 spec'],
  ['the object, by its kind', [], 'value', '3:7 Service'],
  ['what the object lacks, by its kind', ['status'], 'value', '3:7 Service'],
])('the place of %s', (_, path, at, place) => {
  expect(shown(text, path, at)).toBe(place);
});

test('a second document and the items of a List have their own lines', () => {
  const list = `${text}---\napiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: x}\n`;
  expect(shown(list, ['metadata', 'name'], 'value', 1)).toBe('23:20 x');
  expect(shown(list, [], 'value', 1)).toBe('22:9 Secret');
});

test('a byte order mark is in no column', () => {
  expect(shown('\uFEFFapiVersion: v1\nkind: Service\n', ['apiVersion'])).toBe('1:13 v1');
});

describe('values in a text', () => {
  const application = (values: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: ingress-nginx\n    helm:\n      values: ${values}`;

  test.each([
    ['a block', '|\n        controller:\n          # x\n\n          kind: Deployment\n', '11:17 Deployment'],
    ['a block that keeps no line break', '|-\n        controller:\n          kind: Deployment', '9:17 Deployment'],
    [
      'a block with a comment and an indentation',
      '|2- # x\n        controller:\n          kind: Deployment\n',
      '9:17 Deployment',
    ],
    [
      'a block with Windows line breaks',
      '|\r\n        controller:\r\n          kind: Deployment\r\n',
      '9:17 Deployment',
    ],
  ])('are shown at their line in %s', (_, values, place) => {
    expect(shown(application(values), ['controller', 'kind'], 'value', 1)).toBe(place);
  });

  test('are shown by the text where its lines are not those of the file', () => {
    expect(shown(application('"controller: {kind: Deployment}"\n'), ['controller', 'kind'], 'value', 1)).toBe(
      '7:15 "controller: {kind: Deployment}"',
    );
  });
});
