export { chartDependencies, type ValuesOf } from './chart-dependencies';
export type { Fault } from './fault';
export { limits } from './limits';
export type { Manifest, ManifestFile } from './manifest';
export { parseManifests } from './parse-manifests';
export { editManifests, type ManifestEdits } from './edit-manifests';
export { type OpenManifests, openManifests, type Place } from './open-manifests';
export { type TextLines, textLines, type TextPosition } from './text-lines';
export type { FindManifestsOptions as ParseManifestsOptions } from './find-manifests';
