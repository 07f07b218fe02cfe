import { findAnnotation, upstreamUrl } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { cartIngress, cartService, clusterIpSpec, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { findBackends } from '../../cluster/backends';
import { defineRule } from '../../rule';

/** Annotations that come together key by key, and one that holds as soon as either object has it. */
const merged = ['alb.ingress.kubernetes.io/tags', 'alb.ingress.kubernetes.io/multi-cluster-target-group'];

function* checkOverruled({ cluster }: RuleContext): Iterable<Report> {
  for (const ingress of cluster.ingresses) {
    const { object, controller } = ingress;
    if (controller !== 'aws-load-balancer-controller') continue;
    const keys = Object.keys(object.annotations).filter(
      (key) => !merged.includes(key) && findAnnotation(key)?.appliesTo.includes('Service'),
    );
    if (keys.length === 0) continue;
    const names = new Set(findBackends(ingress.ingress).map(({ service }) => service));
    for (const name of names) {
      const service = cluster.findService(name, object)?.object;
      for (const key of keys) {
        const value = service?.annotations[key];
        if (value === undefined || value === object.annotations[key]) continue;
        yield {
          subject: object.subject,
          path: ['metadata', 'annotations', key],
          message: `${key} is ${quote(object.annotations[key])}, and ${quote(value)} on the Service ${quote(name)}.`,
          fix: 'Say it in one place, or repeat on the Service all that it is to have.',
        };
      }
    }
  }
}

export const noAnnotationOverruledByService = defineRule({
  name: 'no-annotation-overruled-by-service',
  topic: 'annotations',
  severity: 'warning',
  preset: 'strict',
  summary: 'Annotations of an Ingress say nothing else than those of the Services behind it.',
  why: 'The whole value of the Service wins over that of the Ingress, without a word: of attributes, those that only the Ingress has are gone.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_target_group.go'),
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md'),
  ],
  check: checkOverruled,
  examples: {
    valid: [
      {
        title: 'Each says something else.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
  annotations:
    alb.ingress.kubernetes.io/healthcheck-path: /healthz
${clusterIpSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'The delay of the Ingress is gone.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
    alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=30
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
  annotations:
    alb.ingress.kubernetes.io/target-group-attributes: stickiness.enabled=true
${clusterIpSpec}
`,
        findings: [
          {
            path: '0: metadata.annotations["alb.ingress.kubernetes.io/target-group-attributes"]',
            message:
              'alb.ingress.kubernetes.io/target-group-attributes is "deregistration_delay.timeout_seconds=30", and "stickiness.enabled=true" on the Service "cart".',
          },
        ],
      },
    ],
  },
});
