import { quote } from '@eks-ingress/diagnostics';
import { boolean, servicePrefix } from '@eks-ingress/annotations';
import { findServiceController } from '../../find-service-controller';
import { annotationPath } from '../../objects/annotation-path';
import { serviceCheck } from './service-check';

const prefix = servicePrefix;
const key = `${prefix}attributes`;
const attribute = 'deletion_protection.enabled';
const goBoolean = boolean();

const finalizers = ['service.k8s.aws/resources'];
const clusterIp = { type: 'ClusterIP', loadBalancerClass: undefined };

export const deletionChecks = [
  serviceCheck({
    id: 'service-deletion-protected',
    effect: 'rejects',
    // It has built for the Service, and lets go of it.
    when: ({ service, settings, values }) => {
      const isSelected = findServiceController(service, settings) === 'aws-load-balancer-controller';
      const isPending = service.metadata?.finalizers?.includes('service.k8s.aws/resources') === true;
      const said = new Map(Object.entries(values[key] ?? {})).get(attribute);
      if (isSelected || !isPending || said === undefined) return [];
      const parsed = goBoolean.parse(said);
      return parsed.ok && !parsed.value ? [] : [{ path: annotationPath(key), said }];
    },
    message: (_service, { said }) =>
      `${attribute} is ${quote(said)}, and the load balancer of the Service is to be deleted.`,
    fix: `Set ${attribute} to "false".`,
    source: 'pkg/service/model_builder.go',
    examples: {
      passes: [
        {
          metadata: { finalizers },
          annotations: { 'aws-load-balancer-attributes': 'deletion_protection.enabled=true' },
        },
        {
          metadata: { finalizers },
          annotations: { 'aws-load-balancer-attributes': 'deletion_protection.enabled=f' },
          spec: clusterIp,
        },
        { annotations: { 'aws-load-balancer-attributes': 'deletion_protection.enabled=true' }, spec: clusterIp },
      ],
      fails: [
        {
          metadata: { finalizers },
          annotations: { 'aws-load-balancer-attributes': 'deletion_protection.enabled=true' },
          spec: clusterIp,
          finds: [
            `error: metadata.annotations["${prefix}attributes"]: deletion_protection.enabled is "true", and the load balancer of the Service is to be deleted. (service-deletion-protected)`,
          ],
        },
        {
          metadata: { finalizers },
          annotations: { 'aws-load-balancer-attributes': 'deletion_protection.enabled=yes' },
          spec: clusterIp,
          finds: [
            `error: metadata.annotations["${prefix}attributes"]: deletion_protection.enabled is "yes", and the load balancer of the Service is to be deleted. (service-deletion-protected)`,
          ],
        },
      ],
    },
  }),
];
