import { ingressInGroup as ingress } from '../../testing/ingress-in-group';
import { findBy } from '@eks-ingress/diagnostics';
import { readService } from '../service/read-service';
import { authenticationChecks, incompleteAuthentication } from './authentication-checks';
import { groupSubject } from './group-check';
import { readIngress } from './read-ingress';

type Annotations = Readonly<Record<string, string>>;

const prefix = 'alb.ingress.kubernetes.io/';
const spec = {
  rules: [{ http: { paths: [{ path: '/', backend: { service: { name: 'cart', port: { number: 80 } } } }] } }],
};

function findings(ingresses: readonly Annotations[], ofService?: Annotations) {
  const annotations = Object.entries(ofService ?? {}).map(([key, value]) => [`${prefix}${key}`, value]);
  const service = { metadata: { name: 'cart', namespace: 'shop', annotations: Object.fromEntries(annotations) } };
  const group = groupSubject(
    ingresses.map((one, index) => readIngress(ingress(`ingress-${index}`, one, spec))),
    ofService === undefined ? [] : [readService(service)],
    {},
  );
  return [...incompleteAuthentication(group), ...findBy(authenticationChecks, group)].map(({ id, effect, path }) => [
    id,
    effect,
    String(path.at(-1)).replace(prefix, ''),
  ]);
}

const both = { 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]' };
const encrypted = { 'listen-ports': '[{"HTTPS": 443}]' };
const plain = { 'listen-ports': '[{"HTTP": 80}]' };
const token = '{"jwksEndpoint": "https://login.example.com/jwks.json", "issuer": "https://login.example.com"}';
const login = {
  'auth-type': 'oidc',
  'auth-idp-oidc': JSON.stringify({
    issuer: 'https://login.example.com',
    authorizationEndpoint: 'https://login.example.com/authorize',
    tokenEndpoint: 'https://login.example.com/token',
    userInfoEndpoint: 'https://login.example.com/user',
    secretName: 'login',
  }),
};

describe('authentication', () => {
  it('says that a login is not asked for on HTTP', () => {
    expect(findings([{ ...both, ...login }])).toEqual([['ingress-open-listener', 'risks', 'auth-type']]);
    expect(findings([{ ...both, 'jwt-validation': token }])).toEqual([
      ['ingress-open-listener', 'risks', 'jwt-validation'],
    ]);
  });

  it('is content when HTTP leads to HTTPS, or is not there', () => {
    expect(findings([{ ...both, ...login, 'ssl-redirect': '443' }])).toEqual([]);
    expect(findings([{ ...encrypted, ...login }])).toEqual([]);
    expect(
      findings([
        { ...both, ...login },
        { ...both, 'ssl-redirect': '443' },
      ]),
    ).toEqual([]);
  });

  it.each(['cognito', 'oidc'])('says that a login with %s lacks its provider', (type) => {
    expect(findings([{ ...encrypted, 'auth-type': type }])).toEqual([
      ['annotation-missing-companion', 'rejects', 'auth-type'],
    ]);
  });

  it('says that a login and a token exclude each other', () => {
    expect(findings([{ ...encrypted, ...login, 'jwt-validation': token }])).toEqual([
      ['annotation-conflict', 'rejects', 'jwt-validation'],
    ]);
  });

  it('says no more than that nobody is asked where no listener is HTTPS', () => {
    expect(findings([{ ...plain, 'auth-type': 'oidc', 'jwt-validation': token }])).toEqual([
      ['ingress-open-listener', 'risks', 'auth-type'],
    ]);
  });

  it('leaves a provider that cannot be read to who says so', () => {
    expect(findings([{ ...encrypted, 'auth-type': 'oidc', 'auth-idp-oidc': '{' }])).toEqual([]);
  });

  it('takes the Ingress and its Service together', () => {
    const { 'auth-type': type, ...provider } = login;
    expect(findings([{ ...encrypted, 'auth-type': type }], provider)).toEqual([]);
    expect(findings([{ ...encrypted, ...provider }], { 'auth-type': type })).toEqual([]);
    expect(findings([{ ...encrypted, 'auth-type': type }], { 'auth-type': 'none' })).toEqual([]);
  });

  it('says of a login that a Service asks for where it is asked for', () => {
    expect(findings([encrypted], { 'auth-type': 'oidc' })).toEqual([
      ['annotation-missing-companion', 'rejects', 'service'],
    ]);
    expect(findings([plain], login)).toEqual([['ingress-open-listener', 'risks', 'service']]);
  });
});
