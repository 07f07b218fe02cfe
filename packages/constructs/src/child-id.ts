import type { Construct } from 'constructs';

/**
 * An id for a child that is made from somebody's value: the value itself, or with a number when it is there already. A
 * repeated or empty value is a finding, where constructs would throw.
 */
export function childId(scope: Construct, value: string): string {
  const id = value === '' ? 'empty' : value;
  for (let count = 2, free = id; ; count++) {
    if (scope.node.tryFindChild(free) === undefined) return free;
    free = `${id}-${count}`;
  }
}
