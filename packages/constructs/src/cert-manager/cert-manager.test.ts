import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformVariable } from 'cdktf';
import { EksCluster } from '../cluster/eks-cluster';
import { findingsOf, helmValuesOf, resourceOf, synthesize, titleOf } from '../testing/synthesize';
import { CERT_MANAGER } from '../versions';
import { CertManager, type CertManagerProps } from './cert-manager';
import { certManagerValues } from './values';

function releaseOf(props?: CertManagerProps) {
  const stack = synthesize((scope) => {
    new EksCluster(scope, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
    new CertManager(scope, 'CertManager', props);
  });
  return resourceOf(stack, 'helm_release');
}

describe('CertManager', () => {
  test('is pinned and waited for', () => {
    expect(releaseOf()).toMatchObject({
      name: 'cert-manager',
      namespace: 'cert-manager',
      create_namespace: true,
      repository: 'oci://quay.io/jetstack/charts',
      chart: 'cert-manager',
      version: 'v1.21.1',
      wait: true,
    });
  });

  test('brings its definitions, upgrades them, and leaves them with the certificates of the cluster', () => {
    expect(helmValuesOf(releaseOf())).toMatchObject({ crds: { enabled: true, keep: true } });
  });

  test('is ready when its webhook answers', () => {
    expect(helmValuesOf(releaseOf())).toMatchObject({ startupapicheck: { enabled: true } });
  });

  test('keeps a pod of each kind while a node is drained', () => {
    const available = { replicaCount: 2, podDisruptionBudget: { enabled: true } };
    expect(helmValuesOf(releaseOf())).toMatchObject({ ...available, webhook: available, cainjector: available });
  });

  test('lets a node be drained when there is one replica', () => {
    expect(JSON.stringify(helmValuesOf(releaseOf({ replicas: 1 })))).not.toContain('podDisruptionBudget');
  });

  test('has a port for its webhook that is free on Fargate', () => {
    expect(helmValuesOf(releaseOf({ webhookPort: 10260 }))).toMatchObject({ webhook: { securePort: 10260 } });
  });

  test('merges values of the caller last', () => {
    const values = { imageRegistry: 'mirror.example.com' };
    expect(helmValuesOf(releaseOf({ values }), 1)).toEqual(values);
  });
});

describe('the findings of cert-manager', () => {
  const findings = (props: CertManagerProps) =>
    findingsOf((stack) => new CertManager(stack, 'CertManager', props)).map(titleOf);

  test('are none when nothing is wrong', () => {
    expect(findings({})).toEqual([]);
  });

  test.each<[CertManagerProps, string]>([
    [{ namespace: 'Certificates' }, 'namespace: cert-manager-namespace'],
    [{ replicas: 0 }, 'replicas: cert-manager-replicas'],
    [{ webhookPort: 70000 }, 'webhookPort: cert-manager-webhook-port'],
    [{ values: { replicaCount: 3 } }, 'values.replicaCount: cert-manager-value-overridden (warning)'],
  ])('with %j are one', (props, finding) => {
    expect(findings(props)).toEqual([finding]);
  });

  test('include the port of the kubelet on Fargate', () => {
    const onFargate = (props: CertManagerProps) =>
      findingsOf((stack) => {
        new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2', compute: 'fargate' });
        new CertManager(stack, 'CertManager', props);
      }).map(titleOf);
    expect(onFargate({})).toEqual(['webhookPort: cert-manager-webhook-port-fargate']);
    expect(onFargate({ webhookPort: 10260 })).toEqual([]);
  });

  test('include a second one', () => {
    const twice = findingsOf((stack) => {
      new CertManager(stack, 'First');
      new CertManager(stack, 'Second', { namespace: 'second' });
    });
    expect(twice).toMatchObject([{ constructPath: 'test/Second', diagnostic: { id: 'cert-manager-repeated' } }]);
  });

  test('wait for values that are known only after apply', () => {
    const unknown = findingsOf((stack) => {
      const namespace = new TerraformVariable(stack, 'Namespace', { type: 'string' }).stringValue;
      const replicas = new TerraformVariable(stack, 'Replicas', { type: 'number' }).numberValue;
      new CertManager(stack, 'CertManager', { namespace, replicas, webhookPort: replicas });
    });
    expect(unknown).toEqual([]);
  });
});

describe('the values of the chart', () => {
  const chart = JSON.parse(readFileSync(join(__dirname, 'chart-values.json'), 'utf8')) as {
    readonly version: string;
    readonly paths: readonly string[];
  };

  function pathsOf(value: unknown, path: readonly string[] = []): string[] {
    const isLeaf = typeof value !== 'object' || value === null;
    return isLeaf ? [path.join('.')] : Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]));
  }

  const unknownPaths = (values: unknown) => pathsOf(values).filter((path) => !chart.paths.includes(path));

  test('are compared with the chart that is installed', () => {
    expect(chart.version).toBe(CERT_MANAGER.version);
  });

  test('have only paths that the chart reads', () => {
    expect(unknownPaths(certManagerValues({ replicas: 2, webhookPort: 10260 }))).toEqual([]);
  });

  test('are refused when the chart does not read them', () => {
    expect(unknownPaths({ crds: { install: true } })).toEqual(['crds.install']);
  });
});
