export type { Diagnostic, Path, Severity } from './diagnostic';
export { formatDiagnostic } from './format-diagnostic';
export { formatPath } from './format-path';
export type { Edit, Fix } from './fix';
export { nearest } from './nearest';
export { quote } from './quote';
export type { ChartName, ChartValuesSubject, Location, ObjectSubject, Subject } from './subject';
export { itemsOf, membersOf } from './unknown-values';
