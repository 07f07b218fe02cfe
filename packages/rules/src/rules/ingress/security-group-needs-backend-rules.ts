import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const groupsKey = 'alb.ingress.kubernetes.io/security-groups';
const rulesKey = 'alb.ingress.kubernetes.io/manage-backend-security-group-rules';

function* checkIngresses({ cluster }: RuleContext): Iterable<Report> {
  if (cluster.settings.enableManageBackendSecurityGroupRules === true) return;
  for (const group of cluster.ingressGroups) {
    const members = group.read();
    if (members.some(({ values }) => values[rulesKey] !== undefined)) continue;
    const having = members.find(({ values }) => (values[groupsKey] ?? []).length > 0);
    if (having === undefined) continue;
    yield {
      subject: having.ingress.object.subject,
      path: ['metadata', 'annotations', groupsKey],
      message: `${groupsKey} is set without ${rulesKey}.`,
      fix: `Set ${rulesKey} to "true", or to "false" when the rules are there.`,
    };
  }
}

export const securityGroupNeedsBackendRules = defineRule({
  name: 'security-group-needs-backend-rules',
  topic: 'ingress',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Who brings security groups says who opens the targets.',
  why: 'With security groups of its own a load balancer gets no rules on the nodes and pods behind it, unless it is asked for: until somebody else lets it in, every target times out.',
  sources: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/docs/guide/ingress/annotations.md#manage-backend-security-group-rules',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2484',
  ],
  reports: ['ingress-backend-security-group', 'service-backend-security-group', 'service-targets-closed'],
  check: checkIngresses,
  examples: {
    valid: [
      {
        title: 'The controller is to open the targets.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
    alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true"
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
      },
      {
        title: 'Somebody else opens them.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
    service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules: "false"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'Nobody opens the targets of the Service.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-security-groups"]',
            message: 'is set without service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules',
          },
        ],
      },
      {
        title: 'Nobody opens those of the Ingress.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/security-groups"]',
            message: 'is set without alb.ingress.kubernetes.io/manage-backend-security-group-rules',
          },
        ],
      },
      {
        title: 'Rules are asked for that need the security group of the controller, which its flag turns off.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/security-groups: sg-0a1b2c3d4e5f60718
    alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true"
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: cart
                port:
                  number: 80
`,
        options: { settings: { enableBackendSecurityGroup: false } },
        findings: [
          {
            path: 'metadata.annotations["alb.ingress.kubernetes.io/manage-backend-security-group-rules"]',
            message: '--enable-backend-security-group of the controller is off',
          },
        ],
      },
      {
        title: 'So does a Service.',
        yaml: `
apiVersion: v1
kind: Service
metadata:
  name: game
  namespace: play
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-security-groups: sg-0a1b2c3d4e5f60718
    service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules: "true"
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        options: { settings: { enableBackendSecurityGroup: false } },
        findings: [
          {
            path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules"]',
            message: 'which --enable-backend-security-group turns off',
          },
        ],
      },
    ],
  },
});
