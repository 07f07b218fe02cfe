/** What one file may cost: beyond it, a fault says so instead of the time and memory running out. */
export const limits = {
  /** The characters of a file. */
  characters: 16 * 1024 * 1024,
  /** The words, signs and spaces of one document; a Kubernetes object has no more than 1.5 MiB. */
  lexemes: 1_000_000,
  /** How deep maps and lists stand in each other. */
  nesting: 200,
  /** The values of one document once its aliases are written out. */
  values: 1_000_000,
} as const;
