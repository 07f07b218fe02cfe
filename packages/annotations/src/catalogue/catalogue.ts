import { gateway } from './gateway/gateway';
import { ingress } from './ingress/ingress';
import { nginx } from './nginx/nginx';
import { service } from './service/service';

/** Every annotation that is modelled. */
export const catalogue = [...service, ...ingress, ...gateway, ...nginx] as const;
