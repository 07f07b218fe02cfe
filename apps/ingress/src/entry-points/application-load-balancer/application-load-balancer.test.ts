import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatPath } from '@eks-ingress/diagnostics';
import { defineEnvironment, type Environment } from '../../environment';
import { findProtectedLoadBalancers } from '../../commands/deletion-protection';
import { synthesize } from '../../synthesize';
import type { ApplicationLoadBalancerEntryPointSettings } from './settings';

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-application-load-balancer-'));
let folders = 0;

afterAll(() => rmSync(scratch, { recursive: true }));

const ENTRY_POINT: ApplicationLoadBalancerEntryPointSettings = {
  kind: 'application-load-balancer',
  scheme: 'internet-facing',
  tls: {
    certificate: {
      arn: 'arn:aws:acm:ap-northeast-2:111111111111:certificate/11111111-1111-4111-8111-111111111111',
      domainNames: ['*.shop.example.com'],
    },
  },
  ingresses: {
    cart: {
      namespace: 'cart',
      services: { cart: { port: 80, healthCheck: { path: '/healthz' } } },
      routes: [{ host: 'www.shop.example.com', path: '/cart', to: { kind: 'service', service: 'cart' } }],
    },
    search: {
      namespace: 'search',
      services: { search: { port: 80, targetType: 'instance', type: 'NodePort' } },
      routes: [{ host: 'www.shop.example.com', to: { kind: 'service', service: 'search' } }],
    },
  },
  hostedZone: { name: 'shop.example.com' },
};

function environmentWith(entryPoint: object = {}, changes: Partial<Environment> = {}): Environment {
  return defineEnvironment({
    account: '111111111111',
    region: 'ap-northeast-2',
    state: { kind: 'local' },
    cluster: { name: 'shop', compute: 'managed-node-groups' },
    awsLoadBalancerController: { identity: 'irsa', permissions: 'all', ingressGroupAnnotations: 'refused' },
    entryPoints: { web: { ...ENTRY_POINT, ...entryPoint } },
    tags: { Team: 'edge' },
    ...changes,
  });
}

function build(environment: unknown) {
  folders += 1;
  const outdir = join(scratch, String(folders));
  const { findings, stacks } = synthesize({ shop: environment }, { outdir, today: '2026-11-21' });
  const read = () => readFileSync(join(outdir, 'stacks/shop/cdk.tf.json'), 'utf8');
  return {
    findings: findings.map(({ diagnostic: { id, path } }) => `${formatPath(path)}: ${id}`),
    text: read,
    stack: () =>
      JSON.parse(read()) as {
        readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
        readonly output: Readonly<Record<string, unknown>>;
      },
    summary: () => stacks[0]?.entryPoints['web']?.summarize(),
  };
}

test('is synthesized with its Ingresses, records and outputs', () => {
  const { findings, stack } = build(environmentWith());
  expect(findings).toEqual([]);
  const { resource, output } = stack();
  expect(Object.keys(resource['kubernetes_ingress_v1'] ?? {})).toEqual([
    expect.stringMatching(/^web_Ingress-cart_/),
    expect.stringMatching(/^web_Ingress-search_/),
  ]);
  expect(Object.values(resource['aws_route53_record'] ?? {}).map(({ name }) => name)).toEqual(['www.shop.example.com']);
  expect(Object.keys(output)).toEqual(expect.arrayContaining(['web-dns-name', 'web-zone-id']));
});

test('has the tags of the environment on what the controller makes', () => {
  const { text } = build(environmentWith({ tags: { Cost: '42' } }));
  for (const tag of ['ManagedBy', 'Environment', 'Team', 'Cost']) expect(text()).toContain(`\\"key\\":\\"${tag}\\"`);
});

test('is summarized with its listeners and Ingresses', () => {
  expect(build(environmentWith()).summary()).toEqual([
    'Application Load Balancer shop-web: internet-facing, ipv4, in subnets found by their role tags',
    'https://www.shop.example.com',
    ':80    HTTP → redirect to https',
    ':443   HTTPS ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09, 1 certificate → the routes',
    'cart in cart: 1 route → pods of cart, health check /healthz',
    'search in search: 1 route → nodes of search, health check /',
  ]);
  expect(
    build(
      environmentWith({
        tls: undefined,
        scheme: 'internal',
        subnets: { ids: ['subnet-0a1b2c3d4e5f60718', 'subnet-0b2c3d4e5f607182a'] },
        additionalNamespaces: ['blog'],
      }),
    ).summary(),
  ).toEqual([
    'Application Load Balancer shop-web: internal, ipv4, in 2 subnets',
    'http://www.shop.example.com',
    ':80    HTTP → the routes',
    expect.any(String),
    expect.any(String),
    'Ingresses of blog may join',
  ]);
});

test('requests and validates its certificate', () => {
  const { findings, text } = build(environmentWith({ tls: { certificate: { domainName: 'www.shop.example.com' } } }));
  expect(findings).toEqual([]);
  expect(text()).toMatch(/certificateArn.{0,40}aws_acm_certificate_validation\.[\w-]+\.certificate_arn/);
});

test('puts the echo server behind it, and its name into the hosted zone', () => {
  const { findings, stack } = build(environmentWith({ echoWorkload: { hostName: 'echo.shop.example.com' } }));
  expect(findings).toEqual([]);
  const { resource } = stack();
  const echo = Object.entries(resource['kubernetes_ingress_v1'] ?? {}).find(([id]) => id.includes('echo'))?.[1];
  expect(echo).toMatchObject({ metadata: { name: 'shop-web-echo-workload', namespace: 'echo-web' } });
  expect(Object.values(resource['aws_route53_record'] ?? {}).map(({ name }) => name)).toContain(
    'echo.shop.example.com',
  );
});

test('is found when it is protected from deletion', () => {
  const { text } = build(environmentWith({ deletionProtection: true }));
  expect(findProtectedLoadBalancers(text())).toEqual([
    expect.stringMatching(/^kubernetes_ingress_v1\.web_Ingress-cart_/),
  ]);
  expect(findProtectedLoadBalancers(build(environmentWith()).text())).toEqual([]);
});

describe('what is wrong is found where it is written', () => {
  test.each<[string, object, Partial<Environment>, string[]]>([
    [
      'without a controller',
      {},
      { awsLoadBalancerController: undefined },
      ['awsLoadBalancerController: application-load-balancer-controller-missing'],
    ],
    [
      'with one that registers targets only',
      {},
      { awsLoadBalancerController: { identity: 'irsa' } },
      ['awsLoadBalancerController.permissions: application-load-balancer-controller-permissions'],
    ],
    [
      'with a group that is open to annotations',
      {},
      { awsLoadBalancerController: { identity: 'irsa', permissions: 'all' } },
      ['awsLoadBalancerController.ingressGroupAnnotations: application-load-balancer-group-open'],
    ],
    [
      'a login without TLS',
      {
        tls: undefined,
        scheme: 'internal',
        ingresses: {
          cart: {
            ...ENTRY_POINT.ingresses['cart'],
            authentication: {
              kind: 'cognito',
              userPoolArn: 'arn:aws:cognito-idp:ap-northeast-2:111111111111:userpool/ap-northeast-2_a',
              userPoolClientId: 'a',
              userPoolDomain: 'shop',
            },
          },
        },
      },
      {},
      [
        'entryPoints.web.ingresses.cart.authentication: application-load-balancer-authentication-without-tls',
        'entryPoints.web.ingresses.cart.authentication: ingress-open-listener',
      ],
    ],
    [
      'a requested certificate without a zone',
      { tls: { certificate: { domainName: 'www.shop.example.com' } }, hostedZone: undefined },
      {},
      ['entryPoints.web.hostedZone: environment-hosted-zone'],
    ],
    [
      'the host of a route outside of the zone',
      { hostedZone: { name: 'example.org' } },
      {},
      ['entryPoints.web.ingresses.cart.routes[0].host: alias-host-name-outside-zone'],
    ],
    [
      'a host name outside of the zone',
      {
        hostNames: ['shop.example.org'],
        tls: { certificate: { arn: 'arn:aws:acm:ap-northeast-2:111111111111:certificate/1' } },
      },
      {},
      ['entryPoints.web.hostNames[0]: alias-host-name-outside-zone'],
    ],
    [
      'the echo server outside of the zone',
      {
        echoWorkload: { hostName: 'echo.example.org' },
        tls: { certificate: { arn: 'arn:aws:acm:ap-northeast-2:111111111111:certificate/1' } },
      },
      {},
      ['entryPoints.web.echoWorkload.hostName: alias-host-name-outside-zone'],
    ],
    [
      'two kinds of subnets',
      { subnets: { ids: ['subnet-a', 'subnet-b'], tags: { Tier: ['public'] } } },
      {},
      [
        'entryPoints.web.subnets.tags: environment-unknown-key',
        'entryPoints.web.subnets: ingress-class-params-subnets',
      ],
    ],
    ['a misspelt key', { schema: 'internal' }, {}, ['entryPoints.web.schema: environment-unknown-key']],
    [
      'a route to nothing that is known',
      { ingresses: { cart: { namespace: 'cart', routes: [{ to: { kind: 'servise' } }] } } },
      {},
      ['entryPoints.web.ingresses.cart.routes[0].to.kind: environment-value'],
    ],
  ])('%s', (_what, entryPoint, changes, expected) => {
    expect(build(environmentWith(entryPoint, changes)).findings).toEqual(expected);
  });

  test.each<[string, object]>([
    ['ingresses', { ingresses: 'cart' }],
    ['routes', { ingresses: { cart: { namespace: 'cart', routes: 'all' } } }],
    ['services', { ingresses: { cart: { namespace: 'cart', services: [], routes: [] } } }],
    [
      'conditions',
      { ingresses: { cart: { namespace: 'cart', routes: [{ conditions: 'GET', to: { kind: 'service' } }] } } },
    ],
    ['a namespace', { ingresses: { cart: { namespace: 7, routes: [] } } }],
    ['ports', { ports: 443 }],
    ['a certificate', { tls: { certificate: 'arn' } }],
  ])('%s of the wrong shape are a finding, and no crash', (_what, entryPoint) => {
    expect(build(environmentWith(entryPoint)).findings[0]).toMatch(/^entryPoints\.web/);
  });
});
