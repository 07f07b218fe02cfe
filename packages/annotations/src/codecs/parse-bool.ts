const spellings: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false])),
};

/** What Go's strconv.ParseBool makes of a text; undefined where it is an error. */
export function parseBool(text: string): boolean | undefined {
  return Object.hasOwn(spellings, text) ? spellings[text] : undefined;
}
