import type { UpstreamNames } from './upstream-names';

/**
 * From pkg/providers/v1/aws.go, and the one that it reads through k8s.io/cloud-provider/service/helpers.
 */
export const cloudProviderAws: UpstreamNames = {
  keys: [
    'service.beta.kubernetes.io/aws-load-balancer-access-log-emit-interval',
    'service.beta.kubernetes.io/aws-load-balancer-access-log-enabled',
    'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-name',
    'service.beta.kubernetes.io/aws-load-balancer-access-log-s3-bucket-prefix',
    'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags',
    'service.beta.kubernetes.io/aws-load-balancer-backend-protocol',
    'service.beta.kubernetes.io/aws-load-balancer-connection-draining-enabled',
    'service.beta.kubernetes.io/aws-load-balancer-connection-draining-timeout',
    'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout',
    'service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled',
    'service.beta.kubernetes.io/aws-load-balancer-eip-allocations',
    'service.beta.kubernetes.io/aws-load-balancer-extra-security-groups',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-healthy-threshold',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-protocol',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout',
    'service.beta.kubernetes.io/aws-load-balancer-healthcheck-unhealthy-threshold',
    'service.beta.kubernetes.io/aws-load-balancer-internal',
    'service.beta.kubernetes.io/aws-load-balancer-private-ipv4-addresses',
    'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol',
    'service.beta.kubernetes.io/aws-load-balancer-security-groups',
    'service.beta.kubernetes.io/aws-load-balancer-ssl-cert',
    'service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy',
    'service.beta.kubernetes.io/aws-load-balancer-ssl-ports',
    'service.beta.kubernetes.io/aws-load-balancer-subnets',
    'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
    'service.beta.kubernetes.io/aws-load-balancer-target-node-labels',
    'service.beta.kubernetes.io/aws-load-balancer-type',
    'service.beta.kubernetes.io/load-balancer-source-ranges',
  ],
};
