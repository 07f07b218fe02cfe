import { gameService, gameSpec } from '../../example-manifests';
import { defineRule } from '../../rule';

export const noHairpinTimeout = defineRule({
  name: 'no-hairpin-timeout',
  topic: 'load-balancer',
  severity: 'warning',
  preset: 'strict',
  summary: 'Targets do not see the addresses of clients that may be themselves.',
  why: 'A pod or node that calls the load balancer and is sent back to itself times out: the answer does not pass the load balancer. Callbacks of a login and self-checks of certificates are the usual victims.',
  sources: [
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-troubleshooting.html',
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1864',
  ],
  advice:
    'Set preserve_client_ip.enabled=false in the attributes of the target groups and have PROXY protocol say who the client is, or keep such calls inside the cluster.',
  reports: ['target-group-preserve-client-ip-hairpin'],
  examples: {
    valid: [
      {
        title: 'Pods get the address by PROXY protocol.',
        yaml: `
${gameService}
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: "*"
${gameSpec}
`,
      },
    ],
    invalid: [
      {
        title: 'Nodes see the address of the client, as it comes.',
        yaml: `
${gameService}
${gameSpec}
`,
        findings: [{ path: 'spec.ports[0]', message: 'Targets see the client address at the IP layer.' }],
      },
    ],
  },
});
