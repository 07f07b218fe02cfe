import type { DocumentedRelease, Release, ReleaseWithChart } from '@eks-ingress/diagnostics';
import type { Source } from '../read-workspace';

/** A release whose version and addresses have one home. */
export type PinnedRelease = Release & Partial<Pick<DocumentedRelease, 'documentation'>> & Partial<ReleaseWithChart>;

/** A line that says the version of a release, or an address at a version, instead of asking the release for it. */
export interface UpstreamLiteral {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** The lines of sources that spell out what the releases say. */
export function findUpstreamLiterals(
  sources: readonly Source[],
  releases: readonly PinnedRelease[],
): readonly UpstreamLiteral[] {
  const patterns = releases.flatMap(patternsOf);
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ path, line: index + 1, text: line.trim() }))
      .filter((found) => !IMAGE.test(found.text) && patterns.some((pattern) => pattern.test(found.text))),
  );
}

/** A line of an example that names the image that its author runs. */
const IMAGE = /\b(image|tag): |\w:v\d/;

function patternsOf({ repository, tag, documentation, chart }: PinnedRelease): readonly RegExp[] {
  const name = repository.replace('https://github.com/', '');
  const versions = [tag, chart?.version, chart?.appVersion].flatMap(
    (version) => /\d+(?:\.\d+)+/.exec(version ?? '')?.[0] ?? [],
  );
  const sites = documentation === undefined ? [] : [documentation.replace(/[^/]*$/, '')];
  return [
    new RegExp(`${escape(name)}/(blob|tree|raw)/`),
    new RegExp(`raw\\.githubusercontent\\.com/${escape(name)}/`),
    ...sites.map((site) => new RegExp(escape(site))),
    ...versions.map((version) => new RegExp(`(?<![\\d.])${escape(version)}(?![\\d]|\\.\\d)`)),
  ];
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
