import fc from 'fast-check';
import { checkService, type CheckServiceOptions } from './check-service';
import type { ServiceObject } from './objects/service-object';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const own = { controller: 'aws-load-balancer-controller' } as const;
const legacy = { controller: 'cloud-provider-aws' } as const;

const ports = [
  { name: 'http', port: 80, targetPort: 8080 },
  { name: 'https', port: 443, targetPort: 'web' },
];

function service(annotations: Readonly<Record<string, string>>, spec: ServiceObject['spec'] = {}): ServiceObject {
  return {
    metadata: { name: 'edge', namespace: 'ingress', annotations },
    spec: { type: 'LoadBalancer', loadBalancerClass: 'service.k8s.aws/nlb', ports, ...spec },
  };
}

function found(object: ServiceObject, options: CheckServiceOptions = own) {
  return checkService(object, options).map(({ id, effect, path }) => [id, effect, path.at(-1)]);
}

const twoSubnets = [
  { id: 'subnet-a', cidr: '10.0.0.0/24', ipv6Cidrs: ['2600:1f13:837:8500::/64'] },
  { id: 'subnet-b', cidr: '10.0.1.0/24', ipv6Cidrs: ['2600:1f13:837:8504::/64'] },
];

describe('checkService', () => {
  it('finds nothing in a Service that is right', () => {
    const right = service({
      [`${prefix}nlb-target-type`]: 'ip',
      [`${prefix}scheme`]: 'internet-facing',
      [`${prefix}subnets`]: 'subnet-a,subnet-b',
      [`${prefix}eip-allocations`]: 'eipalloc-a,eipalloc-b',
      [`${prefix}ssl-cert`]: 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
      [`${prefix}ssl-ports`]: 'https',
      [`${prefix}alpn-policy`]: 'HTTP2Preferred',
      [`${prefix}proxy-protocol`]: '*',
      [`${prefix}listener-attributes.TLS-443`]: 'tcp.idle_timeout.seconds=400',
      [`${prefix}target-group-attributes.80`]: 'deregistration_delay.timeout_seconds=30',
      [`${prefix}healthcheck-port`]: 'http',
    });
    expect(checkService(right, own)).toEqual([]);
  });

  it('has the findings of the annotations, with their place in the Service', () => {
    expect(checkService(service({ [`${prefix}scheme`]: 'public' }), own)).toMatchObject([
      { id: 'annotation-bad-value', path: ['metadata', 'annotations', `${prefix}scheme`] },
    ]);
  });

  it('makes what is silently ignored an error when it is strict', () => {
    const object = service({ [`${prefix}listener-attributes.TCP-8080`]: 'a=b' });
    expect(checkService(object, own)).toMatchObject([{ severity: 'warning' }]);
    expect(checkService(object, { ...own, strict: true })).toMatchObject([{ severity: 'error' }]);
  });

  describe('of addresses', () => {
    it.each([
      [{ [`${prefix}scheme`]: 'internal', [`${prefix}eip-allocations`]: 'eipalloc-a' }],
      [{ [`${prefix}scheme`]: 'internet-facing', [`${prefix}private-ipv4-addresses`]: '10.0.0.10' }],
    ])('refuses %j', (annotations) => {
      expect(found(service(annotations))).toEqual([['annotation-conflict', 'rejects', expect.any(String)]]);
    });

    it.each([
      [{ [`${prefix}ipv6-addresses`]: '2600:1f13:837:8500::1' }],
      [{ [`${prefix}ip-address-type`]: 'dualstack', [`${prefix}source-nat-ipv6-prefixes`]: 'auto_assigned' }],
      [{ [`${prefix}enable-prefix-for-ipv6-source-nat`]: 'on' }],
    ])('refuses %j', (annotations) => {
      expect(found(service(annotations))).toEqual([['annotation-missing-companion', 'rejects', expect.any(String)]]);
    });
  });

  describe('of listeners', () => {
    it('refuses a TLS port that the Service does not have, certificate or not', () => {
      const object = service({ [`${prefix}ssl-ports`]: 'https, 8443' });
      expect(checkService(object, own)).toMatchObject([
        { id: 'annotation-missing-companion', effect: 'ignores' },
        {
          id: 'service-tls-port',
          effect: 'rejects',
          message: `${prefix}ssl-ports has "8443", and the Service has the ports 80 ("http"), 443 ("https").`,
        },
      ]);
    });

    it('does not mind a bad ALPN policy where there is no TLS', () => {
      const alpn = { [`${prefix}alpn-policy`]: 'h2' };
      const certificate = { [`${prefix}ssl-cert`]: 'arn:aws:acm:eu-central-1:123456789012:certificate/a' };
      expect(found(service(alpn)).filter(([, effect]) => effect === 'rejects')).toEqual([]);
      expect(found(service({ ...alpn, ...certificate }))).toEqual([
        ['annotation-bad-value', 'rejects', `${prefix}alpn-policy`],
      ]);
    });

    it.each([
      ['listener-attributes.TCP-443', 'a=b'],
      ['listener-attributes.TLS-8443', 'not a pair'],
      ['target-group-attributes.8443', 'not a pair'],
    ])('says that %s is for nothing that is there', (name, text) => {
      const object = service({
        [`${prefix}ssl-cert`]: 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
        [`${prefix}${name}`]: text,
      });
      expect(found(object)).toEqual([[expect.stringMatching(/-missing$/), 'ignores', `${prefix}${name}`]]);
    });

    const dns = [
      { name: 'dns-tcp', port: 53, protocol: 'TCP' },
      { name: 'dns-udp', port: 53, protocol: 'UDP' },
    ];

    it('says that two ports of one number lose one, unless they share a listener', () => {
      expect(found(service({}, { ports: dns }))).toEqual([['service-shared-port', 'ignores', 'ports']]);
      const merged = service(
        {
          [`${prefix}enable-tcp-udp-listener`]: 'true',
          [`${prefix}listener-attributes.TCP_UDP-53`]: 'tcp.idle_timeout.seconds=60',
        },
        { ports: dns },
      );
      expect(found(merged)).toEqual([]);
    });

    it('takes a bad value of enable-tcp-udp-listener for the feature gate', () => {
      const object = service({ [`${prefix}enable-tcp-udp-listener`]: 'yes' }, { ports: dns });
      const ids = (enableTcpUdpListener: boolean) =>
        found(object, { ...own, settings: { enableTcpUdpListener } }).map(([id]) => id);
      expect(ids(false)).toEqual(['annotation-bad-value', 'service-shared-port']);
      expect(ids(true)).toEqual(['annotation-bad-value']);
    });
  });

  describe('of actions', () => {
    const key = 'service.beta.kubernetes.io/actions.TCP-80';
    const action = (servicePort: number | string) =>
      JSON.stringify({
        type: 'forward',
        forwardConfig: { baseServiceWeight: 90, targetGroups: [{ serviceName: 'canary', servicePort, weight: 10 }] },
      });
    const canary: ServiceObject = { metadata: { name: 'canary' }, spec: { ports: [{ name: 'http', port: 8080 }] } };

    it('looks up the Services and ports that they name', () => {
      const options = { ...own, services: [canary] };
      expect(found(service({ [key]: action(8080) }), options)).toEqual([]);
      expect(found(service({ [key]: action('http') }), options)).toEqual([]);
      expect(found(service({ [key]: action(80) }), options)).toEqual([['service-action-backend', 'rejects', key]]);
      expect(found(service({ [key]: action(80) }))).toEqual([]);
    });

    it('knows that a port in quotes is a name', () => {
      expect(checkService(service({ [key]: action('8080') }), { ...own, services: [canary] })).toMatchObject([
        { fix: 'Write 8080 without quotes: what is in quotes is the name of a port.' },
      ]);
    });

    it('says that one for another protocol is not read, whatever it holds', () => {
      const object = service({ 'service.beta.kubernetes.io/actions.TLS-80': '{"type":"redirect"}' });
      expect(found(object)).toEqual([
        ['service-listener-missing', 'ignores', 'service.beta.kubernetes.io/actions.TLS-80'],
      ]);
    });
  });

  it('refuses tags that are left to others', () => {
    const key = `${prefix}additional-resource-tags`;
    expect(
      found(service({ [key]: 'Team=shop,CostCenter=7' }), {
        ...own,
        settings: { externalManagedTags: ['CostCenter'] },
      }),
    ).toEqual([['annotation-forbidden', 'rejects', key]]);
  });

  describe('of who builds the load balancer', () => {
    it('does not mind a type that would leave the Service alone, where something else selects the controller', () => {
      expect(checkService(service({ [`${prefix}type`]: 'nlb' }), own)).toMatchObject([
        { id: 'annotation-bad-value', severity: 'warning', effect: 'ignores' },
      ]);
    });

    it('takes the webhook of the controller into account', () => {
      const object = service({ [`${prefix}type`]: 'external' }, { loadBalancerClass: undefined });
      expect(found(object)).toEqual([]);
      expect(found(object, { ...own, settings: { enableServiceMutatorWebhook: false } })).toEqual([
        ['service-left-alone', 'leaves-object', 'spec'],
      ]);
    });

    it('says that a protected load balancer is not deleted with its Service', () => {
      const { metadata, spec } = service({ [`${prefix}attributes`]: 'deletion_protection.enabled=true' });
      const object = {
        metadata: { ...metadata, finalizers: ['service.k8s.aws/resources'], deletionTimestamp: '2026-01-01T00:00:00Z' },
        spec,
      };
      expect(found(object).map(([id]) => id)).toEqual(['service-left-alone', 'service-deletion-protected']);
    });
  });

  describe('of the AWS cloud provider', () => {
    const unclassed = { loadBalancerClass: undefined };

    it('finds nothing in a Service that is right', () => {
      const object = service(
        {
          [`${prefix}type`]: 'nlb',
          [`${prefix}ssl-cert`]: 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
          [`${prefix}ssl-ports`]: 'https',
          [`${prefix}target-group-attributes`]: 'preserve_client_ip.enabled=false',
        },
        unclassed,
      );
      expect(found(object, legacy)).toEqual([]);
    });

    it('leaves a Service that has a class alone, and those of the other controller', () => {
      expect(found(service({}), legacy)).toEqual([['service-left-alone', 'leaves-object', 'spec']]);
      expect(found(service({ [`${prefix}type`]: 'external' }, unclassed), legacy)).toEqual([
        ['annotation-bad-value', 'leaves-object', `${prefix}type`],
        ['service-left-alone', 'leaves-object', 'spec'],
      ]);
    });

    it('refuses what one type of load balancer does not have', () => {
      const network = { [`${prefix}type`]: 'nlb' };
      expect(found(service({ ...network, [`${prefix}security-groups`]: 'sg-a' }, unclassed), legacy)).toEqual([
        ['annotation-conflict', 'rejects', `${prefix}security-groups`],
      ]);
      expect(found(service({ ...network, [`${prefix}extra-security-groups`]: 'sg-a' }, unclassed), legacy)).toEqual([
        ['annotation-conflict', 'rejects', `${prefix}extra-security-groups`],
      ]);
      const attributes = { [`${prefix}target-group-attributes`]: 'proxy_protocol_v2.enabled=true' };
      expect(found(service(attributes, unclassed), legacy)).toEqual([
        ['annotation-missing-companion', 'rejects', `${prefix}target-group-attributes`],
      ]);
      expect(found(service({ ...network, [`${prefix}proxy-protocol`]: 'v2' }, unclassed), legacy)).toMatchObject([
        ['annotation-conflict', 'ignores', `${prefix}proxy-protocol`],
      ]);
    });

    it('says that a TLS port with a space before it is none', () => {
      const object = service(
        {
          [`${prefix}ssl-cert`]: 'arn:aws:acm:eu-central-1:123456789012:certificate/a',
          [`${prefix}ssl-ports`]: '80, 443',
        },
        unclassed,
      );
      expect(found(object, legacy)).toEqual([['annotation-bad-value', 'ignores', `${prefix}ssl-ports`]]);
    });
  });

  it('takes work in proportion to the length of lists', () => {
    const workFor = (size: number) => {
      const list = Array.from({ length: size * 20 }, (_, index) => `x${index}`).join(',');
      const object = service(
        {
          [`${prefix}ssl-ports`]: list,
          [`${prefix}quic-enabled-ports`]: list,
          [`${prefix}proxy-protocol-per-target-group`]: list.replaceAll('x', '1'),
          [`${prefix}target-group-attributes`]: 'proxy_protocol_v2.enabled=true',
        },
        {
          ports: Array.from({ length: size }, (_, index) => ({
            name: `p${index}`,
            port: index + 1,
            protocol: 'UDP',
          })),
        },
      );
      const runs = [1, 2, 3].map(() => {
        const started = process.cpuUsage();
        checkService(object, own);
        checkService(object, legacy);
        return process.cpuUsage(started).user;
      });
      return Math.min(...runs);
    };
    // Sixteen times as much; work that grows with the square takes 256 times.
    expect(workFor(4800) / workFor(300)).toBeLessThan(96);
  });

  it('never throws', () => {
    const key = fc.constantFrom(
      ...[
        'scheme',
        'ssl-ports',
        'subnets',
        'private-ipv4-addresses',
        'target-group-attributes',
        'quic-enabled-ports',
      ].map((name) => `${prefix}${name}`),
      `${prefix}listener-attributes.TCP-80`,
      'service.beta.kubernetes.io/actions.TCP-80',
      '__proto__',
    );
    const anything = fc.oneof(fc.anything(), fc.constant(ports), fc.constantFrom('LoadBalancer', 'IPv6'));
    const objects = fc.record({
      metadata: fc.oneof(
        fc.record({ annotations: fc.dictionary(key, fc.oneof(fc.string(), fc.anything())) }),
        fc.anything(),
      ),
      spec: fc.oneof(
        fc.record({
          type: anything,
          ports: fc.oneof(fc.array(fc.oneof(fc.anything(), fc.constantFrom(...ports))), fc.anything()),
          ipFamilies: anything,
          loadBalancerClass: anything,
          loadBalancerSourceRanges: anything,
        }),
        fc.anything(),
      ),
    });
    fc.assert(
      fc.property(objects, fc.constantFrom(own, legacy), (object, options) => {
        checkService(object as ServiceObject, { ...options, subnets: twoSubnets, services: [object as ServiceObject] });
      }),
    );
  });
});
