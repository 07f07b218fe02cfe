import { quote } from '@eks-ingress/diagnostics';
import type { ResolvedHealthCheck } from '../specification/resolved';
import { ELBV2_API, TERRAFORM_AWS } from '../../sources';
import { defineConstraints, type Constraint, type Scope } from './constraint';

const TARGET_GROUP = TERRAFORM_AWS('elbv2/target_group.go');

/** The examples' health checks: one over HTTP, one over TCP. */
const CHECK = 'targetGroups.https.healthCheck';
const TCP_CHECK = 'targetGroups.http.healthCheck';

/** A whole number between two bounds. */
function range<const Id extends string>(
  id: Id,
  attribute: 'interval' | 'timeout' | 'healthyThreshold' | 'unhealthyThreshold',
  noun: string,
  minimum: number,
  maximum: number,
  examples: Constraint<ResolvedHealthCheck>['examples'],
): Omit<Constraint<ResolvedHealthCheck, Scope, Id>, 'audience'> {
  return {
    id,
    severity: 'error',
    attribute,
    when: ({ [attribute]: value }) => !Number.isInteger(value) || value < minimum || value > maximum,
    message: ({ [attribute]: value }) =>
      `The ${noun} ${quote(value)} is not a whole number from ${minimum} to ${maximum}.`,
    why: 'Terraform refuses it.',
    fix: `Give a number from ${minimum} to ${maximum}.`,
    manifests: { why: null },
    source: TARGET_GROUP,
    examples,
  };
}

export const healthCheckConstraints = defineConstraints<ResolvedHealthCheck>()([
  range('health-check-interval-range', 'interval', 'interval', 5, 300, {
    passes: [{ of: 'internet-facing', set: { [`${CHECK}.interval`]: 300 } }],
    fails: [
      { of: 'internet-facing', set: { [`${CHECK}.interval`]: 301 } },
      {
        of: 'internet-facing',
        set: { [`${CHECK}.interval`]: 4 },
        finds: [`${CHECK}.interval: health-check-interval-range`, `${CHECK}.timeout: health-check-timeout-interval`],
      },
    ],
  }),
  range('health-check-timeout-range', 'timeout', 'timeout', 2, 120, {
    passes: [{ of: 'internet-facing', set: { [`${CHECK}.timeout`]: 2 } }],
    fails: [
      { of: 'internet-facing', set: { [`${CHECK}.timeout`]: 1 } },
      {
        of: 'internet-facing',
        set: { [`${CHECK}.timeout`]: 121 },
        finds: [`${CHECK}.timeout: health-check-timeout-range`, `${CHECK}.timeout: health-check-timeout-interval`],
      },
    ],
  }),
  range('health-check-healthy-threshold-range', 'healthyThreshold', 'healthy threshold', 2, 10, {
    passes: [{ of: 'internet-facing', set: { [`${CHECK}.healthyThreshold`]: 10 } }],
    fails: [{ of: 'internet-facing', set: { [`${CHECK}.healthyThreshold`]: 1 } }],
  }),
  range('health-check-unhealthy-threshold-range', 'unhealthyThreshold', 'unhealthy threshold', 2, 10, {
    passes: [{ of: 'internet-facing', set: { [`${CHECK}.unhealthyThreshold`]: 2 } }],
    fails: [{ of: 'internet-facing', set: { [`${CHECK}.unhealthyThreshold`]: 11 } }],
  }),
  {
    id: 'health-check-timeout-interval',
    severity: 'error',
    attribute: 'timeout',
    dependsOn: ({ interval }) => [interval],
    when: ({ timeout, interval }) => timeout > interval,
    message: ({ timeout, interval }) => `The timeout of ${timeout} seconds is longer than the interval of ${interval}.`,
    why: 'AWS refuses a check that still waits for an answer when the next one begins.',
    fix: 'Shorten the timeout, or lengthen the interval.',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'internet-facing', set: { [TCP_CHECK]: { interval: 10, timeout: 10 } } }],
      fails: [{ of: 'internet-facing', set: { [`${CHECK}.timeout`]: 11 } }],
    },
  },
  {
    id: 'health-check-protocol',
    severity: 'error',
    attribute: 'protocol',
    when: ({ protocol }) => !['TCP', 'HTTP', 'HTTPS'].includes(protocol),
    message: ({ protocol }) => `A health check has no protocol ${quote(protocol)}.`,
    why: 'A Network Load Balancer checks with TCP, HTTP or HTTPS, whatever the target group speaks.',
    fix: 'Use one of TCP, HTTP, HTTPS.',
    source: ELBV2_API('CreateTargetGroup'),
    examples: {
      passes: [{ of: 'internet-facing', set: { [`${CHECK}.protocol`]: 'HTTPS' } }],
      fails: [{ of: 'internet-facing', set: { [`${CHECK}.protocol`]: 'TLS' } }],
    },
  },
  {
    id: 'health-check-port',
    severity: 'error',
    attribute: 'port',
    when: ({ port }) => port !== 'traffic-port' && (!Number.isInteger(port) || port < 1 || port > 65535),
    message: ({ port }) =>
      `The health check port ${quote(port)} is neither "traffic-port" nor a number from 1 to 65535.`,
    why: 'Terraform refuses it (and lets 65536 through, which AWS refuses).',
    fix: 'Use "traffic-port" or a port.',
    manifests: { why: null },
    source: TARGET_GROUP,
    examples: {
      passes: [{ of: 'internet-facing', set: { [`${TCP_CHECK}.port`]: 65535 } }],
      fails: [65536, 0, '8080'].map((port) => ({ of: 'internet-facing', set: { [`${TCP_CHECK}.port`]: port } })),
    },
  },
  {
    id: 'health-check-path-without-http',
    severity: 'error',
    attribute: 'path',
    when: ({ protocol, path }) => protocol === 'TCP' && path !== undefined,
    message: ({ path }) => `The TCP health check has the path ${quote(path)}.`,
    why: 'Terraform refuses a path unless the check speaks HTTP or HTTPS.',
    fix: 'Use the protocol HTTP, or remove the path.',
    manifests: { why: null },
    source: TARGET_GROUP,
    examples: {
      passes: [{ of: 'internet-facing', set: { [TCP_CHECK]: { protocol: 'HTTP', path: '/healthz' } } }],
      fails: [{ of: 'internet-facing', set: { [`${TCP_CHECK}.path`]: '/healthz' } }],
    },
  },
  {
    id: 'health-check-path-syntax',
    severity: 'error',
    attribute: 'path',
    when: ({ path }) => path !== undefined && (!path.startsWith('/') || path.length > 1024),
    message: ({ path }) =>
      `The health check path ${quote(path)} does not begin with "/", or is longer than 1024 characters.`,
    why: 'Terraform refuses it.',
    fix: 'Give a path such as "/healthz".',
    manifests: { why: null },
    source: TARGET_GROUP,
    examples: {
      passes: [{ of: 'internet-facing', set: { [`${CHECK}.path`]: '/' } }],
      fails: ['healthz', `/${'a'.repeat(1024)}`].map((path) => ({
        of: 'internet-facing',
        set: { [`${CHECK}.path`]: path },
      })),
    },
  },
  {
    id: 'health-check-matcher-without-http',
    severity: 'error',
    attribute: 'matcher',
    when: ({ protocol, matcher }) => protocol === 'TCP' && matcher !== undefined,
    message: ({ matcher }) => `The TCP health check has the matcher ${quote(matcher)}.`,
    why: 'Terraform refuses status codes unless the check speaks HTTP or HTTPS.',
    fix: 'Use the protocol HTTP, or remove the matcher.',
    manifests: { why: null },
    source: TARGET_GROUP,
    examples: {
      passes: [{ of: 'internet-facing', set: { [TCP_CHECK]: { protocol: 'HTTP', matcher: '200' } } }],
      fails: [{ of: 'internet-facing', set: { [`${TCP_CHECK}.matcher`]: '200' } }],
    },
  },
  {
    id: 'health-check-matcher-syntax',
    severity: 'error',
    attribute: 'matcher',
    when: ({ matcher }) => matcher !== undefined && !isMatcher(matcher),
    message: ({ matcher }) => `${quote(matcher)} is not a list or range of status codes from 200 to 599.`,
    why: 'AWS refuses it.',
    fix: 'Give a list such as "200,301" or a range such as "200-399".',
    source: ELBV2_API('Matcher'),
    examples: {
      passes: ['200', '200,599', '200-599'].map((matcher) => ({
        of: 'internet-facing',
        set: { [`${CHECK}.matcher`]: matcher },
      })),
      fails: ['100', '200-600', '399-200', '200-299,404', '2xx', '200, 404', ''].map((matcher) => ({
        of: 'internet-facing',
        set: { [`${CHECK}.matcher`]: matcher },
      })),
    },
  },
]);

function isMatcher(text: string): boolean {
  if (!/^\d{3}(-\d{3}|(,\d{3})*)$/.test(text)) return false;
  const codes = text.split(/[,-]/).map(Number);
  const [first = 0, last = 0] = codes;
  return codes.every((code) => code >= 200 && code <= 599) && (!text.includes('-') || first <= last);
}
