/*
 * Parses and validates annotated objects, and times loading the package against loading nothing, all in one run on one
 * machine; fails when loading costs more than 20 ms. `node benchmarks/annotations.mjs --objects 50000` changes the
 * number of objects; `npm run bench` builds the package first.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkIngressGroup, checkIngress, checkService, formatAnnotations } from '@eks-ingress/annotations';

const limit = 20;
/** How often objects are checked; odd, so that one run is the middle. */
const REPEATS = 5;
const root = join(import.meta.dirname, '..');
const options = { objects: { type: 'string', default: '10000' }, runs: { type: 'string', default: '15' } };
const { values } = parseArgs({ options });
const [count, runs] = [Number(values.objects), Number(values.runs)];

function backend(name) {
  return { service: { name, port: { name: 'http' } } };
}

function albIngress(index) {
  return {
    metadata: {
      name: `shop-${index}`,
      namespace: `team-${index % 50}`,
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        ...formatAnnotations({
          'alb.ingress.kubernetes.io/group.name': `edge-${index % 20}`,
          'alb.ingress.kubernetes.io/group.order': index % 1000,
          'alb.ingress.kubernetes.io/scheme': 'internet-facing',
          'alb.ingress.kubernetes.io/listen-ports': [{ HTTP: 80 }, { HTTPS: 443 }],
          'alb.ingress.kubernetes.io/ssl-redirect': 443,
          'alb.ingress.kubernetes.io/target-type': 'ip',
          'alb.ingress.kubernetes.io/tags': { Team: `team-${index % 50}`, CostCenter: String(index) },
          'alb.ingress.kubernetes.io/healthcheck-path': '/healthz',
          'alb.ingress.kubernetes.io/actions.to-www': {
            type: 'redirect',
            redirectConfig: { host: 'www.example.com', statusCode: 'HTTP_301' },
          },
        }),
        // A slip in every tenth.
        ...(index % 10 === 0 && { 'alb.ingress.kubernetes.io/healtcheck-port': 'traffic-port' }),
      },
    },
    spec: {
      rules: [
        {
          host: 'shop.example.com',
          http: {
            paths: [
              { backend: backend('cart') },
              { backend: { service: { name: 'to-www', port: { name: 'use-annotation' } } } },
            ],
          },
        },
      ],
    },
  };
}

function service(index) {
  return {
    metadata: {
      name: `edge-${index}`,
      namespace: `team-${index % 50}`,
      annotations: {
        ...formatAnnotations({
          'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
          'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
          'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
          'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': [
            'arn:aws:acm:eu-west-1:123456789012:certificate/4a3f9d0e',
          ],
          'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': ['https'],
          'service.beta.kubernetes.io/aws-load-balancer-attributes': { 'load_balancing.cross_zone.enabled': 'true' },
          'service.beta.kubernetes.io/aws-load-balancer-healthcheck-path': '/healthz',
        }),
        ...(index % 10 === 0 && { 'service.beta.kubernetes.io/aws-load-balancer-backend-protocol': 'https' }),
      },
    },
    spec: {
      type: 'LoadBalancer',
      ports: [
        { name: 'http', port: 80, protocol: 'TCP', targetPort: 8080 },
        { name: 'https', port: 443, protocol: 'TCP', targetPort: 8443 },
      ],
    },
  };
}

function nginxIngress(index) {
  return {
    metadata: {
      name: `api-${index}`,
      namespace: `team-${index % 50}`,
      annotations: {
        'cert-manager.io/cluster-issuer': 'letsencrypt',
        'nginx.ingress.kubernetes.io/rewrite-target': '/$2',
        'nginx.ingress.kubernetes.io/use-regex': 'true',
        'nginx.ingress.kubernetes.io/proxy-body-size': '8m',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': index % 10 === 0 ? '60s' : '60',
        'nginx.ingress.kubernetes.io/enable-cors': 'true',
        'nginx.ingress.kubernetes.io/cors-allow-origin': 'https://shop.example.com, https://*.example.org',
        'nginx.ingress.kubernetes.io/allowlist-source-range': '10.0.0.0/8,192.168.0.0/16',
        'nginx.ingress.kubernetes.io/limit-rps': '20',
      },
    },
    spec: { rules: [{ host: 'api.example.com', http: { paths: [{ backend: backend('api') }] } }] },
  };
}

const kinds = [
  { make: albIngress, check: (object) => checkIngress(object, { controller: 'aws-load-balancer-controller' }) },
  { make: service, check: (object) => checkService(object, { controller: 'aws-load-balancer-controller' }) },
  { make: nginxIngress, check: (object) => checkIngress(object, { controller: 'ingress-nginx' }) },
];

function timed(work) {
  const started = process.hrtime.bigint();
  const result = work();
  return { result, milliseconds: Number(process.hrtime.bigint() - started) / 1e6 };
}

/** The result of the middle one of some runs. */
function medianOf(work) {
  const measured = Array.from({ length: REPEATS }, () => timed(work));
  return measured.sort((one, other) => one.milliseconds - other.milliseconds)[(REPEATS - 1) / 2];
}

function load(code) {
  return timed(() => {
    const { status, stderr } = spawnSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }).milliseconds;
}

// Interleaved, so that a busy moment of the machine hits both.
const loads = Array.from({ length: runs }, () => ({
  nothing: load(''),
  annotations: load("require('@eks-ingress/annotations')"),
}));
// The least of each, which other work on the machine disturbs least.
const nothing = Math.min(...loads.map((one) => one.nothing));
const cost = Math.min(...loads.map((one) => one.annotations)) - nothing;

const objects = Array.from({ length: count }, (_, index) => {
  const kind = kinds[index % kinds.length];
  return { object: kind.make(index), check: kind.check };
});
const checked = medianOf(() => objects.reduce((total, { object, check }) => total + check(object).length, 0));

const members = Array.from({ length: 100 }, (_, index) => albIngress(index * 20));
const group = medianOf(() => checkIngressGroup(members).length);

console.log(`Node ${process.version}; medians of ${REPEATS} runs; loading is the least of ${runs}.\n`);
console.table({
  [`${count} objects, parsed and validated`]: {
    ms: Math.round(checked.milliseconds),
    'objects per second': Math.round((count / checked.milliseconds) * 1000),
    diagnostics: checked.result,
  },
  'an IngressGroup of 100': {
    ms: Math.round(group.milliseconds),
    'objects per second': Math.round((members.length / group.milliseconds) * 1000),
    diagnostics: group.result,
  },
});
console.log(`Peak memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`);
console.log(`Loading the package: ${cost.toFixed(1)} ms more than nothing (${nothing.toFixed(1)} ms).`);
if (cost > limit) {
  console.error(`That is more than ${limit} ms.`);
  process.exitCode = 1;
}
