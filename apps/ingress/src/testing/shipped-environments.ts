import { loadEnvironments } from '../load-environments';

const SHIPPED = ['development', 'production', 'staging'];

/** The environments that this repository comes with, whatever others a team has beside them. */
export function shippedEnvironments(): Record<string, unknown> {
  return Object.fromEntries(Object.entries(loadEnvironments()).filter(([name]) => SHIPPED.includes(name)));
}
