import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, certificateArn, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const key = 'alb.ingress.kubernetes.io/ssl-redirect';

function* checkRedirects({ cluster }: RuleContext): Iterable<Report> {
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    if (members.some(({ listeners }) => [...listeners.values()].includes('HTTP'))) continue;
    for (const { ingress, values } of members) {
      if (values[key] === undefined) continue;
      yield {
        subject: ingress.object.subject,
        path: ['metadata', 'annotations', key],
        message: `${key} is "${values[key]}", and no port speaks HTTP.`,
        fix: 'Add {"HTTP": 80} to alb.ingress.kubernetes.io/listen-ports, or remove the redirect.',
      };
    }
  }
}

export const sslRedirectNeedsHttpListener = defineRule({
  name: 'ssl-redirect-needs-http-listener',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'A redirect to HTTPS has an HTTP listener to start from.',
  why: 'Without a port that speaks HTTP nothing is redirected: who types the address without https:// waits until the connection times out.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#ssl-redirect')],
  check: checkRedirects,
  examples: {
    valid: [
      {
        title: 'Port 80 redirects.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'With a certificate and without listen-ports, port 443 is the only one.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/certificate-arn: ${certificateArn}
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
    alb.ingress.kubernetes.io/ssl-redirect: "443"
spec:
  ingressClassName: alb
${ingressRules()}
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/ssl-redirect"]',
            message: 'alb.ingress.kubernetes.io/ssl-redirect is "443", and no port speaks HTTP.',
          },
        ],
      },
    ],
  },
});
