import { Annotations } from '@cdktf/provider-kubernetes/lib/annotations';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { GroupedIngress, GroupedIngressProps } from './grouped-ingress';

type Ingresses = Readonly<Record<string, GroupedIngressProps>>;

/**
 * Creates the Services that Terraform owns, and writes annotations onto those that exist; what each Ingress waits for, by
 * its key. A Service behind two of them is there once.
 */
export function addBackendServices(
  scope: Construct,
  fieldManager: string,
  ingresses: Ingresses,
  group: readonly GroupedIngress[],
): Readonly<Record<string, readonly TerraformResource[]>> {
  const byName = new Map<string, TerraformResource>();
  return Object.fromEntries(
    Object.entries(ingresses).map(([key, { namespace, services = {} }], index) => [
      key,
      Object.entries(services).flatMap(([service, { create, annotatedBy = 'terraform' }]) => {
        const id = `Service-${namespace}-${service}`;
        const existing = byName.get(id);
        if (existing !== undefined) return [existing];
        const { metadata: { annotations = {} } = {}, spec: { type, ports = [] } = {} } =
          group[index]?.services.find(({ metadata }) => metadata?.name === service) ?? {};
        const written = annotations as Record<string, string>;
        if (create === undefined && (annotatedBy === 'owner' || Object.keys(written).length === 0)) return [];
        const metadata = { name: service, namespace };
        const resource =
          create === undefined
            ? new Annotations(scope, id, {
                apiVersion: 'v1',
                kind: 'Service',
                metadata,
                annotations: written,
                // A second load balancer in front of the Service has to agree, or Kubernetes refuses it.
                fieldManager,
              })
            : new ServiceV1(scope, id, {
                metadata: { ...metadata, annotations: written },
                spec: {
                  type,
                  selector: { ...create.selector },
                  port: ports.map(({ port = 0, targetPort }) => ({ port, targetPort: String(targetPort) })),
                },
              });
        byName.set(id, resource);
        return [resource];
      }),
    ]),
  );
}

/** The annotations of Services that somebody else writes, by namespace and name. */
export function annotationsOfOwners(
  ingresses: Ingresses,
  group: readonly GroupedIngress[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    Object.values(ingresses).flatMap(({ namespace, services = {} }, index) =>
      Object.entries(services)
        .filter(([, { annotatedBy, create }]) => annotatedBy === 'owner' && create === undefined)
        .map(([name]) => {
          const object = group[index]?.services.find(({ metadata }) => metadata?.name === name);
          return [`${namespace}/${name}`, object?.metadata?.annotations as Readonly<Record<string, string>>];
        })
        .filter(([, annotations]) => Object.keys(annotations ?? {}).length > 0),
    ),
  );
}
