import type { Edit } from '@eks-ingress/diagnostics';
import { editManifests } from './edit-manifests';
import { parseManifests } from './parse-manifests';

const options = { file: 'deploy/shop.yaml' };

function edited(text: string, edits: readonly Edit[], manifest = 0): string | undefined {
  return editManifests(parseManifests(text, options), [{ manifest, edits }], options)?.text;
}

const annotation = (key: string) => ['metadata', 'annotations', key];

const ingress = `# The shop.
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop # no team yet
  annotations:
    # who may come in
    alb.ingress.kubernetes.io/shceme: 'internal'   # was internet-facing
    alb.ingress.kubernetes.io/listen-ports: |
      [{"HTTP": 80}]
    alb.ingress.kubernetes.io/success-codes: 200
spec:
  rules:
  - host: shop.example.com
    http:
      paths:
      - path: /*
        backend:
          serviceName: shop
          servicePort: 80

`;

describe('renaming a key', () => {
  test('changes the key and nothing else', () => {
    const edits: Edit[] = [
      { kind: 'rename', path: annotation('alb.ingress.kubernetes.io/shceme'), to: 'alb.ingress.kubernetes.io/scheme' },
    ];
    expect(edited(ingress, edits)).toBe(ingress.replace('shceme', 'scheme'));
  });

  test('keeps the quotes of the key', () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata: {"labels": {"a/b": "1", 'c': 2}}\n`;
    expect(edited(text, [{ kind: 'rename', path: ['metadata', 'labels', 'a/b'], to: 'x/y' }])).toBe(
      text.replace('a/b', 'x/y'),
    );
    expect(edited(text, [{ kind: 'rename', path: ['metadata', 'labels', 'c'], to: "it's" }])).toBe(
      text.replace(`'c'`, `'it''s'`),
    );
  });

  test('to a key that is there already is refused', () => {
    const to = 'alb.ingress.kubernetes.io/success-codes';
    expect(
      edited(ingress, [{ kind: 'rename', path: annotation('alb.ingress.kubernetes.io/shceme'), to }]),
    ).toBeUndefined();
  });
});

describe('setting a value', () => {
  test.each([
    ['a quoted text keeps its quotes', 'alb.ingress.kubernetes.io/shceme', 'ip', `'internal'`, `'ip'`],
    ['a number that becomes a text gets quotes', 'alb.ingress.kubernetes.io/success-codes', '200', ' 200', ` '200'`],
    [
      'a block becomes one line',
      'alb.ingress.kubernetes.io/listen-ports',
      '[{"HTTP":80}]',
      '|\n      [{"HTTP": 80}]',
      `'[{"HTTP":80}]'`,
    ],
  ])('%s', (_, key, value, before, after) => {
    expect(edited(ingress, [{ kind: 'set', path: annotation(key), value }])).toBe(ingress.replace(before, after));
  });

  test.each([
    ['443', `"443"`],
    ['true', `"true"`],
    ['on', `"on"`],
    ['2026-11-21', `"2026-11-21"`],
    ['', `""`],
    ['a: b', `"a: b"`],
    ['a #b', `"a #b"`],
    ['arn:aws:acm:eu-west-1:1:certificate/4a', 'arn:aws:acm:eu-west-1:1:certificate/4a'],
    [443, '443'],
    [false, 'false'],
    [null, 'null'],
  ])('in the place of a plain text, %j is written as %s', (value, written) => {
    const text = 'apiVersion: v1\nkind: Service\nspec:\n  type: NodePort # here\n';
    expect(edited(text, [{ kind: 'set', path: ['spec', 'type'], value }])).toBe(text.replace('NodePort', written));
  });

  test('that is not there adds it below the others, as they are written', () => {
    const edits: Edit[] = [
      { kind: 'set', path: annotation('alb.ingress.kubernetes.io/target-type'), value: 'ip' },
      { kind: 'set', path: ['spec', 'ingressClassName'], value: 'alb' },
      { kind: 'set', path: ['spec', 'rules', 0, 'http', 'paths', 0, 'pathType'], value: 'Prefix' },
    ];
    expect(edited(ingress, edits)).toBe(
      ingress
        .replace('success-codes: 200\n', `success-codes: 200\n    alb.ingress.kubernetes.io/target-type: 'ip'\n`)
        .replace('servicePort: 80\n', 'servicePort: 80\n        pathType: Prefix\n  ingressClassName: alb\n'),
    );
  });

  test('in maps that are not there adds them once', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n    name: shop\n';
    const edits: Edit[] = [
      { kind: 'set', path: annotation('example.com/a'), value: 'x' },
      { kind: 'set', path: annotation('example.com/b'), value: '80' },
    ];
    expect(edited(text, edits)).toBe(
      `${text}    annotations:\n        example.com/a: x\n        example.com/b: "80"\n`.replace(/\n$/, '\n'),
    );
  });

  test('below a key with nothing after it keeps its comment', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations: # none yet\n  name: shop\n';
    expect(edited(text, [{ kind: 'set', path: annotation('example.com/a'), value: 'x' }])).toBe(
      text.replace('# none yet\n', '# none yet\n    example.com/a: x\n'),
    );
  });

  test('to a map writes a block, in the way of the file', () => {
    const backend = ['spec', 'rules', 0, 'http', 'paths', 0, 'backend'];
    const value = { service: { name: 'shop', port: { number: 80 } } };
    expect(edited(ingress, [{ kind: 'set', path: backend, value }])).toBe(
      ingress.replace(
        'serviceName: shop\n          servicePort: 80',
        'service:\n            name: shop\n            port:\n              number: 80',
      ),
    );
    const list = [{ name: 'http', port: 80 }];
    expect(edited(ingress, [{ kind: 'set', path: ['spec', 'ports'], value: list }])).toBe(
      `${ingress.trimEnd()}\n  ports:\n  - name: http\n    port: 80\n\n`,
    );
  });

  test('a map where a text was, and a text where a map was', () => {
    const text = 'apiVersion: v1\nkind: Service\nspec:\n  a: x # one\n  b:\n    c: 1\n  d: 2\n';
    expect(edited(text, [{ kind: 'set', path: ['spec', 'a'], value: { e: true } }])).toBe(
      text.replace('a: x # one', 'a:\n    e: true # one'),
    );
    expect(edited(text, [{ kind: 'set', path: ['spec', 'b'], value: 'z' }])).toBe(text.replace('b:\n    c: 1', 'b: z'));
  });

  test('in JSON writes JSON', () => {
    const text = '{\n\t"apiVersion": "v1",\n\t"kind": "Service",\n\t"spec": {\n\t\t"type": "NodePort"\n\t}\n}\n';
    const edits: Edit[] = [
      { kind: 'set', path: ['spec', 'type'], value: 'LoadBalancer' },
      { kind: 'set', path: ['spec', 'ports'], value: [{ port: 80 }] },
    ];
    expect(edited(text, edits)).toBe(text.replace('"NodePort"', '"LoadBalancer",\n\t\t"ports": [{"port":80}]'));
  });

  test('in an empty map of JSON, with quotes', () => {
    const text = '{"apiVersion": "v1", "kind": "Service", "metadata": {}}';
    expect(edited(text, [{ kind: 'set', path: ['metadata', 'name'], value: 'shop' }])).toBe(
      text.replace('{}', '{"name": "shop"}'),
    );
  });

  test('in an empty flow map', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations: {}\n';
    expect(edited(text, [{ kind: 'set', path: annotation('a.b/c'), value: 'x' }])).toBe(
      text.replace('{}', '{a.b/c: x}'),
    );
  });
});

describe('removing', () => {
  test('takes the line, with the comment on it, and leaves the comments above', () => {
    expect(edited(ingress, [{ kind: 'remove', path: annotation('alb.ingress.kubernetes.io/shceme') }])).toBe(
      ingress.replace(/ {4}alb.*shceme.*\n/, ''),
    );
  });

  test('takes all lines of a block', () => {
    expect(edited(ingress, [{ kind: 'remove', path: annotation('alb.ingress.kubernetes.io/listen-ports') }])).toBe(
      ingress.replace(/ {4}alb.*listen-ports.*\n.*\n/, ''),
    );
  });

  test('the only key leaves an empty map', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  annotations:\n    a: b\n  name: shop\n';
    expect(edited(text, [{ kind: 'remove', path: annotation('a') }])).toBe(text.replace(':\n    a: b', ': {}'));
  });

  test('the first key of an item moves the next one to the dash', () => {
    const text = 'apiVersion: v1\nkind: Service\nspec:\n  ports:\n  - name: http # web\n    port: 80\n  - port: 443\n';
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'ports', 0, 'name'] }])).toBe(
      text.replace('name: http # web\n    ', ''),
    );
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'ports', 1] }])).toBe(text.replace('  - port: 443\n', ''));
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'ports', 0] }])).toBe(
      text.replace(/ {2}- name: http # web\n {4}port: 80\n/, ''),
    );
  });

  test('the last line of a file without a line break at its end', () => {
    const text = 'apiVersion: v1\nkind: Service\nspec:\n  a: 1\n  b: 2';
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'b'] }])).toBe(
      'apiVersion: v1\nkind: Service\nspec:\n  a: 1',
    );
  });

  test('from a flow map takes a comma along', () => {
    const text = 'apiVersion: v1\nkind: Service\nspec: {a: 1, b: [1, 2], c: 3}\n';
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'a'] }])).toBe(text.replace('a: 1, ', ''));
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'c'] }])).toBe(text.replace(', c: 3', ''));
    expect(edited(text, [{ kind: 'remove', path: ['spec', 'b', 1] }])).toBe(text.replace('[1, 2]', '[1]'));
  });
});

describe('what is not changed', () => {
  test('a value that an alias shares with another place', () => {
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  labels: &all\n    a: b\n  annotations: *all\n';
    expect(edited(text, [{ kind: 'set', path: annotation('a'), value: 'c' }])).toBeUndefined();
    expect(edited(text, [{ kind: 'set', path: ['metadata', 'labels', 'a'], value: 'c' }])).toBeUndefined();
  });

  test('a key that a merge brings', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata:\n  labels: &all\n    a: b\n  annotations:\n    <<: *all\n    c: d\n';
    expect(edited(text, [{ kind: 'remove', path: annotation('a') }])).toBeUndefined();
    expect(edited(text, [{ kind: 'remove', path: annotation('c') }])).toBe(text.replace('    c: d\n', ''));
  });

  test('what is not there', () => {
    expect(edited(ingress, [{ kind: 'remove', path: ['spec', 'tls'] }])).toBeUndefined();
    expect(edited(ingress, [{ kind: 'set', path: ['metadata', 'name', 'first'], value: 'x' }])).toBeUndefined();
  });
});

test('edits that build on each other are made one after the other', () => {
  const edits: Edit[] = [
    { kind: 'rename', path: annotation('alb.ingress.kubernetes.io/shceme'), to: 'alb.ingress.kubernetes.io/scheme' },
    { kind: 'set', path: annotation('alb.ingress.kubernetes.io/scheme'), value: 'internet-facing' },
  ];
  expect(edited(ingress, edits)).toBe(ingress.replace(`shceme: 'internal'`, `scheme: 'internet-facing'`));
});

test('the line breaks of the file are kept', () => {
  const text = ingress.replaceAll('\n', '\r\n');
  const edits: Edit[] = [
    { kind: 'set', path: ['spec', 'ports'], value: [{ port: 80 }] },
    { kind: 'remove', path: annotation('alb.ingress.kubernetes.io/listen-ports') },
  ];
  const result = edited(text, edits);
  expect(result?.replaceAll('\r\n', '')).not.toContain('\n');
  expect(result?.replaceAll('\r\n', '\n')).toBe(edited(ingress, edits));
});

test('only the edited document of a file changes', () => {
  const text = `${ingress}---\n${ingress}`;
  const edits: Edit[] = [{ kind: 'set', path: ['metadata', 'name'], value: 'cart' }];
  expect(edited(text, edits, 1)).toBe(`${ingress}---\n${ingress.replace('name: shop', 'name: cart')}`);
});

describe('values in a text', () => {
  const application = `apiVersion: argoproj.io/v1alpha1
kind: Application
spec:
  source:
    chart: ingress-nginx
    helm:
      values: |
        controller:
          # traffic
          config:
            use-proxy-protocl: "true"
            b: "1"
    path: x
`;

  test('are edited in their block', () => {
    const path = ['controller', 'config', 'use-proxy-protocl'];
    expect(edited(application, [{ kind: 'rename', path, to: 'use-proxy-protocol' }], 1)).toBe(
      application.replace('protocl', 'protocol'),
    );
    expect(edited(application, [{ kind: 'remove', path }], 1)).toBe(application.replace(/.*protocl.*\n/, ''));
    expect(edited(application, [{ kind: 'remove', path: ['controller', 'config', 'b'] }], 1)).toBe(
      application.replace(/ *b: "1"\n/, ''),
    );
    expect(edited(application, [{ kind: 'set', path: ['controller', 'service', 'a'], value: 1 }], 1)).toBe(
      application.replace('b: "1"\n', 'b: "1"\n          service:\n            a: 1\n'),
    );
  });

  test('are left alone where their lines are not those of the file', () => {
    const text = application.replace('values: |', 'values: >');
    expect(edited(text, [{ kind: 'set', path: ['controller', 'config', 'b'], value: '2' }], 1)).toBeUndefined();
  });
});
