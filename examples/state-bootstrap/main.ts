import { DataAwsIamOpenidConnectProvider } from '@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider';
import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { LocalBackend, TerraformOutput, TerraformStack, type App } from 'cdktf';
import { Construct } from 'constructs';
import { deployStatements, planStatements, type Statement } from './permissions';

export interface StateBucketProps {
  /** Unique in the partition. */
  readonly name: string;
}

/** A bucket for Terraform's state: versioned, encrypted, reached over TLS only, and never public. */
export class StateBucket extends Construct {
  readonly resource: S3Bucket;

  constructor(scope: Construct, id: string, props: StateBucketProps) {
    super(scope, id);
    // AWS refuses to delete it as long as it holds any version of a state.
    this.resource = new S3Bucket(this, 'Resource', { bucket: props.name, forceDestroy: false });
    const bucket = this.resource.id;
    new S3BucketVersioningA(this, 'Versioning', { bucket, versioningConfiguration: { status: 'Enabled' } });
    new S3BucketServerSideEncryptionConfigurationA(this, 'Encryption', {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' }, bucketKeyEnabled: true }],
    });
    new S3BucketOwnershipControls(this, 'Ownership', { bucket, rule: { objectOwnership: 'BucketOwnerEnforced' } });
    const publicAccessBlock = new S3BucketPublicAccessBlock(this, 'PublicAccessBlock', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketPolicy(this, 'Policy', {
      bucket,
      policy: policyOf([
        {
          Sid: 'TlsOnly',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [this.resource.arn, `${this.resource.arn}/*`],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ]),
      // AWS refuses two changes of a bucket at once.
      dependsOn: [publicAccessBlock],
    });
  }
}

export interface GithubRoleProps {
  /** The account's OpenID Connect provider for GitHub. */
  readonly providerArn: string;
  readonly name: string;
  /** Who may assume it, as GitHub names the run in its token: `repo:<owner>/<repository>:environment:<name>`. */
  readonly subjects: readonly string[];
  readonly statements: readonly Statement[];
}

/** A role that runs of GitHub Actions assume with a token of their own, so that no key has to be kept. */
export class GithubRole extends Construct {
  readonly resource: IamRole;

  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    super(scope, id);
    this.resource = new IamRole(this, 'Resource', {
      name: props.name,
      maxSessionDuration: 3600,
      assumeRolePolicy: policyOf([
        {
          Effect: 'Allow',
          Principal: { Federated: props.providerArn },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              [`${GITHUB}:aud`]: 'sts.amazonaws.com',
              [`${GITHUB}:sub`]: props.subjects,
            },
          },
        },
      ]),
    });
    new IamRolePolicy(this, 'Policy', { role: this.resource.name, policy: policyOf(props.statements) });
  }
}

export interface BootstrapProps {
  readonly account: string;
  readonly region: string;
  readonly environment: string;
  /** `<owner>/<repository>` on GitHub. */
  readonly repository: string;
  /** The branch that is deployed. @default 'main' */
  readonly branch?: string;
  /** `existing` where the account has one: it can have no second one. @default 'create' */
  readonly githubProvider?: 'create' | 'existing';
  readonly bucket: string;
  readonly hostedZoneIds: readonly string[];
}

const GITHUB = 'token.actions.githubusercontent.com';

/** What one account needs before its environment can be planned and deployed from GitHub. Applied once, by a person. */
export class BootstrapStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: BootstrapProps) {
    super(scope, id);
    const { account, region, environment, repository, branch = 'main' } = props;
    new LocalBackend(this, { path: `../../../terraform.${id}.tfstate` });
    new AwsProvider(this, 'Aws', { region, allowedAccountIds: [account] });
    const state = new StateBucket(this, 'State', { name: props.bucket });
    const url = `https://${GITHUB}`;
    const { arn: providerArn } =
      props.githubProvider === 'existing'
        ? new DataAwsIamOpenidConnectProvider(this, 'Github', { url })
        : new IamOpenidConnectProvider(this, 'Github', { url, clientIdList: ['sts.amazonaws.com'] });
    const scopes = { ...props, bucketArn: state.resource.arn, stateKey: `eks-ingress/${environment}.tfstate` };
    const plan = new GithubRole(this, 'Plan', {
      providerArn,
      name: `eks-ingress-${environment}-plan`,
      // Pull requests, and what looks at the branch before and after a deployment. Those from forks get no token.
      subjects: [`repo:${repository}:pull_request`, `repo:${repository}:ref:refs/heads/${branch}`],
      statements: planStatements(scopes),
    });
    const deploy = new GithubRole(this, 'Deploy', {
      providerArn,
      name: `eks-ingress-${environment}-deploy`,
      subjects: [`repo:${repository}:environment:${environment}`],
      statements: deployStatements(scopes),
    });
    new TerraformOutput(this, 'plan-role', { value: plan.resource.arn });
    new TerraformOutput(this, 'deploy-role', { value: deploy.resource.arn });
  }
}

export function addStacks(app: App): void {
  new BootstrapStack(app, 'bootstrap-production', {
    account: '333333333333',
    region: 'ap-northeast-2',
    environment: 'production',
    repository: 'example/shop-ingress',
    bucket: 'shop-production-terraform-state',
    hostedZoneIds: ['Z0123456789ABCDEFGHIJ'],
  });
}

function policyOf(statements: readonly unknown[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
