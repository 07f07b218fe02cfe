import { resourceOf, synthesize } from '../testing/synthesize';
import { EksCluster } from './eks-cluster';
import { EksOidcProvider } from './eks-oidc-provider';

const stack = synthesize((scope) => {
  const cluster = new EksCluster(scope, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
  new EksOidcProvider(scope, 'OidcProvider', { cluster });
});

test('the provider is for the issuer of the cluster and for tokens that are meant for AWS', () => {
  expect(resourceOf(stack, 'aws_iam_openid_connect_provider')).toEqual({
    url: expect.stringMatching(/^\$\{data\.aws_eks_cluster\..*\.identity\[0\]\.oidc\[0\]\.issuer\}$/),
    client_id_list: ['sts.amazonaws.com'],
  });
});
