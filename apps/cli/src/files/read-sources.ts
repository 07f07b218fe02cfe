import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { type Configuration, matchGlob, type SourceFile } from '@eks-ingress/lint';
import { chartDependencies, type ValuesOf } from '@eks-ingress/manifests';
import { findFiles } from './find-files';
import { readStandardInput, readText } from './read-source';

/** How findings name standard input. */
export const standardInput = '<stdin>';

export interface ReadSources {
  readonly sources: readonly SourceFile[];
  /** The folders of templates of charts that were left out. */
  readonly templates: readonly string[];
}

/**
 * The files of paths, `-` being standard input.
 *
 * @param root the folder that the globs of the configuration begin in
 */
export async function readSources(
  paths: readonly string[],
  configuration: Configuration,
  root: string,
): Promise<ReadSources> {
  const { files, templates } = findFiles(paths.filter((path) => path !== '-'));
  const charts = new Map<string, readonly ValuesOf[]>();
  const sources = files.flatMap(({ path, isNamed }): SourceFile[] => {
    const name = relative(root, resolve(path)).split(sep).join('/');
    if (!isNamed && configuration.ignore?.some((glob) => matchGlob(name, glob))) return [];
    const read = readText(path);
    if (!isNamed && extname(path) === '.json' && !isManifest(read.text)) return [];
    return [{ path: path.split(sep).join('/'), name, ...read, ...valuesOf(path, charts) }];
  });
  if (!paths.includes('-')) return { sources, templates };
  return { sources: [...sources, { path: standardInput, ...(await readStandardInput()) }], templates };
}

/** Whether JSON looks like an object of Kubernetes; most JSON is for other programs, and some of it has comments. */
function isManifest(text: string): boolean {
  return text.includes('"apiVersion"') && text.includes('"kind"');
}

/** Whose values a values file is, by the Chart.yaml beside it. */
function valuesOf(path: string, charts: Map<string, readonly ValuesOf[]>): Pick<SourceFile, 'valuesOf'> {
  if (!/values/i.test(basename(path))) return {};
  const folder = dirname(path);
  let found = charts.get(folder);
  if (found === undefined) {
    found = readChart(join(folder, 'Chart.yaml'));
    charts.set(folder, found);
  }
  return found.length > 0 ? { valuesOf: found } : {};
}

function readChart(file: string): readonly ValuesOf[] {
  try {
    return chartDependencies(readFileSync(file, 'utf8'));
  } catch {
    // There is none.
    return [];
  }
}
