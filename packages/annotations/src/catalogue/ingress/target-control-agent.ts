import type { Relation } from '../../annotation';
import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { socketAddress } from '../../codecs/socket-address';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';

const fromConfiguration = 'that of the ALBTargetControlConfig';

const whereInjected: readonly Relation[] = [
  {
    detail:
      'the label elbv2.k8s.aws/alb-target-control-agent-inject=true on the Pod, or elbv2.k8s.aws/alb-target-control-agent-injection=enabled on its namespace',
  },
];

// resource.ParseQuantity of k8s.io/apimachinery.
const quantity = text({
  expects: 'a quantity such as "500m" or "128Mi"',
  pattern: /^[+-]?(?:[0-9]{1,64}(?:\.[0-9]{0,64})?|\.[0-9]{1,64})(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,8})?$/,
});

/** The agent that the controller puts beside an application, and that tells the load balancer how much it can take. */
export const targetControlAgent = [
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-image',
    summary: 'The image of the agent.',
    codec: text({ expects: 'an image' }),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-data-address',
    summary: 'The address and port on which the agent takes requests.',
    codec: socketAddress(),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        note: 'The webhook refuses the Pod.',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-control-address',
    summary: 'The address and port on which the agent speaks with the load balancer.',
    codec: socketAddress(),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        note: 'The webhook refuses the Pod.',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-destination-address',
    summary: 'The address and port of the application that the agent hands requests to.',
    codec: socketAddress(),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        note: 'The webhook refuses the Pod.',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-max-concurrency',
    summary: 'The most requests that the application takes at a time.',
    codec: integer({ min: 0, max: 1000 }),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        note: 'The webhook refuses the Pod.',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-tls-cert-path',
    summary: 'The file of the certificate that the agent serves.',
    codec: text({ expects: 'a path' }),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        emptyValue: 'none',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-tls-key-path',
    summary: 'The file of the key of that certificate.',
    codec: text({ expects: 'a path' }),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        emptyValue: 'none',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-tls-security-policy',
    summary: 'The security policy of the agent: which protocols and ciphers it offers.',
    codec: text({ expects: 'the name of a security policy' }),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        emptyValue: 'none',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-protocol-version',
    summary: 'Which version of HTTP the agent speaks with the application, or gRPC.',
    codec: enumeration(['HTTP1', 'HTTP2', 'GRPC']),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        note: 'The webhook refuses the Pod.',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-rust-log',
    summary: 'How much the agent writes into its log.',
    codec: enumeration(['debug', 'info', 'error']),
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'rejects',
        note: 'The webhook refuses the Pod.',
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-cpu-request',
    summary: 'The processor time that is set aside for the agent.',
    codec: quantity,
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'ignores',
        badValueBecomes: fromConfiguration,
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-cpu-limit',
    summary: 'The processor time that the agent may use.',
    codec: quantity,
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'ignores',
        badValueBecomes: fromConfiguration,
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-memory-request',
    summary: 'The memory that is set aside for the agent.',
    codec: quantity,
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'ignores',
        badValueBecomes: fromConfiguration,
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
  defineAnnotation({
    key: 'elbv2.k8s.aws/alb-target-control-agent-memory-limit',
    summary: 'The memory that the agent may use.',
    codec: quantity,
    appliesTo: ['Pod'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.16.0',
        defaultNote: fromConfiguration,
        onBadValue: 'ignores',
        badValueBecomes: fromConfiguration,
        featureGate: 'ALBTargetControlAgent',
        requires: whereInjected,
        docs: 'docs/guide/ingress/alb-target-agent.md',
        source: 'pkg/inject/albtargetcontrol/target_control_injector.go',
      },
    },
  }),
] as const;
