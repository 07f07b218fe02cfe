export interface Layer {
  /** Layers whose workspace packages it may import; never another app. */
  readonly layers: readonly LayerName[];
  /** Third-party modules, with `*` for anything up to the end; `declared` leaves it to the package.json. */
  readonly modules: readonly string[] | 'declared';
  /** Node's built-in modules. */
  readonly builtIns: readonly string[] | 'any';
  /** Whether it may load a module whose name it computes; tests always may. */
  readonly computed: boolean;
}

export type LayerName = 'model' | 'engine' | 'infra' | 'app';

/** What each layer may import. Adding a line here is a decision about the architecture. */
export const layers: Readonly<Record<LayerName, Layer>> = {
  model: { layers: ['model'], modules: ['fastest-levenshtein', 'ipaddr.js'], builtIns: [], computed: false },
  engine: {
    layers: ['model', 'engine'],
    modules: ['yaml', 'picocolors', 'valibot', '@babel/code-frame', 'picomatch', '@viz-js/viz'],
    builtIns: [],
    computed: false,
  },
  infra: {
    layers: ['model', 'infra'],
    modules: ['cdktf', 'cdktf/lib/*', 'constructs', '@cdktf/provider-*'],
    builtIns: ['node:crypto', 'node:path'],
    computed: false,
  },
  app: { layers: ['model', 'engine', 'infra'], modules: 'declared', builtIns: 'any', computed: true },
};

/** What tests may import on top of their layer; they may also use every built-in module. */
export const testModules: readonly string[] = [
  '@jest/globals',
  'fast-check',
  'yaml',
  'ajv',
  'ajv/lib/refs/json-schema-draft-04.json',
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
];
