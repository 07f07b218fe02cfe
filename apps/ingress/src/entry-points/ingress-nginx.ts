import type {
  ControllerImage,
  ControllerWorkload,
  IngressController,
  IngressNginxAcknowledgements,
  IngressNginxOptions,
  RetirementAcknowledgement,
  ZoneSpread,
} from '@eks-ingress/constructs';
import * as v from 'valibot';
import { plural } from '../plural';
import { object } from '../schema';

export type IngressNginxSettings = IngressNginxOptions;

const text = v.string();

export const ingressNginxSchema = object<IngressNginxSettings>({
  acknowledgeRetirement: v.optional(object<RetirementAcknowledgement>({ reviewBy: text })),
  image: v.optional(object<ControllerImage>({ registry: text, image: text, tag: text, digest: text })),
  acknowledgements: v.optional(object<IngressNginxAcknowledgements>({ 'forwarded-headers': v.optional(text) })),
  workload: v.optional(v.picklist<readonly ControllerWorkload[]>(['Deployment', 'DaemonSet'])),
  replicas: v.optional(v.number()),
  zoneSpread: v.optional(v.picklist<readonly ZoneSpread[]>(['DoNotSchedule', 'ScheduleAnyway'])),
  releaseName: v.optional(text),
  namespace: v.optional(text),
  ingressClass: v.optional(text),
  values: v.optional(v.record(text, v.unknown())),
});

/** How many pods a controller has. */
export function describePods({ replicas }: IngressController): string {
  return replicas === undefined ? 'a pod on every node' : plural(replicas, 'replica');
}
