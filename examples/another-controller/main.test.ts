import { App, Testing } from 'cdktf';
import { f5Nginx, ShopStack } from './main';

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

function synthesize(controller: ConstructorParameters<typeof ShopStack>[2]): { resource: Blocks; data: Blocks } {
  const stack = new ShopStack(Testing.stubVersion(new App({ stackTraces: false })), 'shop', controller);
  return JSON.parse(Testing.synth(stack, true)) as { resource: Blocks; data: Blocks };
}

function onAws(blocks: Blocks): Blocks {
  return Object.fromEntries(Object.entries(blocks).filter(([type]) => type.startsWith('aws_')));
}

const ingressNginx = synthesize({ ingressNginx: { acknowledgeRetirement: { reviewBy: '2999-12-31' } } });
const f5 = synthesize({ controller: f5Nginx });

test('another controller behind the load balancer changes no resource of AWS, in address or value', () => {
  expect(Object.keys(onAws(f5.resource))).toContain('aws_lb');
  expect(onAws(f5.resource)).toEqual(onAws(ingressNginx.resource));
  expect(onAws(f5.data)).toEqual(onAws(ingressNginx.data));
});

test('the other controller takes the place of ingress-nginx', () => {
  const charts = ({ resource }: typeof f5) => Object.values(resource['helm_release'] ?? {});
  expect(charts(ingressNginx)).toEqual([expect.objectContaining({ chart: 'ingress-nginx' })]);
  expect(charts(f5)).toEqual([expect.objectContaining({ chart: 'nginx-ingress', version: '2.6.4' })]);
});

test('its node ports and the PROXY protocol are those of the load balancer', () => {
  const [release] = Object.values(f5.resource['helm_release'] ?? {});
  const values = String((release?.['values'] as string[])[0]);
  expect(values).toContain('"httpPort":{"targetPort":2443,"nodePort":30080}');
  expect(values).toContain('"httpsPort":{"targetPort":80,"nodePort":30443}');
  expect(values).toContain('"proxy-protocol":"True"');
});
