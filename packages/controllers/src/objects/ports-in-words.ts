import { quote } from '@eks-ingress/diagnostics';
import type { ServicePort } from './service-object';

const most = 10;

/** The ports of a Service, as a clause. */
export function portsInWords(ports: readonly ServicePort[]): string {
  if (ports.length === 0) return 'has no ports';
  return `has the ports ${firstOf(ports.map(({ port, name }) => (name === undefined ? `${port}` : `${port} (${quote(name)})`)))}`;
}

/** The first items of a list, and how many more there are. */
export function firstOf(items: readonly string[]): string {
  return `${items.slice(0, most).join(', ')}${items.length > most ? ` and ${items.length - most} more` : ''}`;
}
