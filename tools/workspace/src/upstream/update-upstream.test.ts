import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseDataFile } from './data-file';
import { awsLoadBalancerControllerFiles, ingressNginxFiles } from './testing/releases';
import type { UnexpectedShape } from './unexpected-shape';
import { updateUpstream } from './update-upstream';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'eks-ingress-upstream-'));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** A workspace of one rule, which cites a file of each controller. */
const workspace = () =>
  folderOf({
    'apps/README.md': '',
    'packages/rules/package.json': '{ "name": "@eks-ingress/rules" }',
    'packages/rules/src/rules/needs-scheme.ts': [
      "const controller = 'aws-load-balancer-controller';",
      "export const key = 'alb.ingress.kubernetes.io/scheme';",
      "export const source = upstreamUrl(controller, 'pkg/ingress/model_build_listener.go');",
      "export const other = upstreamUrl('ingress-nginx', 'internal/ingress/defaults/main.go#L3');",
    ].join('\n'),
  });

async function update(root: string, controller: string, files: Readonly<Record<string, string>>) {
  const lines: string[] = [];
  await updateUpstream({ root, controller, checkout: folderOf(files), print: (line) => lines.push(line) });
  return lines;
}

/** The files with a text of one of them replaced. */
function edited(files: Readonly<Record<string, string>>, file: string, from: string, to: string) {
  const text = files[file];
  if (text === undefined || !text.includes(from)) throw new Error(`${file} does not say ${from}.`);
  return { ...files, [file]: text.replace(from, to) };
}

const dataOf = (root: string, path: string) => parseDataFile(readFileSync(join(root, path), 'utf8'));

describe('a release of the AWS Load Balancer Controller', () => {
  const controller = 'aws-load-balancer-controller';
  const root = workspace();
  beforeAll(() => update(root, controller, awsLoadBalancerControllerFiles));

  test('is known by its chart', () => {
    expect(dataOf(root, 'packages/diagnostics/src/releases/aws-load-balancer-controller-release.ts')).toMatchObject({
      tag: 'v3.5.0',
      documentation: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/v3.5',
      chart: { version: '3.5.1', appVersion: 'v3.5.0' },
    });
  });

  test('names annotations by constants, by their sums and by formats', () => {
    const { keys } = dataOf(root, 'packages/annotations/src/upstream/aws-load-balancer-controller.ts') as {
      readonly keys: readonly string[];
    };
    expect(keys).toEqual([
      'alb.ingress.kubernetes.io/actions.${action-name}',
      'alb.ingress.kubernetes.io/conditions.${conditions-name}',
      'alb.ingress.kubernetes.io/listener-attributes.${Protocol}-${Port}',
      'alb.ingress.kubernetes.io/scheme',
      'alb.ingress.kubernetes.io/target-control-port.${serviceName}.${servicePort}',
      'alb.ingress.kubernetes.io/transforms.${transforms-name}',
      'elbv2.k8s.aws/agent-image',
      'elbv2.k8s.aws/checkpoint',
      'elbv2.k8s.aws/checkpoint-timestamp',
      'elbv2.k8s.aws/processed',
      'gateway.k8s.aws/dry-run',
      'ingressclass.kubernetes.io/is-default-class',
      'service.beta.kubernetes.io/actions.${protocol}-${port}',
      'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.${Protocol}-${Port}',
      'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
      'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.${port}',
      'vpc.amazonaws.com/pod-eni',
    ]);
  });

  test('has feature gates with defaults', () => {
    expect(dataOf(root, 'packages/annotations/src/upstream/feature-gates.ts')).toEqual({
      ListenerTags: true,
      Plans: false,
    });
  });

  test('has a chart whose values are typed by their defaults', () => {
    expect(dataOf(root, 'packages/charts/src/upstream/aws-load-balancer-controller-values.ts')).toEqual({
      clusterName: 'any',
      'image.tag': 'text',
      livenessProbe: 'map',
      replicaCount: 'integer',
      'serviceMonitor.enabled': 'boolean',
      tolerations: 'list',
      undocumented: 'any',
    });
  });

  test('has definitions with the fields of the version that is stored', () => {
    const data = dataOf(
      root,
      'packages/controllers/src/aws-load-balancer-controller/upstream/custom-resource-definitions.ts',
    );
    expect(data).toMatchObject({
      'balancers.elbv2.k8s.aws': {
        kind: 'Balancer',
        versions: {
          v1: { served: true, stored: true, deprecated: false },
          v1beta1: { served: true, stored: false, deprecated: true },
        },
        fields: {
          scheme: { type: 'string', enum: ['internal', 'internet-facing'] },
          listeners: { type: 'array' },
          'listeners[]': { type: 'object', required: ['port'] },
          'listeners[].port': { type: 'integer', minimum: 1, maximum: 65535 },
          labels: { type: 'object' },
          'labels.*': { type: 'string' },
        },
      },
    });
  });

  test('has one policy, of which partitions take actions out', () => {
    expect(dataOf(root, 'packages/constructs/src/aws-load-balancer-controller/upstream/iam-policies.ts')).toMatchObject(
      {
        statements: [
          { Effect: 'Allow', Action: ['ec2:DescribeSubnets', 'ec2:DescribeFlows'], Resource: '*' },
          { Effect: 'Allow', Action: ['ec2:CreateTags'], Resource: 'arn:aws:ec2:*:*:security-group/*' },
        ],
        missingActions: { aws: [], 'aws-cn': [], 'aws-iso': ['ec2:DescribeFlows'] },
      },
    );
  });

  test('changes nothing the second time', async () => {
    expect(await update(root, controller, awsLoadBalancerControllerFiles)).toEqual(['Nothing changed.']);
  });

  test('has nothing to be read again where only imports changed', async () => {
    const file = 'pkg/ingress/model_build_listener.go';
    expect(await update(root, controller, edited(awsLoadBalancerControllerFiles, file, '"fmt"', 'text "fmt"'))).toEqual(
      ['Nothing changed.'],
    );
  });

  test('says what changed, which sources still say it, and what to read again', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'eks-ingress-upstream-'));
    folders.push(copy);
    cpSync(root, copy, { recursive: true });
    const next = edited(
      edited(awsLoadBalancerControllerFiles, 'pkg/annotations/constants.go', '"scheme"', '"reach"'),
      'pkg/ingress/model_build_listener.go',
      'package ingress',
      'package ingress // rewritten',
    );
    const printed = (await update(copy, controller, next)).join('\n');
    expect(printed).toContain('  - keys: alb.ingress.kubernetes.io/scheme\n  + keys: alb.ingress.kubernetes.io/reach');
    expect(printed).toContain('  packages/rules/src/rules/needs-scheme.ts:2: alb.ingress.kubernetes.io/scheme');
    expect(printed).toContain('  pkg/ingress/model_build_listener.go: packages/rules/src/rules/needs-scheme.ts');
    expect(printed).toContain('1 of 6 files changed');
  });

  test.each([
    [
      'a constant is renamed',
      'pkg/annotations/constants.go',
      'IngressSuffixScheme',
      'IngressSuffixReach',
      /instead of IngressSuffixReach/,
    ],
    ['a constant has a name of no family', 'pkg/annotations/constants.go', 'IngressSuffixScheme', 'Scheme', /expected/],
    [
      'the prefix is another one',
      'pkg/annotations/constants.go',
      '"alb.ingress.kubernetes.io"',
      '"alb.example.com"',
      /AnnotationPrefixIngress/,
    ],
    [
      'a format is gone',
      'pkg/ingress/enhanced_backend_builder.go',
      'conditions.%v',
      'conditions/%v',
      /the text "conditions.%v"/,
    ],
    ['a gate has no constant', 'pkg/config/feature_gates.go', 'Plans:', 'Plan:', /a constant Plan/],
    ['a gate has another default', 'pkg/config/feature_gates.go', 'Status(false)', 'Status(isOn)', /Plans to be/],
    ['a file is no Go', 'pkg/k8s/pod_info.go', 'const', 'const (', /syntax error/],
    [
      'a chart has no version',
      'helm/aws-load-balancer-controller/Chart.yaml',
      'version: 3.5.1',
      'name: x',
      /a version and an appVersion/,
    ],
    ['values are no YAML', 'helm/aws-load-balancer-controller/values.yaml', 'image:', 'image: [', /YAML/],
    [
      'no version is stored',
      'config/crd/bases/elbv2.k8s.aws_balancers.yaml',
      'storage: true',
      'storage: false',
      /a version that is stored/,
    ],
    [
      'a policy has a statement of its own',
      'docs/install/iam_policy_cn.json',
      '"*"',
      '"arn:aws-cn:ec2:*:*:subnet/*"',
      /the statements of docs.install.iam_policy.json/,
    ],
    ['a policy is no JSON', 'docs/install/iam_policy_isob.json', '{', '', /JSON/],
  ])(
    'is refused when %s, by the file and what it expects, and nothing is written',
    async (_, file, from, to, expected) => {
      const untouched = workspace();
      const broken = edited(awsLoadBalancerControllerFiles, file, from, to);
      const failure = await update(untouched, controller, broken).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        name: 'UnexpectedShape',
        file,
        message: expect.stringMatching(expected) as unknown,
      });
      await expect(update(untouched, controller, awsLoadBalancerControllerFiles)).resolves.toContainEqual(
        expect.stringMatching(/^6 of 6 files changed/),
      );
    },
  );

  test.each(Object.keys(awsLoadBalancerControllerFiles))('is refused without %s', async (file) => {
    const { [file]: _, ...others } = awsLoadBalancerControllerFiles;
    await expect(update(workspace(), controller, others)).rejects.toMatchObject({ name: 'UnexpectedShape' });
  });

  test('of another version is refused without the commit that its tag points to', async () => {
    const next = edited(
      awsLoadBalancerControllerFiles,
      'helm/aws-load-balancer-controller/Chart.yaml',
      'appVersion: v3.5.0',
      'appVersion: v3.9.0',
    );
    await expect(update(workspace(), controller, next)).rejects.toThrow(
      '.git: expected a clone in which v3.9.0 is checked out',
    );
  });
});

describe('a release of ingress-nginx', () => {
  const controller = 'ingress-nginx';
  const root = workspace();
  beforeAll(() => update(root, controller, ingressNginxFiles));

  test('is known by its chart, which says the digest', () => {
    expect(dataOf(root, 'packages/diagnostics/src/releases/ingress-nginx-release.ts')).toMatchObject({
      tag: 'controller-v1.9.7',
      digest: 'sha256:0123',
      chart: { version: '4.9.8', appVersion: '1.9.7' },
      chartSource: { tag: 'helm-chart-4.9.8' },
    });
  });

  test('names annotations and their aliases', () => {
    expect(dataOf(root, 'packages/annotations/src/upstream/ingress-nginx.ts')).toEqual({
      keys: [
        'nginx.ingress.kubernetes.io/allowlist-source-range',
        'nginx.ingress.kubernetes.io/mirror-host',
        'nginx.ingress.kubernetes.io/whitelist-source-range',
      ],
    });
  });

  test('reads keys of its ConfigMap by fields and by constants', () => {
    expect(dataOf(root, 'packages/charts/src/upstream/ingress-nginx-config-map-keys.ts')).toEqual({
      'app-root': 'text',
      'block-cidrs': 'text',
      'keep-alive': 'integer',
      'sampler-ratio': 'number',
      'use-gzip': 'boolean',
      'worker-processes': 'text',
    });
  });

  test('changes nothing the second time', async () => {
    expect(await update(root, controller, ingressNginxFiles)).toEqual(['Nothing changed.']);
  });

  test.each([
    [
      'a constant is renamed',
      'internal/ingress/annotations/mirror/main.go',
      'mirrorHost =',
      'host =',
      /a constant mirrorHost/,
    ],
    [
      'a field has another type',
      'internal/ingress/defaults/main.go',
      'AppRoot string',
      'AppRoot []byte',
      /Backend.AppRoot to be one of/,
    ],
    ['the image is another one', 'charts/ingress-nginx/values.yaml', 'v1.9.7', 'v1.9.8', /the tag v1.9.7 and a digest/],
    [
      'annotations are listed otherwise',
      'internal/ingress/annotations/mirror/main.go',
      'parser.AnnotationFields',
      'parser.Fields',
      /a file with a literal of parser.AnnotationFields/,
    ],
  ])('is refused when %s', async (_, file, from, to, expected) => {
    const failure = await update(workspace(), controller, edited(ingressNginxFiles, file, from, to)).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      name: 'UnexpectedShape',
      message: expect.stringMatching(expected) as unknown,
    });
    expect(file).toContain((failure as UnexpectedShape).file);
  });

  test('takes the annotations of a package that is gone out', async () => {
    const { 'internal/ingress/annotations/mirror/main.go': _, ...others } = ingressNginxFiles;
    const copy = mkdtempSync(join(tmpdir(), 'eks-ingress-upstream-'));
    folders.push(copy);
    cpSync(root, copy, { recursive: true });
    expect(await update(copy, controller, others)).toContain('  - keys: nginx.ingress.kubernetes.io/mirror-host');
  });

  test.each(Object.keys(ingressNginxFiles).filter((file) => !/annotations\/(mirror|allowlist)/.test(file)))(
    'is refused without %s',
    async (file) => {
      const { [file]: _, ...others } = ingressNginxFiles;
      await expect(update(workspace(), controller, others)).rejects.toMatchObject({ name: 'UnexpectedShape' });
    },
  );
});
