import type { IngressAnnotations } from '@eks-ingress/annotations';

interface SessionProps {
  /** What the identity provider is asked to tell, as scopes between spaces. @default 'openid' */
  readonly scope?: string;
  /** The name of the cookie that keeps users logged in. @default 'AWSELBAuthSessionCookie' */
  readonly sessionCookie?: string;
  /** Seconds until users log in again, 1 to 604800. @default 604800 */
  readonly sessionTimeout?: number;
  /**
   * What becomes of requests of users who are not logged in; `allow` lets them through, and leaves it to the application.
   *
   * @default 'authenticate'
   */
  readonly onUnauthenticatedRequest?: 'authenticate' | 'deny' | 'allow';
  /** Query parameters of the request to the identity provider, up to ten. @default {} */
  readonly requestParameters?: Readonly<Record<string, string>>;
}

/** Users log in with an identity provider of OpenID Connect. */
export interface OidcAuthentication extends SessionProps {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly userInfoEndpoint: string;
  /**
   * A Secret in the namespace of the Ingress with `clientID` and `clientSecret`, which somebody else creates: what
   * Terraform knows is in its state. The controller gets a Role to read it.
   */
  readonly secretName: string;
}

/** Users of an Amazon Cognito user pool log in. */
export interface CognitoAuthentication extends SessionProps {
  readonly kind: 'cognito';
  readonly userPoolArn: string;
  readonly userPoolClientId: string;
  /** The domain prefix of the user pool, or its own domain. */
  readonly userPoolDomain: string;
}

/** Who has to log in before a request is forwarded, and where. */
export type Authentication = OidcAuthentication | CognitoAuthentication;

/** Authentication as annotations of an Ingress. */
export function authenticationAnnotations(authentication: Authentication | undefined): IngressAnnotations {
  if (authentication === undefined) return {};
  const { requestParameters } = authentication;
  return {
    'alb.ingress.kubernetes.io/auth-type': authentication.kind,
    ...(authentication.kind === 'oidc'
      ? {
          'alb.ingress.kubernetes.io/auth-idp-oidc': {
            issuer: authentication.issuer,
            authorizationEndpoint: authentication.authorizationEndpoint,
            tokenEndpoint: authentication.tokenEndpoint,
            userInfoEndpoint: authentication.userInfoEndpoint,
            secretName: authentication.secretName,
            ...(requestParameters && { authenticationRequestExtraParams: requestParameters }),
          },
        }
      : {
          'alb.ingress.kubernetes.io/auth-idp-cognito': {
            userPoolARN: authentication.userPoolArn,
            userPoolClientID: authentication.userPoolClientId,
            userPoolDomain: authentication.userPoolDomain,
            ...(requestParameters && { authenticationRequestExtraParams: requestParameters }),
          },
        }),
    'alb.ingress.kubernetes.io/auth-on-unauthenticated-request':
      authentication.onUnauthenticatedRequest ?? 'authenticate',
    'alb.ingress.kubernetes.io/auth-scope': authentication.scope,
    'alb.ingress.kubernetes.io/auth-session-cookie': authentication.sessionCookie,
    'alb.ingress.kubernetes.io/auth-session-timeout': authentication.sessionTimeout,
  };
}
