import type { Annotation } from '../annotation';
import type { ControllerName } from '../controllers';
import { parseAnnotations } from '../parse-annotations';
import { probes } from '../testing/probes';
import { catalogue } from './catalogue';

const annotations: readonly Annotation[] = catalogue;

const readings = annotations.flatMap(({ key, appliesTo: [on = 'Ingress'], readBy, codec }) =>
  Object.entries(readBy).map(([name, reading]) => {
    const { suggestions = [] } = reading.codec ?? codec;
    return { key, on, controller: name as ControllerName, suggestions };
  }),
);

/** What a controller makes of a text, in the same words for all texts that fare alike. */
function outcomeOf(text: string, { key, on, controller }: (typeof readings)[number]): string {
  const written = key.replace(/\$\{[^}]*protocol[^}]*\}/gi, 'HTTP').replace(/\$\{[^}]+\}/g, '80');
  const { findings } = parseAnnotations({ [written]: text }, { on, controller, namespace: 'shop' });
  const outcomes = findings.map(({ id, severity, path, effect = '', meant = {} }) =>
    [severity, id, ...path.filter((part) => part !== written), effect, ...Object.values(meant)].join(' ').trim(),
  );
  return outcomes.join(', ') || 'taken';
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 50)}… (${text.length})` : text);
}

/** The texts of each outcome; of the most frequent one only how many there are. */
function tableOf(reading: (typeof readings)[number]): Readonly<Record<string, string>> {
  const texts = new Map<string, string[]>();
  const own = reading.suggestions.flatMap((text) => [text, text.toUpperCase(), `${text} `]);
  for (const text of new Set([...probes, ...own])) {
    const outcome = outcomeOf(text, reading);
    texts.set(outcome, [...(texts.get(outcome) ?? []), shortened(text)]);
  }
  const most = Math.max(...[...texts.values()].map(({ length }) => length));
  return Object.fromEntries(
    [...texts].map(([outcome, given]) => [outcome, given.length === most ? `the other ${most}` : given.join(' ')]),
  );
}

test.each(readings)('$key on $on, read by $controller', (reading) => {
  expect(tableOf(reading)).toMatchSnapshot();
});
