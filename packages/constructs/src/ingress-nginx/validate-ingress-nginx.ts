import { quote, type Diagnostic } from '@eks-ingress/diagnostics';
import type { IngressNginxService } from './values';

const SERVICE_TYPE = 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport';
const RETIREMENT = 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/';
const CONFIG_MAP = 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/';

export interface IngressNginxSpec {
  readonly service: IngressNginxService;
  readonly replicas: number;
  readonly proxyProtocol: boolean;
}

/** Everything that is wrong with an installation of ingress-nginx. Never throws. */
export function validateIngressNginx({ service, replicas, proxyProtocol }: IngressNginxSpec): Diagnostic[] {
  const findings: (Diagnostic | undefined)[] = [
    {
      id: 'ingress-nginx-retired',
      severity: 'warning',
      path: [],
      message: 'ingress-nginx was retired in March 2026.',
      why: 'Its last release contains NGINX 1.27.1, which lacks the fixes of CVE-2026-42945, CVE-2026-9256 and CVE-2026-42533, and will get none.',
      fix: 'Keep snippets off, plan the move to another controller, and swap it behind the same load balancer.',
      source: RETIREMENT,
    },
    !Number.isInteger(replicas) || replicas < 1
      ? {
          id: 'ingress-nginx-replicas',
          severity: 'error',
          path: ['replicas'],
          message: `${quote(replicas)} is not a number of replicas.`,
          why: 'Without a pod of the controller the load balancer has no healthy target.',
          fix: 'Give a whole number from 1 on; 2 or more survive the loss of a node.',
          source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
        }
      : undefined,
    proxyProtocol
      ? undefined
      : {
          id: 'ingress-nginx-scheme-lost',
          severity: 'warning',
          path: ['proxyProtocol'],
          message: 'Applications see "X-Forwarded-Proto: http" and the address of the load balancer.',
          why: 'A Network Load Balancer adds no headers, so without PROXY protocol nothing tells nginx that the client spoke TLS, or who it was.',
          fix: 'Turn proxyProtocol on.',
          source: CONFIG_MAP,
        },
    ...(service.type === 'NodePort' ? nodePortFindings(service.nodePorts) : []),
  ];
  return findings.filter((finding) => finding !== undefined);
}

function nodePortFindings(nodePorts: { readonly http: number; readonly https: number }): (Diagnostic | undefined)[] {
  const { http, https } = nodePorts;
  return [
    ...(['http', 'https'] as const).map((name): Diagnostic | undefined => {
      const port = nodePorts[name];
      if (Number.isInteger(port) && port >= 30000 && port <= 32767) return undefined;
      return {
        id: 'node-port-range',
        severity: 'error',
        path: ['nodePorts', name],
        message: `The node port ${quote(port)} is not a whole number from 30000 to 32767.`,
        why: 'Kubernetes refuses a Service with a node port outside its range.',
        fix: 'Give a port such as 30443 that no other Service of the cluster uses.',
        source: SERVICE_TYPE,
      };
    }),
    http === https
      ? {
          id: 'node-port-repeated',
          severity: 'error',
          path: ['nodePorts', 'https'],
          message: `The node port ${quote(https)} is given for http and for https.`,
          why: 'The redirect and the applications are behind different ports of the controller.',
          fix: 'Give two ports.',
          source: SERVICE_TYPE,
        }
      : undefined,
  ];
}
