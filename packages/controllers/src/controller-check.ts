import { consequenceOf, type ControllerName, upstreamUrl } from '@eks-ingress/annotations';
import { type BrokenPlace, type CheckDeclaration, checksOn, type CheckText } from '@eks-ingress/diagnostics';

type ControllerCheckDeclaration<Subject, Example, Id extends string, Place extends BrokenPlace> = Omit<
  CheckDeclaration<Subject, Example, Id, Place>,
  'why' | 'source'
> & {
  /** Why it matters. @default what the controller does, by the effect */
  readonly why?: CheckText<Subject, Place>;
  /** The file of the controller's repository that the fact comes from. */
  readonly source: string;
};

/**
 * Types the declarations of what a controller refuses, ignores or gets wrong in one kind of object.
 *
 * @param on - what the subject is, such as `IngressGroup`
 * @param read - makes the subject of what an example says
 */
export function controllerChecksOn<Subject, Example extends object>(
  controller: ControllerName,
  on: string,
  read: (example: Example) => Subject,
) {
  const check = checksOn(on, read);
  return <const Id extends string, Place extends BrokenPlace>({
    why,
    source,
    ...declaration
  }: ControllerCheckDeclaration<Subject, Example, Id, Place>) =>
    check<Id, Place>({
      ...declaration,
      why: why ?? consequenceOf(declaration.effect, controller),
      source: upstreamUrl(controller, source),
    });
}
