/** The parts of a URL that ingress-nginx looks at. */
export interface GoUrl {
  readonly scheme: string;
  /** With the port. */
  readonly host: string;
}

/** Takes a URL apart as Go's url.Parse does; undefined when it does not. Only what is there without a fragment is seen. */
export function parseGoUrl(text: string): GoUrl | undefined {
  // What stringContainsCTLByte of net/url refuses: the control characters of ASCII.
  if (text === '' || /(?![\u0080-\u009f])\p{Cc}/u.test(text)) return undefined;
  const colon = text.search(/[^A-Za-z0-9+.-]/);
  if (colon === 0 && text.startsWith(':')) return undefined;
  const hasScheme = text.charAt(colon) === ':' && /^[A-Za-z]/.test(text);
  const scheme = hasScheme ? text.slice(0, colon).toLowerCase() : '';
  const rest = (hasScheme ? text.slice(colon + 1) : text).split('?', 1)[0] ?? '';

  if (!rest.startsWith('/')) {
    if (hasScheme) return { scheme, host: '' };
    return (rest.split('/', 1)[0] ?? '').includes(':') ? undefined : { scheme, host: '' };
  }
  if (!rest.startsWith('//') || (!hasScheme && rest.startsWith('///')))
    return isEscaped(rest) ? { scheme, host: '' } : undefined;
  const authority = rest.slice(2).split('/', 1)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const port = host.lastIndexOf(':') < 0 ? '' : host.slice(host.lastIndexOf(':') + 1);
  const isHost = /^(?:\[[0-9A-Fa-f:.%a-z]*\])?[^\s"#%<>[\]\\^`{|}]*$/.test(host) && /^[0-9]*$/.test(port);
  return isHost && isEscaped(rest) ? { scheme, host } : undefined;
}

function isEscaped(text: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(text);
}
