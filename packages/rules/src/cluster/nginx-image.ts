import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import { controllers } from '@eks-ingress/annotations';
import type { Cluster } from './cluster';
import type { KubernetesObject } from './kubernetes-object';

/** An image of the project's own controller, of which it makes no more. */
export interface NginxImage {
  readonly image: string;
  /** Three numbers, such as 1.14.0; undefined for a tag that says no version. */
  readonly version?: string;
  /** The way to the image in its object. */
  readonly path: readonly (string | number)[];
}

const projectImages = /(^|\/)(ingress-nginx\/controller(-chroot)?|nginx-ingress-controller)(:|@|$)/;
const projectRegistries =
  /^(registry\.k8s\.io|k8s\.gcr\.io|(us|eu|asia)\.gcr\.io\/k8s-artifacts-prod|quay\.io\/kubernetes-ingress-controller)\//;

/** The images of ingress-nginx in the pods of a workload. */
export function findNginxImages({ kind, spec }: KubernetesObject): readonly NginxImage[] {
  if (kind !== 'Deployment' && kind !== 'DaemonSet') return [];
  const containers = itemsOf(membersOf(membersOf(spec.template).spec).containers);
  return containers.flatMap((container, index): NginxImage[] => {
    const { image } = membersOf(container);
    if (typeof image !== 'string' || !projectRegistries.test(image) || !projectImages.test(image)) return [];
    const version = /:v?(\d+\.\d+\.\d+)/.exec(image)?.[1];
    const path = ['spec', 'template', 'spec', 'containers', index, 'image'];
    return [{ image, path, ...(version !== undefined && { version }) }];
  });
}

/** Whether every controller among the subjects is of a version or later; not when none is there, which may be any. */
export function isSince(version: string, { objects }: Cluster): boolean {
  const images = objects.flatMap(findNginxImages);
  return (
    images.length > 0 && images.every((image) => image.version !== undefined && !isEarlier(image.version, version))
  );
}

function isEarlier(one: string, other: string): boolean {
  const others = other.split('.').map(Number);
  const differs = one.split('.').map((part, index) => Number(part) - (others[index] ?? 0));
  return (differs.find((difference) => difference !== 0) ?? 0) < 0;
}

/** Whether a version lacks a fix that the project has made for a later one. */
export function isBelowFloor(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const floors = securityFloor.map((floor) => floor.split('.').map(Number));
  const own = floors.find(([, floorMinor]) => floorMinor === minor);
  if (major !== 1) return major < 1;
  if (own !== undefined) return patch < (own[2] ?? 0);
  return floors.every(([, floorMinor = 0]) => minor < floorMinor);
}

/** The first version of each minor release that has every fix of the project. */
export const securityFloor: readonly string[] = controllers['ingress-nginx'].status?.securityFloor ?? [];
