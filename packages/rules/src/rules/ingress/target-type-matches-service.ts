import { upstreamUrl } from '@eks-ingress/annotations';
import { cartIngress, cartService, clusterIpSpec, gameService, ingressRules } from '../../example-manifests';
import { defineRule } from '../../rule';

export const targetTypeMatchesService = defineRule({
  name: 'target-type-matches-service',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'Nodes are targets of Services that have ports on nodes.',
  why: 'The AWS Load Balancer Controller refuses the Ingress or the Service. As it comes, targets are nodes, and a Service of type ClusterIP has no ports there.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#target-type'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1695',
  ],
  reports: ['ingress-backend-target-type', 'ingress-target-control-port', 'service-target-type'],
  examples: {
    valid: [
      {
        title: 'Pods are the targets.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
${clusterIpSpec}
`,
      },
      {
        title: 'Nodes are the targets of a NodePort Service.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
spec:
  type: NodePort
  ports:
    - name: http
      port: 80
      targetPort: 8080
`,
      },
    ],
    invalid: [
      {
        title: 'The target type is left out, and the Service has no ports on nodes.',
        yaml: `
${cartIngress}
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
${clusterIpSpec}
`,
        findings: [
          {
            path: '0: spec.rules[0].http.paths[0].backend.service',
            message:
              'The targets of the Service "cart" are nodes, and a Service of type "ClusterIP" has no ports on nodes.',
          },
        ],
      },
      {
        title: 'Nodes as targets without node ports.',
        yaml: `
${gameService}
spec:
  type: LoadBalancer
  loadBalancerClass: service.k8s.aws/nlb
  allocateLoadBalancerNodePorts: false
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: 'spec.allocateLoadBalancerNodePorts',
            message:
              'The targets are nodes, and port 7777 has no node port: spec.allocateLoadBalancerNodePorts is false.',
          },
        ],
      },
      {
        title: 'The agent of a target is in its pod, and the targets are nodes.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/target-control-port.cart.80: "3000"
spec:
  ingressClassName: alb
${ingressRules()}
---
${cartService}
spec:
  type: NodePort
  ports:
    - port: 80
      targetPort: 8080
`,
        findings: [
          {
            path: '0: metadata.annotations["alb.ingress.kubernetes.io/target-control-port.cart.80"]',
            message:
              'alb.ingress.kubernetes.io/target-control-port.cart.80 is set, and the targets of the Service "cart" are nodes: the agent runs in pods.',
          },
        ],
      },
    ],
  },
});
