import { membersOf } from '@eks-ingress/diagnostics';
import { valueAt, valuesOf } from '@eks-ingress/charts';
import { defineRule } from '../../rule';

const base = ['controller', 'containerPort'];

export const noRepeatedContainerPort = defineRule({
  name: 'no-repeated-container-port',
  topic: 'chart-values',
  severity: 'error',
  preset: 'recommended',
  summary: 'Every container port of ingress-nginx has a number of its own.',
  why: 'The key of a container port is its number: server-side apply, which Helm 4 and Argo CD use, refuses two of one number, and kubectl warns. The names alone do not change where NGINX listens.',
  sources: [
    'https://github.com/kubernetes/ingress-nginx/issues/11989',
    'https://github.com/kubernetes/ingress-nginx/issues/11489',
  ],
  *check({ subjects }) {
    for (const { index, value } of valuesOf(subjects, 'ingress-nginx')) {
      const ports = Object.entries({ http: 80, https: 443, ...membersOf(valueAt(value, base)) });
      for (const [at, [name, port]] of ports.entries()) {
        const first = ports.slice(0, at).find(([, other]) => other === port);
        if (first === undefined || port === null || typeof port === 'symbol') continue;
        yield {
          subject: index,
          path: [...base, name],
          message: `${name} and ${first[0]} have the container port ${String(port)}.`,
          fix: `Leave https at 443, and let controller.service.targetPorts name ${first[0]}.`,
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'A third port for the redirect, and the two of NGINX.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  containerPort:
    http: 80
    https: 443
    tohttps: 2443
`,
      },
    ],
    invalid: [
      {
        title: "As in the project's own manifest for a Network Load Balancer that ends TLS.",
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  containerPort:
    http: 80
    https: 80
    tohttps: 2443
`,
        findings: [{ path: 'controller.containerPort.https', message: 'https and http have the container port 80.' }],
      },
    ],
  },
});
