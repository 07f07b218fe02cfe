import type { DiagramEdge, DiagramNode } from '../diagram/diagram';
import { draw } from '../diagram/draw';
import type { Topology } from '../topology';

/** A topology as a Mermaid flowchart, which GitHub and GitLab draw in Markdown. */
export function formatMermaid(topology: Topology): string {
  const { title, description, groups, nodes, edges } = draw(topology);
  const render = (parent: string | undefined, indent: string): string[] => [
    ...groups
      .filter((group) => group.parent === parent)
      .flatMap((group) => [
        `${indent}subgraph ${group.id}["${escape(group.caption)}: ${escape(group.title)}"]`,
        // A subgraph's title has room for one line.
        ...(group.lines.length === 0
          ? []
          : [`${indent}  ${group.id}details["${group.lines.map(escape).join('<br/>')}"]:::details`]),
        ...render(group.id, `${indent}  `),
        `${indent}end`,
      ]),
    ...nodes.filter(({ group }) => group === parent).map((node) => `${indent}${node.id}["${label(node)}"]`),
  ];
  return [
    'flowchart TB',
    `  accTitle: ${oneLine(title)}`,
    `  accDescr: ${oneLine(description)}`,
    ...render(undefined, '  '),
    ...edges.map((edge) => `  ${formatEdge(edge)}`),
    ...(groups.some(({ lines }) => lines.length > 0) ? ['  classDef details fill:none,stroke:none'] : []),
    '',
  ].join('\n');
}

function label({ caption, title, lines }: DiagramNode): string {
  return [`${escape(caption)}: ${escape(title)}`, ...lines.map(escape)].join('<br/>');
}

function formatEdge({ from, to, label: text, kind }: DiagramEdge): string {
  const arrow = kind === 'control' ? '-.->' : '-->';
  return text === undefined
    ? `${from} ${arrow} ${to}`
    : `${from} ${arrow}|"${text.split('\n').map(escape).join('<br/>')}"| ${to}`;
}

/** Text inside quotes, where Mermaid reads entities by number, Markdown and HTML. */
function escape(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N} .,:/=*+()→·@_-]/gu, (character) => `#${character.codePointAt(0)};`);
}

/** Text of a directive, which ends with its line. */
function oneLine(text: string): string {
  return text.replaceAll(/[\s#;{}]+/g, ' ').trim();
}
