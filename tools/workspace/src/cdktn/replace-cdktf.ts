/** The fork of cdktf that is tested: CDK Terrain. */
export const CDKTN = 'npm:cdktn@0.24.0';

export interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, unknown>>;
}

export interface Lock {
  readonly packages: Readonly<Record<string, unknown>>;
}

/** A workspace's own package.json with cdktn under the name of cdktf, for everything below it. */
export function aliasRoot(manifest: Manifest): Manifest {
  return {
    ...manifest,
    devDependencies: { ...manifest.devDependencies, cdktf: CDKTN },
    overrides: { ...manifest.overrides, cdktf: '$cdktf' },
  };
}

/** A package.json that has cdktn where it has cdktf; undefined when it does not have it. Peer ranges stay as they are. */
export function aliasPackage(manifest: Manifest): Manifest | undefined {
  const { dependencies, devDependencies } = manifest;
  const has = (all: Manifest['dependencies']) => all !== undefined && 'cdktf' in all;
  if (!has(dependencies) && !has(devDependencies)) return undefined;
  return {
    ...manifest,
    ...(has(dependencies) && { dependencies: { ...dependencies, cdktf: CDKTN } }),
    ...(has(devDependencies) && { devDependencies: { ...devDependencies, cdktf: CDKTN } }),
  };
}

/** A lock file that says nothing of cdktf, and of everything else what it said. */
export function forgetCdktf(lock: Lock): Lock {
  const packages = Object.entries(lock.packages).filter(([path]) => !/^node_modules\/cdktf(\/|$)/.test(path));
  return { ...lock, packages: Object.fromEntries(packages) };
}
