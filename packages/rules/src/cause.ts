import type { BadValueEffect } from '@eks-ingress/annotations';
import type { Effect } from '@eks-ingress/diagnostics';
import type { ControllerFindingId, ManifestFindingId } from '@eks-ingress/controllers';

/** What the models find in manifests. */
export type ModelFindingId = ControllerFindingId | ManifestFindingId;

/** Ids that are of different rules by what the controller does about them. */
const BY_EFFECT = ['annotation-bad-value', 'annotation-harmful-value', 'annotation-missing-companion'] as const;

type IdByEffect = (typeof BY_EFFECT)[number];

/** What a rule reports: an id, with the effect where it decides; a harmful value may have no effect on the controller. */
export type Cause =
  Exclude<ModelFindingId, 'annotation-bad-value' | 'annotation-missing-companion'> | `${IdByEffect}/${BadValueEffect}`;

/** The cause of something that the models find, as rules name it. */
export function causeOf({ id, effect }: { readonly id: ModelFindingId; readonly effect?: Effect }): string {
  return effect !== undefined && (BY_EFFECT as readonly string[]).includes(id) ? `${id}/${effect}` : id;
}
