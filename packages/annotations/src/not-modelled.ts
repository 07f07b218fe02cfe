import type { ControllerName } from './controllers';

/**
 * Keys that the controllers read and the catalogue has no entry for yet. They are recognised, so that nobody is told
 * that they are misspelt, but their values are not looked at.
 */
export const notModelled: Readonly<Record<ControllerName, readonly string[]>> = {
  'aws-load-balancer-controller': [],
  'cloud-provider-aws': [],
  'ingress-nginx': [],
};
