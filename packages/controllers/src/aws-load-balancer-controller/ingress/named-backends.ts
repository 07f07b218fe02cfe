import type { IngressObject } from '../../objects/ingress-object';

/** The port name that stands for an action, in place of a port of a Service. */
export const USE_ANNOTATION = 'use-annotation';

/** A backend of an Ingress that names a Service, or an action. */
export interface NamedBackend {
  readonly name: string;
  /** The name of its port, or its number. */
  readonly port?: string | number;
  readonly path: readonly (string | number)[];
  readonly isDefault: boolean;
}

/** The backends of the rules of an Ingress, and the default one. */
export function namedBackends(spec: IngressObject['spec']): readonly NamedBackend[] {
  const inRules = listOf(spec?.rules).flatMap((rule, index) =>
    listOf(rule?.http?.paths).map((path, at) => ({
      service: path?.backend?.service,
      path: ['spec', 'rules', index, 'http', 'paths', at, 'backend', 'service'],
      isDefault: false,
    })),
  );
  const byDefault = {
    service: spec?.defaultBackend?.service,
    path: ['spec', 'defaultBackend', 'service'],
    isDefault: true,
  };
  return [...inRules, byDefault].flatMap(({ service, ...where }) =>
    typeof service?.name === 'string'
      ? [{ name: service.name, port: service.port?.name ?? service.port?.number, ...where }]
      : [],
  );
}

// Manifests hold whatever their authors wrote.
function listOf<Item>(value: readonly Item[] | undefined): readonly (Item | undefined)[] {
  return Array.isArray(value) ? (value as readonly (Item | undefined)[]) : [];
}
