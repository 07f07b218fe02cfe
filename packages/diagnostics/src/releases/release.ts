/** A release of software that others publish, at which facts about it are read. */
export interface Release {
  /** The address of its source repository. */
  readonly repository: string;
  /** The tag of the release in the repository. */
  readonly tag: string;
}

/** A release with a documentation site of its own. */
export interface DocumentedRelease extends Release {
  /** The address of the documentation of this release. */
  readonly documentation: string;
}

/** A Helm chart, pinned. */
export interface ChartRelease {
  /** The Helm repository, or the OCI registry. */
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
  /** The version of the software that the chart installs by default. */
  readonly appVersion: string;
}

/** A release that comes with a Helm chart. */
export interface ReleaseWithChart extends Release {
  readonly chart: ChartRelease;
  /** Where the source of the chart is: its folder in the repository, and the tag of its version. */
  readonly chartSource: { readonly tag: string; readonly folder: string };
}

/** The address of a file of the repository, at the release. */
export function sourceUrl({ repository, tag }: Release, file: string): string {
  return `${repository}/blob/${tag}/${file}`;
}

/** The address of a page of the documentation, at the release. */
export function documentationUrl({ documentation }: DocumentedRelease, page: string): string {
  return `${documentation}/${page}`;
}
