import type { ManifestFinding } from '@eks-ingress/controllers';

/** A finding about a load balancer, where its place in the manifest takes the one in the specification. */
export function locatedFinding({ location, fix, ...finding }: ManifestFinding) {
  const { annotation = '' } = location;
  const isElsewhere = annotation !== '' && location.path.at(-1) !== annotation;
  const advice = [fix, isElsewhere && `The annotation for it is ${annotation}.`].filter(Boolean).join(' ');
  return { ...finding, ...(advice !== '' && { fix: advice }), decidedBy: annotation };
}
