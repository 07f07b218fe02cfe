import { readCluster } from './cluster';
import { findNginxImages, isSince } from './nginx-image';

const deployment = (image: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'ingress-nginx-controller' },
  spec: { template: { spec: { containers: [{ name: 'controller', image }] } } },
});
const clusterOf = (...images: readonly string[]) =>
  readCluster(
    images.map((image) => ({ kind: 'object', value: deployment(image) })),
    {},
  );
const versionsOf = (image: string) =>
  clusterOf(image)
    .objects.flatMap(findNginxImages)
    .map(({ version }) => version);

test.each([
  ['registry.k8s.io/ingress-nginx/controller:v1.15.1@sha256:594ceea76b01', '1.15.1'],
  ['registry.k8s.io/ingress-nginx/controller-chroot:v1.12.0', '1.12.0'],
  ['quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0', '0.33.0'],
  ['us.gcr.io/k8s-artifacts-prod/ingress-nginx/controller:v0.34.1', '0.34.1'],
  ['registry.k8s.io/ingress-nginx/controller:latest', undefined],
])('%s is an image of the project', (image, version) => {
  expect(versionsOf(image)).toEqual([version]);
});

test.each(['registry.example.com/ingress-nginx/controller:v1.15.1', 'nginx/nginx-ingress:3.4.0', 'nginx:1.27.1'])(
  '%s is none',
  (image) => {
    expect(versionsOf(image)).toEqual([]);
  },
);

test('a version is there when every controller has it', () => {
  const image = (tag: string) => `registry.k8s.io/ingress-nginx/controller:${tag}`;
  expect(isSince('1.9.1', clusterOf(image('v1.9.1'), image('v1.15.1')))).toBe(true);
  expect(isSince('1.9.1', clusterOf(image('v1.9.0'), image('v1.15.1')))).toBe(false);
  expect(isSince('1.9.1', clusterOf(image('v0.48.1')))).toBe(false);
  expect(isSince('1.9.1', clusterOf(image('latest')))).toBe(false);
  expect(isSince('1.9.1', clusterOf())).toBe(false);
});
