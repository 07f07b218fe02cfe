import { type AnnotationValues, defaultOf, ingressPrefix, servicePrefix } from '@eks-ingress/annotations';
import type { TargetGroupProtocol } from '@eks-ingress/elbv2';

const controller = 'aws-load-balancer-controller';

type ServiceValues = Required<AnnotationValues<'Service', typeof controller>>;
type IngressValues = Required<AnnotationValues<'Ingress', typeof controller>>;

/** What holds where an annotation of a Service is not written. */
const ofService = <Key extends keyof ServiceValues>(key: Key) => defaultOf(key, controller) as ServiceValues[Key];

/** What holds where an annotation of an Ingress is not written. */
const ofIngress = <Key extends keyof IngressValues>(key: Key) => defaultOf(key, controller) as IngressValues[Key];

/*
 * What the AWS Load Balancer Controller builds when no annotation says otherwise, and what AWS then does with
 * what it leaves out. pkg/service/model_builder.go, pkg/ingress/model_builder.go, pkg/config/controller_config.go;
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */

/** The security policy of TLS and HTTPS listeners (`--default-ssl-policy`). */
export const DEFAULT_CONTROLLER_TLS_POLICY = ofIngress(`${ingressPrefix}ssl-policy`);

/** The scheme of a load balancer (`--default-load-balancer-scheme`). */
export const DEFAULT_SCHEME = ofIngress(`${ingressPrefix}scheme`);

/** What a target is (`--default-target-type`). */
export const DEFAULT_TARGET_TYPE = ofIngress(`${ingressPrefix}target-type`);

export const DEFAULT_IP_ADDRESS_TYPE = ofIngress(`${ingressPrefix}ip-address-type`);

/** Who may connect, unless somebody is named. */
export const ANYBODY = { ipv4: '0.0.0.0/0', ipv6: '::/0' } as const;

/** The port of a target group whose pods are reached by a port's name; nothing is sent to it. */
export const NAMED_TARGET_PORT = 1;

/** The health check of a Service's target group. */
export const SERVICE_HEALTH_CHECK = {
  protocol: 'TCP',
  port: 'traffic-port',
  path: ofService(`${servicePrefix}healthcheck-path`),
  matcher: ofService(`${servicePrefix}healthcheck-success-codes`),
  interval: ofService(`${servicePrefix}healthcheck-interval`),
  timeout: ofService(`${servicePrefix}healthcheck-timeout`),
  healthyThreshold: ofService(`${servicePrefix}healthcheck-healthy-threshold`),
  unhealthyThreshold: ofService(`${servicePrefix}healthcheck-unhealthy-threshold`),
} as const;

/** That of nodes with `externalTrafficPolicy: Local`, on the Service's healthCheckNodePort. */
export const LOCAL_SERVICE_HEALTH_CHECK = {
  protocol: 'HTTP',
  path: '/healthz',
  matcher: '200-399',
  interval: 10,
  timeout: 6,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
} as const;

/** The health check of an Ingress's target group, which speaks what the target group does. */
export const INGRESS_HEALTH_CHECK = {
  port: 'traffic-port',
  interval: ofIngress(`${ingressPrefix}healthcheck-interval-seconds`),
  timeout: ofIngress(`${ingressPrefix}healthcheck-timeout-seconds`),
  healthyThreshold: ofIngress(`${ingressPrefix}healthy-threshold-count`),
  unhealthyThreshold: ofIngress(`${ingressPrefix}unhealthy-threshold-count`),
} as const;

/** What it asks for and expects, by the protocol version of the target group. */
export const INGRESS_HEALTH_CHECK_ANSWERS = {
  HTTP1: { path: '/', matcher: '200' },
  HTTP2: { path: '/', matcher: '200' },
  GRPC: { path: '/AWS.ALB/healthcheck', matcher: '12' },
} as const;

/** What AWS does with a target group whose attributes the controller does not send. */
export const AWS_TARGET_GROUP = {
  deregistrationDelay: 300,
  stickiness: false,
  connectionTermination: (protocol: TargetGroupProtocol) => protocol === 'UDP' || protocol === 'TCP_UDP',
  preserveClientIp: (targetType: 'instance' | 'ip', protocol: TargetGroupProtocol) =>
    targetType === 'instance' || !(protocol === 'TCP' || protocol === 'TLS'),
} as const;
