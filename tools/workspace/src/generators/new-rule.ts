import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { insertImport, insertIntoList, listsIn } from './edit-source';
import { camelCase, type Generator, refused } from './generator';

const folder = 'packages/rules/src/rules';

/** A rule with its examples, in its registry. */
export const newRule: Generator = {
  name: '<topic>/<name>',
  generate(root, given) {
    const topics = readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const [topic = '', name = '', ...rest] = given.split('/');
    if (!topics.includes(topic) || rest.length > 0) {
      return refused(`"${given}" does not begin with a topic: ${topics.join(', ')}.`);
    }
    if (!/^(?:(?:no|valid)(?:-[a-z0-9]+)+|[a-z0-9-]+-(?:matches|needs)(?:-[a-z0-9]+)+)$/.test(name)) {
      return refused(`"${name}" is not no-…, valid-…, …-matches-… or …-needs-….`);
    }
    const existing = topics.map((each) => `${folder}/${each}/${name}.ts`).find((file) => existsSync(join(root, file)));
    if (existing !== undefined) return { kind: 'there', file: existing };
    const own = `${folder}/${topic}/index.ts`;
    const [registry, module] = existsSync(join(root, own))
      ? [own, `./${name}`]
      : [`${folder}/index.ts`, `./${topic}/${name}`];
    return {
      kind: 'written',
      files: {
        [`${folder}/${topic}/${name}.ts`]: ruleText(topic, name),
        [registry]: registered(readFileSync(join(root, registry), 'utf8'), module),
      },
      derived: [
        ['npm', 'run', 'docs'],
        ['npm', 'run', 'golden'],
      ],
    };
  },
};

/** The registry with a rule among those of its folder, by name. */
function registered(text: string, module: string): string {
  const [list = ''] = listsIn(text);
  const siblings = [...text.matchAll(/^import \{ (\w+) \} from '(\.\/[^']+)';$/gm)]
    .filter(([, , other = '']) => other.slice(0, other.lastIndexOf('/')) === module.slice(0, module.lastIndexOf('/')))
    .filter(([, , other = '']) => other > module);
  const rule = camelCase(module.slice(module.lastIndexOf('/') + 1));
  return insertImport(insertIntoList(text, list, rule, siblings[0]?.[1]), rule, module);
}

function ruleText(topic: string, name: string): string {
  return `import { quote } from '@eks-ingress/diagnostics';
import { cartService, clusterIpSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const ${camelCase(name)} = defineRule({
  name: '${name}',
  topic: '${topic}',
  severity: 'warning',
  preset: 'strict',
  summary: 'TODO: what it asks for.',
  why: 'TODO: what happens to those who do not heed it.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  *check({ cluster }) {
    for (const { object } of cluster.services) {
      if (object.name !== 'todo') continue;
      yield {
        subject: object.subject,
        path: ['metadata', 'name'],
        message: \`The Service is called \${quote(object.name)}.\`,
        fix: 'TODO: what to do next.',
      };
    }
  },
  examples: {
    valid: [
      {
        title: 'TODO: what is right.',
        yaml: \`
\${cartService}
\${clusterIpSpec}
\`,
      },
    ],
    invalid: [
      {
        title: 'TODO: what is wrong.',
        yaml: \`
apiVersion: v1
kind: Service
metadata:
  name: todo
  namespace: shop
\${clusterIpSpec}
\`,
        findings: [{ path: 'metadata.name', message: 'The Service is called "todo".' }],
      },
    ],
  },
});
`;
}
