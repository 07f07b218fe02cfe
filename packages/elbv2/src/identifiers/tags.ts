/** The most tags of one resource; those that AWS sets itself do not count. */
export const MAX_TAGS = 50;

const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** What keeps a key with its value from being a tag, by themselves, completing "the tag …". */
export type TagFault = 'has no key' | 'is too long' | 'begins with "aws:"' | 'has a character that no tag has';

/** A key that is refused, and why. */
export interface RefusedTag {
  readonly key: string;
  readonly fault: TagFault;
}

/** The rule of the ELBv2 API for keys and values of tags, as a sentence. */
export const TAG_RULE = `A key has 1 to ${MAX_KEY_LENGTH} characters, a value up to ${MAX_VALUE_LENGTH}: letters, digits, spaces and + - = . _ : / @; keys that begin with "aws:", in any case, belong to AWS.`;

/** The first tag that AWS refuses by its key or value. */
export function findRefusedTag(tags: Readonly<Record<string, string>>): RefusedTag | undefined {
  for (const [key, value] of Object.entries(tags)) {
    const fault = faultOf(key, value);
    if (fault !== undefined) return { key, fault };
  }
  return undefined;
}

function faultOf(key: string, value: string): TagFault | undefined {
  if (key === '') return 'has no key';
  if (key.toLowerCase().startsWith('aws:')) return 'begins with "aws:"';
  if (key.length > MAX_KEY_LENGTH || value.length > MAX_VALUE_LENGTH) return 'is too long';
  return hasTagCharacters(key) && hasTagCharacters(value) ? undefined : 'has a character that no tag has';
}

// The pattern of the API's type Tag.
function hasTagCharacters(text: string): boolean {
  return /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text);
}
