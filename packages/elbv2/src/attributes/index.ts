export { describeAttributeRange, isInAttributeRange, type NumericAttribute } from './attribute-range';
export {
  DNS_RECORD_CLIENT_ROUTING_POLICIES,
  type DnsRecordClientRoutingPolicy,
} from './dns-record-client-routing-policy';
