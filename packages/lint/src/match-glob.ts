import picomatch from 'picomatch';

/** Whether a path, with `/`, is one of those that a glob means; one without a slash is for a name in any folder. */
export function matchGlob(path: string, glob: string): boolean {
  const pattern = glob.replace(/^\.\//, '').replace(/\/$/, '/**');
  return picomatch.isMatch(path, pattern, { dot: true, basename: !pattern.includes('/') });
}
