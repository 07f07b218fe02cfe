import { ingress } from './ingress/ingress';
import { nginx } from './nginx/nginx';
import { service } from './service/service';

/** Every annotation that is modelled. */
export const catalogue = [...service, ...ingress, ...nginx] as const;
