/** Attributes of a load balancer, target group or listener, by the names that AWS gives them. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** A number; undefined when the attribute is left out or AWS would not take it for a whole number. */
export function numberIn(attributes: Attributes, name: string): number | undefined {
  const text = attributes[name];
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** A yes or no; undefined when the attribute is left out or is neither. */
export function booleanIn(attributes: Attributes, name: string): boolean | undefined {
  const text = attributes[name]?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** A number or `off`. */
export function countIn(attributes: Attributes, name: string): number | 'off' | undefined {
  return attributes[name] === 'off' ? 'off' : numberIn(attributes, name);
}
