import type { Partition } from '@eks-ingress/elbv2/identifiers';

/** Conditions of a statement: the values of keys, by operator. */
type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Condition;
}

/** The policies that come with a release of the controller. */
export interface ShippedPolicies {
  /** The statements in the partition `aws`; elsewhere ARNs have another partition. */
  readonly statements: readonly PolicyStatement[];
  /** The actions that no statement has in a partition. */
  readonly missingActions: Readonly<Record<Partition, readonly string[]>>;
}
