import { formatAnnotations } from './format-annotations';
import type { AnnotationKey, AnnotationValues } from './annotation-values';
import { parseAnnotations } from './parse-annotations';

describe('formatAnnotations', () => {
  it('writes typed values as the annotations of an Ingress', () => {
    expect(
      formatAnnotations({
        'alb.ingress.kubernetes.io/scheme': 'internet-facing',
        'alb.ingress.kubernetes.io/group.order': -10,
        'alb.ingress.kubernetes.io/listen-ports': [{ HTTP: 80 }, { HTTPS: 443 }],
        'alb.ingress.kubernetes.io/subnets': ['subnet-a', 'subnet-b'],
        'alb.ingress.kubernetes.io/tags': { Team: 'shop, checkout', Environment: 'prod' },
        'alb.ingress.kubernetes.io/listener-attributes.HTTPS-443': { 'routing.http.response.server.enabled': 'false' },
        'alb.ingress.kubernetes.io/actions.redirect-www': {
          type: 'redirect',
          redirectConfig: { host: 'www.example.com', statusCode: 'HTTP_301' },
        },
      }),
    ).toEqual({
      'alb.ingress.kubernetes.io/scheme': 'internet-facing',
      'alb.ingress.kubernetes.io/group.order': '-10',
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
      'alb.ingress.kubernetes.io/subnets': 'subnet-a,subnet-b',
      'alb.ingress.kubernetes.io/tags': 'Team=shop\\, checkout,Environment=prod',
      'alb.ingress.kubernetes.io/listener-attributes.HTTPS-443': 'routing.http.response.server.enabled=false',
      'alb.ingress.kubernetes.io/actions.redirect-www':
        '{"type":"redirect","redirectConfig":{"statusCode":"HTTP_301","host":"www.example.com"}}',
    });
  });

  it('writes typed values as the annotations of a Service', () => {
    expect(
      formatAnnotations({
        'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
        'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*',
        'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': [443, 'https-admin'],
        'service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules': true,
      }),
    ).toEqual({
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
      'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*',
      'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': '443,https-admin',
      'service.beta.kubernetes.io/aws-load-balancer-manage-backend-security-group-rules': 'true',
    });
  });

  it('leaves undefined values out', () => {
    expect(formatAnnotations({ 'nginx.ingress.kubernetes.io/ssl-redirect': undefined })).toEqual({});
  });

  it('writes members of JSON in one order', () => {
    const one = formatAnnotations({
      'alb.ingress.kubernetes.io/actions.a': {
        type: 'fixed-response',
        fixedResponseConfig: { messageBody: 'no', statusCode: '404' },
      },
    });
    const other = formatAnnotations({
      'alb.ingress.kubernetes.io/actions.a': {
        fixedResponseConfig: { statusCode: '404', messageBody: 'no' },
        type: 'fixed-response',
      },
    });
    expect(one).toEqual(other);
  });

  it('throws on a key that only a cast can bring in', () => {
    expect(() => formatAnnotations({ 'alb.ingress.kubernetes.io/shceme': 'internal' } as never)).toThrow(TypeError);
  });
});

// Compiled by the typecheck target: an error that is no longer one fails it.
describe('the types of the catalogue', () => {
  const compileOnly = (check: () => unknown) => expect(typeof check).toBe('function');

  it('refuse a misspelt key', () => {
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the key is "scheme"
        'alb.ingress.kubernetes.io/shceme': 'internal',
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the prefix is alb.ingress.kubernetes.io
        'alb.ingress.k8s.aws/scheme': 'internal',
      }),
    );
  });

  it('refuse a value of the wrong type', () => {
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- not one of the schemes
        'alb.ingress.kubernetes.io/scheme': 'public',
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a number, not text
        'alb.ingress.kubernetes.io/healthcheck-interval-seconds': '15',
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a boolean, not text
        'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the protocol is upper-case
        'alb.ingress.kubernetes.io/listen-ports': [{ https: 443 }],
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- nginx has no unit "Mi"
        'nginx.ingress.kubernetes.io/proxy-body-size': '8Mi',
      }),
    );
  });

  it('refuse a key that a controller writes, or reads no more', () => {
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the controller writes it
        'alb.ingress.kubernetes.io/dry-run-plan': '{}',
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- removed in 0.21.0
        'nginx.ingress.kubernetes.io/secure-backends': true,
      }),
    );
  });

  it('know the shapes of JSON', () => {
    compileOnly(() =>
      formatAnnotations({
        'alb.ingress.kubernetes.io/conditions.checkout': [
          { field: 'query-string', queryStringConfig: { values: [{ key: 'beta', value: '1' }] } },
        ],
        'alb.ingress.kubernetes.io/mutual-authentication': [{ port: 443, mode: 'verify', trustStore: 'clients' }],
        'alb.ingress.kubernetes.io/auth-idp-cognito': {
          userPoolARN: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a',
          userPoolClientID: 'shop',
          userPoolDomain: 'shop',
        },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the field decides the configuration
        'alb.ingress.kubernetes.io/conditions.checkout': [{ field: 'query-string', sourceIPConfig: { values: [] } }],
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a mode is lower-case
        'alb.ingress.kubernetes.io/mutual-authentication': [{ port: 443, mode: 'VERIFY' }],
      }),
    );
  });

  it('refuse keys of a Service among those of an Ingress', () => {
    const ingress = { 'alb.ingress.kubernetes.io/scheme': 'internal' } as const;
    const patterned = {
      'alb.ingress.kubernetes.io/actions.deny': { type: 'fixed-response', fixedResponseConfig: { statusCode: '403' } },
    } as const;
    const service = { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } as const;
    compileOnly(() => [formatAnnotations({ ...ingress, ...patterned }), formatAnnotations(service)]);
    // @ts-expect-error -- two kinds of object
    compileOnly(() => formatAnnotations({ ...ingress, ...service }));
    // @ts-expect-error -- two kinds of object, by a patterned key
    compileOnly(() => formatAnnotations({ ...patterned, ...service }));
  });

  it('refuse keys of a Service among those of an Ingress in one literal', () => {
    compileOnly(() =>
      formatAnnotations({
        'alb.ingress.kubernetes.io/scheme': 'internal',
        // @ts-expect-error -- two kinds of object
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
      }),
    );
  });

  it('refuse keys of two controllers side by side', () => {
    const alb = { 'alb.ingress.kubernetes.io/scheme': 'internal' } as const;
    const nginx = { 'nginx.ingress.kubernetes.io/ssl-redirect': true } as const;
    compileOnly(() => [formatAnnotations(alb), formatAnnotations(nginx)]);
    // @ts-expect-error -- two controllers
    compileOnly(() => formatAnnotations({ ...alb, ...nginx }));
  });

  it('allow a Service to be described to the Ingresses that it stands behind', () => {
    compileOnly(() =>
      formatAnnotations({
        'alb.ingress.kubernetes.io/target-type': 'ip',
        'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
      }),
    );
  });

  it('refuse what a patterned key cannot hold', () => {
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the status code of a redirect is HTTP_301 or HTTP_302
        'alb.ingress.kubernetes.io/actions.www': { type: 'redirect', redirectConfig: { statusCode: '301' } },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a redirect needs its configuration
        'alb.ingress.kubernetes.io/actions.www': { type: 'redirect' },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the protocol of a listener is upper-case
        'alb.ingress.kubernetes.io/listener-attributes.https-443': {},
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a listener has a port
        'alb.ingress.kubernetes.io/listener-attributes.HTTPS': {},
      }),
    );
  });

  it('know the value of every key that is read on an object', () => {
    const { values } = parseAnnotations(
      { 'alb.ingress.kubernetes.io/scheme': 'internal' },
      { on: 'Ingress', controller: 'aws-load-balancer-controller' },
    );
    const scheme: 'internal' | 'internet-facing' | undefined = values['alb.ingress.kubernetes.io/scheme'];
    expect(scheme).toBe('internal');
    // @ts-expect-error -- ingress-nginx is not the controller
    expect(values['nginx.ingress.kubernetes.io/ssl-redirect']).toBeUndefined();
  });

  it('tell who reads what', () => {
    const key: AnnotationKey = 'service.beta.kubernetes.io/aws-load-balancer-listener-attributes.TLS-443';
    const legacy: AnnotationValues<'Service', 'cloud-provider-aws'> = {
      'service.beta.kubernetes.io/aws-load-balancer-connection-idle-timeout': 60,
      // @ts-expect-error -- only the AWS Load Balancer Controller reads it
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
    };
    expect([key, legacy]).toHaveLength(2);
  });
});
