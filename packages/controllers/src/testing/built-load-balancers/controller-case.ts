/** A case of the controller's own tests, with the names of Go's fields. */
export interface ControllerCase {
  readonly id: string;
  readonly source: { readonly file: string; readonly test: string };
  readonly input: GoObject;
  readonly expected: GoObject | null;
  readonly expectedError: string | true | null;
}

export type GoObject = Readonly<Record<string, unknown>>;

/** How a case compares with what is built here. */
export interface Outcome {
  readonly id: string;
  readonly result: 'agreed' | 'disagreed' | 'set aside';
  /** Where they differ, or why it is set aside. */
  readonly because?: readonly string[];
}

/** A Kubernetes object as its manifest has it, from one with the names of Go's fields. */
export function manifestOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(manifestOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
      if (name === 'ObjectMeta') {
        const entries = Object.entries(item as object).map(([key, one]): [string, unknown] => [lowerFirst(key), one]);
        return [['metadata', Object.fromEntries(entries)]];
      }
      // Embedded in Go, and not there in the manifest.
      if (name === 'IngressRuleValue') return Object.entries(manifestOf(item) as object);
      return [[lowerFirst(name), manifestOf(item)]];
    }),
  );
}

// IPFamilies is ipFamilies, HTTP is http, and TargetPort is targetPort.
function lowerFirst(name: string): string {
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

/** Why a case cannot be compared: what AWS or the cluster answers decides it, and not the manifest. */
export function liveState({ input, expectedError }: ControllerCase): string | undefined {
  if (expectedError === null) return undefined;
  const said = JSON.stringify(input);
  if (said.includes('"$error"')) return 'a call of AWS or of the cluster fails';
  if (/"sdkLBs":\[\{/.test(said)) return 'it is about the load balancer that is in AWS';
  return undefined;
}

/** The differences between two JSON-like values, as `name: expected …, got …`. */
export function differencesOf(name: string, expected: unknown, got: unknown): readonly string[] {
  const [one, other] = [expected, got].map((value) => JSON.stringify(sorted(value)));
  return one === other ? [] : [`${name}: expected ${one}, got ${other}`];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
