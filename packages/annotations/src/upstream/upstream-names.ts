/** Every annotation that a controller has a name for. */
export interface UpstreamNames {
  readonly keys: readonly string[];
}
