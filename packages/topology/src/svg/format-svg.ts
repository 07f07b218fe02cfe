import type { DiagramGroup, DiagramNode } from '../diagram/diagram';
import { draw } from '../diagram/draw';
import type { Topology } from '../topology';
import { CAPTION, LABEL, labelSize, LINE, PADDING, place, TITLE, type Box, type PlacedEdge, type Point } from './place';
import { STYLE } from './style';

const MARGIN = 20;
const HEAD = 44;

/**
 * A topology as SVG that follows the viewer's light or dark theme and needs nothing from elsewhere. The same topology gives
 * the same bytes. Graphviz, which finds the places, is loaded when it is first called.
 */
export async function formatSvg(topology: Topology): Promise<string> {
  const diagram = draw(topology);
  const placed = await place(diagram);
  const width = Math.ceil(placed.width) + 2 * MARGIN;
  const height = Math.ceil(placed.height) + 2 * MARGIN + HEAD;
  const [name = '', ...rest] = diagram.title.split(' · ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escape(diagram.title)}</title>`,
    `<desc id="description">${escape(diagram.description)}</desc>`,
    `<style>${STYLE}</style>`,
    '<defs>',
    ...(['traffic', 'control'] as const).map(
      (kind) =>
        `<marker id="${kind}-end" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="tip ${kind}" d="M0 1 10 5 0 9z"/></marker>`,
    ),
    '</defs>',
    `<rect class="paper" width="${width}" height="${height}" rx="12"/>`,
    `<text class="name" x="${MARGIN}" y="${MARGIN + 16}">${escape(name)}<tspan class="where" dx="10">${escape(rest.join(' · '))}</tspan></text>`,
    `<g transform="translate(${MARGIN} ${MARGIN + HEAD})">`,
    ...placed.groups.map(({ group, box }) => formatBox(box, `group ${group.kind}`, 12)),
    ...placed.edges.map(formatLine),
    ...placed.groups.map(({ group, box }) => formatText(group, { ...box, y: box.y + 4 })),
    ...placed.nodes.flatMap(({ node, box }) => [formatBox(box, `node ${node.kind}`, 8), formatText(node, box)]),
    ...placed.edges.flatMap(formatLabel),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function formatBox({ x, y, width, height }: Box, classes: string, radius: number): string {
  return `<rect class="${classes}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${radius}"/>`;
}

function formatText({ kind, caption, title, lines }: DiagramGroup | DiagramNode, box: Box): string {
  const x = round(box.x + PADDING);
  const top = box.y + PADDING - 2;
  const text = (name: string, offset: number, content: string) =>
    `<text class="${name}" x="${x}" y="${round(top + offset)}">${escape(content)}</text>`;
  return [
    `<g class="${kind}">`,
    text('caption', CAPTION.size, caption),
    text('title', CAPTION.line + TITLE.size, title),
    ...lines.map((line, index) => text('line', CAPTION.line + TITLE.line + index * LINE.line + LINE.size, line)),
    '</g>',
  ].join('\n');
}

function formatLine({ edge, curve, tip }: PlacedEdge): string {
  const [start, ...rest] = curve;
  const pieces = [];
  for (let index = 0; index + 2 < rest.length; index += 3) {
    pieces.push(
      `C${rest
        .slice(index, index + 3)
        .map(formatPoint)
        .join(' ')}`,
    );
  }
  return `<path class="edge ${edge.kind}" d="M${formatPoint(start ?? tip)}${pieces.join('')}L${formatPoint(tip)}" marker-end="url(#${edge.kind}-end)"/>`;
}

function formatLabel({ edge, label }: PlacedEdge): readonly string[] {
  if (edge.label === undefined || label === undefined) return [];
  const top = label.y - labelSize(edge.label).height / 2;
  return edge.label.split('\n').map((line, index) => {
    const y = round(top + 2 + index * LABEL.line + LABEL.size);
    return `<text class="label ${edge.kind}" x="${round(label.x)}" y="${y}">${escape(line)}</text>`;
  });
}

function formatPoint({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Text of an element, without the control characters that XML has no place for. */
function escape(text: string): string {
  return (
    text
      // XML 1.0 refuses them even as entities.
      .replaceAll(/(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
