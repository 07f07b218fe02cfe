import { APPLICATION_LOAD_BALANCER, INTERNET_FACING } from '../../testing/specifications';
import type { ListenerProtocol } from './listener';
import {
  forwardsOf,
  resolveHealthCheck,
  resolveListener,
  resolveNetworkLoadBalancer,
  resolveTargetGroup,
} from './resolved';
import type { TargetGroupProtocol, TargetGroupSpec } from './target-group';

const pods = (protocol?: TargetGroupProtocol): TargetGroupSpec => ({
  port: 8080,
  protocol,
  targetType: 'ip',
  registration: {
    kind: 'target-group-binding',
    service: { name: 'shop', namespace: 'shop', port: 'http' },
  },
});

const listener = (protocol: ListenerProtocol) => ({ port: 443, protocol, targetGroup: 'web' });

const ONE_HEALTHY_TARGET = {
  dnsFailover: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: 'off' },
  unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: 'off' },
};

describe('a health check', () => {
  test('is TCP on the traffic port by default', () => {
    expect(resolveHealthCheck()).toEqual({
      protocol: 'TCP',
      port: 'traffic-port',
      interval: 10,
      timeout: 6,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    });
  });

  test.each(['HTTP', 'HTTPS'] as const)('over %s asks for / and takes 200 to 399 by default', (protocol) => {
    expect(resolveHealthCheck({ protocol })).toMatchObject({ protocol, path: '/', matcher: '200-399' });
  });

  test('keeps what is given', () => {
    const spec = { protocol: 'HTTP', port: 10254, path: '/healthz', matcher: '200', interval: 30, timeout: 5 } as const;

    expect(resolveHealthCheck(spec)).toEqual({ ...spec, healthyThreshold: 2, unhealthyThreshold: 2 });
  });

  test('has its defaults where undefined is given', () => {
    expect(resolveHealthCheck({ protocol: undefined, port: undefined, interval: undefined })).toEqual(
      resolveHealthCheck(),
    );
  });
});

describe('a target group', () => {
  test('is TCP by default', () => {
    expect(resolveTargetGroup(pods())).toEqual(resolveTargetGroup(pods('TCP')));
  });

  test.each([
    ['TCP', false],
    ['TLS', false],
    ['UDP', true],
    ['TCP_UDP', true],
  ] as const)('for %s has every attribute written out, preserveClientIp as %s', (protocol, preserveClientIp) => {
    expect(resolveTargetGroup(pods(protocol))).toEqual({
      ...pods(protocol),
      proxyProtocolV2: false,
      preserveClientIp,
      deregistrationDelay: 120,
      connectionTermination: true,
      stickiness: false,
      ipAddressType: 'ipv4',
      crossZone: 'use_load_balancer_configuration',
      targetGroupHealth: ONE_HEALTHY_TARGET,
      ...(preserveClientIp ? {} : { targetHealthState: { unhealthyConnectionTermination: true } }),
      healthCheck: resolveHealthCheck(),
    });
  });

  test('for an Application Load Balancer has what AWS fixes, and an HTTP health check', () => {
    expect(resolveTargetGroup(APPLICATION_LOAD_BALANCER.targetGroups.alb)).toEqual({
      ...APPLICATION_LOAD_BALANCER.targetGroups.alb,
      protocol: 'TCP',
      ipAddressType: 'ipv4',
      proxyProtocolV2: false,
      preserveClientIp: true,
      deregistrationDelay: 300,
      connectionTermination: false,
      stickiness: false,
      crossZone: 'use_load_balancer_configuration',
      targetGroupHealth: ONE_HEALTHY_TARGET,
      healthCheck: resolveHealthCheck({ protocol: 'HTTPS', path: '/healthz' }),
    });
    expect(
      resolveTargetGroup({ ...APPLICATION_LOAD_BALANCER.targetGroups.alb, healthCheck: undefined }).healthCheck,
    ).toEqual(resolveHealthCheck({ protocol: 'HTTP' }));
  });

  test('that keeps the connections of unhealthy targets has its draining interval written out', () => {
    const spec = { ...pods(), targetHealthState: { unhealthyConnectionTermination: false } };

    expect(resolveTargetGroup(spec).targetHealthState).toEqual({
      unhealthyConnectionTermination: false,
      unhealthyDrainingInterval: 0,
    });
  });

  test('has every threshold of its health written out', () => {
    const spec = { ...pods(), targetGroupHealth: { dnsFailover: { minimumHealthyTargetsCount: 2 } } };

    expect(resolveTargetGroup(spec).targetGroupHealth).toEqual({
      ...ONE_HEALTHY_TARGET,
      dnsFailover: { minimumHealthyTargetsCount: 2, minimumHealthyTargetsPercentage: 'off' },
    });
  });

  test('has its defaults where undefined is given', () => {
    const spec = { ...pods(), stickiness: undefined, preserveClientIp: undefined, healthCheck: undefined };

    expect(resolveTargetGroup(spec)).toEqual(resolveTargetGroup(pods()));
  });

  test('keeps what is given', () => {
    const given = { proxyProtocolV2: true, preserveClientIp: true, deregistrationDelay: 0, stickiness: true };

    expect(resolveTargetGroup({ ...pods(), ...given })).toMatchObject(given);
  });
});

describe('a listener', () => {
  test('for TCP drops idle connections after 350 seconds by default', () => {
    expect(resolveListener(listener('TCP'))).toEqual({
      ...listener('TCP'),
      additionalCertificates: [],
      acknowledgements: {},
      tcpIdleTimeoutSeconds: 350,
    });
  });

  test('for TLS has the default security policy and no ALPN by default', () => {
    expect(resolveListener(listener('TLS'))).toEqual({
      ...listener('TLS'),
      additionalCertificates: [],
      acknowledgements: {},
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      alpnPolicy: 'None',
      mutualAuthentication: 'off',
    });
  });

  test.each(['UDP', 'TCP_UDP'] as const)('for %s has no attribute of TCP or TLS', (protocol) => {
    expect(resolveListener(listener(protocol))).toEqual({
      ...listener(protocol),
      additionalCertificates: [],
      acknowledgements: {},
    });
  });

  test('has every weight written out', () => {
    const targetGroup = [{ targetGroup: 'blue' }, { targetGroup: 'green', weight: 0 }];

    expect(resolveListener({ ...listener('TCP'), targetGroup }).targetGroup).toEqual([
      { targetGroup: 'blue', weight: 1 },
      { targetGroup: 'green', weight: 0 },
    ]);
  });

  test('that forwards to one target group gives it everything', () => {
    expect(forwardsOf(resolveListener(listener('TCP')))).toEqual([{ targetGroup: 'web', weight: 1 }]);
  });

  test('has its defaults where undefined is given', () => {
    const spec = { ...listener('TLS'), sslPolicy: undefined, additionalCertificates: undefined };

    expect(resolveListener(spec)).toEqual(resolveListener(listener('TLS')));
  });
});

describe('a load balancer', () => {
  const minimal = {
    name: 'web',
    scheme: 'internal',
    subnetMappings: [],
    clients: [],
    listeners: [],
    targetGroups: {},
  } as const;

  test('is IPv4 without cross-zone load balancing and deletion protection by default', () => {
    expect(resolveNetworkLoadBalancer(minimal)).toEqual({
      ...minimal,
      ipAddressType: 'ipv4',
      targetSecurityGroupIds: [],
      additionalSecurityGroupIds: [],
      enforceSecurityGroupsOnPrivateLink: true,
      crossZone: false,
      deletionProtection: false,
      zonalShift: false,
      dnsRecordClientRoutingPolicy: 'any_availability_zone',
      secondaryIpsPerSubnet: 0,
      accessLogs: 'off',
      tags: {},
      quotas: {},
    });
  });

  test('is resolved down to its listeners, target groups and health checks', () => {
    const { listeners, targetGroups } = resolveNetworkLoadBalancer(INTERNET_FACING);

    expect(listeners).toEqual(INTERNET_FACING.listeners.map(resolveListener));
    expect(targetGroups).toEqual({
      http: resolveTargetGroup(INTERNET_FACING.targetGroups.http),
      https: resolveTargetGroup(INTERNET_FACING.targetGroups.https),
    });
  });

  test('has its defaults where undefined is given', () => {
    const spec = { ...minimal, ipAddressType: undefined, targetSecurityGroupIds: undefined, crossZone: undefined };

    expect(resolveNetworkLoadBalancer(spec)).toEqual(resolveNetworkLoadBalancer(minimal));
  });

  test('stays the same when it is resolved again', () => {
    const resolved = resolveNetworkLoadBalancer(INTERNET_FACING);

    expect(resolveNetworkLoadBalancer(resolved)).toEqual(resolved);
  });

  test('keeps a target group with the key __proto__', () => {
    const targetGroups = Object.fromEntries([['__proto__', pods()]]);

    expect(Object.keys(resolveNetworkLoadBalancer({ ...minimal, targetGroups }).targetGroups)).toEqual(['__proto__']);
  });
});
