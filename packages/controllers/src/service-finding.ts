import { effects, type Path } from '@eks-ingress/diagnostics';
import { type BadValueEffect, consequenceOf, type ControllerName, upstreamUrl } from '@eks-ingress/annotations';
import type { ControllerFinding, ControllerFindingId } from './controller-finding';

interface Finding {
  readonly id: ControllerFindingId;
  /** The annotation that it is about, or the field of the Service. */
  readonly at: string | Path;
  readonly message: string;
  /** What the controller does; absent when it does as it is told. */
  readonly effect?: BadValueEffect;
  /**
   * Why it matters.
   *
   * @default what the controller does
   */
  readonly why?: string;
  readonly fix?: string;
  /** The code, as a file of the controller's repository. */
  readonly source: string;
}

/** Makes a finding about a Service as a controller sees it. */
export function serviceFinding(
  controller: ControllerName,
  { id, at, message, effect, why, fix, source }: Finding,
): ControllerFinding {
  const consequence = effect && consequenceOf(effect, controller);
  return {
    id,
    severity: effect === undefined ? 'warning' : effects[effect].severity,
    message,
    why: [why, effect === 'ignores' && why !== undefined ? undefined : consequence].filter(Boolean).join(' '),
    ...(fix !== undefined && { fix }),
    path: typeof at === 'string' ? ['metadata', 'annotations', at] : at,
    source: upstreamUrl(controller, source),
    ...(effect && { effect }),
  };
}
