import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { copyWorkspace, linkModules } from '../copy-workspace';
import { generate, generators } from './generate';
import { samples } from './new-constraint';

const root = resolve(__dirname, '../../../..');
const copy = realpathSync(mkdtempSync(join(tmpdir(), 'eks-ingress-new-')));
const isCi = process.env['CI'] !== undefined;
const upstreamNames = 'packages/annotations/src/upstream/aws-load-balancer-controller.ts';

beforeAll(() => {
  copyWorkspace(root, copy);
  linkModules(root, copy);
  writeFileSync(
    join(copy, upstreamNames),
    readFileSync(join(copy, upstreamNames), 'utf8').replace(
      'keys: [',
      "keys: [\n    'alb.ingress.kubernetes.io/auth-${level}-todo',",
    ),
  );
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const add = (kind: string, name: string) => {
  const generator = generators[kind];
  if (generator === undefined) throw new Error(`There is no generator of ${kind}.`);
  return generate(copy, generator, name);
};

/** The errors of the compiler in files of the copy, as the packages compile them. */
function typeErrors(files: readonly string[]): readonly string[] {
  const { config } = ts.readConfigFile(join(copy, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, composite: false, declaration: false, declarationMap: false, noEmit: true, types: [] },
    copy,
  );
  const program = ts.createProgram(
    files.map((file) => join(copy, file)),
    options,
  );
  return files.flatMap((file) => {
    const source = program.getSourceFile(join(copy, file));
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

const facts = [
  ['rule', 'service/no-todo-service'],
  ['rule', 'ingress-nginx/valid-todo'],
  ['annotation', 'alb.ingress.kubernetes.io/auth-${level}-todo'],
  ['environment', 'todo-seoul'],
  ['check', 'cert-manager/cert-manager-todo'],
  ['check', 'cluster/eks-cluster/cluster-todo'],
  ['check', 'service/target/service-todo'],
  ['check', 'ingress/ingress/ingress-todo'],
  ...Object.keys(samples).map((subject) => ['constraint', `${subject}/${subject}-todo`] as const),
] as const;

test('what is added compiles, and is there when it is asked for again', () => {
  const written: string[] = [];
  for (const [kind, name] of facts) {
    const generated = add(kind, name);
    expect(generated.kind).toBe('written');
    const files = generated.kind === 'written' ? Object.keys(generated.files) : [];
    written.push(...files);

    const texts = files.map((file) => readFileSync(join(copy, file), 'utf8'));
    expect(add(kind, name)).toEqual({ kind: 'there', file: expect.stringMatching(/\.ts$/) as string });
    expect(files.map((file) => readFileSync(join(copy, file), 'utf8'))).toEqual(texts);
  }
  // With the types of every finding, and of cdktf, it takes a quarter of a minute: only where CI is set.
  const isQuick = (file: string) => /^packages\/(annotations|elbv2)\//.test(file);
  const packages = written.filter((file) => file.startsWith('packages/') && (isCi || isQuick(file)));
  expect(typeErrors([...new Set(packages)])).toEqual([]);
}, 300_000);

test.each([
  ['rule', 'services/no-todo', /does not begin with a topic: annotations, /],
  ['rule', 'service/todo', /"todo" is not no-…/],
  ['constraint', 'nat/nat-todo', /does not begin with a subject: access-logs, /],
  ['constraint', 'listener/todo', /"todo" is not listener-…/],
  ['annotation', 'alb.ingress.kubernetes.io/targettype', /Did you mean alb\.ingress\.kubernetes\.io\/target-type\?/],
  ['check', 'certificates/certificate-todo', /"certificates" is not the end of one of packages\/controllers\//],
  ['environment', 'Seoul', /"Seoul" is not in kebab-case/],
])('no %s is called %s', (kind, name, reason) => {
  expect(add(kind, name)).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) as string });
});

test('constraints can be on every kind of subject that has some', () => {
  const folder = join(root, 'packages/elbv2/src/network/constraints');
  const texts = readdirSync(folder).map((file) =>
    file.endsWith('.ts') ? readFileSync(join(folder, file), 'utf8') : '',
  );
  const subjects = texts.flatMap((text) =>
    [...text.matchAll(/^export const (\w+)Constraints = define\w*Constraints/gm)].map(([, name = '']) =>
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    ),
  );
  expect(Object.keys(samples)).toEqual(subjects.sort());
});
