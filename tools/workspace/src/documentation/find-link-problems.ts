import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Problem } from './problem';
import type { Page } from './read-page';

/**
 * Links that lead nowhere: to a file that is not there, or to a part that its page does not have. Of an address elsewhere
 * only the form is checked.
 */
export function findLinkProblems(page: Page, pages: readonly Page[], root: string): readonly Problem[] {
  return page.links.flatMap(({ target, line }) => {
    const message = judge(target, page, pages, root);
    return message === undefined ? [] : [{ where: `${page.path}:${line}`, message }];
  });
}

function judge(target: string, page: Page, pages: readonly Page[], root: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(target)) {
    if (target.startsWith('mailto:')) return undefined;
    const url = URL.canParse(target) ? new URL(target) : undefined;
    return url?.protocol === 'https:' && url.hostname.includes('.') ? undefined : `${target} is no https address.`;
  }
  if (target.startsWith('/')) return `${target} begins at the root: write it from the page's own folder.`;
  const [file = '', anchor] = target.split('#', 2);
  const path = file === '' ? page.path : posix.join(posix.dirname(page.path), decodeURIComponent(file));
  if (path.startsWith('..')) return `${target} leaves the repository.`;
  const linked = pages.find((each) => each.path === path);
  if (linked === undefined && !existsSync(join(root, path))) return `${target} leads to no file.`;
  if (anchor === undefined) return undefined;
  if (linked === undefined) return `${target} names a part of something that is no page.`;
  return linked.anchors.has(decodeURIComponent(anchor)) ? undefined : `${path} has no part "${anchor}".`;
}
