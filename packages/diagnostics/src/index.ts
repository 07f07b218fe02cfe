export type { Diagnostic, Path, Severity } from './diagnostic';
export { formatDiagnostic } from './format-diagnostic';
export { formatPath } from './format-path';
export { nearest } from './nearest';
export { quote } from './quote';
