import { nginxList } from '../../codecs/nginx-list';
import { nginxPatterns, nginxPatternsInWords } from '../../codecs/nginx-patterns';
import { regexProblem } from '../../codecs/regex-syntax';
import { defineAnnotation } from '../../define-annotation';

/** More names for the server of an Ingress. */
export const serverAlias = [
  defineAnnotation({
    key: 'nginx.ingress.kubernetes.io/server-alias',
    summary:
      'More host names that the Ingress answers to: exact ones, ones that begin with "*.", and regular expressions behind "~".',
    codec: nginxList({
      expects: `host names between commas, of ${nginxPatternsInWords.isValidRegex}`,
      pattern: nginxPatterns.isValidRegex,
      first: 'trim',
      itemByItem: true,
      order: 'sorted-set',
    }),
    appliesTo: ['Ingress'],
    readBy: {
      'ingress-nginx': {
        since: '<=0.9.0',
        onBadValue: 'rejects',
        cautions: [
          {
            applies: (names) =>
              names.some(
                (name) => name.startsWith('~') && regexProblem(name.replace(/^~\*?/, ''), 'pcre') !== undefined,
              ),
            examples: ['~(shop'],
            why: 'The validator lets expressions behind "~" pass that nginx cannot compile.',
            fix: 'Mend the expression.',
            effect: 'stops-reloads',
          },
        ],
        risk: 'High',
        scope: 'ingress',
        note: 'An alias that is the host of another Ingress is dropped, with a line in the log.',
        docs: 'docs/user-guide/nginx-configuration/annotations.md#server-alias',
        source: 'internal/ingress/annotations/alias/main.go',
      },
    },
  }),
] as const;
