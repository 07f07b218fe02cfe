import { upstreamUrl } from '@eks-ingress/annotations';
import { membersOf, quote } from '@eks-ingress/diagnostics';
import { isOf } from '../../cluster/kubernetes-object';
import { gameService } from '../../example-manifests';
import { type Report, type RuleContext, defineRule } from '../../rule';

function* checkServices({ cluster }: RuleContext): Iterable<Report> {
  for (const object of cluster.objects) {
    if (!isOf(object, 'TargetGroupBinding', 'elbv2.k8s.aws')) continue;
    const { name, port } = membersOf(object.spec.serviceRef);
    const { subject } = object;
    const spec = typeof name === 'string' ? cluster.findService(name, object)?.service.spec : undefined;
    if (spec === undefined) continue;
    const { type = 'ClusterIP', ports = [] } = spec;
    if (!ports.some((one) => one.port === port || one.name === port)) {
      yield {
        subject,
        path: ['spec', 'serviceRef', 'port'],
        message: `The Service ${quote(name)} has no port ${quote(port)}.`,
        fix: `It has ${ports.map((one) => quote(one.name ?? one.port)).join(', ')}.`,
      };
    }
    if (object.spec.targetType === 'instance' && type !== 'NodePort' && type !== 'LoadBalancer') {
      yield {
        subject,
        path: ['spec', 'targetType'],
        message: `The targets are nodes, and the Service ${quote(name)} is of type ${quote(type)}, without ports on nodes.`,
        fix: 'Set spec.type of the Service to "NodePort", or spec.targetType to "ip" with such a target group.',
      };
    }
  }
}

export const targetGroupBindingMatchesService = defineRule({
  name: 'target-group-binding-matches-service',
  topic: 'objects',
  severity: 'error',
  preset: 'recommended',
  summary: 'TargetGroupBindings are of ports that their Services have.',
  why: 'The AWS Load Balancer Controller registers nothing: the port is that of the Service, not that of the pods, and nodes are reached by a node port.',
  sources: [
    upstreamUrl('aws-load-balancer-controller', 'docs/guide/targetgroupbinding/targetgroupbinding.md'),
    upstreamUrl('aws-load-balancer-controller', 'pkg/targetgroupbinding/resource_manager.go'),
  ],
  check: checkServices,
  examples: {
    valid: [
      {
        title: 'A port of the Service.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
spec:
  serviceRef:
    name: game
    port: play
  targetGroupName: game
  targetType: ip
---
${gameService}
spec:
  type: ClusterIP
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
      },
    ],
    invalid: [
      {
        title: 'The port of the pods.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
spec:
  serviceRef:
    name: game
    port: 8080
  targetGroupName: game
  targetType: ip
---
${gameService}
spec:
  type: ClusterIP
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [{ path: '0: spec.serviceRef.port', message: 'The Service "game" has no port 8080.' }],
      },
      {
        title: 'Nodes without ports.',
        yaml: `
apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: game
  namespace: play
spec:
  serviceRef:
    name: game
    port: 7777
  targetGroupName: game
  targetType: instance
---
${gameService}
spec:
  type: ClusterIP
  ports:
    - name: play
      port: 7777
      targetPort: 7777
`,
        findings: [
          {
            path: '0: spec.targetType',
            message: 'The targets are nodes, and the Service "game" is of type "ClusterIP", without ports on nodes.',
          },
        ],
      },
    ],
  },
});
