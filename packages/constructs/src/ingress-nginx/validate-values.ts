import { findServiceController } from '@eks-ingress/controllers';
import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { ControllerService } from '../ingress-controller/ingress-controller';
import { valueAt } from '../value-at';

/** A risk by its name, with the reason for which it is taken. */
export type IngressNginxAcknowledgements = Readonly<Partial<Record<'forwarded-headers', string>>>;

export const INGRESS_NGINX_RISKS: readonly (keyof IngressNginxAcknowledgements)[] = ['forwarded-headers'];

export interface IngressNginxValuesSpec {
  readonly service: ControllerService;
  /** Values of the chart that replace the derived ones. @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
  /** @default {} */
  readonly acknowledgements?: IngressNginxAcknowledgements;
}

/** What values of somebody's own do behind a Network Load Balancer that they are not meant to. Never throws. */
export function validateValues(spec: IngressNginxValuesSpec): Diagnostic[] {
  return [...forwardedHeaderFindings(spec), ...serviceAnnotationFindings(spec)];
}

const FORWARDED_HEADERS = ['use-forwarded-headers', 'enable-real-ip'];

function forwardedHeaderFindings({ values, acknowledgements }: IngressNginxValuesSpec): Diagnostic[] {
  if (acknowledgements?.['forwarded-headers'] !== undefined) return [];
  return FORWARDED_HEADERS.map((key) => ['controller', 'config', key])
    .filter((path) => isTrue(valueAt(values, path)))
    .map((path) => ({
      id: 'ingress-nginx-forwarded-headers',
      severity: 'error',
      path: ['values', ...path],
      message: `${quote(path.at(-1))} is on behind a Network Load Balancer.`,
      why: 'The load balancer adds no X-Forwarded headers, so nginx would believe those that clients send, and with them an address, scheme and host of their choice.',
      fix: 'Remove it; PROXY protocol carries the address. Where a proxy in front sets the headers and nobody else reaches the load balancer, say so: acknowledgements: { "forwarded-headers": "<reason>" }.',
      source:
        'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-forwarded-headers',
    }));
}

const SERVICE_ANNOTATIONS = 'service.beta.kubernetes.io/';

function serviceAnnotationFindings({ service, values }: IngressNginxValuesSpec): Diagnostic[] {
  const path = ['controller', 'service'];
  const own = Object(valueAt(values, [...path, 'annotations'])) as Readonly<Record<string, unknown>>;
  const keys = Object.keys(own).filter((key) => key.startsWith(SERVICE_ANNOTATIONS) && own[key] !== null);
  const type = valueAt(values, [...path, 'type']) ?? service.type;
  if (keys.length === 0 || type === 'LoadBalancer') return [];
  const loadBalancerClass = valueAt(values, [...path, 'loadBalancerClass']);
  const builder = findServiceController({
    metadata: { annotations: own },
    spec: { type: String(type), ...(typeof loadBalancerClass === 'string' && { loadBalancerClass }) },
  });
  const finding = { severity: 'error', path: ['values', ...path, 'annotations'] } as const;
  if (builder === undefined) {
    return [
      {
        ...finding,
        id: 'ingress-nginx-service-annotations-unread',
        message: `The Service is of type ${quote(type)} and has the annotation ${quote(keys[0])}.`,
        why: 'Controllers build load balancers for Services of type LoadBalancer; nobody reads the annotation, and the load balancer here belongs to Terraform.',
        fix: 'Remove the annotations and use the props of the entry point, or let the Service own its load balancer (ServiceEntryPoint; kind "service").',
        source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
      },
    ];
  }
  return [
    {
      ...finding,
      id: 'ingress-nginx-second-load-balancer',
      message: `The annotations of the Service of type ${quote(type)} select the AWS Load Balancer Controller.`,
      why: 'It builds a second load balancer beside the one that Terraform owns, whose settings nobody checks.',
      fix: 'Remove the annotations, or let the Service own its load balancer (ServiceEntryPoint; kind "service").',
      source: 'pkg/service/service_utils.go of kubernetes-sigs/aws-load-balancer-controller',
    },
  ];
}

/** Whether the ConfigMap's parser takes a value for true. */
function isTrue(value: unknown): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(String(value));
}
