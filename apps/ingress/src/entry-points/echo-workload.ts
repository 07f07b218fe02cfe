import { EchoWorkload, type IngressController } from '@eks-ingress/constructs';
import type { Construct } from 'constructs';
import * as v from 'valibot';
import { object } from '../schema';

export interface EchoWorkloadSettings {
  /** The host name that it answers to, beside those of the entry point. */
  readonly hostName: string;
}

export const echoWorkloadSchema = object<EchoWorkloadSettings>({ hostName: v.string() });

/** The echo server behind an entry point's ingress controller. */
export function addEchoWorkload(
  stack: Construct,
  name: string,
  settings: EchoWorkloadSettings,
  { ingressClass, resource }: IngressController,
): void {
  new EchoWorkload(stack, `${name}-Echo`, { ...settings, ingressClass, name: `echo-${name}` }).addDependency(resource);
}
