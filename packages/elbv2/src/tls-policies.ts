/** A version of TLS that a security policy offers. */
export type TlsVersion = '1.0' | '1.1' | '1.2' | '1.3';

/** What else is known of a security policy: `forward-secrecy` only where every cipher of it has it. */
type TlsPolicyTrait = 'forward-secrecy' | 'fips' | 'post-quantum';

/** A predefined security policy of Elastic Load Balancing. */
export interface TlsPolicy {
  readonly protocols: readonly TlsVersion[];
  readonly traits: readonly TlsPolicyTrait[];
}

/** TLS 1.3 and 1.2 with forward secrecy and post-quantum key exchange: what the AWS console proposes. */
export const DEFAULT_TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

/** The predefined policies, as AWS listed them in 2026; AWS adds new ones without notice. */
export const TLS_POLICIES: Readonly<Record<string, TlsPolicy>> = {
  'ELBSecurityPolicy-TLS13-1-3-2021-06': { protocols: ['1.3'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-TLS13-1-2-2021-06': { protocols: ['1.3', '1.2'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-TLS13-1-2-Res-2021-06': { protocols: ['1.3', '1.2'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-TLS13-1-2-Ext1-2021-06': { protocols: ['1.3', '1.2'], traits: [] },
  'ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06': { protocols: ['1.3', '1.2'], traits: [] },
  'ELBSecurityPolicy-TLS13-1-1-2021-06': { protocols: ['1.3', '1.2', '1.1'], traits: [] },
  'ELBSecurityPolicy-TLS13-1-0-2021-06': { protocols: ['1.3', '1.2', '1.1', '1.0'], traits: [] },
  'ELBSecurityPolicy-TLS13-1-3-PQ-2025-09': { protocols: ['1.3'], traits: ['forward-secrecy', 'post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-2-PQ-2025-09': { protocols: ['1.3', '1.2'], traits: ['forward-secrecy', 'post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09': {
    protocols: ['1.3', '1.2'],
    traits: ['forward-secrecy', 'post-quantum'],
  },
  'ELBSecurityPolicy-TLS13-1-2-Ext1-PQ-2025-09': { protocols: ['1.3', '1.2'], traits: ['post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-2-Ext2-PQ-2025-09': { protocols: ['1.3', '1.2'], traits: ['post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-0-PQ-2025-09': { protocols: ['1.3', '1.2', '1.1', '1.0'], traits: ['post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04': { protocols: ['1.3'], traits: ['forward-secrecy', 'fips'] },
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04': { protocols: ['1.3', '1.2'], traits: ['forward-secrecy', 'fips'] },
  'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04': { protocols: ['1.3', '1.2'], traits: ['forward-secrecy', 'fips'] },
  'ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-2023-04': { protocols: ['1.3', '1.2'], traits: ['forward-secrecy', 'fips'] },
  'ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-2023-04': { protocols: ['1.3', '1.2'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-2023-04': { protocols: ['1.3', '1.2'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04': { protocols: ['1.3', '1.2', '1.1'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04': { protocols: ['1.3', '1.2', '1.1', '1.0'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09': {
    protocols: ['1.3'],
    traits: ['forward-secrecy', 'fips', 'post-quantum'],
  },
  'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09': {
    protocols: ['1.3', '1.2'],
    traits: ['forward-secrecy', 'fips', 'post-quantum'],
  },
  'ELBSecurityPolicy-TLS13-1-2-FIPS-PQ-2025-09': {
    protocols: ['1.3', '1.2'],
    traits: ['forward-secrecy', 'fips', 'post-quantum'],
  },
  'ELBSecurityPolicy-TLS13-1-2-Ext0-FIPS-PQ-2025-09': {
    protocols: ['1.3', '1.2'],
    traits: ['forward-secrecy', 'fips', 'post-quantum'],
  },
  'ELBSecurityPolicy-TLS13-1-2-Ext1-FIPS-PQ-2025-09': { protocols: ['1.3', '1.2'], traits: ['fips', 'post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-2-Ext2-FIPS-PQ-2025-09': { protocols: ['1.3', '1.2'], traits: ['fips', 'post-quantum'] },
  'ELBSecurityPolicy-TLS13-1-0-FIPS-PQ-2025-09': {
    protocols: ['1.3', '1.2', '1.1', '1.0'],
    traits: ['fips', 'post-quantum'],
  },
  'ELBSecurityPolicy-FS-1-2-Res-2020-10': { protocols: ['1.2'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-FS-1-2-Res-2019-08': { protocols: ['1.2'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-FS-1-2-2019-08': { protocols: ['1.2'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-FS-1-1-2019-08': { protocols: ['1.2', '1.1'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-FS-2018-06': { protocols: ['1.2', '1.1', '1.0'], traits: ['forward-secrecy'] },
  'ELBSecurityPolicy-TLS-1-2-Ext-2018-06': { protocols: ['1.2'], traits: [] },
  'ELBSecurityPolicy-TLS-1-2-2017-01': { protocols: ['1.2'], traits: [] },
  'ELBSecurityPolicy-TLS-1-1-2017-01': { protocols: ['1.2', '1.1'], traits: [] },
  'ELBSecurityPolicy-TLS-1-0-2015-04': { protocols: ['1.2', '1.1', '1.0'], traits: [] },
  'ELBSecurityPolicy-2016-08': { protocols: ['1.2', '1.1', '1.0'], traits: [] },
  'ELBSecurityPolicy-2015-05': { protocols: ['1.2', '1.1', '1.0'], traits: [] },
  'ELBSecurityPolicy-TLS13-1-3-RFC9151-FIPS-2023-07': { protocols: ['1.3'], traits: ['forward-secrecy', 'fips'] },
  'ELBSecurityPolicy-TLS13-1-2-RFC9151-FIPS-2023-07': {
    protocols: ['1.3', '1.2'],
    traits: ['forward-secrecy', 'fips'],
  },
  'ELBSecurityPolicy-TLS13-1-2-Ext0-RFC9151-FIPS-2023-07': { protocols: ['1.3', '1.2'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07': { protocols: ['1.3', '1.2'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07': { protocols: ['1.3', '1.2'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07': { protocols: ['1.3', '1.2'], traits: ['fips'] },
  'ELBSecurityPolicy-TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07': { protocols: ['1.3', '1.2'], traits: ['fips'] },
};

/** The policy of this name, or undefined when AWS may have added it since. */
export function findTlsPolicy(name: string): TlsPolicy | undefined {
  return Object.hasOwn(TLS_POLICIES, name) ? TLS_POLICIES[name] : undefined;
}

/** Whether a policy lets clients use TLS 1.0 or 1.1, which RFC 8996 withdrew. */
export function offersWithdrawnTls(policy: TlsPolicy): boolean {
  return policy.protocols.some((version) => version === '1.0' || version === '1.1');
}
