import { lacksFixes, upstreamUrl } from '@eks-ingress/annotations';
import { ingressNginxRelease } from '@eks-ingress/diagnostics';
import { findNginxImages, securityFloor } from '../../cluster/nginx-image';
import { defineRule } from '../../rule';

export const noUnpatchedController = defineRule({
  name: 'no-unpatched-controller',
  topic: 'ingress-nginx',
  severity: 'error',
  preset: 'recommended',
  summary: 'The controller has the fixes that its project made.',
  why: 'Earlier versions let whoever writes an Ingress run code in the controller, which can read every Secret of the cluster: CVE-2025-1974 ("IngressNightmare"), CVE-2026-24512, CVE-2026-3288, CVE-2026-4342.',
  sources: [
    upstreamUrl('ingress-nginx', `changelog/controller-${ingressNginxRelease.chart.appVersion}.md`),
    'https://kubernetes.io/blog/2025/03/24/ingress-nginx-cve-2025-1974/',
  ],
  *check({ cluster }) {
    for (const object of cluster.objects) {
      for (const { version, path } of findNginxImages(object)) {
        if (version === undefined || !lacksFixes('ingress-nginx', version)) continue;
        yield {
          subject: object.subject,
          path,
          message: `ingress-nginx ${version} lacks fixes of holes that are attacked.`,
          fix: `Use ${securityFloor.join(', ')} or later, or a maintained build of it.`,
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'The last release.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  image:
    tag: v1.15.1
    digest: sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1
`,
      },
    ],
    invalid: [
      {
        title: 'A version of 2021, still running.',
        yaml: `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
spec:
  template:
    spec:
      containers:
        - name: controller
          image: k8s.gcr.io/ingress-nginx/controller:v0.48.1@sha256:e9fb216ace49dfa4a5983b183067e97496e7a8b307d2093f4278cd550c303899
`,
        findings: [
          {
            path: 'spec.template.spec.containers[0].image',
            message: 'ingress-nginx 0.48.1 lacks fixes of holes that are attacked.',
          },
        ],
      },
      {
        title: 'A newer chart with an older tag.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  image:
    tag: v1.12.0
    digest: ""
`,
        findings: [
          { path: 'controller.image.tag', message: 'ingress-nginx 1.12.0 lacks fixes of holes that are attacked.' },
        ],
      },
    ],
  },
});
