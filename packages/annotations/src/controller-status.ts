/** Where a controller stands in its life. */
export interface ControllerStatus {
  /**
   * - `legacy`: it works and is mended, and another one has taken its place.
   * - `retired`: nobody mends it any more.
   */
  readonly state: 'legacy' | 'retired';
  /** What that means for those who run it, in a sentence or two. */
  readonly summary: string;
  /** The day that it was announced, and those that followed, in order. */
  readonly dates?: readonly { readonly date: string; readonly event: string; readonly source: string }[];
  /** The last releases, the newest first. */
  readonly lastReleases?: readonly string[];
  /** The oldest release of each line that holds all the fixes there are; older ones are known to be attacked. */
  readonly securityFloor?: readonly string[];
  /** The day that all of this was looked up. */
  readonly asOf?: string;
  /** The last releases of its Helm chart, in the order of `lastReleases`. */
  readonly lastChartReleases?: readonly string[];
  /** What the last release has inside. */
  readonly contains?: readonly { readonly software: string; readonly version: string }[];
  /** What is known and not mended in the last release, and what mends it elsewhere. */
  readonly unfixed?: readonly { readonly id: string; readonly summary: string; readonly fixedIn?: string }[];
  /** Who mends it, to the best of public knowledge. */
  readonly maintainedBy?: readonly { readonly name: string; readonly where: string; readonly note: string }[];
}
