export { catalogue } from './catalogue';
export { outputAnnotations } from './outputs';
export { removedAnnotations } from './removed';
