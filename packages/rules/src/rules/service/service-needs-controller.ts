import { upstreamUrl, servicePrefix } from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import { gameService, gameSpec } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const ofAws = ['service.k8s.aws/nlb', 'eks.amazonaws.com/nlb'];
const prefix = servicePrefix;

function* checkClasses({ cluster }: RuleContext): Iterable<Report> {
  const own = cluster.settings.loadBalancerClass;
  const classes = own === undefined ? ofAws : [...ofAws, own];
  for (const { object, service, controller } of cluster.services) {
    const { type, loadBalancerClass: given } = service.spec ?? {};
    if (controller !== undefined || type !== 'LoadBalancer' || given === undefined || classes.includes(given)) continue;
    const { subject } = object;
    const path = ['spec', 'loadBalancerClass'];
    const meant = nearest(given, classes);
    const keys = Object.keys(object.annotations).filter((key) => key.startsWith(prefix));
    if (meant !== undefined) {
      yield {
        subject,
        path,
        message: `No controller takes Services of the class ${quote(given)}.`,
        fix: `Did you mean ${quote(meant)}?`,
        fixes: [
          { title: `Write ${quote(meant)}`, isSafe: true, subject, edits: [{ kind: 'set', path, value: meant }] },
        ],
      };
    } else if (keys.length > 0) {
      yield {
        subject,
        path,
        severity: 'warning',
        message: `The class ${quote(given)} is none of AWS, and the Service has ${keys.length} annotations for load balancers of AWS.`,
        fix: `Write ${quote(classes[0])}, or remove the annotations.`,
      };
    }
  }
}

export const serviceNeedsController = defineRule({
  name: 'service-needs-controller',
  topic: 'service',
  severity: 'error',
  preset: 'recommended',
  summary: 'The class of a Service is one that somebody takes.',
  why: 'Kubernetes leaves a Service with spec.loadBalancerClass to the controller of that class. When there is none it waits for its address for ever; the class cannot be changed afterwards.',
  sources: [
    'https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class',
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/service/nlb.md'),
  ],
  fixable: true,
  reports: ['service-left-alone'],
  check: checkClasses,
  examples: {
    valid: [
      {
        title: 'The class of the AWS Load Balancer Controller.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
${gameSpec}
`,
      },
      {
        title: 'That of EKS Auto Mode.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: eks.amazonaws.com/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'A slip in the class.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nbl
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'spec.loadBalancerClass',
            message: 'No controller takes Services of the class "service.k8s.aws/nbl".',
          },
        ],
        fixed: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
${gameSpec}
`,
      },
      {
        title: 'A class of somebody else, with annotations of AWS.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: tailscale
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'spec.loadBalancerClass',
            message:
              'The class "tailscale" is none of AWS, and the Service has 1 annotations for load balancers of AWS.',
            severity: 'warning',
          },
        ],
      },
    ],
  },
});
