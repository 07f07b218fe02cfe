import { quote } from '@eks-ingress/diagnostics';
import { annotationPath } from '../../objects/annotation-path';
import { serviceCheck, type ServiceSubject } from './service-check';

const source = 'pkg/service/model_build_target_group.go';

const services = [{ metadata: { name: 'cart' }, spec: { ports: [{ name: 'web', port: 8080 }] } }];

function forwardTo(serviceName: string, servicePort: number | string, isSticky = false): string {
  const stickiness = isSticky && { targetGroupStickinessConfig: { enabled: true } };
  return JSON.stringify({
    type: 'forward',
    forwardConfig: { targetGroups: [{ serviceName, servicePort, weight: 1 }], ...stickiness },
  });
}

const certificate = { 'aws-load-balancer-ssl-cert': 'arn:aws:acm:eu-central-1:123456789012:certificate/a' };

export const actionChecks = [
  serviceCheck({
    id: 'service-action-stickiness',
    effect: 'passes-on',
    when: (service) => actionsOf(service).filter(({ protocol, isSticky }) => protocol === 'TLS' && isSticky),
    message: (_service, { key }) => `${key} makes target groups sticky, which those of a TLS listener cannot be.`,
    source,
    examples: {
      passes: [
        { annotations: { 'actions.TCP-80': forwardTo('cart', 8080, true) } },
        { annotations: { ...certificate, 'actions.TLS-443': forwardTo('cart', 8080) } },
      ],
      fails: [
        {
          annotations: { ...certificate, 'actions.TLS-443': forwardTo('cart', 8080, true) },
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/actions.TLS-443"]: service.beta.kubernetes.io/actions.TLS-443 makes target groups sticky, which those of a TLS listener cannot be. (service-action-stickiness)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-action-backend',
    effect: 'rejects',
    when: (service) => targetsOf(service).filter(({ serviceName }) => findService(service, serviceName) === undefined),
    message: (_service, { key, serviceName }) =>
      `${key} forwards to the Service ${quote(serviceName)}, which is not there.`,
    source,
    examples: {
      passes: [
        { annotations: { 'actions.TCP-80': forwardTo('cart', 8080) }, services },
        { annotations: { 'actions.TCP-80': forwardTo('basket', 8080) } },
        { annotations: { 'actions.TCP-8080': forwardTo('basket', 8080) }, services },
      ],
      fails: [
        {
          annotations: { 'actions.TCP-80': forwardTo('basket', 8080) },
          services,
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/actions.TCP-80"]: service.beta.kubernetes.io/actions.TCP-80 forwards to the Service "basket", which is not there. (service-action-backend)',
          ],
        },
      ],
    },
  }),
  serviceCheck({
    id: 'service-action-backend',
    effect: 'rejects',
    when: (service) =>
      targetsOf(service).flatMap(({ path, key, serviceName, servicePort }) => {
        const found = findService(service, serviceName);
        const ports = found?.spec?.ports ?? [];
        if (found === undefined) return [];
        if (ports.some((one) => (typeof servicePort === 'number' ? one.port : one.name) === servicePort)) return [];
        const meant = ports.find((one) => String(one.port) === servicePort)?.port;
        return [{ path, key, serviceName, servicePort, meant }];
      }),
    message: (_service, { key, serviceName, servicePort }) =>
      `${key} forwards to the port ${quote(String(servicePort))} of ${quote(serviceName)}, which it does not have${typeof servicePort === 'string' ? ' by that name' : ''}.`,
    fix: (_service, { meant }) =>
      meant === undefined ? undefined : `Write ${meant} without quotes: what is in quotes is the name of a port.`,
    source,
    examples: {
      passes: [
        { annotations: { 'actions.TCP-80': forwardTo('cart', 8080) }, services },
        { annotations: { 'actions.TCP-80': forwardTo('cart', 'web') }, services },
      ],
      fails: [
        {
          annotations: { 'actions.TCP-80': forwardTo('cart', 80) },
          services,
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/actions.TCP-80"]: service.beta.kubernetes.io/actions.TCP-80 forwards to the port "80" of "cart", which it does not have. (service-action-backend)',
          ],
        },
        {
          annotations: { 'actions.TCP-80': forwardTo('cart', 'http') },
          services,
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/actions.TCP-80"]: service.beta.kubernetes.io/actions.TCP-80 forwards to the port "http" of "cart", which it does not have by that name. (service-action-backend)',
          ],
        },
        {
          annotations: { 'actions.TCP-80': forwardTo('cart', '8080') },
          services,
          finds: [
            'error: metadata.annotations["service.beta.kubernetes.io/actions.TCP-80"]: service.beta.kubernetes.io/actions.TCP-80 forwards to the port "8080" of "cart", which it does not have by that name. (service-action-backend)',
          ],
        },
      ],
    },
  }),
];

/** The actions of the listeners of a Service. */
function actionsOf({ values, listeners }: ServiceSubject) {
  return listeners.map(({ protocol, port }) => {
    const key = `service.beta.kubernetes.io/actions.${protocol}-${port}` as const;
    const { targetGroups = [], targetGroupStickinessConfig } = values[key]?.forwardConfig ?? {};
    return {
      path: annotationPath(key),
      key,
      protocol,
      targetGroups,
      isSticky: targetGroupStickinessConfig?.enabled === true,
    };
  });
}

/** The ports of Services that actions name, of a Service whose namespace is known. */
function targetsOf(service: ServiceSubject) {
  if (service.services === undefined) return [];
  return actionsOf(service).flatMap(({ path, key, targetGroups }) =>
    targetGroups.flatMap(({ serviceName, servicePort }) =>
      serviceName === undefined || servicePort === undefined ? [] : [{ path, key, serviceName, servicePort }],
    ),
  );
}

function findService({ services = [] }: ServiceSubject, name: string) {
  return services.find(({ metadata }) => metadata?.name === name);
}
