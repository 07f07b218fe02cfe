import { App, Testing } from 'cdktf';
import { BootstrapStack, type BootstrapProps } from './main';

type Block = Readonly<Record<string, unknown>>;

const props: BootstrapProps = {
  account: '333333333333',
  region: 'ap-northeast-2',
  environment: 'production',
  repository: 'example/shop-ingress',
  bucket: 'shop-production-terraform-state',
  hostedZoneIds: ['Z0123456789ABCDEFGHIJ'],
};

type Blocks = Record<string, Record<string, Block>>;

function synthesize(changed: Partial<BootstrapProps> = {}): { readonly resource: Blocks; readonly data: Blocks } {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  const stack = new BootstrapStack(app, 'bootstrap-production', { ...props, ...changed });
  return { data: {}, ...(JSON.parse(Testing.synth(stack, true)) as { readonly resource: Blocks }) };
}

const { resource } = synthesize();
const only = (type: string): Block => {
  const [found, ...others] = Object.values(resource[type] ?? {});
  expect(others).toEqual([]);
  return found ?? {};
};
const policies = (type: string, attribute: string) =>
  Object.values(resource[type] ?? {}).map(
    (block) =>
      (JSON.parse(String(block[attribute])) as { Statement: (Block & { Action: string[]; Resource: string[] })[] })
        .Statement,
  );

test('the state is versioned, encrypted, kept, and neither public nor reached without TLS', () => {
  expect(only('aws_s3_bucket')).toMatchObject({ force_destroy: false });
  expect(only('aws_s3_bucket_versioning')).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
  expect(only('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
    rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } }],
  });
  expect(only('aws_s3_bucket_public_access_block')).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(policies('aws_s3_bucket_policy', 'policy')).toMatchObject([
    [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
  ]);
});

test('pull requests and the branch may plan, and only the environment may deploy', () => {
  const subjects = policies('aws_iam_role', 'assume_role_policy').map(
    ([statement]) =>
      (statement?.['Condition'] as { StringEquals: Record<string, unknown> }).StringEquals[
        'token.actions.githubusercontent.com:sub'
      ],
  );
  expect(subjects).toEqual([
    ['repo:example/shop-ingress:environment:production'],
    ['repo:example/shop-ingress:pull_request', 'repo:example/shop-ingress:ref:refs/heads/main'],
  ]);
});

test('what changes something is limited to a resource, or to the region', () => {
  const [deploy = []] = policies('aws_iam_role_policy', 'policy');
  const unlimited = deploy.filter(
    ({ Action: actions, Resource: resources, Condition }) =>
      resources.includes('*') &&
      Condition === undefined &&
      actions.some((action) => !/:(Describe|Get|List)/.test(action)),
  );
  expect(unlimited).toEqual([]);
});

test('planning changes nothing but the lock of the state', () => {
  const [, plan = []] = policies('aws_iam_role_policy', 'policy');
  const changes = plan.filter(({ Action: actions }) => actions.some((action) => !/:(Describe|Get|List)/.test(action)));
  expect(changes.map(({ Sid, Resource: resources }) => [Sid, resources])).toEqual([
    ['LockState', [expect.stringMatching(/\/eks-ingress\/production\.tfstate\.tflock$/)]],
  ]);
});

test('a policy fits into a role', () => {
  for (const statements of policies('aws_iam_role_policy', 'policy')) {
    expect(JSON.stringify(statements).length).toBeLessThan(10_240);
  }
});

test('an account that knows GitHub already keeps its provider', () => {
  const { resource: others, data } = synthesize({ githubProvider: 'existing' });
  expect(others).not.toHaveProperty('aws_iam_openid_connect_provider');
  expect(data).toHaveProperty('aws_iam_openid_connect_provider');
});
