import { createHash } from 'node:crypto';
import type { Source } from '../read-workspace';
import type { Checkout } from './checkout';

/** The files of upstream that sources of this workspace name, with those who name them. */
export type Citations = ReadonlyMap<string, readonly string[]>;

/** A digest for each file that is cited; a file that is gone has none. */
export type Digests = Readonly<Record<string, string>>;

/**
 * What sources cite of a controller: the file of every `upstreamUrl` with its name, and every text that is the path of a
 * file of it, which checks give to something that knows the controller.
 */
export function findCitations(
  sources: readonly Source[],
  controller: string,
  isFile: (file: string) => boolean,
): Citations {
  const citations = new Map<string, string[]>();
  const cite = (file: string, by: string): void => {
    const cited = citations.get(file) ?? [];
    if (!cited.includes(by)) citations.set(file, [...cited, by]);
  };
  for (const { path, text } of sources) {
    for (const [, of, file = ''] of text.matchAll(/\bupstreamUrl\(\s*'([\w-]+)',\s*'([^'#]+)/g)) {
      if (of === controller) cite(file, path);
    }
    for (const [, file = ''] of text.matchAll(/'([\w.-]+(?:\/[\w.-]+)+\.[a-z]+)(?:#[^']*)?'/g)) {
      if (isFile(file)) cite(file, path);
    }
  }
  return new Map([...citations].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A file without its imports of Go, which move when upstream moves its modules. */
function statementsOf(text: string): string {
  return text.replace(/^import \([\s\S]*?^\)/m, '');
}

export function digestsOf(citations: Citations, checkout: Checkout): Digests {
  return Object.fromEntries(
    [...citations.keys()]
      .filter((file) => checkout.has(file))
      .map((file) => [
        file,
        createHash('sha256')
          .update(statementsOf(checkout.text(file)))
          .digest('hex')
          .slice(0, 16),
      ]),
  );
}
