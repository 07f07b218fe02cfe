import type { ChartName } from '@eks-ingress/diagnostics';
import { awsLoadBalancerControllerValues } from './aws-load-balancer-controller-values';
import type { Chart } from './chart';
import { ingressNginxValues } from './ingress-nginx-values';

/** The charts whose values are known. */
export const charts: Readonly<Record<ChartName, Chart>> = {
  'aws-load-balancer-controller': {
    name: 'aws-load-balancer-controller',
    version: '3.5.0',
    values: awsLoadBalancerControllerValues,
    formerValues: { replicas: 'It is replicaCount.' },
    foreign: ['global'],
  },
  'ingress-nginx': {
    name: 'ingress-nginx',
    version: '4.15.1',
    values: ingressNginxValues,
    formerValues: {
      'controller.admissionWebhooks.networkPolicyEnabled': 'Since 4.8.1 it is controller.networkPolicy.enabled.',
      'controller.admissionWebhooks.patch.fsGroup':
        'Since 4.2.2 it is controller.admissionWebhooks.patch.securityContext.fsGroup.',
      'controller.admissionWebhooks.patch.image.registry': 'Since 4.12 it is global.image.registry.',
      'controller.admissionWebhooks.patch.runAsUser':
        'Since 4.2.2 it is controller.admissionWebhooks.patch.securityContext.runAsUser.',
      'controller.daemonset': 'Use controller.hostPort.',
      'controller.defaultBackendService': 'Use controller.extraArgs.default-backend-service.',
      'controller.deploymentAnnotations': 'Use controller.annotations.',
      'controller.deploymentLabels': 'Use controller.labels.',
      'controller.image.registry': 'Since 4.12 it is global.image.registry.',
      'controller.image.repository': 'Since 3.32 it is global.image.registry and controller.image.image.',
      'controller.livenessProbe.port': 'Since 3.31 it is controller.livenessProbe.httpGet.port.',
      'controller.opentelemetry': 'Since 4.12 the module is built in; set enable-opentelemetry in controller.config.',
      'controller.podSecurityPolicy': 'Remove it.',
      'controller.readinessProbe.port': 'Since 3.31 it is controller.readinessProbe.httpGet.port.',
      'controller.replicas': 'It is controller.replicaCount.',
      'controller.service.omitClusterIP': 'Remove it.',
      'defaultBackend.image.registry': 'Since 4.12 it is global.image.registry.',
      maxmindLicenseKey: 'Since 3.15 it is controller.maxmindLicenseKey.',
      podSecurityPolicy: 'Remove it.',
    },
    foreign: ['global'],
  },
};
