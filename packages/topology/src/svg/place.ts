import type { Attributes, Graph, Subgraph, Viz } from '@viz-js/viz' with { 'resolution-mode': 'import' };
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '../diagram/diagram';
import { measureText } from './measure-text';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A diagram's parts with their places in pixels, from the upper left corner. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly { readonly group: DiagramGroup; readonly box: Box }[];
  readonly nodes: readonly { readonly node: DiagramNode; readonly box: Box }[];
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedEdge {
  readonly edge: DiagramEdge;
  /** A Bézier curve: a start, then three points for each piece. */
  readonly curve: readonly Point[];
  /** Where its arrow ends. */
  readonly tip: Point;
  /** The middle of its label. */
  readonly label?: Point;
}

export const CAPTION = { size: 10, line: 15 };
export const TITLE = { size: 14, line: 20 };
export const LINE = { size: 12, line: 17 };
export const LABEL = { size: 11, line: 15 };
export const PADDING = 12;
const GROUP_GAP = 4;

/** Room for the text of a node, or of a group's head. */
function sizeOf({ caption, title, lines }: Pick<DiagramNode, 'caption' | 'title' | 'lines'>): {
  readonly width: number;
  readonly height: number;
} {
  const widths = [
    measureText(caption.toUpperCase(), CAPTION.size, 'bold') + caption.length * 0.6,
    measureText(title, TITLE.size, 'bold'),
    ...lines.map((line) => measureText(line, LINE.size)),
  ];
  return {
    width: Math.ceil(Math.max(...widths)) + 2 * PADDING,
    height: CAPTION.line + TITLE.line + lines.length * LINE.line + 2 * PADDING - 4,
  };
}

type Direction = 'TB' | 'LR';

/** Boxes of one kind that stand together are as wide as the widest of them, and as high beside each other. */
function sizeAmong(
  node: DiagramNode,
  nodes: readonly DiagramNode[],
  direction: Direction,
): Pick<Box, 'width' | 'height'> {
  const sizes = nodes.filter(({ group, kind }) => group === node.group && kind === node.kind).map(sizeOf);
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: direction === 'LR' ? sizeOf(node).height : Math.max(...sizes.map(({ height }) => height)),
  };
}

/** As wide as a page shows without making it smaller, in pixels. */
const PAGE_WIDTH = 1000;

/** Places the parts of a diagram with Graphviz: from above, or from the left where that is too wide and this is narrower. */
export async function place(diagram: Diagram): Promise<Placement> {
  const viz = await loadGraphviz();
  const placeFrom = (direction: Direction) =>
    readLayout(diagram, viz.renderJSON(graphOf(diagram, direction), { yInvert: true }) as Layout);
  const fromAbove = placeFrom('TB');
  if (fromAbove.width <= PAGE_WIDTH) return fromAbove;
  const fromLeft = placeFrom('LR');
  return fromLeft.width < fromAbove.width ? fromLeft : fromAbove;
}

let graphviz: Promise<Viz> | undefined;

/** Loads Graphviz once. */
async function loadGraphviz(): Promise<Viz> {
  graphviz ??= import('@viz-js/viz').then(({ instance }) => instance());
  return graphviz;
}

function readLayout(diagram: Diagram, layout: Layout): Placement {
  const { width, height } = boxOf(layout.bb);
  const objects = new Map((layout.objects ?? []).map((object) => [object.name, object]));
  return {
    width,
    height,
    groups: diagram.groups.flatMap((group) => {
      const bounds = objects.get(clusterName(group.id))?.bb;
      return bounds === undefined ? [] : [{ group, box: inset(boxOf(bounds)) }];
    }),
    nodes: diagram.nodes.flatMap((node) => {
      const object = objects.get(node.id);
      return object?.pos === undefined ? [] : [{ node, box: boxAround(object) }];
    }),
    edges: (layout.edges ?? []).flatMap(({ pos = '', lp, id }) => {
      const edge = diagram.edges[Number(id)];
      const { tip, curve } = parseSpline(pos);
      return edge === undefined || tip === undefined
        ? []
        : [{ edge, curve, tip, label: lp === undefined ? lp : pointOf(lp) }];
    }),
  };
}

/** What is read of Graphviz's `json` output. */
interface Layout {
  readonly bb: string;
  readonly objects?: readonly LayoutObject[];
  readonly edges?: readonly { readonly id?: string; readonly pos?: string; readonly lp?: string }[];
}

interface LayoutObject {
  readonly name: string;
  readonly bb?: string;
  readonly pos?: string;
  /** In inches. */
  readonly width?: string;
  readonly height?: string;
}

const POINTS_PER_INCH = 72;

function graphOf(diagram: Diagram, rankdir: Direction): Graph {
  const first = new Map(diagram.groups.map(({ id }) => [id, firstNodeIn(diagram, id)]));
  const members = membersOf(diagram, undefined, rankdir);
  return {
    name: 'topology',
    graphAttributes: { rankdir, compound: true, nodesep: 0.25, ranksep: 0.5, splines: 'spline', margin: 0 },
    nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
    edgeAttributes: { arrowsize: 0.7 },
    nodes: members.nodes,
    subgraphs: [...(members.subgraphs ?? []), ...diagram.edges.filter(({ beside }) => beside).map(sameRank)],
    edges: diagram.edges.map((edge, index) => ({
      tail: first.get(edge.from) ?? edge.from,
      head: first.get(edge.to) ?? edge.to,
      attributes: {
        id: String(index),
        ...(first.has(edge.from) ? { ltail: clusterName(edge.from) } : {}),
        ...(first.has(edge.to) ? { lhead: clusterName(edge.to) } : {}),
        ...(edge.beside === true ? { constraint: false } : {}),
        ...(edge.label === undefined ? {} : { label: spacer(labelSize(edge.label)) }),
      },
    })),
  };
}

function sameRank({ from, to }: DiagramEdge): Subgraph {
  return { graphAttributes: { rank: 'same' }, nodes: [{ name: from }, { name: to }] };
}

function membersOf(
  diagram: Diagram,
  parent: string | undefined,
  direction: Direction,
): Pick<Subgraph, 'nodes' | 'subgraphs'> {
  return {
    nodes: diagram.nodes
      .filter(({ group }) => group === parent)
      .map((node) => ({ name: node.id, attributes: inInches(sizeAmong(node, diagram.nodes, direction)) })),
    subgraphs: diagram.groups
      .filter((group) => group.parent === parent)
      .map((group) => ({
        name: clusterName(group.id),
        graphAttributes: { label: spacer(sizeOf(group)), labeljust: 'l', labelloc: 't', margin: PADDING + GROUP_GAP },
        ...membersOf(diagram, group.id, direction),
      })),
  };
}

function clusterName(id: string): string {
  return `cluster_${id}`;
}

function firstNodeIn({ nodes, groups }: Diagram, id: string): string {
  const own = nodes.find(({ group }) => group === id)?.id;
  const [nested] = groups.filter(({ parent }) => parent === id);
  return own ?? (nested === undefined ? id : firstNodeIn({ nodes, groups } as Diagram, nested.id));
}

function inInches({ width, height }: Pick<Box, 'width' | 'height'>): Attributes {
  return { width: width / POINTS_PER_INCH, height: height / POINTS_PER_INCH };
}

/** A label that takes room and shows nothing. */
function spacer({ width, height }: Pick<Box, 'width' | 'height'>): { readonly html: string } {
  const size = `fixedsize="true" width="${Math.ceil(width)}" height="${Math.ceil(height)}"`;
  return {
    html: `<table border="0" cellborder="0" cellpadding="0" cellspacing="0"><tr><td ${size}></td></tr></table>`,
  };
}

export function labelSize(label: string): Pick<Box, 'width' | 'height'> {
  const lines = label.split('\n');
  return {
    width: Math.max(...lines.map((line) => measureText(line, LABEL.size))) + 10,
    height: lines.length * LABEL.line + 4,
  };
}

function numbers(text: string): readonly number[] {
  return text.split(/[ ,]/).map(Number);
}

function pointOf(text: string): Point {
  const [x = 0, y = 0] = numbers(text);
  return { x, y };
}

function boxOf(bounds: string): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = numbers(bounds);
  return { x: left, y: Math.min(top, bottom), width: right - left, height: Math.abs(bottom - top) };
}

/** Graphviz puts groups beside each other without a gap. */
function inset({ x, y, width, height }: Box): Box {
  return { x: x + GROUP_GAP, y: y + GROUP_GAP, width: width - 2 * GROUP_GAP, height: height - 2 * GROUP_GAP };
}

function boxAround({ pos = '', width = '0', height = '0' }: LayoutObject): Box {
  const center = pointOf(pos);
  const size = { width: Number(width) * POINTS_PER_INCH, height: Number(height) * POINTS_PER_INCH };
  return { ...size, x: center.x - size.width / 2, y: center.y - size.height / 2 };
}

/** `e,x,y` is the tip of the arrow; the other points are the curve. */
function parseSpline(pos: string): { readonly tip?: Point; readonly curve: readonly Point[] } {
  const parts = pos.split(' ').filter((part) => part !== '');
  const tip = parts.find((part) => part.startsWith('e,'));
  return {
    tip: tip === undefined ? undefined : pointOf(tip.slice(2)),
    curve: parts.filter((part) => !/^[es],/.test(part)).map(pointOf),
  };
}
