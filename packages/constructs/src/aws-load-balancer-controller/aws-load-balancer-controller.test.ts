import { TerraformVariable, type TerraformStack } from 'cdktf';
import { EksCluster } from '../cluster/eks-cluster';
import { resourcesOf, synthesize, type SynthesizedStack } from '../testing/synthesize';
import { AwsLoadBalancerController, type AwsLoadBalancerControllerProps } from './aws-load-balancer-controller';
import { controllerValues } from './values';

type Options = Partial<Omit<AwsLoadBalancerControllerProps, 'cluster'>> & {
  readonly clusterName?: string;
  readonly region?: string;
};

function addController(stack: TerraformStack, options: Options = {}): AwsLoadBalancerController {
  const { clusterName = 'shop', region = 'ap-northeast-2', identity = 'irsa', ...props } = options;
  const cluster = new EksCluster(stack, 'Cluster', { name: clusterName, region });
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

describe('the values of the chart', () => {
  const everything = controllerValues({
    clusterName: 'shop',
    region: 'ap-northeast-2',
    vpcId: 'vpc-0123456789abcdef0',
    replicas: 2,
    serviceAccountName: 'aws-load-balancer-controller',
    roleArn: 'arn:aws:iam::123456789012:role/controller',
    permissions: 'target-group-binding',
    isolated: true,
  });

  /** Values that are maps with keys of their own. */
  const MAPS = ['podDisruptionBudget', 'serviceAccount.annotations', 'controllerConfig.featureGates'];

  function pathsOf(values: object, prefix = ''): string[] {
    return Object.entries(values).flatMap(([key, value]) => {
      const path = `${prefix}${key}`;
      return typeof value === 'object' && value !== null && !MAPS.includes(path)
        ? pathsOf(value as object, `${path}.`)
        : [path];
    });
  }

  test('are values that version 3.5.0 has', () => {
    expect(pathsOf(everything).sort()).toEqual([
      'clusterName',
      'controllerConfig.featureGates',
      'createIngressClassResource',
      'enableBackendSecurityGroup',
      'enableServiceMutatorWebhook',
      'enableShield',
      'enableWaf',
      'enableWafv2',
      'image.tag',
      'ingressClass',
      'ingressClassParams.create',
      'keepTLSSecret',
      'podDisruptionBudget',
      'region',
      'replicaCount',
      'serviceAccount.annotations',
      'serviceAccount.create',
      'serviceAccount.name',
      'vpcId',
      'webhookConfig.disableIngressValidation',
    ]);
  });

  test('name feature gates that version 3.5.0 has: it does not start with another one', () => {
    const { controllerConfig } = everything as { controllerConfig?: { featureGates: object } };
    expect(Object.keys(controllerConfig?.featureGates ?? {})).toEqual([
      'EnableServiceController',
      'ALBGatewayAPI',
      'NLBGatewayAPI',
    ]);
  });
});
