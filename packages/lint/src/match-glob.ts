import picomatch from 'picomatch';

const matchers = new Map<string, picomatch.Matcher>();

/** Whether a path, with `/`, is one of those that a glob means; one without a slash is for a name in any folder. */
export function matchGlob(path: string, glob: string): boolean {
  let matcher = matchers.get(glob);
  if (matcher === undefined) {
    const pattern = glob.replace(/^\.\//, '').replace(/\/$/, '/**');
    matcher = picomatch(pattern, { dot: true, basename: !pattern.includes('/') });
    matchers.set(glob, matcher);
  }
  return matcher(path);
}
