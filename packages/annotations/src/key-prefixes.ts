// Constants of their own, so that the compiler knows the keys that are built of them.

/** How keys begin that the AWS Load Balancer Controller reads on an Ingress. */
export const ingressPrefix = 'alb.ingress.kubernetes.io/';

/** How keys begin that the AWS Load Balancer Controller and the AWS cloud provider read on a Service. */
export const servicePrefix = 'service.beta.kubernetes.io/aws-load-balancer-';

/** How keys begin that ingress-nginx reads on an Ingress. */
export const nginxPrefix = 'nginx.ingress.kubernetes.io/';
