import { nginxPrefix } from '@eks-ingress/annotations';
import { findFronts, findInstallationOf } from '../../cluster/nginx-installation';
import { defineRule } from '../../rule';

const prefix = nginxPrefix;
const keys = [
  { key: `${prefix}auth-tls-secret`, message: 'Certificates of clients are not asked for' },
  { key: `${prefix}ssl-passthrough`, message: 'TLS is not passed through' },
];

export const noClientCertificateBehindTlsListener = defineRule({
  name: 'no-client-certificate-behind-tls-listener',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'NGINX asks for certificates of clients only where the TLS of clients reaches it.',
  why: 'The TLS of clients ends at the load balancer, and NGINX gets clear text: nobody is asked for a certificate, and the application is open.',
  sources: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#client-certificate-authentication',
    'https://github.com/kubernetes/ingress-nginx/issues/9658',
  ],
  *check({ cluster }) {
    for (const ingress of cluster.ingresses) {
      const { annotations, subject } = ingress.object;
      const own = keys.filter(({ key }) => annotations[key] !== undefined && annotations[key] !== 'false');
      if (ingress.controller !== 'ingress-nginx' || own.length === 0) continue;
      const installation = findInstallationOf(ingress, cluster);
      const front = installation && findFronts(installation).find(({ tlsPorts }) => tlsPorts.length > 0);
      if (front === undefined) continue;
      for (const { key, message } of own) {
        yield {
          subject,
          path: ['metadata', 'annotations', key],
          message: `${message}: the load balancer of ${front.object.name} ends TLS.`,
          fix: 'Let the load balancer pass TLS on (no ssl-cert on the Service), or put the Ingress behind another controller.',
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'The load balancer passes TLS on.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: https
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ledger
  namespace: bank
  annotations:
    nginx.ingress.kubernetes.io/auth-tls-secret: bank/partners
spec:
  ingressClassName: nginx
  tls:
    - hosts: [ledger.example.com]
      secretName: ledger
  rules:
    - host: ledger.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ledger
                port:
                  number: 80
`,
      },
    ],
    invalid: [
      {
        title: 'The certificate is at the load balancer.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-scheme: internal
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-ssl-cert: arn:aws:acm:eu-central-1:123456789012:certificate/6f2c1a0e-7c1e-4b8e-9a55-3f7d0c2b1a90
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: https
      port: 443
      targetPort: http
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ledger
  namespace: bank
  annotations:
    nginx.ingress.kubernetes.io/auth-tls-secret: bank/partners
spec:
  ingressClassName: nginx
  rules:
    - host: ledger.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ledger
                port:
                  number: 80
`,
        findings: [
          {
            path: '1: metadata.annotations["nginx.ingress.kubernetes.io/auth-tls-secret"]',
            message:
              'Certificates of clients are not asked for: the load balancer of ingress-nginx-controller ends TLS.',
          },
        ],
      },
    ],
  },
});
