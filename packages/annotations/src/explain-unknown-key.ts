import { nearest } from '@eks-ingress/diagnostics';
import type { AnnotationFinding } from './annotation-finding';
import { catalogue } from './catalogue/catalogue';
import { type ControllerName, controllers } from './controllers';
import { families, type Family } from './families';
import { findAnnotation } from './find-annotation';
import { startSentence } from './start-sentence';

/** What is wrong with a key that no controller reads; undefined when it is somebody else's. */
export function explainUnknownKey(key: string, controller: ControllerName): AnnotationFinding | undefined {
  const own = families.find(({ prefix }) => key.startsWith(prefix));
  const slip = families.find(({ mistaken, controllers: readers }) => {
    const longest = mistaken.find((prefix) => key.startsWith(prefix)) ?? '';
    return readers.includes(controller) && longest.length > (own?.prefix.length ?? 0);
  });
  if (own && slip) return misspeltPrefix(key, slip);
  if (own)
    return own.controllers.includes(controller) ? unknownKey(key, own) : otherControllersKey(key, own, controller);
  const meant = families.find((family) => family.controllers.includes(controller) && isMistaken(key, family));
  return meant && misspeltPrefix(key, meant);
}

function unknownKey(key: string, family: Family): AnnotationFinding {
  const meant = nearestKey(key.slice(family.prefix.length), family);
  return {
    id: 'annotation-unknown-key',
    about: 'key',
    severity: 'error',
    message: `No controller reads ${key}.`,
    why: 'Annotations that nobody knows are ignored without an error, an event or a line in the log.',
    fix: meant === undefined ? 'Remove it, or look its name up.' : `Did you mean ${meant}?`,
    path: [key],
    ...(meant !== undefined && { meant: { key: meant } }),
  };
}

function otherControllersKey(key: string, family: Family, controller: ControllerName): AnnotationFinding {
  return {
    id: 'annotation-other-controller',
    about: 'key',
    severity: 'warning',
    message: `${key} begins like an annotation of ${family.controllers.map((name) => controllers[name].title).join(' and ')}.`,
    why: `${startSentence(controllers[controller].title)} is the controller of this object, and ignores it.`,
    fix: 'Remove it.',
    path: [key],
  };
}

function misspeltPrefix(key: string, family: Family): AnnotationFinding {
  const mistaken = family.mistaken.find((prefix) => key.startsWith(prefix));
  const name = mistaken === undefined ? nameIn(key, family) : key.slice(mistaken.length);
  const meant = nearestKey(name, family);
  return {
    id: 'annotation-misspelt-prefix',
    about: 'key',
    severity: 'error',
    message: `No controller reads ${key}: such keys begin with ${family.prefix}.`,
    why: 'Annotations that nobody knows are ignored without an error, an event or a line in the log.',
    fix: `Did you mean ${meant ?? `a key that begins with ${family.prefix}`}?`,
    path: [key],
    ...(meant !== undefined && { meant: { key: meant } }),
  };
}

function isMistaken(key: string, family: Family): boolean {
  return family.mistaken.some((prefix) => key.startsWith(prefix)) || isMisspeltDomain(key, family);
}

// One label with a slip in it; other domains of the same length, such as traefik.ingress.kubernetes.io, are too far.
function isMisspeltDomain(key: string, { prefix }: Family): boolean {
  const [domain = '', rest = ''] = split(key);
  const [expectedDomain = '', expectedRest = ''] = split(prefix);
  const labels = domain.split('.', 10);
  const expected = expectedDomain.split('.');
  if (labels.length !== expected.length || !rest.startsWith(expectedRest)) return false;
  const different = labels.filter((label, index) => label !== expected[index]);
  const wanted = expected.filter((label, index) => label !== labels[index]);
  return different.length === 1 && different.every((label) => nearest(label, wanted) !== undefined);
}

function nameIn(key: string, { prefix }: Family): string {
  const [, rest = ''] = split(key);
  return rest.slice((split(prefix)[1] ?? '').length);
}

function split(key: string): readonly string[] {
  const slash = key.indexOf('/');
  return slash < 0 ? [key] : [key.slice(0, slash), key.slice(slash + 1)];
}

// Without the prefix: in a long key a third of the letters is more than a slip.
function nearestKey(name: string, { prefix }: Family): string | undefined {
  const known = catalogue.map(({ key }): string => key);
  const names = known.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  const found = findAnnotation(`${prefix}${name}`) ? name : (nearest(name, names) ?? nearestPatterned(name, names));
  return found === undefined ? undefined : `${prefix}${found}`;
}

// What stands before the first dot is of the key, and what follows it is of its author.
function nearestPatterned(name: string, names: readonly string[]): string | undefined {
  const dot = name.indexOf('.');
  const heads = names.filter((known) => known.includes('.${')).map((known) => known.slice(0, known.indexOf('.${')));
  const head = dot < 0 ? undefined : nearest(name.slice(0, dot), heads);
  return head === undefined ? undefined : `${head}${name.slice(dot)}`;
}
