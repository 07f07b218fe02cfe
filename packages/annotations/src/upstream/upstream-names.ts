/** Every annotation that a controller has a name for. */
export interface UpstreamNames {
  /** The release that the names were read at. */
  readonly version: string;
  readonly keys: readonly string[];
}
