import type { DiagramKind } from '../diagram/diagram';

interface Tint {
  readonly light: string;
  readonly dark: string;
}

/** The colour of each kind of part, of its edge and its caption. */
const TINTS: Readonly<Record<DiagramKind, Tint>> = {
  clients: { light: '#57606a', dark: '#9da7b3' },
  dns: { light: '#8250df', dark: '#b392f0' },
  'load-balancer': { light: '#8250df', dark: '#b392f0' },
  'target-group': { light: '#bc4c00', dark: '#f0a060' },
  cluster: { light: '#0969da', dark: '#6cb6ff' },
  nodes: { light: '#bc4c00', dark: '#f0a060' },
  controller: { light: '#1a7f37', dark: '#57c06f' },
  operator: { light: '#0969da', dark: '#6cb6ff' },
  services: { light: '#0969da', dark: '#6cb6ff' },
};

function tints(theme: keyof Tint): string {
  return Object.entries(TINTS)
    .map(([kind, tint]) => `.${kind}{--tint:${tint[theme]}}`)
    .join('');
}

const THEMES = {
  light: '--paper:#ffffff;--card:#ffffff;--ink:#1f2328;--soft:#57606a;--line:#6e7781',
  dark: '--paper:#0d1117;--card:#161b22;--ink:#e6edf3;--soft:#9da7b3;--line:#8b949e',
};

/** Colours are variables, so that one drawing serves both themes. */
export const STYLE = [
  `svg{${THEMES.light};font-family:"Segoe UI","Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif}`,
  tints('light'),
  `@media(prefers-color-scheme:dark){svg{${THEMES.dark}}${tints('dark')}}`,
  // A halo keeps text readable where a line passes behind it.
  'text{fill:var(--ink);stroke:var(--paper);stroke-width:3px;stroke-opacity:.85;stroke-linejoin:round;paint-order:stroke}',
  '.paper{fill:var(--paper)}',
  '.name{font-size:17px;font-weight:700}',
  '.where{font-size:13px;font-weight:400;fill:var(--soft)}',
  'rect.node{fill:var(--card);stroke:var(--tint);stroke-width:1.2}',
  'rect.group{fill:var(--tint);fill-opacity:.06;stroke:var(--tint);stroke-opacity:.55;stroke-width:1.2}',
  '.caption{font-size:10px;font-weight:700;letter-spacing:.6px;text-transform:uppercase;fill:var(--tint)}',
  '.title{font-size:14px;font-weight:600}',
  '.line{font-size:12px;fill:var(--soft)}',
  '.edge{fill:none;stroke:var(--line);stroke-width:1.4}',
  '.edge.control{stroke-dasharray:5 4;stroke-width:1.2}',
  '.tip{fill:var(--line)}',
  '.label{font-size:11px;text-anchor:middle}',
  '.label.control{fill:var(--soft)}',
].join('');
