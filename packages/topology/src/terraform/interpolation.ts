/**
 * A text with what Terraform's templates insert (`${…}`) passed through `replace`. Braces and quotes inside a template are
 * balanced, and `$${` is a literal.
 */
export function replaceInterpolations(text: string, replace: (interpolation: string) => string): string {
  let result = '';
  let from = 0;
  for (let start = text.indexOf('${'); start !== -1; start = text.indexOf('${', from)) {
    const isLiteral = text[start - 1] === '$';
    const end = isLiteral ? start + 2 : endOfInterpolation(text, start);
    const found = text.slice(start, end);
    result += text.slice(from, start) + (isLiteral ? found : replace(found));
    from = end;
  }
  return result + text.slice(from);
}

function endOfInterpolation(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let index = start + 1; index < text.length; index += 1) {
    const character = text[index];
    if (quoted && character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '{') depth += 1;
    else if (!quoted && character === '}') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return text.length;
}

/** The addresses of what a value refers to, such as `aws_lb.public` or `data.aws_subnet.a`, in any depth. */
export function references(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    const found: string[] = [];
    replaceInterpolations(value, (interpolation) => {
      for (const [address] of interpolation.matchAll(/\b(?:data\.)?[a-z]+_[a-z0-9_]+\.[\w-]+/g)) found.push(address);
      return '';
    });
    return found;
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(references);
}
