import { checksOn } from '@eks-ingress/diagnostics';

/** Which controller stands behind the load balancer. */
export interface ChosenControllerSubject {
  /** Makes it. @default - ingress-nginx */
  readonly controller?: unknown;
  /** Settings of ingress-nginx. @default {} */
  readonly ingressNginx?: object;
}

const check = checksOn('NetworkLoadBalancerEntryPoint', (given: ChosenControllerSubject) => given);

export const networkLoadBalancerEntryPointChecks = [
  check({
    id: 'controller-given-twice',
    effect: 'ignores',
    severity: 'error',
    path: ['ingressNginx'],
    when: ({ controller, ingressNginx }) => controller !== undefined && ingressNginx !== undefined,
    message: 'Both a controller and settings of ingress-nginx are given.',
    why: 'One controller stands behind the load balancer, and the settings would not be read.',
    fix: 'Remove ingressNginx, or the controller.',
    examples: {
      passes: [{}, { controller: 'another one' }, { ingressNginx: {} }],
      fails: [
        {
          controller: 'another one',
          ingressNginx: {},
          finds: [
            'error: ingressNginx: Both a controller and settings of ingress-nginx are given. (controller-given-twice)',
          ],
        },
      ],
    },
  }),
];
