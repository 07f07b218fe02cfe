import { itemsOf, membersOf } from '@eks-ingress/diagnostics';

/** A namespace, as far as it is known. */
export interface KnownNamespace {
  readonly name: string;
  /** @default - unknown, but for the one that says its name */
  readonly labels?: Readonly<Record<string, unknown>>;
}

/** The label that every namespace has, with its name. */
const NAME = 'kubernetes.io/metadata.name';

/** Whether a selector of labels can match a namespace; what is not known of it can. */
export function canSelect(selector: unknown, { name, labels }: KnownNamespace): boolean {
  const { matchLabels, matchExpressions } = membersOf(selector);
  const known: Readonly<Record<string, unknown>> = { ...labels, [NAME]: name };
  const isKnown = (key: string) => key === NAME || labels !== undefined;
  return (
    Object.entries(membersOf(matchLabels)).every(([key, value]) => !isKnown(key) || known[key] === value) &&
    itemsOf(matchExpressions)
      .map(membersOf)
      .every((expression) => !isKnown(String(expression.key)) || canMeet(expression, known))
  );
}

// k8s.io/apimachinery/pkg/labels/selector.go
function canMeet(
  { key, operator, values }: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, unknown>>,
): boolean {
  const has = Object.hasOwn(labels, String(key));
  const isListed = has && itemsOf(values).includes(labels[String(key)]);
  switch (operator) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    default:
      // Refused itself.
      return true;
  }
}
