import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import { controllers, isEarlierVersion } from '@eks-ingress/annotations';
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
    images.length > 0 &&
    images.every((image) => image.version !== undefined && !isEarlierVersion(image.version, version))
  );
}

/** The first version of each minor release that has every fix of the project. */
export const securityFloor: readonly string[] = controllers['ingress-nginx'].status?.securityFloor ?? [];
