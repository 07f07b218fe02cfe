import { type Annotation, controllers, type ControllerName, suggestAnnotations } from '@eks-ingress/annotations';
import { Command, Option } from 'commander';
import { table } from '../table';
import { UsageError } from '../usage-error';

interface AnnotationsOptions {
  readonly controller?: ControllerName;
  readonly format?: 'json';
}

/** `eks-ingress annotations`: what controllers read. */
export function annotationsCommand(): Command {
  return new Command('annotations')
    .description('List the annotations that controllers read.')
    .argument('[text]', 'only those whose key holds this text')
    .addOption(new Option('--controller <name>', 'only those that it reads').choices(Object.keys(controllers)))
    .addOption(new Option('--format <format>', 'as JSON').choices(['json']))
    .addHelpText(
      'after',
      `
Examples:
  eks-ingress annotations --controller ingress-nginx
  eks-ingress annotations healthcheck`,
    )
    .action((text: string | undefined, { controller, format }: AnnotationsOptions) => {
      const found = suggestAnnotations(text ?? '', { controller });
      if (found.length === 0) throw new UsageError(`No annotation has ${JSON.stringify(text)} in its key.`);
      const annotations = [...found].sort((one, other) => (one.key < other.key ? -1 : 1)).map(described);
      if (format === 'json') process.stdout.write(`${JSON.stringify(annotations, null, 2)}\n`);
      else process.stdout.write(table(annotations.map(({ key, on, summary }) => [key, on.join(', '), summary])));
    });
}

function described({ key, appliesTo, summary, readBy, codec }: Annotation) {
  return { key, on: appliesTo, controllers: Object.keys(readBy), expects: codec.expects, summary };
}
