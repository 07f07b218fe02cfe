import { itemsOf, membersOf } from '@eks-ingress/diagnostics';
import type { ApplicationAttributes } from '@eks-ingress/elbv2';
import { settingIn } from '../setting';
import type { IngressReading } from './read-ingress';

const key = 'alb.ingress.kubernetes.io/load-balancer-attributes';

/** The attributes that the annotation of an Ingress has, without those of its class. */
function writtenAttributes({ keys, said }: IngressReading): ApplicationAttributes | undefined {
  if (!keys.includes(key)) return undefined;
  const { value, overruled = { value } } = settingIn(said, key);
  return overruled.value as ApplicationAttributes | undefined;
}

/** The attributes that annotations decide: a class that says one of them decides it for the whole group. */
export function comparedAttributes(
  member: IngressReading,
  members: readonly IngressReading[],
): ApplicationAttributes | undefined {
  const written = writtenAttributes(member);
  if (written === undefined) return undefined;
  const ofClasses = members.flatMap(({ classParams }) => itemsOf(classParams.loadBalancerAttributes));
  const decided = new Set(ofClasses.map((attribute) => membersOf(attribute).key));
  return Object.fromEntries(Object.entries(written).filter(([name]) => !decided.has(name)));
}

/**
 * The attributes of the load balancer of a group: what annotations say together, and over it what the class of the first
 * Ingress says. buildIngressGroupLoadBalancerAttributes of pkg/ingress/model_build_load_balancer_attributes.go
 */
export function attributesOfGroup(members: readonly IngressReading[]): ApplicationAttributes {
  const written = members.map(writtenAttributes);
  return Object.assign({}, ...written, members[0]?.values[key]) as ApplicationAttributes;
}
