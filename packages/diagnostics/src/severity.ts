/**
 * How bad a finding is.
 *
 * - `error`: AWS, Terraform or a controller refuses it, or it breaks traffic.
 * - `warning`: it works but is probably not what was meant, or is harmful.
 * - `info`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'info';
