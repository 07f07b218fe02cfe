import { parseBool, upstreamUrl } from '@eks-ingress/annotations';
import { findServiceController } from '@eks-ingress/controllers';
import {
  checksOn,
  membersOf,
  quote,
  awsLoadBalancerControllerRelease,
  documentationUrl,
  valueAt,
} from '@eks-ingress/diagnostics';
import type { ControllerService } from '../ingress-controller/ingress-controller';

/** A risk by its name, with the reason for which it is taken. */
export type IngressNginxAcknowledgements = Readonly<Partial<Record<'forwarded-headers', string>>>;

export const INGRESS_NGINX_RISKS: readonly (keyof IngressNginxAcknowledgements)[] = ['forwarded-headers'];

/** Values of the chart that are somebody's own, and the Service that they change. */
export interface ServiceValuesSubject {
  readonly service: ControllerService;
  /** Values of the chart that replace the derived ones. @default {} */
  readonly values?: Readonly<Record<string, unknown>>;
  /** @default {} */
  readonly acknowledgements?: IngressNginxAcknowledgements;
}

const example: ServiceValuesSubject = { service: { type: 'ClusterIP' } };

const check = checksOn('IngressNginx', (given: Partial<ServiceValuesSubject>) => ({ ...example, ...given }));

const serviceWith = (service: object) => ({ values: { controller: { service } } });
const configWith = (config: object) => ({ values: { controller: { config } } });

const legacy = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
const external = {
  'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
  'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
};

const FORWARDED_HEADERS = ['use-forwarded-headers', 'enable-real-ip'];

/** Whether the ConfigMap's parser takes a value for true. */
function isTrue(value: unknown): boolean {
  return parseBool(String(value)) === true;
}

const SERVICE_ANNOTATIONS = 'service.beta.kubernetes.io/';

/** The annotations that ask a controller for a load balancer, on a Service of a type that has none. */
function unservedAnnotationsOf({ service, values }: ServiceValuesSubject) {
  const own = valueAt(values, ['controller', 'service']);
  const annotations = membersOf(valueAt(own, ['annotations']));
  const [key] = Object.keys(annotations).filter(
    (name) => name.startsWith(SERVICE_ANNOTATIONS) && annotations[name] !== null,
  );
  const type = valueAt(own, ['type']) ?? service.type;
  if (key === undefined || type === 'LoadBalancer') return [];
  const loadBalancerClass = valueAt(own, ['loadBalancerClass']);
  const builder = findServiceController({
    metadata: { annotations },
    spec: { type: String(type), ...(typeof loadBalancerClass === 'string' && { loadBalancerClass }) },
  });
  return [{ path: ['values', 'controller', 'service', 'annotations'], key, type, builder }];
}

/** What values of somebody's own do behind a Network Load Balancer that they are not meant to. */
export const serviceValuesChecks = [
  check({
    id: 'ingress-nginx-forwarded-headers',
    effect: 'opens-access',
    severity: 'error',
    when: ({ values, acknowledgements }) =>
      acknowledgements?.['forwarded-headers'] !== undefined
        ? []
        : FORWARDED_HEADERS.filter((key) => isTrue(valueAt(values, ['controller', 'config', key]))).map((key) => ({
            path: ['values', 'controller', 'config', key],
            key,
          })),
    message: (_subject, { key }) => `${quote(key)} is on behind a Network Load Balancer.`,
    why: 'The load balancer adds no X-Forwarded headers, so nginx would believe those that clients send, and with them an address, scheme and host of their choice.',
    fix: 'Remove it; PROXY protocol carries the address. Where a proxy in front sets the headers and nobody else reaches the load balancer, say so: acknowledgements: { "forwarded-headers": "<reason>" }.',
    source:
      'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-forwarded-headers',
    examples: {
      passes: [
        {},
        configWith({ 'use-forwarded-headers': 'false', 'enable-real-ip': 'yes' }),
        {
          ...configWith({ 'use-forwarded-headers': 'true' }),
          acknowledgements: { 'forwarded-headers': 'Only CloudFront reaches the load balancer.' },
        },
      ],
      fails: [
        {
          ...configWith({ 'use-forwarded-headers': 'true', 'enable-real-ip': true }),
          finds: [
            'error: values.controller.config["use-forwarded-headers"]: "use-forwarded-headers" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
            'error: values.controller.config["enable-real-ip"]: "enable-real-ip" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
          ],
        },
        {
          ...configWith({ 'enable-real-ip': '1' }),
          finds: [
            'error: values.controller.config["enable-real-ip"]: "enable-real-ip" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
          ],
        },
        {
          ...configWith({ 'enable-real-ip': 't' }),
          finds: [
            'error: values.controller.config["enable-real-ip"]: "enable-real-ip" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
          ],
        },
        {
          ...configWith({ 'enable-real-ip': 'T' }),
          finds: [
            'error: values.controller.config["enable-real-ip"]: "enable-real-ip" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
          ],
        },
        {
          ...configWith({ 'enable-real-ip': 'TRUE' }),
          finds: [
            'error: values.controller.config["enable-real-ip"]: "enable-real-ip" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
          ],
        },
        {
          ...configWith({ 'enable-real-ip': 'True' }),
          finds: [
            'error: values.controller.config["enable-real-ip"]: "enable-real-ip" is on behind a Network Load Balancer. (ingress-nginx-forwarded-headers)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-service-annotations-unread',
    effect: 'ignores',
    severity: 'error',
    when: (subject) => unservedAnnotationsOf(subject).filter(({ builder }) => builder === undefined),
    message: (_subject, { type, key }) => `The Service is of type ${quote(type)} and has the annotation ${quote(key)}.`,
    why: 'Controllers build load balancers for Services of type LoadBalancer; nobody reads the annotation, and the load balancer here belongs to Terraform.',
    fix: 'Remove the annotations and use the props of the entry point, or let the Service own its load balancer (ServiceEntryPoint; kind "service").',
    source: documentationUrl(awsLoadBalancerControllerRelease, 'guide/service/annotations/'),
    examples: {
      passes: [
        serviceWith({ annotations: { 'example.com/team': 'shop' } }),
        serviceWith({ annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': null } }),
        serviceWith({ type: 'LoadBalancer', annotations: legacy }),
        serviceWith({ annotations: external }),
      ],
      fails: [
        {
          ...serviceWith({ annotations: legacy }),
          finds: [
            'error: values.controller.service.annotations: The Service is of type "ClusterIP" and has the annotation "service.beta.kubernetes.io/aws-load-balancer-type". (ingress-nginx-service-annotations-unread)',
          ],
        },
        {
          ...serviceWith({ type: 'NodePort', annotations: legacy }),
          finds: [
            'error: values.controller.service.annotations: The Service is of type "NodePort" and has the annotation "service.beta.kubernetes.io/aws-load-balancer-type". (ingress-nginx-service-annotations-unread)',
          ],
        },
      ],
    },
  }),
  check({
    id: 'ingress-nginx-second-load-balancer',
    effect: 'risks',
    severity: 'error',
    when: (subject) => unservedAnnotationsOf(subject).filter(({ builder }) => builder !== undefined),
    message: (_subject, { type }) =>
      `The annotations of the Service of type ${quote(type)} select the AWS Load Balancer Controller.`,
    why: 'It builds a second load balancer beside the one that Terraform owns, whose settings nobody checks.',
    fix: 'Remove the annotations, or let the Service own its load balancer (ServiceEntryPoint; kind "service").',
    source: upstreamUrl('aws-load-balancer-controller', 'pkg/service/service_utils.go'),
    examples: {
      passes: [
        serviceWith({ annotations: legacy }),
        serviceWith({ type: 'LoadBalancer', annotations: external }),
        serviceWith({ loadBalancerClass: 'service.k8s.aws/nlb' }),
      ],
      fails: [
        {
          ...serviceWith({ annotations: external }),
          finds: [
            'error: values.controller.service.annotations: The annotations of the Service of type "ClusterIP" select the AWS Load Balancer Controller. (ingress-nginx-second-load-balancer)',
          ],
        },
        {
          ...serviceWith({ loadBalancerClass: 'service.k8s.aws/nlb', type: 'NodePort', annotations: legacy }),
          finds: [
            'error: values.controller.service.annotations: The annotations of the Service of type "NodePort" select the AWS Load Balancer Controller. (ingress-nginx-second-load-balancer)',
          ],
        },
      ],
    },
  }),
];
