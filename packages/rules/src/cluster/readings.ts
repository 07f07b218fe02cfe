import { parseAnnotations, type ControllerSettings } from '@eks-ingress/annotations';
import { groupMembers, serviceFacts, type GroupMember, type ServiceFacts } from '@eks-ingress/controllers';
import type { ClusterIngress, ClusterService, IngressGroup } from './cluster';

/** An Ingress of a group, and what the AWS Load Balancer Controller makes of it. */
export interface ReadMember extends GroupMember {
  readonly ingress: ClusterIngress;
}

const readGroups = new WeakMap<IngressGroup, readonly ReadMember[]>();

/** The Ingresses of a group as the AWS Load Balancer Controller reads them, in its order; read once. */
export function readMembers(group: IngressGroup): readonly ReadMember[] {
  const known = readGroups.get(group);
  if (known) return known;
  const { members } = group;
  const read = groupMembers(
    members.map(({ ingress }) => ingress),
    members.map(({ ingressClassParams }) => ingressClassParams),
  ).flatMap((member): ReadMember[] => {
    const ingress = members[member.index];
    return ingress === undefined ? [] : [{ ...member, ingress }];
  });
  readGroups.set(group, read);
  return read;
}

const readServices = new WeakMap<ClusterService, ServiceFacts>();

/** A Service as the AWS Load Balancer Controller reads it; read once. */
export function readService(given: ClusterService, settings: ControllerSettings): ServiceFacts {
  const known = readServices.get(given);
  if (known) return known;
  const { service } = given;
  const { values } = parseAnnotations(service.metadata?.annotations, {
    on: 'Service',
    controller: 'aws-load-balancer-controller',
    settings,
  });
  const facts = serviceFacts(service, values, undefined, settings);
  readServices.set(given, facts);
  return facts;
}
