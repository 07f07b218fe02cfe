import { TerraformOutput, TerraformVariable } from 'cdktf';
import { findingsOf, resourcesOf, synthesize, titleOf } from '../testing/synthesize';
import { DnsValidatedCertificate, type DnsValidatedCertificateProps } from './dns-validated-certificate';

const SHOP: DnsValidatedCertificateProps = {
  domainName: 'example.com',
  subjectAlternativeNames: ['*.example.com', 'shop.apps.example.com'],
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
};

function synthesizeCertificate(props: Partial<DnsValidatedCertificateProps> = {}) {
  return synthesize((stack) => {
    new DnsValidatedCertificate(stack, 'Certificate', { ...SHOP, ...props });
  });
}

describe('DnsValidatedCertificate', () => {
  const stack = synthesizeCertificate();

  test('requests all names, and proves them by DNS', () => {
    expect(resourcesOf(stack, 'aws_acm_certificate')).toEqual([
      expect.objectContaining({
        domain_name: 'example.com',
        subject_alternative_names: ['example.com', '*.example.com', 'shop.apps.example.com'],
        validation_method: 'DNS',
        key_algorithm: 'RSA_2048',
      }),
    ]);
  });

  test('is replaced before the old one is deleted, which a listener still has', () => {
    expect(resourcesOf(stack, 'aws_acm_certificate')[0]).toMatchObject({ lifecycle: { create_before_destroy: true } });
  });

  test('proves an apex and its wildcard with one record', () => {
    expect(resourcesOf(stack, 'aws_route53_record').map(({ name }) => name)).toEqual([
      expect.stringContaining('option.domain_name == "example.com"'),
      expect.stringContaining('option.domain_name == "shop.apps.example.com"'),
    ]);
  });

  test('looks a wildcard alone up by its own name', () => {
    const wildcard = synthesizeCertificate({ domainName: '*.example.com', subjectAlternativeNames: [] });
    expect(resourcesOf(wildcard, 'aws_route53_record').map(({ name }) => name)).toEqual([
      expect.stringContaining('option.domain_name == "*.example.com"'),
    ]);
  });

  test('takes over a record that another certificate for the name has made', () => {
    for (const record of resourcesOf(stack, 'aws_route53_record')) {
      expect(record).toMatchObject({
        zone_id: 'Z0123456789ABCDEFGHIJ',
        type: 'CNAME',
        ttl: 60,
        allow_overwrite: true,
      });
    }
  });

  test('reads the set of validation options without tolist, which loses members that are not known yet', () => {
    const text = JSON.stringify(resourcesOf(stack, 'aws_route53_record'));
    expect(text).toContain('[for option in aws_acm_certificate.Certificate_');
    expect(text).not.toContain('tolist');
  });

  test('gives the records addresses that depend on the names only', () => {
    const reordered = synthesizeCertificate({
      domainName: 'shop.apps.example.com',
      subjectAlternativeNames: ['*.example.com', 'example.com'],
    });
    const addresses = (synthesized: typeof stack) => Object.keys(synthesized.resource['aws_route53_record'] ?? {});
    expect(addresses(reordered).sort()).toEqual(addresses(stack).sort());
  });

  test('waits for every record', () => {
    const [validation] = resourcesOf(stack, 'aws_acm_certificate_validation');
    expect(validation?.['validation_record_fqdns']).toHaveLength(2);
  });

  test('has the ARN of the issued certificate, not of the requested one', () => {
    const { output } = synthesize((scope) => {
      const { arn } = new DnsValidatedCertificate(scope, 'Certificate', SHOP);
      new TerraformOutput(scope, 'Arn', { value: arn });
    });
    const { value } = output['Arn'] as { value: string };
    expect(value).toMatch(/^\$\{aws_acm_certificate_validation\.\w+\.certificate_arn\}$/);
  });

  test('writes names in small letters, as ACM returns them', () => {
    const shouting = synthesizeCertificate({ domainName: 'Example.COM', subjectAlternativeNames: [] });
    expect(resourcesOf(shouting, 'aws_acm_certificate')[0]).toMatchObject({ domain_name: 'example.com' });
  });

  test('reports a name that is known only after apply', () => {
    const findings = findingsOf((scope) => {
      const name = new TerraformVariable(scope, 'Name', { type: 'string' }).stringValue;
      new DnsValidatedCertificate(scope, 'Certificate', { ...SHOP, subjectAlternativeNames: [name] });
    });
    expect(findings).toEqual([
      {
        constructPath: 'test/Certificate',
        diagnostic: expect.objectContaining({
          id: 'certificate-domain-name-unknown',
          path: ['subjectAlternativeNames', 0],
        }),
      },
    ]);
  });

  test('reports what is wrong with its names, whatever their case', () => {
    const findings = findingsOf((scope) => {
      const subjectAlternativeNames = ['www.example.com', 'localhost', 'Example.com'];
      new DnsValidatedCertificate(scope, 'Certificate', { ...SHOP, subjectAlternativeNames });
    });
    expect(findings.map(titleOf)).toEqual([
      'subjectAlternativeNames.1: certificate-domain-name-syntax',
      'subjectAlternativeNames.2: certificate-domain-name-repeated (warning)',
    ]);
  });

  test.each(['', ' ', '.', '*', '한국.example.com', 'a/b', 'example.com.', '${"'])(
    'is built with the name %j, whatever is wrong with it',
    (domainName) => {
      expect(() =>
        findingsOf((scope) => {
          new DnsValidatedCertificate(scope, 'Certificate', { ...SHOP, domainName });
        }),
      ).not.toThrow();
    },
  );
});
