import { type File, filesBelow } from './files-below';

/** The text of the rule that reports most of these ids with one more, by name; undefined where none of them is for manifests. */
export function reportedBy(root: string, known: readonly string[], id: string): File | undefined {
  const [most] = filesBelow(root, 'packages/rules/src/rules')
    .map(({ file, text }) => {
      const reports = /\n {2}reports: \[[^\]]*\]/.exec(text);
      const ids = [...(reports?.[0] ?? '').matchAll(/'([a-z0-9-]+)',/g)].map((match) => ({
        id: match[1] ?? '',
        at: (reports?.index ?? 0) + match.index,
      }));
      return { file, text, ids, count: ids.filter((one) => known.includes(one.id)).length };
    })
    .sort((one, other) => other.count - one.count);
  if (most === undefined || most.count === 0) return undefined;
  const { file, text, ids } = most;
  const at = ids.find((one) => one.id > id)?.at ?? text.indexOf(']', ids.at(-1)?.at);
  return { file, text: `${text.slice(0, at)}'${id}', ${text.slice(at)}` };
}
