import { upstreamUrl } from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import { findBackends } from '../../cluster/backends';
import { pathInIngress } from '../../cluster/ingress-of-v1';
import { cartIngress } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const port = 'use-annotation';

function* checkPorts({ cluster }: RuleContext): Iterable<Report> {
  for (const { object, ingress, controller } of cluster.ingresses) {
    if (controller !== 'aws-load-balancer-controller') continue;
    for (const { portName, path } of findBackends(ingress)) {
      if (portName === undefined || portName === port || nearest(portName, [port]) === undefined) continue;
      const inV1 = [...path, 'port', 'name'];
      const own = pathInIngress(object, inV1);
      const place = own === inV1 ? inV1 : [...own, 'servicePort'];
      yield {
        subject: object.subject,
        path: place,
        message: `The port is named ${quote(portName)}; an action is asked for by ${quote(port)}.`,
        fix: `Did you mean ${quote(port)}?`,
        fixes: [
          {
            title: `Write ${quote(port)}`,
            isSafe: true,
            subject: object.subject,
            edits: [{ kind: 'set', path: place, value: port }],
          },
        ],
      };
    }
  }
}

export const validActionPort = defineRule({
  name: 'valid-action-port',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'The port of a backend that stands for an action is named "use-annotation".',
  why: 'Another name is looked up as a port of a Service, which is not there: requests are answered with 503, or the Ingress is refused.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/annotations.md#actions'),
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3440',
  ],
  fixable: true,
  check: checkPorts,
  examples: {
    valid: [
      {
        title: 'The name that asks for the annotation.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ssl-redirect
                port:
                  name: use-annotation
`,
      },
    ],
    invalid: [
      {
        title: 'One letter too many.',
        yaml: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ssl-redirect
                port:
                  name: use-annotations
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].backend.service.port.name',
            message: 'The port is named "use-annotations"; an action is asked for by "use-annotation".',
          },
        ],
        fixed: `
${cartIngress}
  annotations:
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - host: shop.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ssl-redirect
                port:
                  name: use-annotation
`,
      },
      {
        title: 'An Ingress of an old API version.',
        yaml: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /*
            backend:
              serviceName: ssl-redirect
              servicePort: use-anotation
`,
        findings: [
          {
            path: 'spec.rules[0].http.paths[0].backend.servicePort',
            message: 'The port is named "use-anotation"; an action is asked for by "use-annotation".',
          },
        ],
        fixed: `
apiVersion: extensions/v1beta1
kind: Ingress
metadata:
  name: cart
  namespace: shop
  annotations:
    alb.ingress.kubernetes.io/actions.ssl-redirect: '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}'
spec:
  ingressClassName: alb
  rules:
    - http:
        paths:
          - path: /*
            backend:
              serviceName: ssl-redirect
              servicePort: use-annotation
`,
      },
    ],
  },
});
