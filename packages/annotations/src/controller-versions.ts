import { type ControllerName, controllers } from './controllers';

/** Whether a version, such as 1.2.3, comes before another one. */
export function isEarlierVersion(one: string, other: string): boolean {
  const others = other.split('.').map(Number);
  const differs = one.split('.').map((part, index) => Number(part) - (others[index] ?? 0));
  return (differs.find((difference) => difference !== 0) ?? 0) < 0;
}

/** Whether a version of a controller lacks a fix that its project has made for a later one. */
export function lacksFixes(controller: ControllerName, version: string): boolean {
  const floors = controllers[controller].status?.securityFloor ?? [];
  const lineOf = (text: string) => text.split('.').slice(0, 2).join('.');
  const own = floors.find((floor) => lineOf(floor) === lineOf(version));
  if (own !== undefined) return isEarlierVersion(version, own);
  return floors.length > 0 && floors.every((floor) => isEarlierVersion(version, floor));
}
