import { enumeration } from '../../codecs/enumeration';
import { defineAnnotation } from '../../define-annotation';

/** What the controller would build for a Gateway, without building it. */
export const dryRun = [
  defineAnnotation({
    key: 'gateway.k8s.aws/dry-run',
    summary: 'Whether the controller writes down what it would build, and builds nothing.',
    codec: enumeration(['true', 'false']),
    appliesTo: ['Gateway'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v3.3.0',
        default: 'false',
        onBadValue: 'ignores',
        badValueBecomes: '"false", so that it builds',
        note: 'The plan is written into gateway.k8s.aws/dry-run-plan.',
        docs: 'docs/guide/ingress2gateway/migrate_from_ingress.md',
        source: 'controllers/gateway/dryrun.go',
      },
    },
  }),
] as const;
