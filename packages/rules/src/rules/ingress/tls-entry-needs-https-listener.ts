import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, ingressRules } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

function* checkEntries({ cluster }: RuleContext): Iterable<Report> {
  for (const group of cluster.ingressGroups) {
    for (const { ingress, spec, listeners } of group.read()) {
      if (!Array.isArray(spec?.tls) || spec.tls.length === 0) continue;
      if ([...listeners.values()].includes('HTTPS')) continue;
      yield {
        subject: ingress.object.subject,
        path: ['spec', 'tls'],
        message: `spec.tls is set, and the Ingress listens on ${[...listeners].map(([port, protocol]) => `${protocol} ${port}`).join(' and ')} alone.`,
        fix: 'Add {"HTTPS": 443} to alb.ingress.kubernetes.io/listen-ports.',
      };
    }
  }
}

export const tlsEntryNeedsHttpsListener = defineRule({
  name: 'tls-entry-needs-https-listener',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'An Ingress with TLS entries listens for HTTPS.',
  why: 'The AWS Load Balancer Controller takes the hosts of spec.tls to find certificates, and opens no port for them: without listen-ports or a certificate everything is on port 80, unencrypted.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'pkg/ingress/model_build_listener.go')],
  check: checkEntries,
  examples: {
    valid: [
      {
        title: 'HTTPS is listened for, with the certificate of the host.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09
spec:
  ingressClassName: alb
  tls:
    - hosts:
        - shop.example.com
${ingressRules()}
`,
      },
    ],
    invalid: [
      {
        title: 'The host is served over HTTP.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
  tls:
    - hosts:
        - shop.example.com
${ingressRules()}
`,
        findings: [{ path: 'spec.tls', message: 'spec.tls is set, and the Ingress listens on HTTP 80 alone.' }],
      },
    ],
  },
});
