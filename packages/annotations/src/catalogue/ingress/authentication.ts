import { enumeration } from '../../codecs/enumeration';
import { integer } from '../../codecs/integer';
import { text } from '../../codecs/text';
import { defineAnnotation } from '../../define-annotation';
import { cognitoIdentityProvider, oidcIdentityProvider } from './identity-providers';

/** Who has to log in before a request is forwarded, and where. */
export const authentication = [
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-type',
    summary: 'Whether users log in, with Amazon Cognito or another identity provider.',
    codec: enumeration(['none', 'cognito', 'oidc']),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'none',
        onBadValue: 'rejects',
        backendService: 'replaces',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/auth-idp-cognito',
            ownValues: ['cognito'],
            at: 'https-listener',
            effect: 'rejects',
            detail: 'it says which user pool',
          },
          {
            annotation: 'alb.ingress.kubernetes.io/auth-idp-oidc',
            ownValues: ['oidc'],
            at: 'https-listener',
            effect: 'rejects',
            detail: 'it says which identity provider',
          },
          { detail: 'HTTPS listeners: on HTTP ones everybody is let in without a word' },
        ],
        note: 'Of a Service, the annotations about authentication count only when the action forwards to it alone.',
        docs: 'docs/guide/ingress/annotations.md#auth-type',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-idp-cognito',
    summary: 'The Amazon Cognito user pool whose users are let in.',
    codec: cognitoIdentityProvider,
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        backendService: 'replaces',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/auth-type',
            is: ['cognito'],
            detail: 'users log in somewhere else, or not at all',
          },
        ],
        note: 'Text that is no JSON is refused even when auth-type is something else.',
        docs: 'docs/guide/ingress/annotations.md#auth-idp-cognito',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-idp-oidc',
    summary: 'The identity provider, compliant with OpenID Connect, whose users are let in.',
    codec: oidcIdentityProvider,
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        onBadValue: 'rejects',
        backendService: 'replaces',
        requires: [
          {
            annotation: 'alb.ingress.kubernetes.io/auth-type',
            is: ['oidc'],
            detail: 'users log in somewhere else, or not at all',
          },
          {
            detail:
              'a Secret of that name in the namespace of the Ingress, with clientID and clientSecret, that the controller may read: its ClusterRole does not allow it by itself',
          },
        ],
        note: 'Text that is no JSON is refused even when auth-type is something else. A Secret that is missing keeps the whole group from being built.',
        docs: 'docs/guide/ingress/annotations.md#auth-idp-oidc',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-on-unauthenticated-request',
    summary: 'What becomes of requests of users who are not logged in.',
    codec: enumeration(['authenticate', 'allow', 'deny']),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'authenticate',
        onBadValue: 'passes-on',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#auth-on-unauthenticated-request',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-scope',
    summary: 'What the identity provider is asked to tell about users: scopes between spaces.',
    codec: text({ expects: 'scopes between spaces' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'openid',
        onBadValue: 'passes-on',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#auth-scope',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-session-cookie',
    summary: 'The name of the cookie that keeps users logged in.',
    codec: text({ expects: 'the name of a cookie' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 'AWSELBAuthSessionCookie',
        onBadValue: 'passes-on',
        backendService: 'replaces',
        docs: 'docs/guide/ingress/annotations.md#auth-session-cookie',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
  defineAnnotation({
    key: 'alb.ingress.kubernetes.io/auth-session-timeout',
    summary: 'The seconds after which users have to log in again.',
    codec: integer({ bits: 64, min: 1, max: 604800, boundsBy: 'aws' }),
    appliesTo: ['Ingress', 'Service'],
    readBy: {
      'aws-load-balancer-controller': {
        since: 'v2.0.0',
        default: 604800,
        onBadValue: 'rejects',
        backendService: 'replaces',
        note: 'Text that is no number is refused even when auth-type is "none".',
        docs: 'docs/guide/ingress/annotations.md#auth-session-timeout',
        source: 'pkg/ingress/auth_config_builder.go',
      },
    },
  }),
] as const;
