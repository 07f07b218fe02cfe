import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts, featureGates, walkValues } from '@eks-ingress/charts';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { CertManager } from '../cert-manager/cert-manager';
import { certManagerChecks } from '../cert-manager/cert-manager-checks';
import { EksCluster, type ClusterCompute } from '../cluster/eks-cluster';
import { eksClusterChecks } from '../cluster/eks-cluster-checks';
import { EksOidcProvider } from '../cluster/eks-oidc-provider';
import {
  findingsOf,
  helmValuesOf,
  resourceOf,
  resourcesOf,
  synthesize,
  type SynthesizedStack,
  titleOf,
} from '../testing/synthesize';
import { AWS_LOAD_BALANCER_CONTROLLER } from '../versions';
import { AwsLoadBalancerController, type AwsLoadBalancerControllerProps } from './aws-load-balancer-controller';
import { awsLoadBalancerControllerChecks } from './aws-load-balancer-controller-checks';
import { controllerValues, type ControllerValuesProps } from './values';

type Options = Partial<Omit<AwsLoadBalancerControllerProps, 'cluster'>> & {
  readonly clusterName?: string;
  readonly region?: string;
  readonly compute?: ClusterCompute;
};

function addController(stack: TerraformStack, options: Options = {}): AwsLoadBalancerController {
  const { clusterName = 'shop', region = 'ap-northeast-2', identity = 'irsa', compute, ...props } = options;
  const cluster = new EksCluster(stack, 'Cluster', { name: clusterName, region, compute });
  return new AwsLoadBalancerController(stack, 'Controller', { cluster, identity, ...props });
}

function synthesizeController(options: Options = {}): SynthesizedStack {
  return synthesize((stack) => {
    addController(stack, options);
  });
}

function only(stack: SynthesizedStack, type: string): Readonly<Record<string, unknown>> {
  const resources = resourcesOf(stack, type);
  expect(resources).toHaveLength(1);
  return resources[0] ?? {};
}

function valuesOf(stack: SynthesizedStack, index = 0): Record<string, unknown> {
  const documents = only(stack, 'helm_release')['values'] as string[];
  return JSON.parse(documents[index] ?? '') as Record<string, unknown>;
}

/** Interpolations contain quotes, which are not JSON's. */
function trustOf(stack: SynthesizedStack): string {
  return String(only(stack, 'aws_iam_role')['assume_role_policy']);
}

describe('AwsLoadBalancerController', () => {
  describe('as a Helm release', () => {
    test('is pinned and waited for', () => {
      expect(only(synthesizeController(), 'helm_release')).toMatchObject({
        name: 'aws-load-balancer-controller',
        namespace: 'kube-system',
        create_namespace: false,
        repository: 'https://aws.github.io/eks-charts',
        chart: 'aws-load-balancer-controller',
        version: '3.5.0',
        wait: true,
      });
    });

    test('knows its cluster, region and VPC without asking the instance metadata', () => {
      expect(valuesOf(synthesizeController())).toMatchObject({
        clusterName: 'shop',
        region: 'ap-northeast-2',
        vpcId: expect.stringMatching(/^\$\{data\.aws_eks_cluster\..*vpc_id\}$/),
      });
    });

    test('runs the image of the pinned version', () => {
      expect(valuesOf(synthesizeController())).toMatchObject({ image: { tag: 'v3.5.0' } });
    });

    test('keeps the certificate of its webhook over upgrades', () => {
      expect(valuesOf(synthesizeController())).toMatchObject({ keepTLSSecret: true });
    });

    test('keeps a replica while a node is drained', () => {
      expect(valuesOf(synthesizeController())).toMatchObject({
        replicaCount: 2,
        podDisruptionBudget: { maxUnavailable: 1 },
      });
    });

    test('lets a node be drained when there is one replica', () => {
      expect(valuesOf(synthesizeController({ replicas: 1 }))).not.toHaveProperty('podDisruptionBudget');
    });

    test('creates a namespace other than kube-system', () => {
      const release = only(synthesizeController({ namespace: 'load-balancing' }), 'helm_release');
      expect(release).toMatchObject({ namespace: 'load-balancing', create_namespace: true });
    });

    test('merges values of the caller last, whatever characters they have', () => {
      const values = { podLabels: { team: 'edge' }, env: { NOTE: 'a "quoted" \\ word\n' } };
      expect(valuesOf(synthesizeController({ values }), 1)).toEqual(values);
    });

    test('merges lists and numbers that are known only after apply', () => {
      const stack = synthesize((scope) => {
        const tolerations = new TerraformVariable(scope, 'Tolerations', { type: 'list(any)' }).listValue;
        const retries = new TerraformVariable(scope, 'Retries', { type: 'number' }).numberValue;
        addController(scope, { values: { tolerations, awsMaxRetries: retries, logLevel: undefined } });
      });
      expect((only(stack, 'helm_release')['values'] as string[])[1]).toBe(
        '{"tolerations":${jsonencode(var.Tolerations)},"awsMaxRetries":${jsonencode(var.Retries)}}',
      );
    });

    test('lets Ingresses choose their group by annotation, or refuses them', () => {
      const flags = ['disableIngressClassAnnotation', 'disableIngressGroupNameAnnotation'];
      const flagsOf = (options: Options) =>
        Object.entries(valuesOf(synthesizeController(options))).filter(([key]) => flags.includes(key));
      expect(flagsOf({})).toEqual([]);
      expect(flagsOf({ ingressGroupAnnotations: 'refused' })).toEqual(flags.map((flag) => [flag, true]));
    });

    test('is destroyed before its permissions', () => {
      const stack = synthesizeController();
      const [attachment] = Object.keys(stack.resource['aws_iam_role_policy_attachment'] ?? {});
      expect(only(stack, 'helm_release')['depends_on']).toEqual([`aws_iam_role_policy_attachment.${attachment}`]);
    });

    test('is destroyed before its Pod Identity association', () => {
      const stack = synthesizeController({ identity: 'pod-identity' });
      const [association] = Object.keys(stack.resource['aws_eks_pod_identity_association'] ?? {});
      expect(only(stack, 'helm_release')['depends_on']).toContain(`aws_eks_pod_identity_association.${association}`);
    });
  });

  describe('with IRSA', () => {
    const stack = synthesizeController({ namespace: 'load-balancing', serviceAccountName: 'controller' });

    test('looks the OpenID Connect provider up by the issuer of the cluster', () => {
      const [provider] = Object.values(stack.data['aws_iam_openid_connect_provider'] ?? {});
      expect(provider?.['url']).toMatch(/^\$\{data\.aws_eks_cluster\..*\.issuer\}$/);
    });

    test('trusts one service account, by subject and audience', () => {
      const issuer = /\$\{trimprefix\(data\.aws_eks_cluster\.\w+\.identity\[0\]\.oidc\[0\]\.issuer, "https:\/\/"\)\}/g;
      const { Statement } = JSON.parse(trustOf(stack).replace(issuer, 'ISSUER')) as { Statement: unknown };
      expect(Statement).toEqual([
        {
          Effect: 'Allow',
          Principal: { Federated: expect.stringMatching(/^\$\{data\.aws_iam_openid_connect_provider\..*\.arn\}$/) },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringEquals: {
              'ISSUER:aud': 'sts.amazonaws.com',
              'ISSUER:sub': 'system:serviceaccount:load-balancing:controller',
            },
          },
        },
      ]);
    });

    test('names the role on the service account', () => {
      expect(valuesOf(stack)).toMatchObject({
        serviceAccount: {
          create: true,
          name: 'controller',
          annotations: { 'eks.amazonaws.com/role-arn': expect.stringMatching(/^\$\{aws_iam_role\..*\.arn\}$/) },
        },
      });
    });

    test('trusts a provider that is created with it', () => {
      const created = synthesize((scope) => {
        const cluster = new EksCluster(scope, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
        const oidcProvider = new EksOidcProvider(scope, 'OidcProvider', { cluster });
        new AwsLoadBalancerController(scope, 'Controller', { cluster, identity: 'irsa', oidcProvider });
      });
      expect(trustOf(created)).toMatch(/"Federated":"\$\{aws_iam_openid_connect_provider\..*?\.arn\}"/);
      expect(created.data).not.toHaveProperty('aws_iam_openid_connect_provider');
    });

    test('trusts a provider that is given by its ARN', () => {
      const arn = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.ap-northeast-2.amazonaws.com/id/0123456789ABCDEF';
      expect(trustOf(synthesizeController({ oidcProvider: { arn } }))).toContain(`"Federated":"${arn}"`);
    });

    test('associates nothing', () => {
      expect(resourcesOf(stack, 'aws_eks_pod_identity_association')).toEqual([]);
    });
  });

  describe('with Pod Identity', () => {
    const stack = synthesizeController({ identity: 'pod-identity' });

    test('trusts the Pod Identity agent', () => {
      expect(JSON.parse(trustOf(stack))).toEqual({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'pods.eks.amazonaws.com' },
            Action: ['sts:AssumeRole', 'sts:TagSession'],
          },
        ],
      });
    });

    test('associates the role with the service account', () => {
      expect(only(stack, 'aws_eks_pod_identity_association')).toMatchObject({
        cluster_name: 'shop',
        namespace: 'kube-system',
        service_account: 'aws-load-balancer-controller',
      });
    });

    test('leaves the service account without annotation', () => {
      expect(valuesOf(stack)['serviceAccount']).toEqual({ create: true, name: 'aws-load-balancer-controller' });
    });

    test('needs no OpenID Connect provider', () => {
      expect(stack.data).not.toHaveProperty('aws_iam_openid_connect_provider');
    });
  });

  describe('with permissions for TargetGroupBindings only', () => {
    const stack = synthesizeController({ permissions: 'target-group-binding' });

    test('may change target groups and nothing else', () => {
      const { Statement } = JSON.parse(String(only(stack, 'aws_iam_policy')['policy'])) as {
        Statement: { Action: string[]; Resource: string }[];
      };
      const changing = Statement.filter(({ Action }) => Action.some((action) => !action.includes(':Describe')));
      expect(changing.map(({ Resource }) => Resource)).toEqual([
        'arn:aws:elasticloadbalancing:ap-northeast-2:*:targetgroup/*/*',
      ]);
    });

    test('leaves Services to others', () => {
      expect(valuesOf(stack)).toMatchObject({
        enableServiceMutatorWebhook: false,
        controllerConfig: { featureGates: { EnableServiceController: false } },
      });
    });

    test('leaves Ingresses to others, and their admission too', () => {
      expect(valuesOf(stack)).toMatchObject({
        createIngressClassResource: false,
        ingressClassParams: { create: false },
        ingressClass: 'target-group-binding-only',
        webhookConfig: { disableIngressValidation: true },
      });
    });

    test('leaves Gateways to others', () => {
      expect(valuesOf(stack)).toMatchObject({
        controllerConfig: { featureGates: { ALBGatewayAPI: false, NLBGatewayAPI: false } },
      });
    });

    test('makes no security group', () => {
      expect(valuesOf(stack)).toMatchObject({ enableBackendSecurityGroup: false });
    });
  });

  describe('in other partitions', () => {
    test('follows the region', () => {
      const stack = synthesizeController({ region: 'cn-north-1' });
      expect(only(stack, 'aws_iam_policy')['policy']).toContain('arn:aws-cn:');
    });

    test('can be told the partition of a region that is not known', () => {
      const stack = synthesizeController({ region: 'new-region-1', partition: 'aws-us-gov' });
      expect(only(stack, 'aws_iam_policy')['policy']).toContain('arn:aws-us-gov:');
    });

    test('uses neither Shield nor WAF where there is none', () => {
      expect(valuesOf(synthesizeController({ region: 'us-iso-east-1' }))).toMatchObject({
        enableShield: false,
        enableWaf: false,
        enableWafv2: false,
      });
    });

    test('leaves Shield out and WAF in where there is no Shield', () => {
      expect(valuesOf(synthesizeController({ region: 'cn-north-1' }))).toMatchObject({
        enableShield: false,
        enableWaf: true,
        enableWafv2: true,
      });
    });
  });

  describe('with add-ons', () => {
    test('uses all of them where there are all of them', () => {
      expect(valuesOf(synthesizeController())).toMatchObject({
        enableShield: true,
        enableWaf: true,
        enableWafv2: true,
      });
    });

    test('uses those that it is told to', () => {
      expect(valuesOf(synthesizeController({ shield: false, waf: false }))).toMatchObject({
        enableShield: false,
        enableWaf: false,
        enableWafv2: true,
      });
      expect(valuesOf(synthesizeController({ region: 'us-iso-east-1', wafv2: true }))).toMatchObject({
        enableWafv2: true,
      });
    });

    test('may list web ACLs when Ingresses name them, and not otherwise', () => {
      const policyOf = (options: Options) => only(synthesizeController(options), 'aws_iam_policy')['policy'];
      expect(policyOf({ webAclsByName: true })).toContain('wafv2:ListWebACLs');
      expect(policyOf({})).not.toContain('wafv2:ListWebACLs');
    });
  });

  describe('with cert-manager', () => {
    const stack = synthesize((scope) => {
      addController(scope, { certManager: new CertManager(scope, 'CertManager') });
    });
    const release = resourceOf(stack, 'helm_release', 'Controller');

    test('gets its certificate from it', () => {
      const values = helmValuesOf(release);
      expect(values).toMatchObject({ enableCertManager: true });
      expect(values).not.toHaveProperty('keepTLSSecret');
    });

    test('is installed after it, and destroyed before it', () => {
      const [certManager] = Object.keys(stack.resource['helm_release'] ?? {}).filter((key) =>
        key.includes('CertManager'),
      );
      expect(release['depends_on']).toContain(`helm_release.${certManager}`);
    });

    test('takes one that the cluster has', () => {
      const installed = synthesizeController({ certManager: 'installed' });
      expect(valuesOf(installed)).toMatchObject({ enableCertManager: true });
      expect(only(installed, 'helm_release')['depends_on']).toHaveLength(1);
    });
  });

  describe('with its custom resource definitions', () => {
    const stack = synthesizeController({ crds: 'upgrade', namespace: 'load-balancing' });
    const definitions = resourceOf(stack, 'helm_release', 'CustomResourceDefinitions');

    test('leaves them to Helm, which never upgrades them, unless told otherwise', () => {
      expect(only(synthesizeController(), 'helm_release')).not.toHaveProperty('skip_crds');
    });

    test('applies those of its own version, by commit', () => {
      const folder = `https://raw.githubusercontent.com/kubernetes-sigs/aws-load-balancer-controller/${AWS_LOAD_BALANCER_CONTROLLER.commit}/helm/aws-load-balancer-controller/crds`;
      expect(helmValuesOf(definitions)['manifests']).toEqual([`${folder}/crds.yaml`, `${folder}/gateway-crds.yaml`]);
      expect(definitions).toMatchObject({ namespace: 'load-balancing', create_namespace: true });
    });

    test('passes its chart what the chart reads, and nothing else', () => {
      const template = readFileSync(
        join(__dirname, '../../charts/custom-resource-definitions/templates/job.yaml'),
        'utf8',
      );
      const read = new Set([...template.matchAll(/\.Values\.(\w+)/g)].map(([, name]) => name));
      expect(Object.keys(helmValuesOf(definitions)).sort()).toEqual([...read].sort());
    });

    test('applies them before it is installed or upgraded itself', () => {
      const [key] = Object.keys(stack.resource['helm_release'] ?? {}).filter((name) => name.includes('Definitions'));
      const controller = Object.entries(stack.resource['helm_release'] ?? {}).find(([name]) => name !== key)?.[1];
      expect(controller?.['depends_on']).toContain(`helm_release.${key}`);
    });

    test('applies them from a mirror', () => {
      const crdUpgrade = {
        image: 'mirror.example.com/kubectl:v1.36.0',
        manifests: ['https://mirror.example.com/crds'],
      };
      const mirrored = synthesizeController({ crds: 'upgrade', crdUpgrade });
      expect(helmValuesOf(resourceOf(mirrored, 'helm_release', 'Definitions'))).toMatchObject(crdUpgrade);
    });

    test('leaves them to something else', () => {
      expect(only(synthesizeController({ crds: 'skip' }), 'helm_release')).toMatchObject({ skip_crds: true });
    });
  });

  describe('names', () => {
    test('fit into what IAM takes, for the longest cluster name', () => {
      const stack = synthesizeController({ clusterName: 'c'.repeat(100) });
      expect(String(only(stack, 'aws_iam_role')['name_prefix'])).toHaveLength(38);
      expect(String(only(stack, 'aws_iam_policy')['name_prefix'])).toHaveLength(102);
    });

    test('begin with a short cluster name as it is', () => {
      expect(only(synthesizeController(), 'aws_iam_role')['name_prefix']).toBe('shop-load-balancer-');
    });

    test('are cut at apply when the cluster name is known only then', () => {
      const stack = synthesize((scope) => {
        addController(scope, { clusterName: new TerraformVariable(scope, 'Name', { type: 'string' }).stringValue });
      });
      expect(only(stack, 'aws_iam_role')['name_prefix']).toBe('${substr(var.Name, 0, 23)}-load-balancer-');
    });
  });

  test('exposes its resources for what it has no prop for', () => {
    const stack = synthesize((scope) => {
      addController(scope).role.addOverride('permissions_boundary', 'arn:aws:iam::123456789012:policy/boundary');
    });
    expect(only(stack, 'aws_iam_role')['permissions_boundary']).toBe('arn:aws:iam::123456789012:policy/boundary');
  });
});

describe('the findings of the controller', () => {
  const MIRRORED = { image: { repository: 'mirror.example.com/aws-load-balancer-controller' } };
  const findings = (options: Options, more: (stack: TerraformStack) => void = () => undefined) =>
    findingsOf((stack) => {
      addController(stack, options);
      more(stack);
    }).map(titleOf);

  test.each<[string, Options]>([
    ['IRSA', {}],
    ['Pod Identity', { identity: 'pod-identity' }],
    ['TargetGroupBindings only', { permissions: 'target-group-binding', replicas: 1 }],
    ['IRSA on Fargate', { compute: 'fargate' }],
    ['web ACLs by name', { webAclsByName: true }],
    ['an isolated partition', { region: 'us-iso-east-1', values: MIRRORED }],
    [
      'definitions from a mirror',
      { crds: 'upgrade', region: 'us-iso-east-1', values: MIRRORED, crdUpgrade: { image: 'a', manifests: ['b'] } },
    ],
    [
      'values of its own',
      { values: { defaultTargetType: 'ip', controllerConfig: { featureGates: { ALBSingleSubnet: true } } } },
    ],
  ])('are none with %s', (_what, options) => {
    expect(findings(options)).toEqual([]);
  });

  test.each<[string, Options, string]>([
    ['no replica', { replicas: 0 }, 'replicas: aws-load-balancer-controller-replicas'],
    [
      'Pod Identity on Fargate',
      { identity: 'pod-identity', compute: 'fargate' },
      'identity: aws-load-balancer-controller-pod-identity-fargate',
    ],
    [
      'a provider that Pod Identity has no use for',
      { identity: 'pod-identity', oidcProvider: { arn: 'arn' } },
      'oidcProvider: aws-load-balancer-controller-oidc-provider-unused (warning)',
    ],
    [
      'Shield where there is none',
      { region: 'cn-north-1', shield: true },
      'shield: aws-load-balancer-controller-add-on-missing',
    ],
    [
      'WAF in isolation',
      { partition: 'aws-iso-f', wafv2: true, values: MIRRORED },
      'wafv2: aws-load-balancer-controller-add-on-missing',
    ],
    [
      'named web ACLs where WAFv2 is off by itself',
      { webAclsByName: true, region: 'us-iso-east-1', values: MIRRORED },
      'webAclsByName: aws-load-balancer-controller-web-acls-unused',
    ],
    [
      'an add-on without Ingresses',
      { permissions: 'target-group-binding', waf: true },
      'waf: aws-load-balancer-controller-permissions',
    ],
    [
      'a group that only classes decide about, of no Ingress',
      { permissions: 'target-group-binding', ingressGroupAnnotations: 'refused' },
      'ingressGroupAnnotations: aws-load-balancer-controller-permissions',
    ],
    [
      'definitions for a Job that never runs',
      { crdUpgrade: { image: 'kubectl' } },
      'crdUpgrade: aws-load-balancer-controller-crd-upgrade-unused (warning)',
    ],
    [
      'a feature gate that only the documentation has',
      { values: { controllerConfig: { featureGates: { EnableTCPUDPListenerType: true } } } },
      'values.controllerConfig.featureGates.EnableTCPUDPListenerType: aws-load-balancer-controller-feature-gate',
    ],
    [
      'another image than the policy is for',
      { values: { image: { tag: 'v3.4.0' } } },
      'values.image.tag: aws-load-balancer-controller-value-overridden (warning)',
    ],
  ])('are one with %s', (_what, options, finding) => {
    expect(findings(options)).toEqual([finding]);
  });

  test('let a controller with all permissions leave Services to others', () => {
    expect(findings({ values: { enableServiceMutatorWebhook: false } })).toEqual([]);
  });

  test('include a name that no cluster has', () => {
    expect(findings({ clusterName: 'shop.example' })).toEqual(['name: cluster-name']);
  });

  test('include a second controller', () => {
    const twice = findingsOf((stack) => {
      const cluster = new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
      new AwsLoadBalancerController(stack, 'First', { cluster, identity: 'irsa' });
      new AwsLoadBalancerController(stack, 'Second', { cluster, identity: 'irsa' });
    });
    expect(twice).toMatchObject([
      { constructPath: 'test/Second', diagnostic: { id: 'aws-load-balancer-controller-repeated' } },
    ]);
  });

  test('wait for values that are known only after apply', () => {
    const unknown = findingsOf((stack) => {
      const text = new TerraformVariable(stack, 'Text', { type: 'string' }).stringValue;
      const number = new TerraformVariable(stack, 'Number', { type: 'number' }).numberValue;
      addController(stack, { clusterName: text, namespace: text, serviceAccountName: text, replicas: number });
    });
    expect(unknown).toEqual([]);
  });
});

describe('the values of the chart', () => {
  const PROPS: ControllerValuesProps = {
    clusterName: 'shop',
    region: 'ap-northeast-2',
    vpcId: 'vpc-0123456789abcdef0',
    replicas: 2,
    serviceAccountName: 'aws-load-balancer-controller',
    roleArn: 'arn:aws:iam::123456789012:role/controller',
    permissions: 'all',
    addOns: { shield: true, waf: true, wafv2: true },
    ingressGroupAnnotations: 'allowed',
    certManager: false,
  };
  const modes = Object.entries({
    IRSA: PROPS,
    'Pod Identity': { ...PROPS, roleArn: undefined },
    'cert-manager': { ...PROPS, certManager: true },
    'TargetGroupBindings only': { ...PROPS, permissions: 'target-group-binding' },
  } as const satisfies Record<string, ControllerValuesProps>);

  const chart = charts['aws-load-balancer-controller'];
  const unknownPaths = (values: unknown) =>
    [...walkValues(chart, values)].filter(({ type }) => type === undefined).map(({ path }) => path.join('.'));

  test.each(modes)('have only paths that the chart reads, which accepts any other silently: %s', (_mode, props) => {
    expect(unknownPaths(controllerValues(props))).toEqual([]);
  });

  test('are refused when the chart does not read them', () => {
    const misspelt = { enableWafV2: true, webhookConfig: { ingressValidationFailurePolicy: 'Fail' } };
    expect(unknownPaths({ ...controllerValues(PROPS), ...misspelt })).toEqual([
      'enableWafV2',
      'webhookConfig.ingressValidationFailurePolicy',
    ]);
  });

  test('name feature gates that the controller has: it does not start with another one', () => {
    const { controllerConfig } = controllerValues({ ...PROPS, permissions: 'target-group-binding' }) as {
      controllerConfig?: { featureGates: object };
    };
    const gates = Object.keys(controllerConfig?.featureGates ?? {});
    expect(gates).not.toEqual([]);
    expect(featureGates).toEqual(expect.arrayContaining(gates));
  });
});

describe('the guide', () => {
  const read = (...path: string[]) => readFileSync(join(__dirname, ...path), 'utf8');
  const guide = read('../../../../docs/guides/aws-load-balancer-controller.md');

  test('names the version that is installed, and no other', () => {
    const named = [...guide.matchAll(/(?:version |controller\/v)(\d+\.\d+\.\d+)/g)].map(([, version]) => version);
    expect([...new Set(named)]).toEqual([AWS_LOAD_BALANCER_CONTROLLER.version]);
  });

  test('lists every finding, and no other', () => {
    const found = [...awsLoadBalancerControllerChecks, ...certManagerChecks, ...eksClusterChecks].map(({ id }) => id);
    const listed = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, id]) => id);
    expect(listed.filter((id) => id?.includes('-')).sort()).toEqual(found.sort());
  });
});
