import { findAnnotation } from '@eks-ingress/annotations';

/** One setting of an object: what is in force, who says it, and whether the controller looks at it. */
export interface Setting {
  /** What is in force; undefined where nothing is that an annotation could say. */
  readonly value: unknown;
  /**
   * Who says it; `default` where nobody does. `class-and-ingress` is for what the controller puts together of
   * IngressClassParams and annotation, key by key.
   */
  readonly source: 'class' | 'class-and-ingress' | 'service' | 'ingress' | 'default';
  /** What an annotation says that somebody else wins over; undefined where it is no value. @default - nothing is overruled */
  readonly overruled?: { readonly value: unknown };
  /** Whether the controller looks at it: there may be no such listener, backend, path or port. */
  readonly isRead: boolean;
}

/** Settings by the keys of their annotations, those that somebody says. */
export type Settings = Readonly<Record<string, Setting>>;

/** A setting; where nobody says it, what the controller does then. */
export function settingIn(settings: Settings, key: string): Setting {
  const { default: value } = findAnnotation(key)?.readBy['aws-load-balancer-controller'] ?? {};
  return settings[key] ?? { value, source: 'default', isRead: true };
}

/** Whether IngressClassParams alone decide a setting, whatever the annotation says. */
export function isOfClass(settings: Settings, key: string): boolean {
  return settings[key]?.source === 'class';
}

/** The values of the settings that the controller looks at, by their keys. */
export function valuesOf(settings: Settings): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, { value, isRead }]) =>
      isRead && value !== undefined ? [[key, value]] : [],
    ),
  );
}
