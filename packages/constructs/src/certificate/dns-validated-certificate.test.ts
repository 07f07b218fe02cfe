import { TerraformOutput, TerraformVariable } from 'cdktf';
import { findingsOf, resourcesOf, synthesize } from '../testing/synthesize';
import { validateCertificateRequest, type CertificateRequest } from './certificate-request';
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

describe('a certificate request', () => {
  const shortLabel = 'a'.repeat(60);
  const numbered = (count: number): CertificateRequest => ({
    domainName: 'example.com',
    subjectAlternativeNames: Array.from({ length: count - 1 }, (_, index) => `host-${index}.example.com`),
  });
  const idsOf = (request: CertificateRequest) => validateCertificateRequest(request).map(({ id }) => id);

  test('with an apex, its wildcard and another name is fine', () => {
    expect(validateCertificateRequest(SHOP)).toEqual([]);
  });

  test.each(['example.com.', '*.example.com.'])('with %j is told to leave the dot out', (domainName) => {
    expect(idsOf({ domainName })).toEqual(['certificate-domain-name-trailing-dot']);
  });

  test.each(['www.*.example.com', 'w*.example.com', '*.*.example.com', '*'])(
    'with %j is told what a wildcard stands for',
    (domainName) => {
      expect(idsOf({ domainName })).toEqual(['certificate-domain-name-wildcard']);
    },
  );

  test.each(['', 'localhost', '-a.example.com', 'a_b.example.com', 'a..example.com', `${'a'.repeat(64)}.com`])(
    'with %j is told what a name looks like',
    (name) => {
      expect(idsOf({ domainName: 'example.com', subjectAlternativeNames: [name] })).toEqual([
        'certificate-domain-name-syntax',
      ]);
    },
  );

  test('says which name is wrong', () => {
    const request = { domainName: 'example.com', subjectAlternativeNames: ['www.example.com', 'localhost'] };
    expect(validateCertificateRequest(request).map(({ path }) => path)).toEqual([['subjectAlternativeNames', 1]]);
  });

  test('needs a first name of at most 64 characters', () => {
    expect(idsOf({ domainName: `${shortLabel}.com` })).toEqual([]);
    expect(idsOf({ domainName: `${shortLabel}a.com` })).toEqual(['certificate-common-name-length']);
  });

  test('may have longer alternative names', () => {
    expect(idsOf({ domainName: 'example.com', subjectAlternativeNames: [`${shortLabel}.example.com`] })).toEqual([]);
  });

  test('with a name twice is told so, whatever the case', () => {
    const request = { domainName: 'example.com', subjectAlternativeNames: ['Example.com'] };
    expect(validateCertificateRequest(request)).toEqual([
      expect.objectContaining({
        id: 'certificate-domain-name-repeated',
        severity: 'warning',
        path: ['subjectAlternativeNames', 0],
      }),
    ]);
  });

  test.each([
    [10, []],
    [11, ['certificate-names-quota']],
    [100, ['certificate-names-quota']],
    [101, ['certificate-names-limit']],
  ])('with %d names finds %j', (count, ids) => {
    expect(idsOf(numbered(count))).toEqual(ids);
  });

  test('counts a repeated name once', () => {
    const { domainName, subjectAlternativeNames = [] } = numbered(10);
    expect(idsOf({ domainName, subjectAlternativeNames: [...subjectAlternativeNames, domainName] })).toEqual([
      'certificate-domain-name-repeated',
    ]);
  });
});
