import { membersOf } from '@eks-ingress/diagnostics';
import { readChartRelease } from './chart-release';
import { readChartValues } from './chart-values';
import type { Checkout } from './checkout';
import type { DataFile } from './data-file';
import { elements, readGo } from './go-source';
import { UnexpectedShape } from './unexpected-shape';

const CHART = 'charts/ingress-nginx';
const PREFIX = 'nginx.ingress.kubernetes.io';

/** What a release of ingress-nginx states. */
export async function readIngressNginx(checkout: Checkout): Promise<readonly DataFile[]> {
  return [
    releaseFile(checkout),
    {
      path: 'packages/annotations/src/upstream/ingress-nginx.ts',
      name: 'ingressNginx',
      about: 'Every annotation that ingress-nginx has a name for.',
      imports: ["import type { UpstreamNames } from './upstream-names';"],
      type: 'UpstreamNames',
      value: { keys: await readKeys(checkout) },
    },
    {
      path: 'packages/charts/src/upstream/ingress-nginx-values.ts',
      name: 'ingressNginxValues',
      about: 'The values that the chart of ingress-nginx names, with the types of their defaults.',
      imports: ["import type { Chart } from '../chart';"],
      type: "Chart['values']",
      value: readChartValues(checkout, CHART),
    },
    {
      path: 'packages/charts/src/upstream/ingress-nginx-config-map-keys.ts',
      name: 'ingressNginxConfigMapKeys',
      about: 'The keys that ingress-nginx reads of its ConfigMap, with the types that it reads them as.',
      imports: ["import type { ConfigMapKeyType } from '../config-map-value-type';"],
      type: 'Readonly<Record<string, ConfigMapKeyType>>',
      value: await readConfigMapKeys(checkout),
    },
  ];
}

function releaseFile(checkout: Checkout): DataFile {
  const { version, appVersion } = readChartRelease(checkout, CHART);
  const values = `${CHART}/values.yaml`;
  const { tag, digest } = membersOf(membersOf(membersOf(checkout.yaml(values)).controller).image);
  if (tag !== `v${appVersion}` || typeof digest !== 'string')
    throw new UnexpectedShape(values, `controller.image with the tag v${appVersion} and a digest`);
  return {
    path: 'packages/diagnostics/src/releases/ingress-nginx-release.ts',
    name: 'ingressNginxRelease',
    about: 'The release of ingress-nginx at which its facts are read.',
    imports: ["import type { ReleaseWithChart } from './release';"],
    satisfies: 'ReleaseWithChart & { digest: string }',
    value: {
      repository: 'https://github.com/kubernetes/ingress-nginx',
      tag: `controller-v${appVersion}`,
      digest,
      chart: {
        repository: 'https://kubernetes.github.io/ingress-nginx',
        chart: 'ingress-nginx',
        version,
        appVersion,
      },
      chartSource: { tag: `helm-chart-${version}`, folder: CHART },
    },
  };
}

const ANNOTATIONS = 'internal/ingress/annotations';
const FIELDS = 'parser.AnnotationFields';

async function readKeys(checkout: Checkout): Promise<readonly string[]> {
  const parser = `${ANNOTATIONS}/parser/main.go`;
  if ((await readGo(checkout, parser)).constants.get('DefaultAnnotationsPrefix') !== PREFIX)
    throw new UnexpectedShape(parser, `a constant DefaultAnnotationsPrefix that is ${PREFIX}`);
  const sources = checkout.filesBelow(ANNOTATIONS, '.go').filter((file) => !file.endsWith('_test.go'));
  const files = sources.filter((file) => file !== parser && checkout.text(file).includes(`${FIELDS}{`));
  for (const folder of new Set(sources.map(folderOf))) {
    if (folder === ANNOTATIONS || folder === folderOf(parser) || files.some((file) => folderOf(file) === folder))
      continue;
    throw new UnexpectedShape(folder, `a file with a literal of ${FIELDS}`);
  }
  const names: string[] = [];
  for (const file of files) {
    const { constants, elementsOf } = await readGo(checkout, file);
    const nameOf = (written: string) => {
      const name = constants.get(written) ?? /^"(.*)"$/.exec(written)?.[1];
      if (name === undefined) throw new UnexpectedShape(file, `a constant ${written}, which ${FIELDS} names`);
      return name;
    };
    for (const { key, value } of elementsOf(FIELDS)) {
      const aliases = elements(value.type === 'literal_element' ? value.firstNamedChild : value).filter(
        (element) => element.key === 'AnnotationAliases',
      );
      names.push(nameOf(key), ...aliases.flatMap((element) => listed(element.value.text).map(nameOf)));
    }
  }
  return [...new Set(names)].map((name) => `${PREFIX}/${name}`).sort();
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}

/** The elements of a literal such as `[]string{a, "b"}`. */
function listed(text: string): readonly string[] {
  const [, inside = ''] = /^\[\]string\{([\s\S]*)\}$/.exec(text) ?? [];
  return inside.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
}

const CONFIGURATION = 'internal/ingress/controller/config/config.go';
const DEFAULTS = 'internal/ingress/defaults/main.go';
const TEMPLATE = 'internal/ingress/controller/template/configmap.go';

/** How the types of Go are read; whatever is put together from a text is a text. */
const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int: 'integer',
  int32: 'integer',
  float32: 'number',
  string: 'text',
  '[]int': 'text',
  '[]string': 'text',
  'map[string]int': 'text',
  'time.Duration': 'text',
};

/** Types of fields that the ConfigMap does not fill. */
const FILLED_OTHERWISE = ['*ingress.SSLCert', '[]net.IP', 'GlobalExternalAuth'];

async function readConfigMapKeys(checkout: Checkout): Promise<Readonly<Record<string, string>>> {
  const keys = new Map<string, string>();
  for (const [file, struct] of [
    [CONFIGURATION, 'Configuration'],
    [DEFAULTS, 'Backend'],
  ] as const) {
    for (const { name, type, json } of (await readGo(checkout, file)).fieldsOf(struct)) {
      if (FILLED_OTHERWISE.includes(type) || json === '-') continue;
      const read = TYPES[type];
      if (read === undefined)
        throw new UnexpectedShape(file, `${struct}.${name} to be one of ${Object.keys(TYPES).join(', ')}`);
      if (json === undefined || json === '')
        throw new UnexpectedShape(file, `${struct}.${name} to have a tag for JSON`);
      keys.set(json, read);
    }
  }
  const { constants } = await readGo(checkout, TEMPLATE);
  if (constants.size === 0) throw new UnexpectedShape(TEMPLATE, 'constants that name keys');
  for (const key of constants.values()) if (!keys.has(key)) keys.set(key, 'text');
  return Object.fromEntries([...keys].sort(([one], [other]) => (one < other ? -1 : 1)));
}
