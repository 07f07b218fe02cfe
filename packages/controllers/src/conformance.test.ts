import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AwsCase, compareAwsCase } from './testing/conformance/aws-cases';
import { type AwsProbe, compareAwsProbe } from './testing/conformance/aws-probes';
import {
  compareExecuted,
  compareExtract,
  compareFunction,
  compareLifted,
  type ExecutedCase,
  type ExtractCase,
  type FunctionCase,
  type LiftedCase,
} from './testing/conformance/nginx-cases';
import type { Outcome } from './testing/conformance/outcome';

const folder = join(__dirname, '../../../../shared/conformance');

/** The cases that are not compared, and why; the list may only become shorter. */
const setAside: Readonly<Record<string, string>> = {
  'service/model_builder/defaultModelBuilderTask_Build/2582': 'a call of AWS or of the cluster fails',
  'service/model_builder/defaultModelBuilderTask_Build/2612': 'a call of AWS or of the cluster fails',
  'service/model_builder/defaultModelBuilderTask_Build/6330': 'it is about the load balancer that is in AWS',
  'service/model_builder/defaultModelBuilderTask_Build/6704': 'a call of AWS or of the cluster fails',
  'webhooks/networking/ingress_validator/ingressValidator_checkGroupNameAnnotationUsage/642':
    'the webhook compares with the Ingress that is in the cluster',
  'webhooks/networking/ingress_validator/ingressValidator_checkIngressClassAnnotationUsage/403':
    'the webhook compares with the Ingress that is in the cluster',
  'exec-custom-headers-05': 'it is about an object that the cluster lacks',
  'exec-proxy-ssl-secret-03': 'it is about an object that the cluster lacks',
};

interface AwsFile {
  readonly cases: readonly AwsCase[];
  readonly probes: readonly AwsProbe[];
}

interface NginxFile {
  readonly lifted: readonly LiftedCase[];
  readonly functions: readonly FunctionCase[];
  readonly extract: readonly ExtractCase[];
  readonly executed: readonly ExecutedCase[];
}

describe('the catalogue and the controllers', () => {
  if (!existsSync(folder)) {
    // The cases are no part of the repository; a skipped test says so where the line below is not read.
    it.skip(`agree on the cases of ../shared/conformance, which is not there`, () => undefined);
    process.stdout.write(
      'The cases of ../shared/conformance are not there: what the controllers do is not compared.\n',
    );
    return;
  }

  it('agree on what becomes of annotations', () => {
    const aws = load<AwsFile>('aws-load-balancer-controller.json');
    const nginx = load<NginxFile>('ingress-nginx.json');
    const outcomes = [
      ...aws.cases.map(compareAwsCase),
      ...aws.probes.map(compareAwsProbe),
      ...nginx.lifted.map(compareLifted),
      ...nginx.functions.map(compareFunction),
      ...nginx.extract.map(compareExtract),
      ...nginx.executed.map(compareExecuted),
    ];
    process.stdout.write(`${report(outcomes).join('\n')}\n`);
    expect(count(outcomes, 'agreed')).toBeGreaterThan(0);
    expect(outcomes.filter(({ result }) => result === 'disagreed')).toEqual([]);
    const aside = outcomes.flatMap(({ id, reason }) => (reason === undefined ? [] : [[id, reason] as const]));
    expect(Object.fromEntries(aside)).toEqual(setAside);
  });
});

function load<File>(name: string): File {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as File;
}

function agreement(outcomes: readonly Outcome[]): number {
  const agreed = count(outcomes, 'agreed');
  const ran = agreed + count(outcomes, 'disagreed');
  return ran === 0 ? 1 : agreed / ran;
}

function count(outcomes: readonly Outcome[], result: Outcome['result']): number {
  return outcomes.filter((outcome) => outcome.result === result).length;
}

function report(outcomes: readonly Outcome[]): readonly string[] {
  const sections = [...new Set(outcomes.map(({ section }) => section))];
  const lines = sections.flatMap((section) => {
    const own = outcomes.filter((outcome) => outcome.section === section);
    return [
      summary(section, own),
      ...own
        .filter(({ result }) => result === 'disagreed')
        .map(({ id, expected, got }) => `    ${id}: expected ${expected}; got ${got}`),
      ...own.filter(({ reason }) => reason !== undefined).map(({ id, reason }) => `    set aside ${id}: ${reason}`),
    ];
  });
  return [...lines, summary('all', outcomes)];
}

function summary(title: string, outcomes: readonly Outcome[]): string {
  const agreed = count(outcomes, 'agreed');
  const ran = agreed + count(outcomes, 'disagreed');
  const rest = `${count(outcomes, 'set aside')} set aside, ${count(outcomes, 'names no annotation')} about no annotation`;
  return `${title}: ran ${ran}, agreed on ${agreed} (${(agreement(outcomes) * 100).toFixed(1)} %); ${rest}`;
}
