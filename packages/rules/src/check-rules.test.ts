import { APPLICATION_LOAD_BALANCER_LIMITS } from '@eks-ingress/elbv2';
import fc from 'fast-check';
import { checkRules, type CheckRulesOptions } from './check-rules';
import type { RuleFinding } from './rule';
import { rules } from './rules';
import { readSubjects } from './testing/read-subjects';

const alb = 'alb.ingress.kubernetes.io';
const nlb = 'service.beta.kubernetes.io/aws-load-balancer';

interface Given {
  readonly name?: string;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>> | null;
}

const backend = (name: string, port: object = { number: 80 }) => ({ service: { name, port } });
const ruleTo = (path: string, name: string, port?: object) => ({
  http: { paths: [{ path, pathType: 'Prefix', backend: backend(name, port) }] },
});

function ingress({ name = 'cart', annotations = {}, spec = {} }: Given) {
  const usual = { ingressClassName: 'alb', rules: [ruleTo(`/${name}`, name)] };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name, namespace: 'shop', annotations },
    ...(spec !== null && { spec: { ...usual, ...spec } }),
  };
}

function service({ name = 'cart', annotations = {}, spec = {} }: Given) {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: 'shop', annotations },
    ...(spec !== null && { spec }),
  };
}

function check(values: readonly unknown[], options?: CheckRulesOptions): readonly RuleFinding[] {
  return checkRules(
    values.map((value) => ({ kind: 'object', value })),
    options,
  );
}

const rulesOf = (findings: readonly RuleFinding[]) => findings.map(({ rule, subject }) => `${subject} ${rule}`);
const only = (rule: string, findings: readonly RuleFinding[]) => findings.filter((finding) => finding.rule === rule);

const path = ['metadata', 'annotations', `${alb}/shceme`];

describe('a finding', () => {
  it('has the name of its rule, what the models say, and the key that it is about', () => {
    expect(check([ingress({ annotations: { [`${alb}/shceme`]: 'internal' } })])).toEqual([
      {
        rule: 'no-unknown-annotation',
        id: 'annotation-unknown-key',
        severity: 'error',
        message: `No controller reads ${alb}/shceme.`,
        why: 'Annotations that nobody knows are ignored without an error, an event or a line in the log.',
        fix: `Did you mean ${alb}/scheme?`,
        subject: 0,
        path,
        at: 'key',
        source: expect.stringContaining('https://') as string,
        fixes: [
          {
            title: `Rename it to ${alb}/scheme`,
            isSafe: true,
            subject: 0,
            edits: [{ kind: 'rename', path, to: `${alb}/scheme` }],
          },
        ],
      },
      expect.objectContaining({ id: 'load-balancer-needs-scheme' }),
    ]);
  });

  it('comes in the order of the subjects', () => {
    const wrong = { annotations: { [`${alb}/shceme`]: 'internal' } };
    const found = check([ingress(wrong), service({ annotations: { [`${alb}/x`]: '1' } }), ingress({ name: 'search' })]);
    const order = found.map(({ subject }) => subject);
    expect(new Set(order)).toEqual(new Set([0, 1, 2]));
    expect(order).toEqual([...order].sort());
  });

  it('is made by the rules that are asked alone', () => {
    const given = [ingress({ annotations: { [`${alb}/shceme`]: 'internal' } })];
    expect(check(given, { rules: [] })).toEqual([]);
    const asked = rules.filter(({ name }) => name === 'load-balancer-needs-scheme');
    expect(rulesOf(check(given, { rules: asked }))).toEqual(['0 load-balancer-needs-scheme']);
  });

  it('says once what an annotation does to the load balancer', () => {
    const annotations = { [`${nlb}-nlb-target-type`]: 'ip', [`${nlb}-name`]: 'internal-cart' };
    const spec = { type: 'LoadBalancer', ports: [{ port: 80 }] };
    expect(only('valid-load-balancer-name', check([service({ annotations, spec })]))).toHaveLength(1);
  });

  it('says once what several listeners share', () => {
    const annotations = {
      [`${nlb}-nlb-target-type`]: 'ip',
      [`${nlb}-ssl-cert`]: 'arn:aws:acm:ap-northeast-2:111122223333:certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
    };
    const spec = { type: 'LoadBalancer', ports: [{ port: 443 }, { port: 8443, name: 'other' }] };
    expect(only('no-withdrawn-tls', check([service({ annotations, spec })]))).toMatchObject([
      {
        fix: `Use "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09". The annotation for it is ${nlb}-ssl-negotiation-policy.`,
      },
    ]);
  });

  it('is what a rule finds by itself, where the models find it as well', () => {
    const given = ingress({ annotations: { 'kubernetes.io/ingress.class': 'alb' } });
    const found = check([given]).filter(({ path: [, , key] }) => key === 'kubernetes.io/ingress.class');
    expect(rulesOf(found)).toEqual(['0 no-ingress-class-annotation']);
  });

  it('is an error where access is opened, or every reload stopped, which the webhook admits', () => {
    const nginx = 'nginx.ingress.kubernetes.io';
    const annotations = { [`${nginx}/auth-secret`]: 'users', [`${nginx}/proxy-buffer-size`]: '1g' };
    const found = check([ingress({ annotations, spec: { ingressClassName: 'nginx' } })]);
    expect(only('no-access-opened-by-annotation', found)).toMatchObject([{ severity: 'error' }]);
    expect(only('no-reload-stopped-by-annotation', found)).toMatchObject([{ severity: 'error' }]);
  });

  it('has no words of those who write specifications', () => {
    const annotations = { [`${nlb}-ssl-cert`]: 'shop' };
    const found = check([service({ annotations, spec: { type: 'LoadBalancer', ports: [{ port: 443 }] } })]);
    expect(found.length).toBeGreaterThan(2);
    expect(found.filter(({ why = '', fix = '' }) => /Terraform|acknowledgements/.test(why + fix))).toEqual([]);
  });
});

describe('a fix', () => {
  const fixOf = (annotations: Readonly<Record<string, unknown>>) =>
    check([ingress({ annotations })]).flatMap(({ fixes = [] }) => fixes)[0];

  it('is not safe when the value is no good for the key', () => {
    expect(fixOf({ [`${alb}/shceme`]: 'public' })).toMatchObject({ isSafe: false });
  });

  it('is not there when the key that was meant is taken', () => {
    expect(fixOf({ [`${alb}/shceme`]: 'internal', [`${alb}/scheme`]: 'internal' })).toBeUndefined();
  });

  it('of a value is safe only where case and space are all that differs', () => {
    expect(fixOf({ [`${alb}/scheme`]: 'Internal ' })).toMatchObject({ isSafe: true, edits: [{ value: 'internal' }] });
    expect(fixOf({ [`${alb}/scheme`]: 'internal-facing' })).toMatchObject({ isSafe: false });
  });

  it('quotes what is no text, as far as it is surely the same', () => {
    expect(fixOf({ [`${alb}/group.order`]: 10 })).toMatchObject({ edits: [{ kind: 'set', value: '10' }] });
    expect(fixOf({ [`${alb}/group.order`]: 1e300 })).toBeUndefined();
  });
});

describe('the controller of an Ingress', () => {
  const foreign = { 'nginx.ingress.kubernetes.io/rewrite-target': '/' };
  const isOfAlb = (values: readonly unknown[], options?: CheckRulesOptions) =>
    only('no-foreign-annotation', check(values, options)).length > 0;
  const ingressClass = (name: string, controller: string, annotations = {}) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name, annotations },
    spec: { controller },
  });

  it('is that of its IngressClass', () => {
    const given = ingress({ annotations: foreign, spec: { ingressClassName: 'edge' } });
    expect(isOfAlb([given, ingressClass('edge', 'ingress.k8s.aws/alb')])).toBe(true);
    expect(isOfAlb([given, ingressClass('edge', 'k8s.io/ingress-nginx')])).toBe(false);
    expect(isOfAlb([given, ingressClass('edge', 'traefik.io/ingress-controller')])).toBe(false);
  });

  it('is told by the name of the class, where the class is not there', () => {
    expect(isOfAlb([ingress({ annotations: foreign })])).toBe(true);
    expect(isOfAlb([ingress({ annotations: foreign, spec: { ingressClassName: 'nginx-internal' } })])).toBe(false);
  });

  it('is told by the annotation of the class before the field', () => {
    const annotations = { ...foreign, 'kubernetes.io/ingress.class': 'alb' };
    expect(isOfAlb([ingress({ annotations, spec: { ingressClassName: 'nginx' } })])).toBe(true);
  });

  it('is that of the default class, or the one that is given, where no class is named', () => {
    const given = ingress({ annotations: foreign, spec: { ingressClassName: undefined } });
    const isDefault = { 'ingressclass.kubernetes.io/is-default-class': 'true' };
    expect(isOfAlb([given])).toBe(false);
    expect(isOfAlb([given], { controller: 'aws-load-balancer-controller' })).toBe(true);
    expect(isOfAlb([given, ingressClass('edge', 'ingress.k8s.aws/alb', isDefault)])).toBe(true);
  });

  it('is none when the annotations of two are there and no class', () => {
    const annotations = { ...foreign, [`${alb}/shceme`]: 'internal' };
    expect(check([ingress({ annotations, spec: { ingressClassName: undefined } })])).toEqual([]);
  });
});

describe('an IngressGroup', () => {
  const internal = { [`${alb}/group.name`]: 'edge', [`${alb}/scheme`]: 'internal' };
  const public_ = { ...internal, [`${alb}/scheme`]: 'internet-facing' };
  const conflicts = (values: readonly unknown[]) => only('no-group-conflict', check(values));

  it('is looked at as a whole', () => {
    const found = conflicts([ingress({ annotations: internal }), ingress({ name: 'search', annotations: public_ })]);
    expect(rulesOf(found)).toEqual(['1 no-group-conflict']);
  });

  it('is one of each environment, where objects have the names of others', () => {
    const environment = (annotations: Readonly<Record<string, unknown>>) => [
      ingress({ annotations }),
      ingress({ name: 'search', annotations }),
    ];
    expect(conflicts([...environment(internal), ...environment(public_)])).toEqual([]);
    const mixed = [...environment(internal), ingress({ annotations: public_ })];
    expect(rulesOf(conflicts(mixed))).toEqual(['1 no-group-conflict']);
  });

  it('has the name that the IngressClassParams give it', () => {
    const params = {
      apiVersion: 'elbv2.k8s.aws/v1beta1',
      kind: 'IngressClassParams',
      metadata: { name: 'shared' },
      spec: { group: { name: 'edge' } },
    };
    const ofClass = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'shared' },
      spec: {
        controller: 'ingress.k8s.aws/alb',
        parameters: { apiGroup: 'elbv2.k8s.aws', kind: 'IngressClassParams', name: 'shared' },
      },
    };
    const member = ingress({
      name: 'search',
      annotations: { [`${alb}/scheme`]: 'internet-facing' },
      spec: { ingressClassName: 'shared' },
    });
    const found = conflicts([params, ofClass, ingress({ annotations: internal }), member]);
    expect(rulesOf(found)).toEqual(['3 no-group-conflict']);

    // They do not apply to an Ingress that names its class in the older annotation.
    const named = ingress({
      name: 'search',
      annotations: { [`${alb}/scheme`]: 'internet-facing', 'kubernetes.io/ingress.class': 'alb' },
      spec: { ingressClassName: undefined },
    });
    const usual = { ...ofClass, metadata: { name: 'alb' } };
    expect(conflicts([params, usual, ingress({ annotations: internal }), named])).toEqual([]);
  });

  it('has no more rules than a load balancer', () => {
    const paths = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        path: `/${index}`,
        pathType: 'Exact',
        backend: backend('cart'),
      }));
    const given = (count: number) => [ingress({ spec: { rules: [{ http: { paths: paths(count) } }] } })];
    const { rules: limit } = APPLICATION_LOAD_BALANCER_LIMITS;
    expect(only('no-exceeded-quota', check(given(limit)))).toEqual([]);
    expect(only('no-exceeded-quota', check(given(limit + 1)))).toMatchObject([
      { message: `The load balancer has ${limit + 1} rules; AWS allows ${limit}.` },
    ]);
  });
});

describe('an Ingress of an old API version', () => {
  const old = (servicePort: unknown) => ({
    apiVersion: 'extensions/v1beta1',
    kind: 'Ingress',
    metadata: {
      name: 'cart',
      namespace: 'shop',
      annotations: {
        'kubernetes.io/ingress.class': 'alb',
        [`${alb}/actions.www`]: '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"200"}}',
      },
    },
    spec: {
      backend: { serviceName: 'cart', servicePort: 80 },
      rules: [{ http: { paths: [{ path: '/*', backend: { serviceName: 'www', servicePort } }] } }],
    },
  });

  it('has the backends of the new one', () => {
    expect(only('annotation-matches-backend', check([old('use-annotation')]))).toEqual([]);
    expect(only('annotation-matches-backend', check([old('http')]))).toHaveLength(1);
  });

  it('is reported at its own fields', () => {
    const found = check([old('use-annotation'), service({ spec: { ports: [{ port: 8080 }] } })]);
    expect(only('backend-port-matches-service', found)).toMatchObject([{ subject: 0, path: ['spec', 'backend'] }]);
  });
});

test('a part of an object is blamed for what it says, and not for what it leaves out', () => {
  const parts = [
    ingress({ annotations: { [`${alb}/ssl-redirect`]: '443', [`${alb}/shceme`]: 'internal' }, spec: null }),
    service({ annotations: { [`${nlb}-ssl-ports`]: '443', [`${nlb}-shceme`]: 'internal' }, spec: null }),
    service({ name: 'search', annotations: { [`${nlb}-ssl-ports`]: '443' }, spec: { type: 'LoadBalancer' } }),
  ];
  expect(rulesOf(check(parts))).toEqual(['0 no-unknown-annotation', '1 no-unknown-annotation']);
});

describe('a value that is put in later', () => {
  it.each(['${CERTIFICATE}', '$CERTIFICATE', '$(CERTIFICATE)', '{{ certificate }}'])('is not judged: %s', (value) => {
    const annotations = { [`${nlb}-ssl-cert`]: value, [`${nlb}-scheme`]: value, [`${nlb}-nlb-target-type`]: 'ip' };
    const found = check([service({ annotations, spec: { type: 'LoadBalancer', ports: [{ port: 443 }] } })]);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('leaves the key to be judged', () => {
    expect(rulesOf(check([ingress({ annotations: { [`${alb}/shceme`]: '${SCHEME}' } })]))).toContain(
      '0 no-unknown-annotation',
    );
  });
});

test('status codes are judged where the Services, which may speak gRPC, are there', () => {
  const given = ingress({ annotations: { [`${alb}/success-codes`]: '0', [`${alb}/target-type`]: 'ip' } });
  const codes = (values: readonly unknown[]) => only('valid-health-check', check(values));
  const spec = { ports: [{ port: 80 }] };
  expect(codes([given])).toEqual([]);
  expect(codes([given, service({ spec })])).toHaveLength(1);
  const action = '{"type":"fixed-response","fixedResponseConfig":{"statusCode":"200"}}';
  const withAction = ingress({
    annotations: { [`${alb}/success-codes`]: '0', [`${alb}/target-type`]: 'ip', [`${alb}/actions.hello`]: action },
    spec: { rules: [ruleTo('/hello', 'hello', { name: 'use-annotation' }), ruleTo('/cart', 'cart')] },
  });
  expect(codes([withAction, service({ spec })])).toHaveLength(1);
  const grpc = { [`${alb}/backend-protocol-version`]: 'GRPC' };
  expect(codes([given, service({ spec, annotations: grpc })])).toEqual([]);
});

test('of Services of one name the nearest is behind an Ingress', () => {
  const right = service({ spec: { type: 'NodePort', ports: [{ port: 80 }] } });
  const wrong = service({ spec: { type: 'NodePort', ports: [{ port: 8080 }] } });
  const ports = (values: readonly unknown[]) => rulesOf(only('backend-port-matches-service', check(values)));
  expect(ports([right, ingress({}), wrong, ingress({}), ingress({})])).toEqual([
    '3 backend-port-matches-service',
    '4 backend-port-matches-service',
  ]);
});

test('where there are as many Services as Ingresses of one name they go together in order', () => {
  const right = service({ spec: { type: 'NodePort', ports: [{ port: 80 }] } });
  const wrong = service({ spec: { type: 'NodePort', ports: [{ port: 8080 }] } });
  const ports = (values: readonly unknown[]) => rulesOf(only('backend-port-matches-service', check(values)));
  expect(ports([ingress({}), wrong, ingress({}), right])).toEqual(['0 backend-port-matches-service']);
});

test('a Service of another cloud is left alone', () => {
  const spec = { type: 'LoadBalancer', ports: [{ port: 80 }] };
  const own = { 'service.beta.kubernetes.io/do-loadbalancer-protocol': 'http' };
  expect(check([service({ annotations: own, spec })])).toEqual([]);
  expect(check([service({ annotations: { 'cloud.google.com/neg': '{}' }, spec })])).toEqual([]);
  expect(check([service({ annotations: { ...own, [`${nlb}-shceme`]: 'internal' }, spec })])).not.toEqual([]);
});

test('objects of other API groups are left alone', () => {
  const knative = {
    ...service({ annotations: { [`${nlb}-shceme`]: '1' }, spec: {} }),
    apiVersion: 'serving.knative.dev/v1',
  };
  const openshift = { ...ingress({ annotations: { [`${alb}/shceme`]: '1' } }), apiVersion: 'config.openshift.io/v1' };
  expect(check([knative, openshift])).toEqual([]);
});

describe('whatever the subjects hold', () => {
  const junk = fc.jsonValue({ maxDepth: 4 });
  const kinds = fc.constantFrom(
    'Ingress',
    'Service',
    'IngressClass',
    'IngressClassParams',
    'TargetGroupBinding',
    'Pod',
  );
  const apiVersions = fc.constantFrom('v1', 'networking.k8s.io/v1', 'extensions/v1beta1', 'elbv2.k8s.aws/v1beta1');
  const object = fc.record({
    apiVersion: apiVersions,
    kind: kinds,
    metadata: fc.oneof(
      junk,
      fc.record({
        name: fc.oneof(fc.constant('cart'), junk),
        namespace: junk,
        annotations: fc.oneof(
          junk,
          fc.dictionary(fc.constantFrom(`${alb}/scheme`, `${alb}/group.name`, `${alb}/tags`, `${nlb}-type`), junk),
        ),
      }),
    ),
    spec: fc.oneof(
      junk,
      fc.record(
        {
          ingressClassName: fc.oneof(fc.constant('alb'), fc.constant('nginx'), junk),
          type: fc.oneof(fc.constant('LoadBalancer'), junk),
          ports: fc.oneof(fc.array(fc.oneof(fc.record({ port: junk, name: junk, targetPort: junk }), junk)), junk),
          rules: fc.oneof(
            fc.array(
              fc.oneof(fc.record({ host: junk, http: fc.oneof(fc.record({ paths: fc.array(junk) }), junk) }), junk),
            ),
            junk,
          ),
          tls: junk,
          defaultBackend: junk,
          inboundCIDRs: junk,
          serviceRef: junk,
        },
        { requiredKeys: [] },
      ),
    ),
  });

  it('nothing is thrown', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(object, junk), { maxLength: 6 }), (values) => {
        expect(Array.isArray(check(values))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('values of charts may be anything as well', () => {
    expect(checkRules(readSubjects({ yaml: '- 1', chart: 'ingress-nginx' }))).toEqual([]);
  });
});
