import type { ManifestFinding } from '@eks-ingress/controllers';

/** Words of those who write specifications, which mean nothing to those who write manifests. */
const ofSpecifications = /Terraform|acknowledgements|quotas\[|preserveClientIp|expectsProxyProtocol/;

/** A finding about a load balancer, where its place in the manifest takes the one in the specification. */
export function locatedFinding({ location, fix = '', why = '', ...finding }: ManifestFinding) {
  const { annotation = '' } = location;
  const clauses = fix.replace(/\.$/, '').split('; ');
  const own = clauses.filter((clause) => clause !== '' && !ofSpecifications.test(clause)).join('; ');
  const isElsewhere = annotation !== '' && location.path.at(-1) !== annotation;
  const advice = [own && `${own}.`, isElsewhere && `The annotation for it is ${annotation}.`];
  return {
    ...finding,
    ...(!ofSpecifications.test(why) && { why }),
    ...(advice.some(Boolean) && { fix: advice.filter(Boolean).join(' ') }),
    decidedBy: annotation,
  };
}
