import { quote } from '@eks-ingress/diagnostics';
import { isBucketName } from '../../identifiers';
import type { AccessLogsSpec } from '../../specification/access-logs';
import { AWS_NLB_GUIDE } from '../../sources';
import { defineConstraints } from './constraint';

const ACCESS_LOGS = AWS_NLB_GUIDE('load-balancer-access-logs');

export const accessLogsConstraints = defineConstraints<AccessLogsSpec>()([
  {
    id: 'access-logs-bucket',
    severity: 'error',
    attribute: 'bucket',
    when: ({ bucket }) => !isBucketName(bucket),
    message: ({ bucket }) => `${quote(bucket)} is not the name of an S3 bucket.`,
    why: 'The name has 3 to 63 small letters, digits, dots and hyphens; an ARN or a path is none.',
    fix: 'Give the name of the bucket alone.',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
    examples: {
      passes: [{ of: 'internet-facing', set: { accessLogs: { bucket: 'shop-logs' } } }],
      fails: ['', 'arn:aws:s3:::shop-logs', 'Shop-Logs', 'shop..logs', '192.0.2.1'].map((bucket) => ({
        of: 'internet-facing',
        set: { accessLogs: { bucket } },
        finds: ['accessLogs.bucket: access-logs-bucket'],
      })),
    },
  },
  {
    id: 'access-logs-prefix',
    severity: 'error',
    attribute: 'prefix',
    when: ({ prefix = '' }) => prefix.includes('AWSLogs'),
    message: ({ prefix }) => `The prefix ${quote(prefix)} contains "AWSLogs".`,
    why: 'AWS appends that folder itself, and refuses a prefix that has it.',
    fix: 'Give the part before it.',
    source: ACCESS_LOGS,
    examples: {
      passes: [{ of: 'internet-facing', set: { accessLogs: { bucket: 'shop-logs', prefix: 'nlb/public' } } }],
      fails: [
        {
          of: 'internet-facing',
          set: { accessLogs: { bucket: 'shop-logs', prefix: 'nlb/AWSLogs' } },
          finds: ['accessLogs.prefix: access-logs-prefix'],
        },
      ],
    },
  },
  {
    id: 'access-logs-prefix-slash',
    severity: 'warning',
    attribute: 'prefix',
    when: ({ prefix = '' }) => prefix.startsWith('/') || prefix.endsWith('/'),
    message: ({ prefix }) => `The prefix ${quote(prefix)} has a slash at an end.`,
    why: 'AWS adds a slash, and two of them make a folder without a name.',
    fix: ({ prefix = '' }) => `Use ${quote(prefix.replace(/^\/+|\/+$/g, ''))}.`,
    source: ACCESS_LOGS,
    examples: {
      passes: [{ of: 'internet-facing', set: { accessLogs: { bucket: 'shop-logs', prefix: 'nlb' } } }],
      fails: [
        {
          of: 'internet-facing',
          set: { accessLogs: { bucket: 'shop-logs', prefix: 'nlb/' } },
          finds: ['accessLogs.prefix: access-logs-prefix-slash'],
        },
      ],
    },
  },
  {
    id: 'access-logs-without-tls',
    severity: 'warning',
    attribute: 'bucket',
    dependsOn: (_accessLogs, { loadBalancer: { listeners } }) => listeners.map(({ protocol }) => protocol),
    when: (_accessLogs, { loadBalancer: { listeners } }) => !listeners.some(({ protocol }) => protocol === 'TLS'),
    message: ({ bucket }) => `Nothing will be written to the bucket ${quote(bucket)}.`,
    why: 'A Network Load Balancer logs the connections of TLS listeners only, and this one has none.',
    fix: 'Remove accessLogs, and use VPC flow logs.',
    source: ACCESS_LOGS,
    examples: {
      passes: [{ of: 'dual-stack', set: { accessLogs: { bucket: 'shop-logs' } } }],
      fails: [
        {
          of: 'internal',
          set: { accessLogs: { bucket: 'shop-logs' } },
          finds: ['accessLogs.bucket: access-logs-without-tls'],
        },
      ],
    },
  },
]);
