import { ingressNginxRelease, sourceUrl } from '@eks-ingress/diagnostics';
import type { ControllerStatus } from './controller-status';

/** How it stands with ingress-nginx, as of November 2026. */
export const ingressNginxStatus: ControllerStatus = {
  state: 'retired',
  summary:
    'It is archived: there are no releases and no fixes, of security holes neither. ' +
    'What runs goes on running, and known holes of the NGINX inside stay open.',
  asOf: '2026-11-21',
  dates: [
    {
      date: '2025-11-11',
      event: 'The retirement is announced: best-effort maintenance until March 2026, and no releases afterwards.',
      source: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement',
    },
    {
      date: '2026-01-29',
      event:
        'The Kubernetes Steering and Security Response Committees say that staying leaves users open to attack, and that nothing is a drop-in replacement.',
      source: 'https://kubernetes.io/blog/2026/01/29/ingress-nginx-statement',
    },
    {
      date: '2026-03-19',
      event: 'The last releases, which fix CVE-2026-4342.',
      source: sourceUrl(ingressNginxRelease, 'changelog/controller-1.15.1.md'),
    },
    { date: '2026-03-24', event: 'The repository is archived.', source: ingressNginxRelease.repository },
  ],
  lastReleases: ['1.15.1', '1.14.5', '1.13.9'],
  lastChartReleases: ['4.15.1', '4.14.5', '4.13.9'],
  securityFloor: ['1.15.1', '1.14.5', '1.13.9'],
  contains: [{ software: 'NGINX', version: '1.27.1' }],
  unfixed: [
    {
      id: 'CVE-2026-1642',
      summary: 'Someone in between may interfere with TLS to backends.',
    },
    {
      id: 'CVE-2026-42945',
      summary:
        '"NGINX Rift", attacked since 2026-05-16: a rewrite with an unnamed group and "?" in its replacement before another rewrite, an if or a set. Snippets reach it.',
      fixedIn: 'NGINX 1.30.1',
    },
    { id: 'CVE-2026-9256', summary: 'Groups of a rewrite that overlap.', fixedIn: 'NGINX 1.30.2' },
    { id: 'CVE-2026-42926', summary: 'HTTP/2 to backends.', fixedIn: 'NGINX 1.30.1' },
    { id: 'CVE-2026-42533', summary: 'A map with regular expressions.', fixedIn: 'NGINX 1.30.4' },
  ],
  maintainedBy: [
    {
      name: 'Chainguard (EmeritOSS)',
      where: 'https://github.com/chainguard-forks/ingress-nginx',
      note: 'It keeps the annotations and mends dependencies as it can; its images are for customers.',
    },
    {
      name: 'SUSE Rancher',
      where: 'rancher/nginx-ingress-controller',
      note: 'The builds v1.14.5-prime7 and later are mended, for RKE2.',
    },
    {
      name: 'forkline',
      where: 'https://github.com/forkline/ingress-nginx',
      note: 'It follows NGINX 1.31 in releases by date, and is small: look at it before you trust it.',
    },
  ],
};
