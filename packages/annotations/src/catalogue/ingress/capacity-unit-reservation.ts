import { integerMap } from '../../codecs/integer-map';
import { defineAnnotation } from '../../define-annotation';

/** The capacity that the load balancer of an Ingress always has. */
export const capacityUnitReservation = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/minimum-load-balancer-capacity',
    summary: 'The load balancer capacity units that are reserved, whatever the traffic.',
    codec: integerMap({ keys: ['CapacityUnits'] }),
    appliesTo: ['Ingress'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.11.0',
        onBadValue: 'rejects',
        group: 'merge-per-key',
        ingressClassParams: 'minimumLoadBalancerCapacity',
        featureGate: 'LBCapacityReservation',
        onChange: 'removing it keeps the reservation: write CapacityUnits=0 to give it up',
        docsDisagree:
          'The documentation turns it off with LBCapacityReservation=true, which is how it comes; =false does.',
        docs: 'docs/guide/ingress/annotations.md#load-balancer-capacity-reservation',
        source: 'pkg/ingress/model_build_load_balancer_capacity_reservation.go',
      },
    },
  }),
] as const;
