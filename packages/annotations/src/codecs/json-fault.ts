interface Fault {
  readonly found: RegExp;
  readonly problem: string;
}

// Text is looked at from its start, and no expression takes a place twice.
const faults: readonly Fault[] = [
  { found: /^[ \t\r\n]*$/, problem: 'it is empty' },
  { found: /^\ufeff/, problem: 'it begins with a byte order mark' },
  { found: /^[[{ \t\r\n]*'/, problem: 'names and texts stand in double quotes' },
  { found: /,[ \t\r\n]*[}\]]/, problem: 'a comma has nothing after it' },
  { found: /[{,][ \t\r\n]*[A-Za-z_]/, problem: 'a name is not in double quotes' },
  { found: /^[ \t\r\n]*\/[/*]/, problem: 'there are no comments in JSON' },
  { found: /[^}\] \t\r\n][ \t\r\n]*$/, problem: 'it has no end, or goes on after it' },
];

/** The most characters that are searched for what is wrong. */
const maxLength = 10_000;

/** Why a text is probably no JSON, as a clause; undefined when nothing usual is wrong with it. */
export function jsonFault(text: string): string | undefined {
  const start = text.slice(0, maxLength);
  return faults.find(({ found }) => found.test(start))?.problem;
}
