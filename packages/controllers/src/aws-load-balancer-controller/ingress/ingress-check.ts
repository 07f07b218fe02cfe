import { controllerChecksOn } from '../../controller-check';
import { exampleIngress, type IngressExample } from '../../examples/ingress-example';
import { readIngress } from './read-ingress';

/** The Ingress of an example, as the controller reads it. */
export function readExample(example: IngressExample) {
  const { settings, classParams, namespaceLabels } = example;
  return readIngress(exampleIngress(example), {
    settings,
    namespaceLabels,
    ...(classParams && { ingressClassParams: { spec: classParams } }),
  });
}

/** Declares a check on an Ingress that is for the AWS Load Balancer Controller, whatever the others of its group are. */
export const ingressCheck = controllerChecksOn('aws-load-balancer-controller', 'Ingress', readExample);
