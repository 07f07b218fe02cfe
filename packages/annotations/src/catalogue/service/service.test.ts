import { formatAnnotations } from '../../format-annotations';
import { parseAnnotations } from '../../parse-annotations';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';
const own = { on: 'Service', controller: 'aws-load-balancer-controller' } as const;
const legacy = { on: 'Service', controller: 'cloud-provider-aws' } as const;

function found(annotations: Readonly<Record<string, string>>, options: typeof own | typeof legacy = own) {
  return parseAnnotations(annotations, options).findings.map(({ id, effect, path }) => [id, effect, path[0]]);
}

describe('annotations of a Service', () => {
  it('are written and read back', () => {
    const annotations = {
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
      'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': 'dualstack',
      'service.beta.kubernetes.io/aws-load-balancer-ipv6-addresses': ['2600:1f13:837:8500::1', '2600:1f13:837:8504::1'],
      'service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity': { CapacityUnits: 3000 },
      'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group': [80, 443],
      'service.beta.kubernetes.io/aws-load-balancer-enable-tcp-udp-listener': true,
      'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.443': { 'stickiness.enabled': 'true' },
      'service.beta.kubernetes.io/load-balancer-source-ranges': ['203.0.113.0/24', '2001:db8::/32'],
      'service.beta.kubernetes.io/actions.TCP-80': {
        type: 'forward',
        forwardConfig: {
          baseServiceWeight: 90,
          targetGroups: [{ serviceName: 'canary', servicePort: 80, weight: 10 }],
        },
      },
    } as const;
    const texts = formatAnnotations(annotations);
    expect(texts).toMatchObject({
      'service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity': 'CapacityUnits=3000',
      'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group': '80,443',
      'service.beta.kubernetes.io/actions.TCP-80':
        '{"type":"forward","forwardConfig":{"baseServiceWeight":90,"targetGroups":[{"serviceName":"canary","servicePort":80,"weight":10}]}}',
    });
    expect(parseAnnotations(texts, own)).toEqual({ values: annotations, findings: [] });
  });

  it('do not compile when they are wrong', () => {
    const compileOnly = (check: () => unknown) => expect(typeof check).toBe('function');
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a listener of a Service does not speak HTTP
        'service.beta.kubernetes.io/actions.HTTP-80': { type: 'forward', forwardConfig: {} },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- it forwards, and nothing else
        'service.beta.kubernetes.io/actions.TCP-80': { type: 'redirect', redirectConfig: { statusCode: 'HTTP_301' } },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- ports by number, not by name
        'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group': ['https'],
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the unit is CapacityUnits
        'service.beta.kubernetes.io/aws-load-balancer-minimum-load-balancer-capacity': { Units: 3000 },
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- a Network Load Balancer of a Service has no such type
        'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': 'dualstack-without-public-ipv4',
      }),
    );
    compileOnly(() =>
      formatAnnotations({
        // @ts-expect-error -- the attributes of a port are by its number
        'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.https': {},
      }),
    );
  });
});

describe('the AWS Load Balancer Controller', () => {
  it.each([
    ['attributes', 'dns_record.client_routing_policy=nearest'],
    ['target-group-attributes', 'preserve_client_ip.enabled=yes'],
    ['target-group-attributes.443', 'preserve_client_ip.enabled=yes'],
    ['proxy-protocol', 'v2'],
    ['proxy-protocol-per-target-group', '80,https'],
    ['minimum-load-balancer-capacity', 'Units=3000'],
    ['ip-address-type', 'DualStack'],
    ['inbound-sg-rules-on-private-link-traffic', 'true'],
    ['enable-prefix-for-ipv6-source-nat', 'yes'],
    ['disable-nlb-sg', 'yes'],
    ['multi-cluster-target-group', 'yes'],
    ['access-log-enabled', 'on'],
    ['internal', '0.0.0.0/0'],
    ['healthcheck-protocol', 'ssl'],
  ])('refuses %s: %s', (name, text) => {
    expect(found({ [`${prefix}${name}`]: text })).toContainEqual([
      'annotation-bad-value',
      'rejects',
      `${prefix}${name}`,
    ]);
  });

  it.each([
    ['enable-icmp-for-path-mtu-discovery', 'true', 'misreads'],
    ['backend-protocol', 'https', 'misreads'],
    ['nlb-target-type', 'IP', 'misreads'],
    ['enable-tcp-udp-listener', 'yes', 'ignores'],
  ])('says nothing of %s: %s', (name, text, effect) => {
    expect(found({ [`${prefix}${name}`]: text })).toEqual([['annotation-bad-value', effect, `${prefix}${name}`]]);
  });

  it('does not look at addresses that are no networks, nor at tags of AWS; AWS does', () => {
    const ranges = 'service.beta.kubernetes.io/load-balancer-source-ranges';
    expect(found({ [ranges]: '203.0.113.7' })).toEqual([['annotation-harmful-value', 'passes-on', ranges]]);
    const tags = `${prefix}additional-resource-tags`;
    expect(found({ [tags]: 'aws:team=shop' })).toEqual([['annotation-harmful-value', 'passes-on', tags]]);
  });

  it('is not turned off logging by access-log-enabled', () => {
    const logs = `${prefix}access-log-enabled`;
    expect(found({ [logs]: 'false' })).toContainEqual(['annotation-harmful-value', 'ignores', logs]);
    expect(found({ [`${prefix}access-log-s3-bucket-name`]: 'logs' })).toContainEqual([
      'annotation-missing-companion',
      'ignores',
      `${prefix}access-log-s3-bucket-name`,
    ]);
  });

  it('lets nobody in by an empty list of prefix lists', () => {
    const lists = `${prefix}security-group-prefix-lists`;
    expect(found({ [lists]: '' })).toEqual([['annotation-harmful-value', undefined, lists]]);
  });

  it.each([
    ['load-balancer-source-ranges', '10.0.0.0/8'],
    ['aws-load-balancer-security-group-prefix-lists', 'pl-1'],
    ['aws-load-balancer-enable-icmp-for-path-mtu-discovery', 'on'],
  ])('ignores %s beside security groups that are given', (name, text) => {
    const key = `service.beta.kubernetes.io/${name}`;
    expect(found({ [key]: text, [`${prefix}security-groups`]: 'sg-a' })).toEqual([
      ['annotation-conflict', 'ignores', key],
    ]);
    expect(found({ [key]: text, [`${prefix}security-groups`]: '' })).toEqual([]);
  });

  it('decides by the scheme alone, when there is one', () => {
    const annotations = { [`${prefix}scheme`]: 'internal', [`${prefix}internal`]: 'nobody looks' };
    expect(found(annotations)).toContainEqual(['annotation-conflict', 'ignores', `${prefix}internal`]);
  });
});

describe('the AWS cloud provider', () => {
  it('reads nothing of what only the other controller knows', () => {
    expect(
      found({ [`${prefix}scheme`]: 'internal', 'service.beta.kubernetes.io/actions.TCP-80': '{}' }, legacy),
    ).toEqual([
      ['annotation-other-controller', 'ignores', `${prefix}scheme`],
      ['annotation-other-controller', 'ignores', 'service.beta.kubernetes.io/actions.TCP-80'],
    ]);
  });

  it('takes whatever is not "false" for an internal load balancer', () => {
    expect(found({ [`${prefix}internal`]: '0.0.0.0/0' }, legacy)).toEqual([
      ['annotation-bad-value', 'misreads', `${prefix}internal`],
    ]);
  });

  it('takes pairs apart without escapes', () => {
    const tags = `${prefix}additional-resource-tags`;
    expect(parseAnnotations({ [tags]: 'Team=shop\\,x,Lone, Deep=a=b' }, legacy).values).toEqual({
      [tags]: { Team: 'shop\\', x: '', Lone: '', Deep: 'a' },
    });
  });

  it('takes an empty text for the absence of an annotation, where it does', () => {
    const unset = ['ssl-cert', 'internal', 'backend-protocol', 'access-log-enabled', 'connection-idle-timeout', 'type'];
    for (const name of unset) {
      expect(found({ [`${prefix}${name}`]: '' }, legacy)).toEqual([]);
    }
    expect(found({ [`${prefix}healthcheck-interval`]: '' }, legacy)).toEqual([
      ['annotation-bad-value', 'rejects', `${prefix}healthcheck-interval`],
    ]);
  });

  it('ignores for a Network Load Balancer what is for Classic ones, whatever it says', () => {
    const annotations = { [`${prefix}type`]: 'nlb', [`${prefix}connection-draining-timeout`]: 'soon' };
    expect(found(annotations, legacy)).toEqual([
      ['annotation-conflict', 'ignores', `${prefix}connection-draining-timeout`],
    ]);
  });

  it('refuses source ranges that are no networks', () => {
    const ranges = 'service.beta.kubernetes.io/load-balancer-source-ranges';
    expect(found({ [ranges]: '10.0.0.0/8, 203.0.113.7' }, legacy)).toEqual([
      ['annotation-bad-value', 'rejects', ranges],
    ]);
    expect(found({ [ranges]: ' ' }, legacy)).toEqual([]);
  });
});
