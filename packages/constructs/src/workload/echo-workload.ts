import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { dependOn } from '../depend-on';
import { WHOAMI } from '../versions';

export interface EchoWorkloadProps {
  /** The host name that the Ingress answers to. */
  readonly hostName: string;
  readonly ingressClass: string;
  /** A namespace that is created for it, and the name of all its objects. @default 'echo' */
  readonly name?: string;
}

const PORT = 8080;

/**
 * A small server behind an Ingress, to see an entry point work: it answers with the headers that it received, such as
 * `X-Forwarded-Proto` and `X-Real-Ip`. Not for production: whoever reaches it reads them too.
 */
export class EchoWorkload extends Construct {
  readonly resource: IngressV1;
  readonly namespace: NamespaceV1;
  readonly deployment: DeploymentV1;
  readonly service: ServiceV1;

  constructor(scope: Construct, id: string, props: EchoWorkloadProps) {
    super(scope, id);
    const { name = 'echo', hostName, ingressClass } = props;
    const labels = { 'app.kubernetes.io/name': name };
    this.namespace = new NamespaceV1(this, 'Namespace', {
      metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    const metadata = { name, namespace: this.namespace.metadata.name, labels };

    this.deployment = new DeploymentV1(this, 'Deployment', {
      metadata,
      spec: {
        replicas: '1',
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { runAsNonRoot: true, runAsUser: '65534', seccompProfile: { type: 'RuntimeDefault' } },
            container: [
              {
                name: 'echo',
                image: WHOAMI.image,
                args: [`--port=${PORT}`],
                port: [{ name: 'http', containerPort: PORT }],
                readinessProbe: { httpGet: { path: '/health', port: 'http' } },
                resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '64Mi' } },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    });
    this.service = new ServiceV1(this, 'Service', {
      metadata,
      spec: { selector: labels, port: [{ name: 'http', port: 80, targetPort: 'http' }] },
    });
    this.resource = new IngressV1(this, 'Resource', {
      metadata,
      spec: {
        ingressClassName: ingressClass,
        rule: [
          {
            host: hostName,
            http: {
              path: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: this.service.metadata.name, port: { name: 'http' } } },
                },
              ],
            },
          },
        ],
      },
    });
  }

  /** Waits for others; the Ingress is refused until the controller's admission webhook answers. */
  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }
}
