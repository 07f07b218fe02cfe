import type { ChangeEffect } from '@eks-ingress/constructs';
import { effectOf } from './effect-of-plan';
import type { AttributeChange, ChangeKind, ResourceChange } from './plan-report';

function change(
  kind: ChangeKind,
  address: string,
  attributes: Readonly<Record<string, AttributeChange>> = {},
): ResourceChange {
  return { address, kind, actions: [], attributes, replacedBy: [] };
}

const LOAD_BALANCER = 'aws_lb.public_LoadBalancer_C2FE7D84';
const HTTP = 'aws_lb_listener.public_LoadBalancer_Listener-http_596EB37B';
const HTTPS = 'aws_lb_listener.public_LoadBalancer_Listener-https_B6C16692';
const TARGETS = 'aws_lb_target_group.public_LoadBalancer_TargetGroup-http_2E0719B3';
const NGINX = 'helm_release.public_IngressNginx_0B49DF42';
const INGRESS = 'kubernetes_ingress_v1.public_Ingress-shop_D232F326';
const OTHER_INGRESS = 'kubernetes_ingress_v1.public_Ingress-checkout_820E760A';

const mapping = (subnet_id: string, allocation_id: string) => ({ subnet_id, allocation_id });
const port = (before: number | undefined, after: number | undefined) => ({ port: { before, after } });

test.each<[string, readonly ResourceChange[], ChangeEffect]>([
  ['no change', [], 'nothing'],
  ['a record', [change('replace', 'aws_route53_record.public_Dns_Record-a_1')], 'beside'],
  [
    'a new load balancer',
    [change('create', LOAD_BALANCER), change('create', HTTP), change('create', TARGETS)],
    'beside',
  ],
  ['an updated load balancer', [change('update', LOAD_BALANCER)], 'in-place'],
  ['an updated listener', [change('update', HTTP)], 'in-place'],
  ['an updated target group', [change('update', TARGETS)], 'in-place'],
  ['a moved load balancer', [change('move', LOAD_BALANCER)], 'beside'],
  ['a listener that is replaced', [change('replace', HTTP)], 'listener-recreated'],
  ['a listener that goes', [change('delete', HTTP)], 'listener-recreated'],
  ['a target group that is replaced', [change('replace', TARGETS)], 'target-group-replaced'],
  ['a target group that nothing forwards to any more', [change('delete', TARGETS)], 'in-place'],
  [
    'a target group that becomes its sibling',
    [change('delete', `${TARGETS}_http`), change('create', `${TARGETS}_tcp`)],
    'target-group-replaced',
  ],
  [
    'a target group at its earlier address that becomes its sibling',
    [change('delete', TARGETS), change('create', `${TARGETS}_tcp`)],
    'target-group-replaced',
  ],
  [
    'a load balancer that is replaced',
    [change('update', HTTP), change('replace', LOAD_BALANCER)],
    'load-balancer-replaced',
  ],
  ['a load balancer that goes', [change('delete', LOAD_BALANCER), change('delete', HTTP)], 'load-balancer-replaced'],
  ['an updated controller', [change('update', NGINX)], 'beside'],
  [
    'a Service that gives up its load balancer',
    [
      change('update', NGINX, {
        values: { before: ['{"service":{"type":"LoadBalancer"}}'], after: ['{"service":{"type":"NodePort"}}'] },
      }),
    ],
    'load-balancer-replaced',
  ],
  ['a release whose Service is a load balancer', [change('replace', NGINX)], 'load-balancer-replaced'],
  [
    'the release of the AWS controller',
    [change('replace', 'helm_release.AwsLoadBalancerController_05861808')],
    'beside',
  ],
  ['the release of a test server', [change('replace', 'helm_release.public-Echo_6E9EE070')], 'beside'],
  [
    'the release of a binding',
    [change('replace', 'helm_release.public_LoadBalancer_TargetGroup-http_Binding_36B11C02')],
    'beside',
  ],
  ['an updated Ingress', [change('update', INGRESS)], 'in-place'],
  ['the only Ingress', [change('delete', INGRESS)], 'load-balancer-replaced'],
  ['one Ingress of two', [change('delete', INGRESS), change('update', OTHER_INGRESS)], 'listener-recreated'],
  ['an ingress class', [change('replace', 'helm_release.public_IngressClass_CA4E095D')], 'load-balancer-replaced'],
  [
    'listeners that exchange ports',
    [change('update', HTTP, port(80, 443)), change('update', HTTPS, port(443, 80))],
    'refused',
  ],
  [
    'a listener on the port of one that moves on',
    [change('update', HTTP, port(80, 443)), change('update', HTTPS, port(443, 8443))],
    'refused',
  ],
  [
    'a listener on the port of one that goes',
    [change('create', HTTP, port(undefined, 443)), change('delete', HTTPS, port(443, undefined))],
    'refused',
  ],
  [
    'a listener on a free port',
    [change('update', HTTP, port(80, 8080)), change('update', HTTPS, port(443, 8443))],
    'in-place',
  ],
  [
    'the ports of two load balancers',
    [
      change('update', HTTP, port(80, 443)),
      change('update', 'aws_lb_listener.internal_LoadBalancer_Listener-https_1', port(443, 80)),
    ],
    'in-place',
  ],
  [
    'an Elastic IP that moves',
    [
      change('update', LOAD_BALANCER, {
        subnet_mapping: {
          before: [mapping('subnet-a', 'eipalloc-1'), mapping('subnet-b', 'eipalloc-2')],
          after: [mapping('subnet-a', 'eipalloc-2'), mapping('subnet-b', 'eipalloc-1')],
        },
      }),
    ],
    'refused',
  ],
  [
    'a mapping that is added',
    [
      change('update', LOAD_BALANCER, {
        subnet_mapping: {
          before: [mapping('subnet-a', 'eipalloc-1'), mapping('subnet-b', '')],
          after: [mapping('subnet-a', 'eipalloc-1'), mapping('subnet-b', ''), mapping('subnet-c', '')],
        },
      }),
    ],
    'in-place',
  ],
])('%s', (_, changes, effect) => {
  expect(effectOf(changes)).toBe(effect);
});

test('the load balancer of Terraform stays when the controller behind it is installed anew', () => {
  expect(effectOf([change('replace', NGINX)], [LOAD_BALANCER])).toBe('target-group-replaced');
  expect(effectOf([change('replace', NGINX)], [LOAD_BALANCER.replace('public', 'internal')])).toBe(
    'load-balancer-replaced',
  );
});

test('the load balancer of a group stays while another Ingress of it does', () => {
  expect(effectOf([change('replace', INGRESS)], [OTHER_INGRESS])).toBe('listener-recreated');
});
