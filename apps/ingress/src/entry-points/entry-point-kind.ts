import type { AwsLoadBalancerController, EksCluster } from '@eks-ingress/constructs';
import type { Diagnostic, Path } from '@eks-ingress/diagnostics';
import type { NetworkLoadBalancerSpec, RaisedQuotas } from '@eks-ingress/elbv2';
import type { TerraformStack } from 'cdktf';
import type { Schema } from '../schema';

/** What entry points know of the stack that they are built in. */
export interface EntryPointStack extends TerraformStack {
  readonly environmentName: string;
  readonly environment: { readonly quotas?: RaisedQuotas };
  /** The tags of every AWS resource. */
  readonly tags: Readonly<Record<string, string>>;
  readonly cluster: EksCluster;
  readonly awsLoadBalancerController?: AwsLoadBalancerController;
}

/** A kind of entry point: its settings in an environment's file, and what becomes of them. */
export interface EntryPointKind<Settings extends { readonly kind: string }> {
  readonly schema: Schema<Settings>;
  /** What is wrong with the settings before anything is built from them, whatever shape they have. */
  validate(settings: Partial<Settings>, path: Path): Diagnostic[];
  /** Builds the entry point; findings of its constructs begin with `entryPoints` and its name. */
  build(stack: EntryPointStack, name: string, settings: Settings): EntryPoint;
}

/** An entry point that is built. */
export interface EntryPoint {
  /** The Network Load Balancer that it brings, to be compared with those of the other entry points. */
  readonly networkLoadBalancer?: NetworkLoadBalancerSpec;
  /** What the summary says of it: what it is, and a line for each of its parts. */
  summarize(): readonly [string, ...string[]];
}
