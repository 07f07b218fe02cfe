import { TerraformVariable } from 'cdktf';
import { findingsOf, resourcesOf, synthesize, titleOf } from '../testing/synthesize';
import { AliasRecords, type AliasRecordsProps } from './alias-records';
import { HostedZone } from './hosted-zone';

const SHOP: AliasRecordsProps = {
  hostNames: ['shop.example.com', 'www.shop.example.com'],
  hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'example.com' },
  loadBalancer: {
    dnsName: 'shop-0123456789abcdef.elb.ap-northeast-2.amazonaws.com',
    zoneId: 'ZIBE1TIR4HY56',
    ipAddressType: 'ipv4',
  },
  certificates: [{ arn: 'arn', domainNames: ['shop.example.com', '*.shop.example.com'] }],
};

function synthesizeRecords(props: Partial<AliasRecordsProps> = {}) {
  return synthesize((stack) => {
    new AliasRecords(stack, 'Dns', { ...SHOP, ...props });
  });
}

describe('AliasRecords', () => {
  test('points each host name to the load balancer', () => {
    const records = resourcesOf(synthesizeRecords(), 'aws_route53_record');
    expect(records.map(({ name, type }) => [name, type])).toEqual([
      ['shop.example.com', 'A'],
      ['www.shop.example.com', 'A'],
    ]);
  });

  test("uses the load balancer's own zone, and its health", () => {
    expect(resourcesOf(synthesizeRecords(), 'aws_route53_record')[0]).toMatchObject({
      zone_id: 'Z0123456789ABCDEFGHIJ',
      alias: {
        name: 'shop-0123456789abcdef.elb.ap-northeast-2.amazonaws.com',
        zone_id: 'ZIBE1TIR4HY56',
        evaluate_target_health: true,
      },
    });
  });

  test('has no ttl, which an alias takes from its target', () => {
    expect(resourcesOf(synthesizeRecords(), 'aws_route53_record')[0]).not.toHaveProperty('ttl');
  });

  test('takes over no record of somebody else', () => {
    expect(resourcesOf(synthesizeRecords(), 'aws_route53_record')[0]).toMatchObject({ allow_overwrite: false });
  });

  test('adds IPv6 records for a dual-stack load balancer', () => {
    const stack = synthesizeRecords({ loadBalancer: { ...SHOP.loadBalancer, ipAddressType: 'dualstack' } });
    expect(resourcesOf(stack, 'aws_route53_record').map(({ name, type }) => [name, type])).toEqual([
      ['shop.example.com', 'A'],
      ['shop.example.com', 'AAAA'],
      ['www.shop.example.com', 'A'],
      ['www.shop.example.com', 'AAAA'],
    ]);
  });

  test('keeps the address of a record when host names are added before it', () => {
    const before = Object.keys(synthesizeRecords().resource['aws_route53_record'] ?? {});
    const hostNames = ['api.shop.example.com', ...SHOP.hostNames];
    const after = Object.keys(synthesizeRecords({ hostNames }).resource['aws_route53_record'] ?? {});
    expect(after).toEqual(expect.arrayContaining(before));
  });

  test('exposes each record for what it has no prop for', () => {
    const stack = synthesize((scope) => {
      const { records } = new AliasRecords(scope, 'Dns', SHOP);
      records.get('shop.example.com')?.resource.addOverride('set_identifier', 'blue');
    });
    expect(resourcesOf(stack, 'aws_route53_record')[0]).toMatchObject({ set_identifier: 'blue' });
  });

  test('reports what is wrong with its host names', () => {
    const findings = findingsOf((stack) => {
      const hostNames = ['shop.example.org', 'a.b.shop.example.com'];
      new AliasRecords(stack, 'Dns', {
        ...SHOP,
        hostNames,
        certificates: [{ arn: 'arn', domainNames: ['*.example.org'] }],
      });
    });
    expect(findings.map(titleOf)).toEqual([
      'hostNames.0: alias-host-name-outside-zone',
      'hostNames.1: alias-host-name-without-certificate (warning)',
    ]);
  });

  test('reports a host name that is known only after apply', () => {
    const findings = findingsOf((stack) => {
      const hostName = new TerraformVariable(stack, 'Host', { type: 'string' }).stringValue;
      new AliasRecords(stack, 'Dns', { ...SHOP, hostNames: [hostName] });
    });
    expect(findings.map(titleOf)).toEqual(['hostNames.0: alias-host-name-unknown']);
  });

  test('does not judge by names that are known only after apply', () => {
    const findings = findingsOf((stack) => {
      const name = new TerraformVariable(stack, 'Name', { type: 'string' }).stringValue;
      new AliasRecords(stack, 'Dns', {
        ...SHOP,
        hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name },
        certificates: [{ arn: 'arn', domainNames: [name] }],
      });
    });
    expect(findings).toEqual([]);
  });

  test.each(['', ' ', '한국.example.com', 'a/b.example.com', 'Shop.example.com.'])(
    'is built with the host name %j, whatever is wrong with it',
    (hostName) => {
      expect(() =>
        findingsOf((stack) => {
          new AliasRecords(stack, 'Dns', { ...SHOP, hostNames: [hostName, hostName] });
        }),
      ).not.toThrow();
    },
  );
});

describe('HostedZone', () => {
  test('looks a public zone up by name', () => {
    const stack = synthesize((scope) => {
      new HostedZone(scope, 'Zone', { name: 'example.com' });
    });
    expect(Object.values(stack.data['aws_route53_zone'] ?? {})).toEqual([
      expect.objectContaining({ name: 'example.com', private_zone: false }),
    ]);
  });

  test('looks a private zone up when asked to', () => {
    const stack = synthesize((scope) => {
      new HostedZone(scope, 'Zone', { name: 'example.internal', privateZone: true });
    });
    expect(Object.values(stack.data['aws_route53_zone'] ?? {})[0]).toMatchObject({ private_zone: true });
  });

  test('lets host names be compared with its name before apply', () => {
    const findings = findingsOf((scope) => {
      const hostedZone = new HostedZone(scope, 'Zone', { name: 'example.org' });
      new AliasRecords(scope, 'Dns', { ...SHOP, hostedZone });
    });
    expect(findings.map(titleOf)).toEqual([
      'hostNames.0: alias-host-name-outside-zone',
      'hostNames.1: alias-host-name-outside-zone',
    ]);
  });
});
