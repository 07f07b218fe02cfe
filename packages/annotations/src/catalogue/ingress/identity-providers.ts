import { json } from '../../codecs/json';
import type { JsonValue } from '../../codecs/json-shape';

const given = { type: 'string', empty: 'refused-by-aws' } as const;

const extraParameters = { type: 'map', values: { type: 'string' } } as const;

/** The extra parameters that AWS takes. */
const maxExtraParameters = 10;

const cognitoShape = {
  type: 'object',
  required: { userPoolARN: given, userPoolClientID: given, userPoolDomain: given },
  optional: { authenticationRequestExtraParams: extraParameters },
} as const;

const oidcShape = {
  type: 'object',
  required: {
    issuer: given,
    authorizationEndpoint: given,
    tokenEndpoint: given,
    userInfoEndpoint: given,
    secretName: { type: 'string', empty: false },
  },
  optional: { authenticationRequestExtraParams: extraParameters },
} as const;

/** The Amazon Cognito user pool whose users are let in. */
export type CognitoIdentityProvider = JsonValue<typeof cognitoShape>;

/** The identity provider, compliant with OpenID Connect, whose users are let in. */
export type OidcIdentityProvider = JsonValue<typeof oidcShape>;

interface Parameters {
  readonly authenticationRequestExtraParams?: Readonly<Record<string, string>>;
}

function checkForAws({ authenticationRequestExtraParams = {} }: Parameters): string | undefined {
  const count = Object.keys(authenticationRequestExtraParams).length;
  return count > maxExtraParameters
    ? `authenticationRequestExtraParams takes ${maxExtraParameters} parameters, and these are ${count}`
    : undefined;
}

/** The value of `auth-idp-cognito`. */
export const cognitoIdentityProvider = json(cognitoShape, {
  expects: 'an object with userPoolARN, userPoolClientID and userPoolDomain',
  checkForAws,
});

/** The value of `auth-idp-oidc`. */
export const oidcIdentityProvider = json(oidcShape, {
  expects: 'an object with issuer, authorizationEndpoint, tokenEndpoint, userInfoEndpoint and secretName',
  checkForAws,
});
