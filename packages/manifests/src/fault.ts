/** Why a part of a file is not read. */
export interface Fault {
  /**
   * - `syntax`: it is no YAML.
   * - `duplicate-key`: a map has a key twice; readers take the last one, or refuse it.
   * - `limit`: reading it would cost too much.
   */
  readonly kind: 'duplicate-key' | 'limit' | 'syntax';
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** The offsets of the place in the text. */
  readonly start: number;
  readonly end: number;
}
