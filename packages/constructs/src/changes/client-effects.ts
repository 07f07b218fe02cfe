import type { ChangeEffect } from './change-effect';

/** What clients notice of an effect, unless the row of a prop says more. */
export const CLIENT_EFFECTS: Readonly<Record<ChangeEffect, string>> = {
  nothing: 'Clients notice nothing.',
  beside: 'Clients notice nothing.',
  'in-place': 'Open connections stay, and addresses do not change.',
  'listener-recreated': 'The port refuses connections for some seconds, and open connections end.',
  'target-group-replaced':
    'Connections fail from the moment that the listener moves until the first targets of the new group are healthy.',
  'load-balancer-replaced':
    'Nothing answers until the new load balancer has healthy targets, and DNS has to follow it to other addresses.',
  refused: 'Nothing is applied.',
};
