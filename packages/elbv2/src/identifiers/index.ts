export { isAccountId } from './account-id';
export { type Arn, type ArnKind, foreignRegionOf, formatArn, isArnOf, parseArn } from './arn';
export { isBucketName } from './bucket-name';
export { isDomainName, isHostedZoneName } from './domain-name';
export { isKeyId } from './key-id';
export {
  isTargetGroupName,
  loadBalancerNameFaults,
  MAX_NAME_LENGTH,
  nearestName,
  type NameFault,
  RESERVED_NAME_PREFIX,
} from './load-balancer-name';
export { ownershipTagOf } from './ownership-tags';
export { isIsolated, type Partition, partitionOf } from './partitions';
export { findZoneAtEnd, isRegionName, REGIONS } from './regions';
export { beginsLikeId, isResourceId, type ResourceIdKind, resourceIdPrefix } from './resource-ids';
export { findRefusedTag, MAX_TAGS, type RefusedTag, TAG_RULE, type TagFault } from './tags';
