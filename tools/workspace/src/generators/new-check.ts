import ts from 'typescript';
import { insertImport, insertIntoList, listIn, listsIn, memberOf } from './edit-source';
import { filesBelow } from './files-below';
import { type Generator, refused } from './generator';
import { reportedBy } from './reported-by';

/** What only the examples of a new check have, and nothing else is wrong with. */
interface Sample {
  /** The example, as it is written without `finds`. */
  readonly example: string;
  /** One that is alike and that nothing is wrong with. @default '' */
  readonly passes?: string;
  /** What of the subject the check looks at, as a parameter, and the text in it. */
  readonly subject: readonly [parameter: string, text: string];
  readonly path: readonly string[];
}

/** By the function that declares checks on the objects of controllers. */
const ofControllers: Readonly<Record<string, Sample>> = {
  ingressCheck: {
    example: "name: 'todo'",
    subject: ['{ ingress }', 'ingress.metadata?.name'],
    path: ['metadata', 'name'],
  },
  paramsCheck: {
    example: "spec: { scheme: 'todo' }",
    passes: 'spec: {}',
    subject: ['{ scheme }', 'scheme'],
    path: ['spec', 'scheme'],
  },
  serviceCheck: {
    example: "metadata: { name: 'todo' }",
    subject: ['{ service }', 'service.metadata?.name'],
    path: ['metadata', 'name'],
  },
};

/** A check of a controller or of a construct, in a list of its subject. */
export const newCheck: Generator = {
  name: '<folder>/<name of a …-checks.ts>/<id>',
  generate(root, given) {
    const place = given.slice(0, given.lastIndexOf('/') + 1);
    const id = given.slice(place.length);
    if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) return refused(`"${id}" is not in kebab-case.`);
    const files = ['controllers', 'constructs']
      .flatMap((name) => filesBelow(root, `packages/${name}/src`))
      .filter(({ file }) => file.endsWith('-checks.ts'));
    const existing = files.find(({ text }) => text.includes(`id: '${id}'`));
    if (existing !== undefined) return { kind: 'there', file: existing.file };
    const named = files.filter(({ file }) => file.endsWith(`/${place.slice(0, -1)}-checks.ts`));
    const [home] = named;
    if (home === undefined || named.length > 1) {
      const found = (named.length > 1 ? named : files).map((one) => one.file.replace(/-checks\.ts$/, ''));
      return refused(`"${place.slice(0, -1)}" is not the end of one of ${found.join(', ')}.`);
    }
    const [first] = listsIn(home.text).flatMap((list) => declarersIn(home.text, list));
    const sample = first && (ofControllers[first.callee] ?? ofConstruct(home.text, first.callee));
    if (first === undefined || sample === undefined) {
      return refused(
        `Subjects of ${home.file} have no text of their own for a first example: copy the check beside it.`,
      );
    }
    const known = [...home.text.matchAll(/^ +id: '([a-z0-9-]+)',$/gm)].map(([, one = '']) => one);
    const isOfController = home.file.startsWith('packages/controllers/');
    const reporter = isOfController ? reportedBy(root, known, id) : undefined;
    if (isOfController && reporter === undefined) {
      return refused(`No rule reports what ${home.file} finds: copy the check beside it, and name it in a rule.`);
    }
    const added = insertIntoList(home.text, first.list, checkText(id, first, sample));
    return {
      kind: 'written',
      files: {
        [home.file]: insertImport(added, 'quote', '@eks-ingress/diagnostics'),
        ...(reporter !== undefined && { [reporter.file]: reporter.text }),
      },
      derived: [['npm', 'run', 'docs']],
    };
  },
};

interface Declarer {
  readonly list: string;
  readonly callee: string;
  /** The source of a check beside it, as it is written. */
  readonly source?: string;
}

/** The function that declares the checks of a list; none where something else makes them. */
function declarersIn(text: string, list: string): readonly Declarer[] {
  const [element] = listIn(text, list)?.elements ?? [];
  if (element === undefined || !ts.isCallExpression(element) || !/check/i.test(list)) return [];
  const source = memberOf(element.arguments[0], 'source')?.getText();
  return [{ list, callee: element.expression.getText(), ...(source !== undefined && { source }) }];
}

/** The first text among the props of the subject of a construct. */
function ofConstruct(text: string, callee: string): Sample | undefined {
  const subject = new RegExp(`const ${callee} = checksOn\\([^=]*?given: Partial<(\\w+)>`).exec(text)?.[1];
  const body = new RegExp(`interface ${subject} [^{]*\\{([^}]*)\\}`).exec(text)?.[1] ?? '';
  const name = /^ {2}readonly (\w+)\??: string;$/m.exec(body)?.[1];
  return name === undefined ? undefined : { example: `${name}: 'todo'`, subject: [`{ ${name} }`, name], path: [name] };
}

function checkText(id: string, { callee, source }: Declarer, { example, passes = '', subject, path }: Sample): string {
  const [parameter, value] = subject;
  const place = path.join('.');
  return `${callee}({
    id: '${id}',
    effect: 'misreads',
    path: [${path.map((part) => `'${part}'`).join(', ')}],
    when: (${parameter}) => ${value} === 'todo',
    message: (${parameter}) => \`TODO: what is wrong with \${quote(${value})}.\`,
    why: 'TODO: why it matters.',
    fix: 'TODO: what to do next.',${source === undefined ? '' : source === 'source' ? 'source,' : `source: ${source},`}
    examples: {
      passes: [{ ${passes} }],
      fails: [{ ${example}, finds: ['warning: ${place}: TODO: what is wrong with "todo". (${id})'] }],
    },
  })`;
}
