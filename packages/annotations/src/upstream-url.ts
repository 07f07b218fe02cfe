import { sourceUrl } from '@eks-ingress/diagnostics';
import { type ControllerName, controllers } from './controllers';

/** The address of a file of a controller's repository, at the release that the catalogue was read at. */
export function upstreamUrl(controller: ControllerName, file: string): string {
  const { repository, version } = controllers[controller];
  return sourceUrl({ repository, tag: version }, file);
}
