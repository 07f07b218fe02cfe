import { cognitoIdentityProvider, oidcIdentityProvider } from './identity-providers';

const cognito = {
  userPoolARN: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a1B2c3D4e',
  userPoolClientID: '1example23456789',
  userPoolDomain: 'shop-login',
};
const oidc = {
  issuer: 'https://login.example.com',
  authorizationEndpoint: 'https://login.example.com/authorize',
  tokenEndpoint: 'https://login.example.com/token',
  userInfoEndpoint: 'https://login.example.com/userinfo',
  secretName: 'shop-login',
};

describe('cognitoIdentityProvider', () => {
  it('reads extra parameters of any name', () => {
    const value = { ...cognito, authenticationRequestExtraParams: { display: 'page', constructor: 'x' } };
    expect(cognitoIdentityProvider.parse(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it('reads the older spelling of the controller', () => {
    expect(
      cognitoIdentityProvider.parse('{"UserPoolArn":"arn","UserPoolClientId":"id","UserPoolDomain":"shop"}'),
    ).toMatchObject({
      ok: true,
      value: { userPoolARN: 'arn', userPoolClientID: 'id', userPoolDomain: 'shop' },
      remarks: [{ kind: 'spelling' }],
    });
  });

  it.each(['{}', 'null', JSON.stringify({ ...cognito, userPoolDomain: undefined })])(
    'leaves %s to AWS, which refuses it: the controller demands no field',
    (text) => {
      expect(cognitoIdentityProvider.parse(text)).toMatchObject({ ok: false, refusedBy: 'aws' });
    },
  );

  it('leaves more than ten extra parameters to AWS, which refuses them', () => {
    const names = Array.from({ length: 11 }, (_, index) => [`p${index}`, 'x']);
    const value = { ...cognito, authenticationRequestExtraParams: Object.fromEntries(names) as object };
    expect(cognitoIdentityProvider.parse(JSON.stringify(value))).toMatchObject({ ok: false, refusedBy: 'aws' });
  });

  it('refuses an extra parameter that is no string', () => {
    const value = { ...cognito, authenticationRequestExtraParams: { max_age: 60 } };
    expect(cognitoIdentityProvider.parse(JSON.stringify(value))).toEqual({
      ok: false,
      problem: 'authenticationRequestExtraParams.max_age must be a string, not 60',
    });
  });
});

describe('oidcIdentityProvider', () => {
  it('reads an identity provider', () => {
    expect(oidcIdentityProvider.parse(JSON.stringify(oidc))).toEqual({ ok: true, value: oidc });
  });

  it('refuses one without a Secret, which the controller reads', () => {
    expect(oidcIdentityProvider.parse(JSON.stringify({ ...oidc, secretName: undefined }))).toEqual({
      ok: false,
      problem: 'secretName is missing',
    });
  });

  it('leaves one without an endpoint to AWS, which refuses it', () => {
    expect(oidcIdentityProvider.parse(JSON.stringify({ ...oidc, tokenEndpoint: undefined }))).toEqual({
      ok: false,
      problem: 'tokenEndpoint must not be empty',
      refusedBy: 'aws',
      value: { ...oidc, tokenEndpoint: '' },
    });
  });
});
