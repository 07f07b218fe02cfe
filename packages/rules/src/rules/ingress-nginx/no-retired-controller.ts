import { controllers } from '@eks-ingress/annotations';
import { quote } from '@eks-ingress/diagnostics';
import { findNginxImages } from '../../cluster/nginx-image';
import { defineRule } from '../../rule';

const status = controllers['ingress-nginx'].status;
const software = status?.contains?.map(({ software: name, version }) => `${name} ${version}`).join(', ');
const unfixed = status?.unfixed?.map(({ id }) => id).join(', ');
const others = status?.maintainedBy?.map(({ name }) => name).join(', ');

export const noRetiredController = defineRule({
  name: 'no-retired-controller',
  topic: 'ingress-nginx',
  severity: 'warning',
  preset: 'recommended',
  summary: 'The controller of Ingresses is one that somebody mends.',
  why: `The project ingress-nginx was retired in March 2026 and is archived: its last releases (${status?.lastReleases?.join(', ')}) contain ${software}, and will not get the fixes of ${unfixed}.`,
  sources: [
    'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement',
    'https://kubernetes.io/blog/2026/01/29/ingress-nginx-statement',
  ],
  *check({ cluster }) {
    for (const object of cluster.objects) {
      for (const { image, path } of findNginxImages(object)) {
        yield {
          subject: object.subject,
          path,
          message: `${quote(image)} is the controller of a retired project.`,
          fix: `Move to another controller, or to a build that is maintained (${others}), and suppress this with the date by which you decide anew.`,
        };
      }
    }
  },
  examples: {
    valid: [
      {
        title: 'A build that somebody maintains.',
        chart: 'ingress-nginx',
        yaml: `
global:
  image:
    registry: registry.example.com
controller:
  replicaCount: 2
  image:
    image: mirror/ingress-nginx-controller
    tag: v1.15.1-patched.3
    digest: sha256:3f1a8c0d5b7e9f2a4c6d8e0b1a3c5d7f9e2b4d6a8c0f1e3d5b7a9c2e4f6d8b0a
`,
      },
    ],
    invalid: [
      {
        title: "The chart installs the project's own image, unless it is told otherwise.",
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
`,
        findings: [
          {
            path: 'controller.image',
            message: '"registry.k8s.io/ingress-nginx/controller:v1.15.1" is the controller of a retired project.',
          },
        ],
      },
      {
        title: 'A manifest with the image.',
        yaml: `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: ingress-nginx-controller
  namespace: ingress-nginx
spec:
  template:
    spec:
      containers:
        - name: controller
          image: registry.k8s.io/ingress-nginx/controller:v1.15.1
`,
        findings: [
          {
            path: 'spec.template.spec.containers[0].image',
            message: '"registry.k8s.io/ingress-nginx/controller:v1.15.1" is the controller of a retired project.',
          },
        ],
      },
    ],
  },
});
