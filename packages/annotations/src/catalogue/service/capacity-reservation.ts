import { integerMap } from '../../codecs/integer-map';
import { defineAnnotation } from '../../define-annotation';

/** The capacity that is kept ready for the load balancer of a Service. */
export const capacityReservation = [
  defineAnnotation({
    key: 'service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity',
    summary: 'The capacity units that are reserved for the load balancer.',
    codec: integerMap({ keys: ['CapacityUnits'] }),
    appliesTo: ['Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.11.0',
        defaultNote: 'whatever is reserved is left as it is',
        onBadValue: 'rejects',
        emptyValue: 'the absence of the annotation',
        featureGate: 'LBCapacityReservation',
        onChange: 'removing it keeps the reservation: write CapacityUnits=0 to give it up',
        docs: 'docs/guide/service/annotations.md#load-balancer-capacity-reservation',
        source: 'pkg/service/model_build_load_balancer.go',
      },
    },
  }),
] as const;
