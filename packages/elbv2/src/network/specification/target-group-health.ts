/** How many healthy targets a target group needs, in each zone. */
export interface TargetGroupHealthSpec {
  /** With fewer, the zone's address is taken out of DNS. */
  readonly dnsFailover?: {
    /** @default 1 */
    readonly minimumHealthyTargetsCount?: number | 'off';
    /** 1 to 100. @default 'off' */
    readonly minimumHealthyTargetsPercentage?: number | 'off';
  };
  /** With fewer, traffic goes to all targets, unhealthy ones included; never more than DNS failover asks for. */
  readonly unhealthyStateRouting?: {
    /** @default 1 */
    readonly minimumHealthyTargetsCount?: number;
    /** 1 to 100. @default 'off' */
    readonly minimumHealthyTargetsPercentage?: number | 'off';
  };
}

/** What becomes of the connections of a target that turns unhealthy; TCP and TLS only. */
export interface TargetHealthStateSpec {
  /** Whether they are closed at once. @default true */
  readonly unhealthyConnectionTermination?: boolean;
  /**
   * Seconds until the target counts as unhealthy, 0 to 360000; only where its connections are kept.
   *
   * @default 0 where connections are kept, none otherwise
   */
  readonly unhealthyDrainingInterval?: number;
}
