import { quote } from '@eks-ingress/diagnostics';
import type { ResolvedTargetGroup } from '../specification/resolved';
import { AWS_NLB_GUIDE, ELBV2_API, TERRAFORM_AWS } from '../sources';
import { defineConstraints } from './constraint';

const AWS_LOAD_BALANCER_CONTROLLER = 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/v3.5/guide';

export const targetGroupConstraints = defineConstraints<ResolvedTargetGroup>([
  {
    id: 'target-group-name',
    severity: 'error',
    attribute: 'name',
    when: ({ name }) => name !== undefined && !/^(?=.{1,32}$)[0-9A-Za-z]([0-9A-Za-z-]*[0-9A-Za-z])?$/.test(name),
    message: ({ name = '' }) => `The name ${quote(name)} (${name.length} characters) is not one of a target group.`,
    why: 'Terraform accepts 1 to 32 letters, digits and hyphens, and no hyphen at either end.',
    fix: 'Choose a shorter name, or one without other characters.',
    source: TERRAFORM_AWS('elbv2/validate.go'),
  },
  {
    id: 'target-group-port-range',
    severity: 'error',
    attribute: 'port',
    when: ({ port }) => !Number.isInteger(port) || port < 1 || port > 65535,
    message: ({ port }) => `The port ${quote(port)} is not a whole number from 1 to 65535.`,
    why: 'Terraform refuses it.',
    fix: 'Give the NodePort of the Service for instances, or the port of the container for pods.',
    source: TERRAFORM_AWS('elbv2/target_group.go'),
  },
  {
    id: 'target-group-protocol',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }) => !['TCP', 'TLS', 'UDP', 'TCP_UDP'].includes(protocol),
    message: ({ protocol }) => `A Network Load Balancer has no target group protocol ${quote(protocol)}.`,
    why: 'HTTP and HTTPS belong to Application Load Balancers; Terraform accepts them here and AWS refuses the listener.',
    fix: 'Use one of TCP, TLS, UDP, TCP_UDP.',
    source: ELBV2_API('CreateTargetGroup'),
  },
  {
    id: 'target-group-target-type',
    severity: 'error',
    attribute: 'targetType',
    when: ({ targetType }) => targetType !== 'instance' && targetType !== 'ip',
    message: ({ targetType }) => `The target type ${quote(targetType)} is not supported.`,
    why: 'Nodes are registered as instances and pods by their addresses.',
    fix: 'Use "instance" or "ip".',
    source: ELBV2_API('CreateTargetGroup'),
  },
  {
    id: 'target-group-deregistration-delay-range',
    severity: 'error',
    attribute: 'deregistrationDelay',
    when: ({ deregistrationDelay: seconds }) => !Number.isInteger(seconds) || seconds < 0 || seconds > 3600,
    message: ({ deregistrationDelay }) =>
      `The deregistration delay of ${quote(deregistrationDelay)} seconds is not a whole number from 0 to 3600.`,
    why: 'Terraform refuses it.',
    fix: 'Give seconds from 0 to 3600.',
    source: TERRAFORM_AWS('elbv2/target_group.go'),
  },
  {
    id: 'target-group-preserve-client-ip-udp',
    severity: 'error',
    attribute: 'preserveClientIp',
    when: ({ protocol, preserveClientIp }) => (protocol === 'UDP' || protocol === 'TCP_UDP') && !preserveClientIp,
    message: ({ protocol }) => `Client IP preservation is off for a ${protocol} target group.`,
    why: 'AWS always preserves the client address of UDP and refuses to turn that off.',
    fix: 'Remove preserveClientIp.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
  },
  {
    id: 'target-group-preserve-client-ip-hairpin',
    severity: 'warning',
    attribute: 'preserveClientIp',
    when: ({ protocol, preserveClientIp }) => protocol === 'TCP' && preserveClientIp,
    message: () => 'Targets see the client address at the IP layer.',
    why: 'A pod or node that calls the load balancer and is sent back to itself then times out (OIDC callbacks, certificate self checks).',
    fix: 'Turn preserveClientIp off and use PROXY protocol v2, or keep such calls inside the cluster.',
    source: AWS_NLB_GUIDE('load-balancer-troubleshooting'),
  },
  {
    id: 'target-group-stickiness-tls',
    severity: 'error',
    attribute: 'stickiness',
    when: ({ protocol, stickiness }) => protocol === 'TLS' && stickiness,
    message: () => 'Stickiness is on for a TLS target group.',
    why: 'AWS refuses it.',
    fix: 'Turn it off, and use cookies at the ingress controller.',
    source: AWS_NLB_GUIDE('edit-target-group-attributes'),
  },
  {
    id: 'target-group-proxy-protocol-health-check-port',
    severity: 'error',
    attribute: 'healthCheck',
    when: ({ proxyProtocolV2, healthCheck: { port, protocol } }) =>
      proxyProtocolV2 && port !== 'traffic-port' && protocol !== 'TCP',
    message: ({ healthCheck: { port, protocol } }) =>
      `The ${protocol} health check on port ${port} receives a PROXY protocol header.`,
    why: 'PROXY protocol v2 begins health checks too, and a port that does not expect it (10254, a healthCheckNodePort) answers 400: all targets are unhealthy.',
    fix: 'Check the traffic port, or check with TCP.',
    source: `${AWS_LOAD_BALANCER_CONTROLLER}/service/nlb/`,
  },
  {
    id: 'target-group-auto-scaling-target-type',
    severity: 'error',
    attribute: 'targetType',
    when: ({ targetType, registration }) => registration.kind === 'auto-scaling-groups' && targetType !== 'instance',
    message: ({ targetType }) => `An Auto Scaling group cannot register targets of the type ${quote(targetType)}.`,
    why: 'Auto Scaling registers instance ids.',
    fix: 'Use the target type "instance", or register pods with a TargetGroupBinding.',
    source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html',
  },
]);
