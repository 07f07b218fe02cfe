import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type * as constructs from '@eks-ingress/constructs';
import { App, Testing, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Edit, Rows, Subject } from './subjects';

type Constructs = typeof constructs;

interface Example {
  readonly addStacks: (app: App) => void;
}

/** The constructs of which examples build entry points, with the names of their tables. */
const TABLES = {
  NetworkLoadBalancerEntryPoint: 'NETWORK_LOAD_BALANCER_CHANGES',
  ServiceEntryPoint: 'SERVICE_CHANGES',
  ApplicationLoadBalancerEntryPoint: 'APPLICATION_LOAD_BALANCER_CHANGES',
} as const;

type Name = keyof typeof TABLES;
type EntryPointClass = new (scope: Construct, id: string, props: never) => Construct;

/** What an entry point of an example was made with. */
interface Made {
  readonly name: Name;
  readonly path: string;
  readonly props: unknown;
}

let made: Made[] = [];
let editing: { readonly path: string; readonly edit: Edit } | undefined;

/** The constructs, with entry points that note what they are made with and take other props where an edit says so. */
export function editableConstructs(actual: Constructs): Constructs {
  const classes = Object.keys(TABLES).map((name) => [name, editable(name as Name, actual)] as const);
  return new Proxy(actual, {
    get: (target, key) => classes.find(([name]) => name === key)?.[1] ?? (Reflect.get(target, key) as unknown),
  });
}

function editable(name: Name, actual: Constructs): EntryPointClass {
  const original = actual[name] as unknown as EntryPointClass;
  return class extends original {
    constructor(scope: Construct, id: string, props: never) {
      const path = `${scope.node.path}/${id}`;
      made.push({ name, path, props });
      // The props of this very stack: they hold constructs.
      super(scope, id, path === editing?.path ? (editing.edit(props) as never) : props);
    }
  };
}

const EXAMPLES = resolve(__dirname, '../../../../../examples');

/** The entry points of the examples, which have to be loaded with the editable constructs. */
export function exampleSubjects(load: (file: string) => unknown, tables: Constructs): readonly Subject[] {
  const names = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'main.ts')));
  return names.flatMap((example) => {
    const { addStacks } = load(join(EXAMPLES, example, 'main.ts')) as Example;
    made = [];
    stacksOf(addStacks);
    return made.map(({ name, path, props }): Subject => {
      const [stack = ''] = path.split('/');
      return {
        name: `${example} ${path.replaceAll('/', '.')}`,
        stack,
        rows: tables[TABLES[name]] as Rows,
        props,
        synthesize: (edit) => synthesizeExample(addStacks, stack, path, edit),
      };
    });
  });
}

function stacksOf(addStacks: Example['addStacks']): readonly TerraformStack[] {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  addStacks(app);
  return app.node.children as TerraformStack[];
}

/** The JSON of a stack of an example, with an edit of one entry point; undefined where it cannot be. */
function synthesizeExample(
  addStacks: Example['addStacks'],
  name: string,
  path: string,
  edit: Edit,
): string | undefined {
  editing = { path, edit };
  try {
    const stack = stacksOf(addStacks).find(({ node }) => node.id === name);
    return stack === undefined ? undefined : Testing.synth(stack, true);
  } catch {
    // Of the wrong shape, which the compiler refuses, or with findings.
    return undefined;
  } finally {
    editing = undefined;
  }
}
