import { resolve } from 'node:path';
import {
  awsLoadBalancerControllerRelease,
  cloudProviderAwsRelease,
  ingressNginxRelease,
  terraformProviderAwsRelease,
} from '@eks-ingress/diagnostics';
import { readWorkspace } from '../read-workspace';
import { findUpstreamLiterals } from './find-upstream-literals';

const releases = [
  awsLoadBalancerControllerRelease,
  cloudProviderAwsRelease,
  ingressNginxRelease,
  terraformProviderAwsRelease,
];

/** What may say a version of its own, and why. */
const exempt: Readonly<Record<string, string>> = {
  'packages/annotations/src/ingress-nginx-status.ts': 'the dated history of a retired project',
  'packages/constructs/src/ingress-nginx/retirement-checks.ts': 'the releases that fixed a vulnerability',
};

describe('the repository', () => {
  const sources = readWorkspace(resolve(__dirname, '../../../..'))
    .flatMap((workspacePackage) => workspacePackage.sources)
    .filter(({ path }) => !path.startsWith('packages/diagnostics/src/releases/'))
    .filter(({ path }) => !/\.test\.ts$|\/testing\//.test(path));
  const found = findUpstreamLiterals(sources, releases);

  test('says what release it was written for in the modules of the releases alone', () => {
    expect(found.filter(({ path }) => !Object.hasOwn(exempt, path))).toEqual([]);
  });

  test('has an exception for what needs one, and for nothing else', () => {
    expect([...new Set(found.map(({ path }) => path))].sort()).toEqual(Object.keys(exempt).sort());
  });
});

describe('a line', () => {
  const release = {
    repository: 'https://github.com/shop/balancer',
    tag: 'balancer-v2.7.0',
    documentation: 'https://shop.github.io/balancer/v2.7',
    chart: { repository: 'https://charts.example.com', chart: 'balancer', version: '7.1.0', appVersion: '2.7.0' },
  };
  const linesOf = (text: string) => findUpstreamLiterals([{ path: 'a.ts', text }], [release]).map(({ line }) => line);

  test.each([
    ["'https://github.com/shop/balancer/blob/main/README.md'"],
    ["'https://raw.githubusercontent.com/shop/balancer/2.6.9/crds.yaml'"],
    ["'https://shop.github.io/balancer/latest/guide/'"],
    ['/** As of v2.7.0. */'],
    ["const version = '7.1.0';"],
  ])('is found that says %s', (text) => {
    expect(linesOf(`// one\n${text}\n`)).toEqual([2]);
  });

  test.each([
    ["sourceUrl(balancerRelease, 'README.md')"],
    ["'https://github.com/shop/balancer/issues/12'"],
    ["'https://github.com/shop/balancer-notes/blob/main/README.md'"],
    ["'17.1.0', '7.1.01' and '2.7.0.1'"],
    ['  tag: v2.7.0'],
    ['          image: registry.example.com/balancer:v2.7.0'],
  ])('is not found that says %s', (text) => {
    expect(linesOf(text)).toEqual([]);
  });
});
