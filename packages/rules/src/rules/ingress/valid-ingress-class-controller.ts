import { upstreamUrl } from '@eks-ingress/annotations';
import { nearest, quote } from '@eks-ingress/diagnostics';
import { isOf } from '../../cluster/kubernetes-object';
import { albClass } from '../../example-manifests';
import type { Report, RuleContext } from '../../rule';
import { defineRule } from '../../rule';

const controllers = ['ingress.k8s.aws/alb', 'k8s.io/ingress-nginx'];

function* checkControllers({ cluster }: RuleContext): Iterable<Report> {
  for (const object of cluster.objects) {
    if (!isOf(object, 'IngressClass', 'networking.k8s.io')) continue;
    const { controller } = object.spec;
    if (typeof controller !== 'string' || controllers.includes(controller)) continue;
    const meant = nearest(controller, controllers);
    // Installations of ingress-nginx have names of their own, such as k8s.io/internal-ingress-nginx.
    if (meant === undefined || /ingress-nginx/.test(controller)) continue;
    const path = ['spec', 'controller'];
    yield {
      subject: object.subject,
      path,
      message: `No controller is called ${quote(controller)}.`,
      fix: `Did you mean ${quote(meant)}?`,
      fixes: [
        {
          title: `Write ${quote(meant)}`,
          isSafe: true,
          subject: object.subject,
          edits: [{ kind: 'set', path, value: meant }],
        },
      ],
    };
  }
}

export const validIngressClassController = defineRule({
  name: 'valid-ingress-class-controller',
  topic: 'ingress',
  severity: 'error',
  preset: 'recommended',
  summary: 'The controller of an IngressClass is one that is there.',
  why: 'Whatever is written there is taken for the name of some controller. With a slip in it nobody takes the Ingresses of the class, and nothing says so.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/ingress/ingress_class.md'),
    upstreamUrl('ingress-nginx', 'docs/index.md'),
  ],
  fixable: true,
  check: checkControllers,
  examples: {
    valid: [
      {
        title: 'The AWS Load Balancer Controller.',
        yaml: `
${albClass}
`,
      },
      {
        title: 'A controller that is not known here.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: traefik.io/ingress-controller
`,
      },
    ],
    invalid: [
      {
        title: 'A letter is missing.',
        yaml: `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: alb
spec:
  controller: ingres.k8s.aws/alb
`,
        findings: [{ path: 'spec.controller', message: 'No controller is called "ingres.k8s.aws/alb".' }],
        fixed: `
${albClass}
`,
      },
    ],
  },
});
