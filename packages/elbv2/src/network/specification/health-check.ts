/** How a health check talks to a target, whatever the target group's own protocol is. */
export type HealthCheckProtocol = 'TCP' | 'HTTP' | 'HTTPS';

/** How the load balancer decides that a target may receive traffic. */
export interface HealthCheckSpec {
  /** @default 'TCP' */
  readonly protocol?: HealthCheckProtocol;
  /**
   * A port, or `traffic-port` for the one that each target is registered with.
   *
   * @default 'traffic-port'
   */
  readonly port?: number | 'traffic-port';
  /**
   * Whether a port of its own expects the PROXY protocol header that the target group sends.
   *
   * @default false
   */
  readonly expectsProxyProtocol?: boolean;
  /** Up to 1024 characters that begin with `/`; HTTP and HTTPS only. @default '/' for HTTP and HTTPS */
  readonly path?: string;
  /** Status codes that count as healthy: a list `200,301` or a range `200-399`; HTTP and HTTPS only. @default '200-399' for HTTP and HTTPS */
  readonly matcher?: string;
  /** Seconds between checks, 5 to 300. @default 10 */
  readonly interval?: number;
  /** Seconds until an unanswered check counts as failed, 2 to 120 and no longer than the interval. @default 6 */
  readonly timeout?: number;
  /** Passed checks in a row until a target is healthy, 2 to 10. @default 2 */
  readonly healthyThreshold?: number;
  /** Failed checks in a row until a target is unhealthy, 2 to 10. @default 2 */
  readonly unhealthyThreshold?: number;
}
