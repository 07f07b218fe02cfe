import { INTERNET_FACING } from '../testing/specifications';
import type { ListenerProtocol } from './listener';
import { resolveHealthCheck, resolveListener, resolveNetworkLoadBalancer, resolveTargetGroup } from './resolved';
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
      healthCheck: resolveHealthCheck(),
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
      tcpIdleTimeoutSeconds: 350,
    });
  });

  test('for TLS has the default security policy and no ALPN by default', () => {
    expect(resolveListener(listener('TLS'))).toEqual({
      ...listener('TLS'),
      additionalCertificates: [],
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
      alpnPolicy: 'None',
    });
  });

  test.each(['UDP', 'TCP_UDP'] as const)('for %s has no attribute of TCP or TLS', (protocol) => {
    expect(resolveListener(listener(protocol))).toEqual({ ...listener(protocol), additionalCertificates: [] });
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
      crossZone: false,
      deletionProtection: false,
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
