/** Beginnings and ends that S3 keeps for names of its own. */
const RESERVED_PREFIXES = ['xn--', 'sthree-', 'amzn-s3-demo-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/**
 * Whether the text can be the name of a general purpose bucket of S3: 3 to 63 lower-case letters, digits, dots and
 * hyphens, with a letter or digit at both ends, and neither two dots side by side nor the form of an IPv4 address.
 */
export function isBucketName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes('..') &&
    !/^(?:[0-9]+\.){3}[0-9]+$/.test(name) &&
    !RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix)) &&
    !RESERVED_SUFFIXES.some((suffix) => name.endsWith(suffix))
  );
}
