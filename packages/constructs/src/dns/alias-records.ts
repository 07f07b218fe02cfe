import { findBy } from '@eks-ingress/diagnostics';
import { Construct } from 'constructs';
import { isUnknown, reportDeclared } from '../findings';
import { AliasRecord, type AliasTarget } from './alias-record';
import { aliasRecordsChecks, type AliasRecordsSpec } from './alias-records-checks';

export interface AliasRecordsProps extends AliasRecordsSpec {
  readonly hostedZone: { readonly id: string; readonly name?: string };
  readonly loadBalancer: AliasTarget;
}

/** The host names of a load balancer, each with records of its own. */
export class AliasRecords extends Construct {
  /** The records by host name, in small letters. */
  readonly records: ReadonlyMap<string, AliasRecord>;

  constructor(scope: Construct, id: string, props: AliasRecordsProps) {
    super(scope, id);
    const known = props.hostNames.filter((hostName) => !isUnknown(hostName));
    const hostNames = new Set(known.map((hostName) => hostName.toLowerCase()));
    this.records = new Map(
      [...hostNames].map((hostName) => [
        hostName,
        new AliasRecord(this, `Record-${hostName}`, {
          hostName,
          hostedZoneId: props.hostedZone.id,
          loadBalancer: props.loadBalancer,
        }),
      ]),
    );

    reportDeclared(this, () => findBy(aliasRecordsChecks, props));
  }
}
