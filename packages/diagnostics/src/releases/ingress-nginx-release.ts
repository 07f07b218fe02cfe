// Written by: npm run upstream -- ingress-nginx <checkout>
import type { ReleaseWithChart } from './release';

/** The release of ingress-nginx at which its facts are read. */
export const ingressNginxRelease = {
  repository: 'https://github.com/kubernetes/ingress-nginx',
  tag: 'controller-v1.15.1',
  digest: 'sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1',
  chart: {
    repository: 'https://kubernetes.github.io/ingress-nginx',
    chart: 'ingress-nginx',
    version: '4.15.1',
    appVersion: '1.15.1',
  },
  chartSource: {
    tag: 'helm-chart-4.15.1',
    folder: 'charts/ingress-nginx',
  },
} as const satisfies ReleaseWithChart & { digest: string };
