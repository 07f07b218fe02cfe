const policy = (partition: string, ...actions: readonly string[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: actions, Resource: '*' },
      { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: `arn:${partition}:ec2:*:*:security-group/*` },
    ],
  });

/** A release of the AWS Load Balancer Controller that could be, in the shape that the real ones have. */
export const awsLoadBalancerControllerFiles: Readonly<Record<string, string>> = {
  'helm/aws-load-balancer-controller/Chart.yaml': 'version: 3.5.1\nappVersion: v3.5.0\n',
  'helm/aws-load-balancer-controller/values.yaml': [
    'replicaCount: 2',
    'image:',
    '  tag: v3.5.0',
    'clusterName:',
    'tolerations: []',
    'livenessProbe:',
    '  periodSeconds: 10',
    'serviceMonitor:',
    '  enabled: false',
  ].join('\n'),
  'helm/aws-load-balancer-controller/templates/deployment.yaml': [
    '{{- /* .Values.comment is not read */ -}}',
    'replicas: {{ .Values.replicaCount }}',
    'probe: {{ toYaml .Values.livenessProbe }}',
    'other: {{ .Values.undocumented }}',
  ].join('\n'),
  'helm/aws-load-balancer-controller/templates/_helpers.tpl': '{{- define "name" }}{{ .Values.clusterName }}{{ end }}',
  'pkg/annotations/constants.go': [
    'package annotations',
    'const (',
    '\t// Kept on every object.',
    '\tCheckPoint = "elbv2.k8s.aws/checkpoint"',
    '\tCheckPointTime = CheckPoint + "-timestamp"',
    '\tAnnotationPrefixIngress = "alb.ingress.kubernetes.io"',
    '\tIngressSuffixScheme = "scheme"',
    '\tIngressSuffixTargetControlPort = "target-control-port"',
    '\tIngressSuffixlsAttsAnnotationPrefix = "listener-attributes"',
    '\tSvcLBSuffixTargetGroupAttributes = "aws-load-balancer-target-group-attributes"',
    '\tSvcLBSuffixlsAttsAnnotationPrefix = "aws-load-balancer-listener-attributes"',
    ')',
  ].join('\n'),
  'pkg/config/feature_gates.go': [
    'package config',
    'const (',
    '\tTags Feature = "ListenerTags"',
    '\tPlans Feature = "Plans"',
    ')',
    'func gates() *gateSet {',
    '\treturn &gateSet{state: map[Feature]FeatureStatus{',
    '\t\tTags: generateDefaultFeatureStatus(true),',
    '\t\tPlans: generateDefaultFeatureStatus(false),',
    '\t}}',
    '}',
  ].join('\n'),
  'controllers/gateway/utils.go':
    'package gateway\nconst gatewayClassAnnotationProcessed = "elbv2.k8s.aws/processed"\nvar read = annotations.CheckPoint + annotations.CheckPointTime',
  'pkg/gateway/constants/controller_constants.go':
    'package constants\nconst AnnotationDryRun = "gateway.k8s.aws/dry-run"',
  'pkg/ingress/class_loader.go':
    'package ingress\nconst defaultClassAnnotation = "ingressclass.kubernetes.io/is-default-class"\nvar prefix = annotations.AnnotationPrefixIngress + annotations.IngressSuffixScheme',
  'pkg/ingress/enhanced_backend_builder.go':
    'package ingress\nvar formats = []string{"actions.%v", "conditions.%v", "transforms.%v"}',
  'pkg/ingress/model_build_listener.go':
    'package ingress\nimport (\n\t"fmt"\n)\nvar listener = fmt.Sprintf("%v.%v-%v", annotations.IngressSuffixlsAttsAnnotationPrefix, protocol, port)',
  'pkg/ingress/model_build_target_group.go':
    'package ingress\nvar control = fmt.Sprintf("%v.%v.%v", annotations.IngressSuffixTargetControlPort, name, port)',
  'pkg/inject/albtargetcontrol/target_control_injector.go':
    'package albtargetcontrol\nconst (\n\tAnnotationImage = "elbv2.k8s.aws/agent-image"\n\tInjectLabel = "elbv2.k8s.aws/agent-inject"\n)',
  'pkg/k8s/pod_info.go': 'package k8s\nconst annotationKeyPodENIInfo = "vpc.amazonaws.com/pod-eni"',
  'pkg/service/model_build_listener.go':
    'package service\nvar listener = fmt.Sprintf("%v.%v-%v", annotations.SvcLBSuffixlsAttsAnnotationPrefix, protocol, port)\nvar action = fmt.Sprintf("actions.%v-%d", protocol, port)',
  'pkg/service/model_build_target_group.go':
    'package service\nvar attributes = fmt.Sprintf("%s.%d", annotations.SvcLBSuffixTargetGroupAttributes, port)',
  'webhooks/core/user.go': 'package core',
  'config/crd/aga/aga.k8s.aws_accelerators.yaml': definition('aga.k8s.aws', 'Accelerator'),
  'config/crd/bases/elbv2.k8s.aws_balancers.yaml': definition('elbv2.k8s.aws', 'Balancer'),
  'config/crd/gateway/gateway.k8s.aws_configurations.yaml': definition('gateway.k8s.aws', 'Configuration'),
  'docs/install/iam_policy.json': policy('aws', 'ec2:DescribeSubnets', 'ec2:DescribeFlows'),
  'docs/install/iam_policy_cn.json': policy('aws-cn', 'ec2:DescribeSubnets', 'ec2:DescribeFlows'),
  'docs/install/iam_policy_us-gov.json': policy('aws-us-gov', 'ec2:DescribeSubnets', 'ec2:DescribeFlows'),
  'docs/install/iam_policy_eusc.json': policy('aws-eusc', 'ec2:DescribeSubnets', 'ec2:DescribeFlows'),
  'docs/install/iam_policy_iso.json': policy('aws-iso', 'ec2:DescribeSubnets'),
  'docs/install/iam_policy_isob.json': policy('aws-iso-b', 'ec2:DescribeSubnets'),
  'docs/install/iam_policy_isoe.json': policy('aws-iso-e', 'ec2:DescribeSubnets'),
  'docs/install/iam_policy_isof.json': policy('aws-iso-f', 'ec2:DescribeSubnets'),
};

function definition(group: string, kind: string): string {
  return `
metadata:
  name: ${kind.toLowerCase()}s.${group}
spec:
  names:
    kind: ${kind}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          properties:
            spec:
              type: object
              properties:
                scheme:
                  type: string
                  enum: [internal, internet-facing]
                listeners:
                  type: array
                  items:
                    type: object
                    required: [port]
                    properties:
                      port: { type: integer, minimum: 1, maximum: 65535 }
                labels:
                  type: object
                  additionalProperties: { type: string }
    - name: v1beta1
      served: true
      storage: false
      deprecated: true
`;
}

/** A release of ingress-nginx that could be, in the shape that the real ones have. */
export const ingressNginxFiles: Readonly<Record<string, string>> = {
  'charts/ingress-nginx/Chart.yaml': 'version: 4.9.8\nappVersion: 1.9.7\n',
  'charts/ingress-nginx/values.yaml': 'controller:\n  image:\n    tag: v1.9.7\n    digest: sha256:0123\n',
  'charts/ingress-nginx/templates/deployment.yaml': 'image: {{ .Values.controller.image.tag }}',
  'charts/ingress-nginx/templates/_helpers.tpl': '{{- define "name" }}{{ end }}',
  'internal/ingress/annotations/parser/main.go':
    'package parser\nconst DefaultAnnotationsPrefix = "nginx.ingress.kubernetes.io"',
  'internal/ingress/annotations/mirror/main.go': [
    'package mirror',
    'const mirrorHost = "mirror-host"',
    'var config = parser.Annotation{Annotations: parser.AnnotationFields{',
    '\tmirrorHost: {Documentation: `Where copies of requests go`},',
    '}}',
  ].join('\n'),
  'internal/ingress/annotations/allowlist/main.go': [
    'package allowlist',
    'const (',
    '\tallowlist = "allowlist-source-range"',
    '\twhitelist = "whitelist-source-range"',
    ')',
    'var config = parser.Annotation{Annotations: parser.AnnotationFields{',
    '\tallowlist: {',
    '\t\tDocumentation: `Who may connect`, // networks',
    '\t\tAnnotationAliases: []string{whitelist},',
    '\t},',
    '}}',
  ].join('\n'),
  'internal/ingress/controller/config/config.go': [
    'package config',
    'type Configuration struct {',
    '\tdefaults.Backend `json:",squash"`',
    '\tUseGzip bool `json:"use-gzip"`',
    '\tKeepAlive int `json:"keep-alive,omitempty"`',
    '\tSamplerRatio float32 `json:"sampler-ratio"`',
    '\tBlockCIDRs []string `json:"block-cidrs"`',
    '\tCertificate *ingress.SSLCert `json:"-"`',
    '}',
  ].join('\n'),
  'internal/ingress/controller/template/configmap.go': [
    'package template',
    'const (',
    '\tblockCIDRs = "block-cidrs"',
    '\tworkerProcesses = "worker-processes"',
    '\tmostDictionaries = 100',
    ')',
  ].join('\n'),
  'internal/ingress/defaults/main.go': 'package defaults\ntype Backend struct {\n\tAppRoot string `json:"app-root"`\n}',
};
