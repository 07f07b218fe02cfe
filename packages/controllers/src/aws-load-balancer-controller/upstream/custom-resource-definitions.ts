// Written by: npm run upstream -- aws-load-balancer-controller <checkout>
import type { CustomResourceDefinition } from '../custom-resource-definition';

/** The custom resource definitions of the AWS Load Balancer Controller, by name. */
export const customResourceDefinitions: Readonly<
  Record<
    | 'albtargetcontrolconfigs.elbv2.k8s.aws'
    | 'globalaccelerators.aga.k8s.aws'
    | 'ingressclassparams.elbv2.k8s.aws'
    | 'listenerruleconfigurations.gateway.k8s.aws'
    | 'loadbalancerconfigurations.gateway.k8s.aws'
    | 'targetgroupbindings.elbv2.k8s.aws'
    | 'targetgroupconfigurations.gateway.k8s.aws',
    CustomResourceDefinition
  >
> = {
  'albtargetcontrolconfigs.elbv2.k8s.aws': {
    kind: 'ALBTargetControlConfig',
    versions: {
      v1beta1: {
        served: true,
        stored: true,
        deprecated: false,
      },
    },
    fields: {
      controlAddress: {
        type: 'string',
        pattern: '^.+:[0-9]+$',
      },
      dataAddress: {
        type: 'string',
        pattern: '^.+:[0-9]+$',
      },
      destinationAddress: {
        type: 'string',
        pattern: '^.+:[0-9]+$',
      },
      image: {
        type: 'string',
      },
      maxConcurrency: {
        type: 'integer',
        minimum: 0,
        maximum: 1000,
      },
      protocolVersion: {
        type: 'string',
        enum: ['HTTP1', 'HTTP2', 'GRPC'],
      },
      resources: {
        type: 'object',
      },
      'resources.claims': {
        type: 'array',
      },
      'resources.claims[]': {
        type: 'object',
        required: ['name'],
      },
      'resources.claims[].name': {
        type: 'string',
      },
      'resources.claims[].request': {
        type: 'string',
      },
      'resources.limits': {
        type: 'object',
      },
      'resources.limits.*': {
        type: 'any',
        pattern:
          '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
      },
      'resources.requests': {
        type: 'object',
      },
      'resources.requests.*': {
        type: 'any',
        pattern:
          '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$',
      },
      rustLog: {
        type: 'string',
        enum: ['debug', 'info', 'error'],
      },
      tlsCertPath: {
        type: 'string',
      },
      tlsKeyPath: {
        type: 'string',
      },
      tlsSecurityPolicy: {
        type: 'string',
      },
    },
  },
  'globalaccelerators.aga.k8s.aws': {
    kind: 'GlobalAccelerator',
    versions: {
      v1beta1: {
        served: true,
        stored: true,
        deprecated: false,
      },
    },
    fields: {
      ipAddressType: {
        type: 'string',
        enum: ['IPV4', 'DUAL_STACK'],
      },
      ipAddresses: {
        type: 'array',
        minItems: 1,
        maxItems: 2,
      },
      'ipAddresses[]': {
        type: 'string',
      },
      listeners: {
        type: 'array',
      },
      'listeners[]': {
        type: 'object',
      },
      'listeners[].clientAffinity': {
        type: 'string',
        enum: ['SOURCE_IP', 'NONE'],
      },
      'listeners[].endpointGroups': {
        type: 'array',
      },
      'listeners[].endpointGroups[]': {
        type: 'object',
      },
      'listeners[].endpointGroups[].endpoints': {
        type: 'array',
      },
      'listeners[].endpointGroups[].endpoints[]': {
        type: 'object',
        required: ['type'],
      },
      'listeners[].endpointGroups[].endpoints[].clientIPPreservationEnabled': {
        type: 'boolean',
      },
      'listeners[].endpointGroups[].endpoints[].endpointID': {
        type: 'string',
        maxLength: 255,
      },
      'listeners[].endpointGroups[].endpoints[].name': {
        type: 'string',
      },
      'listeners[].endpointGroups[].endpoints[].namespace': {
        type: 'string',
      },
      'listeners[].endpointGroups[].endpoints[].type': {
        type: 'string',
        enum: ['EndpointID', 'Service', 'Ingress', 'Gateway'],
      },
      'listeners[].endpointGroups[].endpoints[].weight': {
        type: 'integer',
        minimum: 0,
        maximum: 255,
      },
      'listeners[].endpointGroups[].portOverrides': {
        type: 'array',
      },
      'listeners[].endpointGroups[].portOverrides[]': {
        type: 'object',
        required: ['endpointPort', 'listenerPort'],
      },
      'listeners[].endpointGroups[].portOverrides[].endpointPort': {
        type: 'integer',
        minimum: 1,
        maximum: 65535,
      },
      'listeners[].endpointGroups[].portOverrides[].listenerPort': {
        type: 'integer',
        minimum: 1,
        maximum: 65535,
      },
      'listeners[].endpointGroups[].region': {
        type: 'string',
        maxLength: 255,
      },
      'listeners[].endpointGroups[].trafficDialPercentage': {
        type: 'integer',
        minimum: 0,
        maximum: 100,
      },
      'listeners[].portRanges': {
        type: 'array',
        minItems: 1,
        maxItems: 10,
      },
      'listeners[].portRanges[]': {
        type: 'object',
        required: ['fromPort', 'toPort'],
      },
      'listeners[].portRanges[].fromPort': {
        type: 'integer',
        minimum: 1,
        maximum: 65535,
      },
      'listeners[].portRanges[].toPort': {
        type: 'integer',
        minimum: 1,
        maximum: 65535,
      },
      'listeners[].protocol': {
        type: 'string',
        enum: ['TCP', 'UDP'],
      },
      name: {
        type: 'string',
        minLength: 1,
        maxLength: 64,
        pattern: '^[a-zA-Z0-9_-]{1,64}$',
      },
      tags: {
        type: 'object',
      },
      'tags.*': {
        type: 'string',
      },
    },
  },
  'ingressclassparams.elbv2.k8s.aws': {
    kind: 'IngressClassParams',
    versions: {
      v1beta1: {
        served: true,
        stored: true,
        deprecated: false,
      },
    },
    fields: {
      PrefixListsIDs: {
        type: 'array',
      },
      'PrefixListsIDs[]': {
        type: 'string',
      },
      certificateArn: {
        type: 'array',
      },
      'certificateArn[]': {
        type: 'string',
      },
      group: {
        type: 'object',
        required: ['name'],
      },
      'group.name': {
        type: 'string',
      },
      inboundCIDRs: {
        type: 'array',
      },
      'inboundCIDRs[]': {
        type: 'string',
      },
      ipAddressType: {
        type: 'string',
        enum: ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'],
      },
      ipamConfiguration: {
        type: 'object',
      },
      'ipamConfiguration.ipv4IPAMPoolId': {
        type: 'string',
      },
      listeners: {
        type: 'array',
      },
      'listeners[]': {
        type: 'object',
      },
      'listeners[].listenerAttributes': {
        type: 'array',
      },
      'listeners[].listenerAttributes[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'listeners[].listenerAttributes[].key': {
        type: 'string',
      },
      'listeners[].listenerAttributes[].value': {
        type: 'string',
      },
      'listeners[].port': {
        type: 'integer',
      },
      'listeners[].protocol': {
        type: 'string',
      },
      loadBalancerAttributes: {
        type: 'array',
      },
      'loadBalancerAttributes[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'loadBalancerAttributes[].key': {
        type: 'string',
      },
      'loadBalancerAttributes[].value': {
        type: 'string',
      },
      loadBalancerName: {
        type: 'string',
      },
      minimumLoadBalancerCapacity: {
        type: 'object',
        required: ['capacityUnits'],
      },
      'minimumLoadBalancerCapacity.capacityUnits': {
        type: 'integer',
      },
      namespaceSelector: {
        type: 'object',
      },
      'namespaceSelector.matchExpressions': {
        type: 'array',
      },
      'namespaceSelector.matchExpressions[]': {
        type: 'object',
        required: ['key', 'operator'],
      },
      'namespaceSelector.matchExpressions[].key': {
        type: 'string',
      },
      'namespaceSelector.matchExpressions[].operator': {
        type: 'string',
      },
      'namespaceSelector.matchExpressions[].values': {
        type: 'array',
      },
      'namespaceSelector.matchExpressions[].values[]': {
        type: 'string',
      },
      'namespaceSelector.matchLabels': {
        type: 'object',
      },
      'namespaceSelector.matchLabels.*': {
        type: 'string',
      },
      prefixListsIDs: {
        type: 'array',
      },
      'prefixListsIDs[]': {
        type: 'string',
      },
      scheme: {
        type: 'string',
        enum: ['internal', 'internet-facing'],
      },
      sslPolicy: {
        type: 'string',
      },
      sslRedirectPort: {
        type: 'string',
      },
      subnets: {
        type: 'object',
      },
      'subnets.ids': {
        type: 'array',
        minItems: 1,
      },
      'subnets.ids[]': {
        type: 'string',
        pattern: 'subnet-[0-9a-f]+',
      },
      'subnets.tags': {
        type: 'object',
      },
      'subnets.tags.*': {
        type: 'array',
      },
      'subnets.tags.*[]': {
        type: 'string',
      },
      tags: {
        type: 'array',
      },
      'tags[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'tags[].key': {
        type: 'string',
      },
      'tags[].value': {
        type: 'string',
      },
      targetType: {
        type: 'string',
        enum: ['instance', 'ip'],
      },
      wafv2AclArn: {
        type: 'string',
      },
      wafv2AclName: {
        type: 'string',
      },
    },
  },
  'listenerruleconfigurations.gateway.k8s.aws': {
    kind: 'ListenerRuleConfiguration',
    versions: {
      v1: {
        served: true,
        stored: true,
        deprecated: false,
      },
      v1beta1: {
        served: true,
        stored: false,
        deprecated: true,
      },
    },
    fields: {
      actions: {
        type: 'array',
        minItems: 1,
        maxItems: 2,
      },
      'actions[]': {
        type: 'object',
        required: ['type'],
      },
      'actions[].authenticateCognitoConfig': {
        type: 'object',
        required: ['userPoolArn', 'userPoolClientId', 'userPoolDomain'],
      },
      'actions[].authenticateCognitoConfig.authenticationRequestExtraParams': {
        type: 'object',
      },
      'actions[].authenticateCognitoConfig.authenticationRequestExtraParams.*': {
        type: 'string',
      },
      'actions[].authenticateCognitoConfig.onUnauthenticatedRequest': {
        type: 'string',
        enum: ['deny', 'allow', 'authenticate'],
      },
      'actions[].authenticateCognitoConfig.scope': {
        type: 'string',
      },
      'actions[].authenticateCognitoConfig.sessionCookieName': {
        type: 'string',
      },
      'actions[].authenticateCognitoConfig.sessionTimeout': {
        type: 'integer',
        minimum: 1,
        maximum: 604800,
      },
      'actions[].authenticateCognitoConfig.userPoolArn': {
        type: 'string',
      },
      'actions[].authenticateCognitoConfig.userPoolClientId': {
        type: 'string',
      },
      'actions[].authenticateCognitoConfig.userPoolDomain': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig': {
        type: 'object',
        required: ['authorizationEndpoint', 'issuer', 'secret', 'tokenEndpoint', 'userInfoEndpoint'],
      },
      'actions[].authenticateOIDCConfig.authenticationRequestExtraParams': {
        type: 'object',
      },
      'actions[].authenticateOIDCConfig.authenticationRequestExtraParams.*': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.authorizationEndpoint': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.issuer': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.onUnauthenticatedRequest': {
        type: 'string',
        enum: ['deny', 'allow', 'authenticate'],
      },
      'actions[].authenticateOIDCConfig.scope': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.secret': {
        type: 'object',
        required: ['name'],
      },
      'actions[].authenticateOIDCConfig.secret.name': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.sessionCookieName': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.sessionTimeout': {
        type: 'integer',
        minimum: 1,
        maximum: 604800,
      },
      'actions[].authenticateOIDCConfig.tokenEndpoint': {
        type: 'string',
      },
      'actions[].authenticateOIDCConfig.useExistingClientSecret': {
        type: 'boolean',
      },
      'actions[].authenticateOIDCConfig.userInfoEndpoint': {
        type: 'string',
      },
      'actions[].fixedResponseConfig': {
        type: 'object',
        required: ['statusCode'],
      },
      'actions[].fixedResponseConfig.contentType': {
        type: 'string',
        enum: ['text/plain', 'text/css', 'text/html', 'application/javascript', 'application/json'],
      },
      'actions[].fixedResponseConfig.messageBody': {
        type: 'string',
      },
      'actions[].fixedResponseConfig.statusCode': {
        type: 'integer',
      },
      'actions[].forwardConfig': {
        type: 'object',
      },
      'actions[].forwardConfig.targetGroupStickinessConfig': {
        type: 'object',
      },
      'actions[].forwardConfig.targetGroupStickinessConfig.durationSeconds': {
        type: 'integer',
        minimum: 1,
        maximum: 604800,
      },
      'actions[].forwardConfig.targetGroupStickinessConfig.enabled': {
        type: 'boolean',
      },
      'actions[].jwtValidationConfig': {
        type: 'object',
        required: ['issuer', 'jwksEndpoint'],
      },
      'actions[].jwtValidationConfig.additionalClaims': {
        type: 'array',
      },
      'actions[].jwtValidationConfig.additionalClaims[]': {
        type: 'object',
        required: ['format', 'name', 'values'],
      },
      'actions[].jwtValidationConfig.additionalClaims[].format': {
        type: 'string',
        enum: ['single-string', 'string-array', 'space-separated-values'],
      },
      'actions[].jwtValidationConfig.additionalClaims[].name': {
        type: 'string',
        minLength: 1,
      },
      'actions[].jwtValidationConfig.additionalClaims[].values': {
        type: 'array',
        minItems: 1,
        maxItems: 10,
      },
      'actions[].jwtValidationConfig.additionalClaims[].values[]': {
        type: 'string',
        maxLength: 256,
      },
      'actions[].jwtValidationConfig.issuer': {
        type: 'string',
        maxLength: 256,
      },
      'actions[].jwtValidationConfig.jwksEndpoint': {
        type: 'string',
        maxLength: 256,
      },
      'actions[].redirectConfig': {
        type: 'object',
      },
      'actions[].redirectConfig.query': {
        type: 'string',
      },
      'actions[].type': {
        type: 'string',
        enum: ['forward', 'fixed-response', 'redirect', 'authenticate-cognito', 'authenticate-oidc', 'jwt-validation'],
      },
      conditions: {
        type: 'array',
        minItems: 1,
      },
      'conditions[]': {
        type: 'object',
        required: ['field'],
      },
      'conditions[].field': {
        type: 'string',
        enum: ['source-ip'],
      },
      'conditions[].matchIndexes': {
        type: 'array',
      },
      'conditions[].matchIndexes[]': {
        type: 'integer',
      },
      'conditions[].sourceIPConfig': {
        type: 'object',
        required: ['values'],
      },
      'conditions[].sourceIPConfig.values': {
        type: 'array',
        minItems: 1,
      },
      'conditions[].sourceIPConfig.values[]': {
        type: 'string',
      },
      tags: {
        type: 'object',
      },
      'tags.*': {
        type: 'string',
      },
    },
  },
  'loadbalancerconfigurations.gateway.k8s.aws': {
    kind: 'LoadBalancerConfiguration',
    versions: {
      v1: {
        served: true,
        stored: true,
        deprecated: false,
      },
      v1beta1: {
        served: true,
        stored: false,
        deprecated: true,
      },
    },
    fields: {
      customerOwnedIpv4Pool: {
        type: 'string',
      },
      defaultTargetGroupConfiguration: {
        type: 'object',
        required: ['name'],
      },
      'defaultTargetGroupConfiguration.name': {
        type: 'string',
      },
      disableSecurityGroup: {
        type: 'boolean',
      },
      enableICMP: {
        type: 'boolean',
      },
      enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: {
        type: 'string',
      },
      ipAddressType: {
        type: 'string',
        enum: ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'],
      },
      ipv4IPAMPoolId: {
        type: 'string',
      },
      listenerConfigurations: {
        type: 'array',
      },
      'listenerConfigurations[]': {
        type: 'object',
        required: ['protocolPort'],
      },
      'listenerConfigurations[].alpnPolicy': {
        type: 'string',
        enum: ['HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred', 'None'],
      },
      'listenerConfigurations[].certificates': {
        type: 'array',
      },
      'listenerConfigurations[].certificates[]': {
        type: 'string',
      },
      'listenerConfigurations[].defaultCertificate': {
        type: 'string',
      },
      'listenerConfigurations[].listenerAttributes': {
        type: 'array',
      },
      'listenerConfigurations[].listenerAttributes[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'listenerConfigurations[].listenerAttributes[].key': {
        type: 'string',
      },
      'listenerConfigurations[].listenerAttributes[].value': {
        type: 'string',
      },
      'listenerConfigurations[].mutualAuthentication': {
        type: 'object',
        required: ['mode'],
      },
      'listenerConfigurations[].mutualAuthentication.advertiseTrustStoreCaNames': {
        type: 'string',
        enum: ['on', 'off'],
      },
      'listenerConfigurations[].mutualAuthentication.ignoreClientCertificateExpiry': {
        type: 'boolean',
      },
      'listenerConfigurations[].mutualAuthentication.mode': {
        type: 'string',
        enum: ['off', 'passthrough', 'verify'],
      },
      'listenerConfigurations[].mutualAuthentication.trustStore': {
        type: 'string',
      },
      'listenerConfigurations[].protocolPort': {
        type: 'string',
        pattern:
          '^(HTTP|HTTPS|TLS|TCP|UDP|TCP_UDP)?:(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3})?$',
      },
      'listenerConfigurations[].quicEnabled': {
        type: 'boolean',
      },
      'listenerConfigurations[].sslPolicy': {
        type: 'string',
      },
      'listenerConfigurations[].targetGroupStickiness': {
        type: 'boolean',
      },
      loadBalancerAttributes: {
        type: 'array',
      },
      'loadBalancerAttributes[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'loadBalancerAttributes[].key': {
        type: 'string',
      },
      'loadBalancerAttributes[].value': {
        type: 'string',
      },
      loadBalancerName: {
        type: 'string',
        minLength: 1,
        maxLength: 32,
      },
      loadBalancerSubnets: {
        type: 'array',
      },
      'loadBalancerSubnets[]': {
        type: 'object',
      },
      'loadBalancerSubnets[].eipAllocation': {
        type: 'string',
      },
      'loadBalancerSubnets[].identifier': {
        type: 'string',
      },
      'loadBalancerSubnets[].ipv6Allocation': {
        type: 'string',
      },
      'loadBalancerSubnets[].privateIPv4Allocation': {
        type: 'string',
      },
      'loadBalancerSubnets[].sourceNatIPv6Prefix': {
        type: 'string',
      },
      loadBalancerSubnetsSelector: {
        type: 'object',
      },
      'loadBalancerSubnetsSelector.*': {
        type: 'array',
      },
      'loadBalancerSubnetsSelector.*[]': {
        type: 'string',
      },
      manageBackendSecurityGroupRules: {
        type: 'boolean',
      },
      mergingMode: {
        type: 'string',
        enum: ['prefer-gateway', 'prefer-gateway-class'],
      },
      minimumLoadBalancerCapacity: {
        type: 'object',
        required: ['capacityUnits'],
      },
      'minimumLoadBalancerCapacity.capacityUnits': {
        type: 'integer',
      },
      scheme: {
        type: 'string',
        enum: ['internal', 'internet-facing'],
      },
      securityGroupPrefixes: {
        type: 'array',
      },
      'securityGroupPrefixes[]': {
        type: 'string',
      },
      securityGroups: {
        type: 'array',
      },
      'securityGroups[]': {
        type: 'string',
      },
      shieldConfiguration: {
        type: 'object',
      },
      'shieldConfiguration.enabled': {
        type: 'boolean',
      },
      sourceRanges: {
        type: 'array',
      },
      'sourceRanges[]': {
        type: 'string',
      },
      tags: {
        type: 'object',
      },
      'tags.*': {
        type: 'string',
      },
      wafV2: {
        type: 'object',
        required: ['webACL'],
      },
      'wafV2.webACL': {
        type: 'string',
      },
    },
  },
  'targetgroupbindings.elbv2.k8s.aws': {
    kind: 'TargetGroupBinding',
    versions: {
      v1alpha1: {
        served: true,
        stored: false,
        deprecated: false,
      },
      v1beta1: {
        served: true,
        stored: true,
        deprecated: false,
      },
    },
    fields: {
      assumeRoleExternalId: {
        type: 'string',
      },
      iamRoleArnToAssume: {
        type: 'string',
      },
      ipAddressType: {
        type: 'string',
        enum: ['ipv4', 'ipv6'],
      },
      multiClusterTargetGroup: {
        type: 'boolean',
      },
      networking: {
        type: 'object',
      },
      'networking.ingress': {
        type: 'array',
      },
      'networking.ingress[]': {
        type: 'object',
        required: ['from', 'ports'],
      },
      'networking.ingress[].from': {
        type: 'array',
      },
      'networking.ingress[].from[]': {
        type: 'object',
      },
      'networking.ingress[].from[].ipBlock': {
        type: 'object',
        required: ['cidr'],
      },
      'networking.ingress[].from[].ipBlock.cidr': {
        type: 'string',
      },
      'networking.ingress[].from[].securityGroup': {
        type: 'object',
        required: ['groupID'],
      },
      'networking.ingress[].from[].securityGroup.groupID': {
        type: 'string',
      },
      'networking.ingress[].ports': {
        type: 'array',
      },
      'networking.ingress[].ports[]': {
        type: 'object',
      },
      'networking.ingress[].ports[].port': {
        type: 'any',
      },
      'networking.ingress[].ports[].protocol': {
        type: 'string',
        enum: ['TCP', 'UDP'],
      },
      nodeSelector: {
        type: 'object',
      },
      'nodeSelector.matchExpressions': {
        type: 'array',
      },
      'nodeSelector.matchExpressions[]': {
        type: 'object',
        required: ['key', 'operator'],
      },
      'nodeSelector.matchExpressions[].key': {
        type: 'string',
      },
      'nodeSelector.matchExpressions[].operator': {
        type: 'string',
      },
      'nodeSelector.matchExpressions[].values': {
        type: 'array',
      },
      'nodeSelector.matchExpressions[].values[]': {
        type: 'string',
      },
      'nodeSelector.matchLabels': {
        type: 'object',
      },
      'nodeSelector.matchLabels.*': {
        type: 'string',
      },
      serviceRef: {
        type: 'object',
        required: ['name', 'port'],
      },
      'serviceRef.name': {
        type: 'string',
      },
      'serviceRef.port': {
        type: 'any',
      },
      targetGroupARN: {
        type: 'string',
      },
      targetGroupName: {
        type: 'string',
      },
      targetGroupProtocol: {
        type: 'string',
        enum: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'],
      },
      targetType: {
        type: 'string',
        enum: ['instance', 'ip'],
      },
      vpcID: {
        type: 'string',
      },
    },
  },
  'targetgroupconfigurations.gateway.k8s.aws': {
    kind: 'TargetGroupConfiguration',
    versions: {
      v1: {
        served: true,
        stored: true,
        deprecated: false,
      },
      v1beta1: {
        served: true,
        stored: false,
        deprecated: true,
      },
    },
    fields: {
      defaultConfiguration: {
        type: 'object',
      },
      'defaultConfiguration.enableMultiCluster': {
        type: 'boolean',
      },
      'defaultConfiguration.healthCheckConfig': {
        type: 'object',
      },
      'defaultConfiguration.healthCheckConfig.healthCheckInterval': {
        type: 'integer',
      },
      'defaultConfiguration.healthCheckConfig.healthCheckPath': {
        type: 'string',
      },
      'defaultConfiguration.healthCheckConfig.healthCheckPort': {
        type: 'string',
      },
      'defaultConfiguration.healthCheckConfig.healthCheckProtocol': {
        type: 'string',
        enum: ['HTTP', 'HTTPS', 'TCP'],
      },
      'defaultConfiguration.healthCheckConfig.healthCheckTimeout': {
        type: 'integer',
      },
      'defaultConfiguration.healthCheckConfig.healthyThresholdCount': {
        type: 'integer',
      },
      'defaultConfiguration.healthCheckConfig.matcher': {
        type: 'object',
      },
      'defaultConfiguration.healthCheckConfig.matcher.grpcCode': {
        type: 'string',
      },
      'defaultConfiguration.healthCheckConfig.matcher.httpCode': {
        type: 'string',
      },
      'defaultConfiguration.healthCheckConfig.unhealthyThresholdCount': {
        type: 'integer',
      },
      'defaultConfiguration.ipAddressType': {
        type: 'string',
        enum: ['ipv4', 'ipv6'],
      },
      'defaultConfiguration.nodeSelector': {
        type: 'object',
      },
      'defaultConfiguration.nodeSelector.matchExpressions': {
        type: 'array',
      },
      'defaultConfiguration.nodeSelector.matchExpressions[]': {
        type: 'object',
        required: ['key', 'operator'],
      },
      'defaultConfiguration.nodeSelector.matchExpressions[].key': {
        type: 'string',
      },
      'defaultConfiguration.nodeSelector.matchExpressions[].operator': {
        type: 'string',
      },
      'defaultConfiguration.nodeSelector.matchExpressions[].values': {
        type: 'array',
      },
      'defaultConfiguration.nodeSelector.matchExpressions[].values[]': {
        type: 'string',
      },
      'defaultConfiguration.nodeSelector.matchLabels': {
        type: 'object',
      },
      'defaultConfiguration.nodeSelector.matchLabels.*': {
        type: 'string',
      },
      'defaultConfiguration.protocol': {
        type: 'string',
        enum: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'],
      },
      'defaultConfiguration.protocolVersion': {
        type: 'string',
        enum: ['HTTP1', 'HTTP2', 'GRPC'],
      },
      'defaultConfiguration.tags': {
        type: 'object',
      },
      'defaultConfiguration.tags.*': {
        type: 'string',
      },
      'defaultConfiguration.targetControlPort': {
        type: 'integer',
      },
      'defaultConfiguration.targetGroupAttributes': {
        type: 'array',
      },
      'defaultConfiguration.targetGroupAttributes[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'defaultConfiguration.targetGroupAttributes[].key': {
        type: 'string',
      },
      'defaultConfiguration.targetGroupAttributes[].value': {
        type: 'string',
      },
      'defaultConfiguration.targetGroupName': {
        type: 'string',
      },
      'defaultConfiguration.targetType': {
        type: 'string',
        enum: ['instance', 'ip'],
      },
      routeConfigurations: {
        type: 'array',
      },
      'routeConfigurations[]': {
        type: 'object',
        required: ['routeIdentifier', 'targetGroupProps'],
      },
      'routeConfigurations[].routeIdentifier': {
        type: 'object',
      },
      'routeConfigurations[].routeIdentifier.kind': {
        type: 'string',
      },
      'routeConfigurations[].routeIdentifier.name': {
        type: 'string',
      },
      'routeConfigurations[].routeIdentifier.namespace': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps': {
        type: 'object',
      },
      'routeConfigurations[].targetGroupProps.enableMultiCluster': {
        type: 'boolean',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig': {
        type: 'object',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.healthCheckInterval': {
        type: 'integer',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.healthCheckPath': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.healthCheckPort': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.healthCheckProtocol': {
        type: 'string',
        enum: ['HTTP', 'HTTPS', 'TCP'],
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.healthCheckTimeout': {
        type: 'integer',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.healthyThresholdCount': {
        type: 'integer',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.matcher': {
        type: 'object',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.matcher.grpcCode': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.matcher.httpCode': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.healthCheckConfig.unhealthyThresholdCount': {
        type: 'integer',
      },
      'routeConfigurations[].targetGroupProps.ipAddressType': {
        type: 'string',
        enum: ['ipv4', 'ipv6'],
      },
      'routeConfigurations[].targetGroupProps.nodeSelector': {
        type: 'object',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchExpressions': {
        type: 'array',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchExpressions[]': {
        type: 'object',
        required: ['key', 'operator'],
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchExpressions[].key': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchExpressions[].operator': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchExpressions[].values': {
        type: 'array',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchExpressions[].values[]': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchLabels': {
        type: 'object',
      },
      'routeConfigurations[].targetGroupProps.nodeSelector.matchLabels.*': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.protocol': {
        type: 'string',
        enum: ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP'],
      },
      'routeConfigurations[].targetGroupProps.protocolVersion': {
        type: 'string',
        enum: ['HTTP1', 'HTTP2', 'GRPC'],
      },
      'routeConfigurations[].targetGroupProps.tags': {
        type: 'object',
      },
      'routeConfigurations[].targetGroupProps.tags.*': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.targetControlPort': {
        type: 'integer',
      },
      'routeConfigurations[].targetGroupProps.targetGroupAttributes': {
        type: 'array',
      },
      'routeConfigurations[].targetGroupProps.targetGroupAttributes[]': {
        type: 'object',
        required: ['key', 'value'],
      },
      'routeConfigurations[].targetGroupProps.targetGroupAttributes[].key': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.targetGroupAttributes[].value': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.targetGroupName': {
        type: 'string',
      },
      'routeConfigurations[].targetGroupProps.targetType': {
        type: 'string',
        enum: ['instance', 'ip'],
      },
      targetReference: {
        type: 'object',
        required: ['name'],
      },
      'targetReference.group': {
        type: 'string',
      },
      'targetReference.kind': {
        type: 'string',
      },
      'targetReference.name': {
        type: 'string',
      },
    },
  },
};
