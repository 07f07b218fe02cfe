import {
  type IngressClassParamsObject,
  type IngressObject,
  type IngressReading,
  readIngress,
  type ServiceObject,
} from '@eks-ingress/controllers';
import { resources, type TerraformConfiguration } from './configuration';
import type { Release } from './releases';
import { list, number, record, text, type Attributes } from './value';

/** The Ingresses of one load balancer of the AWS Load Balancer Controller. */
export interface IngressGroup {
  readonly name: string;
  readonly ingresses: readonly GroupedIngress[];
}

/** An Ingress of a group, as the controller reads it. */
interface GroupedIngress {
  readonly address: string;
  readonly reading: IngressReading;
}

/** An Ingress that Terraform creates. */
interface StackIngress {
  readonly address: string;
  readonly object: IngressObject;
}

/** The Ingresses of the stack for Application Load Balancers, by their groups, each group in its own order. */
export function readIngressGroups(
  configuration: TerraformConfiguration,
  releases: readonly Release[],
): readonly IngressGroup[] {
  const classes = new Map(releases.flatMap(readIngressClass));
  const groups = new Map<string, IngressGroup>();
  for (const ingress of readIngresses(configuration)) {
    const className = ingress.object.spec?.ingressClassName ?? '';
    const annotations = record(ingress.object.metadata?.annotations);
    const params = classes.get(className);
    const ofController = Object.keys(annotations).some((key) => key.startsWith('alb.ingress.kubernetes.io/'));
    if (params === undefined && className !== 'alb' && !ofController) continue;
    const reading = readIngress(ingress.object, { ingressClassParams: params });
    const own = `${ingress.object.metadata?.namespace ?? 'default'}/${ingress.object.metadata?.name ?? ''}`;
    const name = reading.values['alb.ingress.kubernetes.io/group.name'] ?? own;
    const others = groups.get(name)?.ingresses ?? [];
    groups.set(name, { name, ingresses: [...others, { address: ingress.address, reading }] });
  }
  return [...groups.values()];
}

/** An IngressClass with the parameters that its release brings. */
function readIngressClass({ values }: Release): readonly (readonly [string, IngressClassParamsObject])[] {
  const name = text(values.name);
  return name === undefined || values.params === undefined ? [] : [[name, { spec: record(values.params) }]];
}

function readIngresses(configuration: TerraformConfiguration): readonly StackIngress[] {
  return resources(configuration, 'kubernetes_ingress_v1').map(({ address, attributes }) => {
    const spec = record(attributes.spec);
    return {
      address,
      object: {
        metadata: readMetadata(attributes),
        spec: {
          ingressClassName: text(spec.ingress_class_name),
          defaultBackend: spec.default_backend === undefined ? undefined : readBackend(spec.default_backend),
          rules: list(spec.rule)
            .map(record)
            .map(({ host, http }) => ({
              host: text(host),
              http: {
                paths: list(record(http).path)
                  .map(record)
                  .map(({ path, path_type, backend }) => ({
                    path: text(path),
                    pathType: text(path_type),
                    backend: readBackend(backend),
                  })),
              },
            })),
        },
      },
    };
  });
}

function readBackend(backend: unknown) {
  const service = record(record(backend).service);
  const port = record(service.port);
  return { service: { name: text(service.name), port: { name: text(port.name), number: number(port.number) } } };
}

/** The Services that Terraform creates or annotates; of the others only the annotations are known. */
export function readServices(configuration: TerraformConfiguration): readonly ServiceObject[] {
  const annotated = resources(configuration, 'kubernetes_annotations')
    .filter(({ attributes }) => attributes.kind === 'Service')
    .map(({ attributes }) => ({
      metadata: { ...readMetadata(attributes), annotations: record(attributes.annotations) },
    }));
  const created = resources(configuration, 'kubernetes_service_v1').map(({ attributes }) => {
    const spec = record(attributes.spec);
    return {
      metadata: readMetadata(attributes),
      spec: {
        type: text(spec.type) ?? 'ClusterIP',
        ports: list(spec.port)
          .map(record)
          .map(({ name, port, target_port, node_port }) => ({
            name: text(name),
            port: number(port),
            targetPort: number(target_port) ?? text(target_port),
            nodePort: number(node_port),
          })),
      },
    };
  });
  return [...created, ...annotated];
}

function readMetadata({ metadata }: Attributes) {
  const { name, namespace, annotations } = record(metadata);
  return { name: text(name), namespace: text(namespace) ?? 'default', annotations: record(annotations) };
}
