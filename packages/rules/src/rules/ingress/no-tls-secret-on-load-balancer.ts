import { upstreamUrl } from '@eks-ingress/annotations';
import { itemsOf, membersOf, quote } from '@eks-ingress/diagnostics';
import { cartIngress, ingressRules } from '../../example-manifests';
import { type Report, type RuleContext, defineRule } from '../../rule';

function* checkSecrets({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, controller } of cluster.ingresses) {
    if (controller !== 'aws-load-balancer-controller') continue;
    for (const [index, entry] of itemsOf(object.spec.tls).entries()) {
      const { secretName } = membersOf(entry);
      if (secretName === undefined) continue;
      yield {
        subject: object.subject,
        path: ['spec', 'tls', index, 'secretName'],
        message: `The Secret ${quote(secretName)} is not read.`,
        fix: 'Remove it; have the certificate in ACM, where it is found by its hosts.',
      };
    }
  }
}

export const noTlsSecretOnLoadBalancer = defineRule({
  name: 'no-tls-secret-on-load-balancer',
  topic: 'ingress',
  severity: 'warning',
  preset: 'strict',
  summary: 'TLS entries of an Application Load Balancer name no Secret.',
  why: 'An Application Load Balancer takes its certificates from ACM. The AWS Load Balancer Controller never reads the Secret, however well it is renewed.',
  sources: [upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/cert_discovery.md')],
  check: checkSecrets,
  examples: {
    valid: [
      {
        title: 'The entry names hosts alone.',
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
        title: 'A Secret of cert-manager, which only ingress-nginx would read.',
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
      secretName: shop-example-com
${ingressRules()}
`,
        findings: [{ path: 'spec.tls[0].secretName', message: 'The Secret "shop-example-com" is not read.' }],
      },
    ],
  },
});
