import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AwsLoadBalancerController,
  CertManager,
  EksCluster,
  EksOidcProvider,
  isUnknown,
  relocateFindings,
  reportFindings,
} from '@eks-ingress/constructs';
import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import { validateLoadBalancerEnvironment, type LoadBalancerEnvironmentFindingId } from '@eks-ingress/elbv2';
import { findRefusedTag, ownershipTagOf, TAG_RULE } from '@eks-ingress/elbv2/identifiers';
import { LocalBackend, S3Backend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { EntryPoint } from './entry-points/entry-point-kind';
import { buildEntryPoint } from './entry-points/entry-point-kinds';
import { stateKey, type AwsLoadBalancerControllerSettings, type Environment } from './environment';
import { MINIMUM_TERRAFORM } from './terraform/minimum-version';

/** What can be wrong with the load balancers of a stack together, and with its tags. */
type StackFindingId = LoadBalancerEnvironmentFindingId | 'environment-tags' | 'environment-ownership-tags';

/** One environment as one Terraform stack. */
export class IngressStack extends TerraformStack {
  /** Of every AWS resource, whoever builds it. */
  readonly tags: Readonly<Record<string, string>>;
  readonly cluster: EksCluster;
  readonly awsLoadBalancerController?: AwsLoadBalancerController;
  readonly entryPoints: Readonly<Record<string, EntryPoint>>;

  constructor(
    scope: Construct,
    readonly environmentName: string,
    readonly environment: Environment,
  ) {
    super(scope, environmentName);
    const { account, region, cluster, awsLoadBalancerController } = environment;
    this.tags = { Environment: environmentName, ManagedBy: 'eks-ingress', ...environment.tags };
    this.addOverride('terraform.required_version', `>= ${MINIMUM_TERRAFORM}`);
    this.configureState();

    new AwsProvider(this, 'Aws', {
      region,
      allowedAccountIds: [account],
      defaultTags: [{ tags: this.tags }],
    });
    this.cluster = new EksCluster(this, 'Cluster', { ...cluster, region });
    relocateFindings(this.cluster, (path) => ['cluster', ...path]);
    if (awsLoadBalancerController !== undefined) {
      this.awsLoadBalancerController = this.installController(awsLoadBalancerController);
    }
    this.entryPoints = Object.fromEntries(
      Object.entries(environment.entryPoints).flatMap(([name, settings]) => {
        const entryPoint = buildEntryPoint(this, name, settings);
        return entryPoint === undefined ? [] : [[name, entryPoint]];
      }),
    );
    reportFindings<StackFindingId>(this, () => [...this.sharedFindings(), ...this.tagFindings()]);
  }

  private installController(settings: AwsLoadBalancerControllerSettings): AwsLoadBalancerController {
    const { oidcProvider, certManager, ...props } = settings;
    const controller = new AwsLoadBalancerController(this, 'AwsLoadBalancerController', {
      permissions: 'target-group-binding',
      ...props,
      cluster: this.cluster,
      oidcProvider:
        oidcProvider === undefined ? undefined : new EksOidcProvider(this, 'OidcProvider', { cluster: this.cluster }),
      certManager: certManager === 'install' ? new CertManager(this, 'CertManager') : certManager,
    });
    relocateFindings(controller, (path) => ['awsLoadBalancerController', ...path]);
    return controller;
  }

  /** What the load balancers do to each other; each one reports by itself what is wrong with it alone. */
  private sharedFindings() {
    const loadBalancers = Object.entries(this.entryPoints).flatMap(([name, { networkLoadBalancer }]) =>
      networkLoadBalancer === undefined ? [] : [[name, networkLoadBalancer]],
    );
    const { quotas } = this.environment;
    return validateLoadBalancerEnvironment({ loadBalancers: Object.fromEntries(loadBalancers), quotas }, { isUnknown })
      .filter(({ path: [first, ...rest] }) => first === 'loadBalancers' && rest.length === 0)
      .map((diagnostic) => ({ ...diagnostic, path: ['entryPoints'] }));
  }

  /** The provider puts these tags on everything that it makes, load balancers and security groups included. */
  private tagFindings(): Diagnostic<StackFindingId>[] {
    const { tags = {} } = this.environment;
    const refused = findRefusedTag(tags);
    if (refused !== undefined) {
      return [
        {
          id: 'environment-tags',
          severity: 'error',
          path: ['tags', refused.key],
          message: `The tag ${quote(refused.key)} ${refused.fault}.`,
          why: `AWS refuses the tag on every resource. ${TAG_RULE}`,
          fix: 'Change the tag, or remove it.',
        },
      ];
    }
    const tag = ownershipTagOf(tags);
    if (tag === undefined) return [];
    return [
      {
        id: 'environment-ownership-tags',
        severity: 'error',
        path: ['tags', tag],
        message: `The tag ${quote(tag)} says that a controller of Kubernetes owns what has it.`,
        why: 'The controller whose tag it is changes or deletes load balancers and security groups that it takes for its own.',
        fix: 'Remove the tag.',
      },
    ];
  }

  private configureState(): void {
    const { state, account, region } = this.environment;
    if (state.kind === 'local') {
      // Relative to the stack's own folder: the default is an absolute path, which differs between machines.
      new LocalBackend(this, { path: `../../../terraform.${this.environmentName}.tfstate` });
      return;
    }
    new S3Backend(this, {
      bucket: state.bucket,
      key: stateKey(state, this.environmentName),
      region: state.region ?? region,
      encrypt: true,
      kmsKeyId: state.kmsKeyId,
      allowedAccountIds: [account],
    });
    this.addOverride('terraform.backend.s3.use_lockfile', true);
  }
}
