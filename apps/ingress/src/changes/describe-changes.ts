import {
  APPLICATION_LOAD_BALANCER_CHANGES,
  ATTRIBUTE_CHANGES,
  casesOf,
  CHANGE_EFFECTS,
  CLIENT_EFFECTS,
  NETWORK_LOAD_BALANCER_CHANGES,
  SERVICE_CHANGES,
  sourcesOf,
  type AttributeChange,
  type ChangeEffect,
  type EditKind,
  type PropChange,
} from '@eks-ingress/constructs';
import { ENTRY_POINT_CHANGES } from './entry-point-changes';
import { ENVIRONMENT_CHANGES } from './environment-changes';

/** What a prop does, as data that a page is written from. */
export interface DescribedChange {
  readonly path: string;
  readonly cases: readonly { readonly edit?: EditKind; readonly says?: string; readonly effect: ChangeEffect }[];
  readonly clients: string;
  readonly sources: readonly string[];
}

/** The tables, as data that pages are written from. */
export interface DescribedChanges {
  readonly effects: readonly { readonly effect: ChangeEffect; readonly clients: string }[];
  /** By the name of the table: a kind of entry point, `environment`, or a construct. */
  readonly tables: Readonly<Record<string, readonly DescribedChange[]>>;
  readonly arguments: Readonly<Record<string, Readonly<Record<string, AttributeChange>>>>;
}

type Rows = Readonly<Record<string, PropChange<never>>>;

export function describeChanges(): DescribedChanges {
  const tables: Readonly<Record<string, Rows>> = {
    environment: ENVIRONMENT_CHANGES as Rows,
    ...ENTRY_POINT_CHANGES,
    NetworkLoadBalancerEntryPoint: NETWORK_LOAD_BALANCER_CHANGES as Rows,
    ServiceEntryPoint: SERVICE_CHANGES as Rows,
    ApplicationLoadBalancerEntryPoint: APPLICATION_LOAD_BALANCER_CHANGES as Rows,
  };
  return {
    effects: CHANGE_EFFECTS.map((effect) => ({ effect, clients: CLIENT_EFFECTS[effect] })),
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [
        name,
        Object.entries(rows).map(([path, row]) => describe(path, row)),
      ]),
    ),
    arguments: ATTRIBUTE_CHANGES,
  };
}

function describe(path: string, row: PropChange<never>): DescribedChange {
  const cases = casesOf(row);
  const effects = cases.map(({ effect }) => effect).sort((one, other) => rank(other) - rank(one));
  // What is refused is not noticed, so that the next worst is told.
  const worst = effects.find((effect) => effect !== 'refused') ?? effects[0] ?? 'nothing';
  return {
    path,
    cases: cases.map(({ edit, when, effect }) => ({ edit, says: when?.says, effect })),
    clients: row.clients ?? CLIENT_EFFECTS[worst],
    sources: sourcesOf(row),
  };
}

function rank(effect: ChangeEffect): number {
  return CHANGE_EFFECTS.indexOf(effect);
}
