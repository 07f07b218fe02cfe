import { insertImport, insertIntoList, listsIn } from './edit-source';
import { filesBelow } from './files-below';
import { camelCase, type Generator, refused } from './generator';
import { reportedBy } from './reported-by';

const constraints = 'packages/elbv2/src/network/constraints';

/** What only the examples of a new constraint have, and nothing else is wrong with, for each kind of subject. */
interface Sample {
  /** The specification that it changes. */
  readonly of: string;
  readonly attribute: string;
  /** Whether a subject has it. */
  readonly when: string;
  /** The value that an example sets, by its path. */
  readonly set: readonly [path: string, value: string];
  /** Where it is found. @default - at the path that is set */
  readonly at?: string;
  /** What is found in the specification anyway, as `path: id`. @default - nothing */
  readonly usual?: string;
}

const certificate = "'arn:aws:acm:ap-northeast-2:111122223333:certificate/00000000-0000-4000-8000-000000000000'";
const loadBalancer =
  "'arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/todo/50dc6c495c0c9188'";

export const samples: Readonly<Record<string, Sample>> = {
  'access-logs': {
    of: 'internet-facing',
    attribute: 'bucket',
    when: "bucket === 'todo'",
    set: ['accessLogs', "{ bucket: 'todo' }"],
    at: 'accessLogs.bucket',
  },
  'application-load-balancer': {
    of: 'application-load-balancer',
    attribute: 'arn',
    when: `arn === ${loadBalancer}`,
    set: ['targetGroups.alb.registration.arn', loadBalancer],
  },
  'auto-scaling-groups': {
    of: 'node-port',
    attribute: 'names',
    when: "names.includes('todo')",
    set: ['targetGroups.canary.registration.names', "['todo']"],
  },
  certificate: {
    of: 'dual-stack',
    attribute: 'arn',
    when: `arn === ${certificate}`,
    set: ['listeners[0].certificate.arn', certificate],
  },
  client: {
    of: 'node-port',
    attribute: 'cidr',
    when: "cidr === '192.0.2.0/24'",
    set: ['clients[0].cidr', "'192.0.2.0/24'"],
  },
  environment: {
    of: 'environment',
    attribute: 'loadBalancers',
    when: "Object.values(loadBalancers).some(({ name }) => name === 'todo-environment')",
    set: ['loadBalancers.api.name', "'todo-environment'"],
    at: 'loadBalancers',
  },
  'health-check': {
    of: 'node-port',
    attribute: 'path',
    when: "path === '/todo'",
    set: ['targetGroups.web.healthCheck.path', "'/todo'"],
  },
  'ip-addresses': {
    of: 'ip-addresses',
    attribute: 'targets',
    when: "targets.some(({ address }) => address === '10.20.9.8')",
    set: ['targetGroups.ldap.registration.targets', "[{ address: '10.20.9.8' }]"],
  },
  'ip-target': {
    of: 'ip-addresses',
    attribute: 'address',
    when: "address === '10.20.9.9'",
    set: ['targetGroups.ldap.registration.targets[0].address', "'10.20.9.9'"],
  },
  listener: { of: 'dual-stack', attribute: 'port', when: 'port === 4443', set: ['listeners[0].port', '4443'] },
  'load-balancer': { of: 'internal', attribute: 'name', when: "name === 'todo'", set: ['name', "'todo'"] },
  'subnet-mapping': {
    of: 'udp',
    attribute: 'subnetId',
    when: "subnetId === 'subnet-0000000000000000a'",
    set: ['subnetMappings[0].subnetId', "'subnet-0000000000000000a'"],
  },
  'tagged-instances': {
    of: 'tagged-instances',
    attribute: 'tags',
    when: "tags['Role'] === 'todo'",
    set: ['targetGroups.license.registration.tags', "{ Role: 'todo' }"],
    usual: 'targetGroups.license.registration.tags: tagged-instances-membership',
  },
  'target-group': {
    of: 'internal',
    attribute: 'name',
    when: "name === 'todo'",
    set: ['targetGroups.https.name', "'todo'"],
  },
  'target-group-binding': {
    of: 'internal',
    attribute: 'service',
    when: "service.name === 'todo'",
    set: ['targetGroups.https.registration.service', "{ name: 'todo', namespace: 'operations', port: 443 }"],
  },
  'target-group-health': {
    of: 'internet-facing',
    attribute: 'dnsFailover',
    when: 'dnsFailover.minimumHealthyTargetsCount === 7',
    set: ['targetGroups.http.targetGroupHealth.dnsFailover', '{ minimumHealthyTargetsCount: 7 }'],
  },
};

/** A constraint on a Network Load Balancer, in the list of its subject, and in the rule that reports the others of it. */
export const newConstraint: Generator = {
  name: '<subject>/<id>',
  generate(root, given) {
    const [subject = '', id = '', ...rest] = given.split('/');
    const sample = samples[subject];
    if (sample === undefined || rest.length > 0) {
      return refused(`"${given}" does not begin with a subject: ${Object.keys(samples).join(', ')}.`);
    }
    if (!id.startsWith(`${subject}-`) || !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) {
      return refused(`"${id}" is not ${subject}-…, in kebab-case.`);
    }
    const files = filesBelow(root, constraints);
    const existing = files.find(({ text }) => text.includes(`id: '${id}'`));
    if (existing !== undefined) return { kind: 'there', file: existing.file };
    const list = `${camelCase(subject)}Constraints`;
    const home = files.find(({ text }) => listsIn(text).includes(list));
    if (home === undefined) return refused(`There is no list ${list} in ${constraints}.`);
    const known = files
      .flatMap(({ text }) => [...text.matchAll(/^ +id: '([a-z0-9-]+)',$/gm)].map(([, one = '']) => one))
      .filter((one) => one.startsWith(`${subject}-`));
    const reporter = reportedBy(root, known, id);
    const added = insertIntoList(home.text, list, constraintText(id, sample));
    return {
      kind: 'written',
      files: {
        [home.file]: insertImport(added, 'quote', '@eks-ingress/diagnostics'),
        ...(reporter !== undefined && { [reporter.file]: reporter.text }),
      },
      derived: [
        ['npx', 'jest', '--config', 'packages/elbv2/jest.config.cjs', '--ci=false', '--updateSnapshot', 'probes'],
        ['npm', 'run', 'docs'],
      ],
    };
  },
};

function constraintText(id: string, { of, attribute, when, set: [path, value], at = path, usual }: Sample): string {
  const isPlain = at === path && usual === undefined;
  const finds = [usual, `${at}: ${id}`].flatMap((one) => (one === undefined ? [] : [`'${one}'`])).join(', ');
  return `{
    id: '${id}',
    severity: 'warning',
    attribute: '${attribute}',
    when: ({ ${attribute} }) => ${when},
    message: ({ ${attribute} }) => \`TODO: what is wrong with \${quote(${attribute})}.\`,
    why: 'TODO: what happens then.',
    fix: 'TODO: what to do next.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html',
    examples: {
      passes: [{ of: '${of}'${usual === undefined ? '' : `, finds: ['${usual}']`} }],
      fails: [
        {
          of: '${of}',
          set: { ${/^\w+$/.test(path) ? path : `'${path}'`}: ${value} },
          ${isPlain ? '' : `finds: [${finds}],`}
        },
      ],
    },
  }`;
}
