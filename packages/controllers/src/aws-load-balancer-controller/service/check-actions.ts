import { quote } from '@eks-ingress/diagnostics';
import type { ServiceObject } from '../../objects/service-object';
import type { ServiceFacts } from './service-facts';
import { serviceFinding } from '../../service-finding';
import type { ControllerFinding } from '../../controller-finding';

const source = 'pkg/service/model_build_target_group.go';

/** Whether the actions of listeners go where there is something, and ask for what a listener can do. */
export function checkActions(
  { values, listeners }: ServiceFacts,
  services: readonly ServiceObject[] | undefined,
): readonly ControllerFinding[] {
  return listeners.flatMap(({ protocol, port }) => {
    const key = `service.beta.kubernetes.io/actions.${protocol}-${port}` as const;
    const { targetGroups = [], targetGroupStickinessConfig } = values[key]?.forwardConfig ?? {};
    const sticky =
      protocol === 'TLS' && targetGroupStickinessConfig?.enabled === true
        ? [
            serviceFinding('aws-load-balancer-controller', {
              id: 'service-action-stickiness',
              at: key,
              message: `${key} makes target groups sticky, which those of a TLS listener cannot be.`,
              effect: 'passes-on',
              source,
            }),
          ]
        : [];
    const missing = targetGroups.flatMap(({ serviceName, servicePort }) => {
      const refuse = (message: string, fix?: string) => [
        serviceFinding('aws-load-balancer-controller', {
          id: 'service-action-backend',
          at: key,
          message,
          effect: 'rejects',
          fix,
          source,
        }),
      ];
      if (services === undefined || serviceName === undefined || servicePort === undefined) return [];
      const service = services.find(({ metadata }) => metadata?.name === serviceName);
      if (service === undefined)
        return refuse(`${key} forwards to the Service ${quote(serviceName)}, which is not there.`);
      const ports = service.spec?.ports ?? [];
      if (ports.some((one) => (typeof servicePort === 'number' ? one.port : one.name) === servicePort)) return [];
      const meant = ports.find((one) => String(one.port) === servicePort)?.port;
      return refuse(
        `${key} forwards to the port ${quote(String(servicePort))} of ${quote(serviceName)}, which it does not have${typeof servicePort === 'string' ? ' by that name' : ''}.`,
        meant === undefined ? undefined : `Write ${meant} without quotes: what is in quotes is the name of a port.`,
      );
    });
    return [...sticky, ...missing];
  });
}
