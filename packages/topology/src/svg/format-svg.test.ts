import fc from 'fast-check';
import { ingressNginx, networkLoadBalancer, stackWith } from '../testing/stacks';
import type { Topology } from '../topology';
import { topologyOf } from '../topology-of';
import { formatSvg } from './format-svg';

const topology = topologyOf(stackWith({ ...networkLoadBalancer, ...ingressNginx() }));

interface Rectangle {
  readonly classes: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function rectanglesIn(svg: string): Rectangle[] {
  const found = svg.matchAll(/<rect class="([^"]*)" x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)"/g);
  return [...found].map(([, classes = '', ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
    return { classes, x, y, width, height };
  });
}

test('the same topology gives the same bytes', async () => {
  expect(await formatSvg(topology)).toBe(await formatSvg(structuredClone(topology)));
});

test('it has a title and a description, and follows the theme of the viewer', async () => {
  const svg = await formatSvg(topology);
  expect(svg).toContain('<title id="title">shop · account 111122223333 · ap-northeast-2</title>');
  expect(svg).toContain('listens on TLS 443 and sends to nodes on port 30443.');
  expect(svg).toContain('aria-labelledby="title description"');
  expect(svg).toContain('@media(prefers-color-scheme:dark)');
});

test('it needs nothing from elsewhere', async () => {
  expect((await formatSvg(topology)).replace('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:\/\/|url\((?!#)|<script|<image|@import/,
  );
});

test('every box stands in the picture, and no two boxes overlap', async () => {
  const svg = await formatSvg(topology);
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const rectangles = rectanglesIn(svg);
  const boxes = rectangles.filter(({ classes }) => classes.startsWith('node'));
  expect(boxes).toHaveLength(7);
  for (const { x, y, ...size } of rectangles) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + size.width).toBeLessThanOrEqual(width);
    expect(y + size.height).toBeLessThanOrEqual(height);
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const apart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      expect({ one, other, apart }).toMatchObject({ apart: true });
    }
  }
});

test('many target groups beside each other are drawn from the left, so that the picture stays narrow', async () => {
  const [loadBalancer] = topology.loadBalancers;
  const [targetGroup] = loadBalancer?.targetGroups ?? [];
  const groups = Array.from({ length: 8 }, (_, index) => ({ ...targetGroup, id: `group-${index}` }));
  const routes = groups.map(({ id }) => ({ action: { kind: 'forward', targetGroup: id } }));
  const listeners = [{ ...loadBalancer?.listeners[0], routes }];
  const many = { ...topology, loadBalancers: [{ ...loadBalancer, listeners, targetGroups: groups }] } as Topology;
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(await formatSvg(many)) ?? []).map(Number);
  expect(width).toBeLessThan(8 * 250);
  expect(height).toBeGreaterThan(8 * 80);
});

test('no name becomes an element', async () => {
  const tags = (svg: string) => [...svg.matchAll(/<\/?[a-zA-Z]+/g)].map(([tag]) => tag);
  const expected = tags(await formatSvg({ ...topology, name: 'shop' }));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const name = `${text}<script>&]]>`;
      const [loadBalancer] = topology.loadBalancers;
      const svg = await formatSvg({
        ...topology,
        name,
        loadBalancers: loadBalancer === undefined ? [] : [{ ...loadBalancer, name }],
      });
      expect(tags(svg)).toEqual(expected);
      expect(svg).not.toMatch(/&(?!amp;|lt;|gt;)/);
    }),
    { numRuns: 30 },
  );
});
