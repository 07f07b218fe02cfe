import { TerraformOutput } from 'cdktf';
import { synthesize } from '../testing/synthesize';
import { IssuedCertificate } from './issued-certificate';

test('the newest certificate that is issued is looked up', () => {
  const { data } = synthesize((stack) => {
    new IssuedCertificate(stack, 'Certificate', { domainName: '*.example.com' });
  });
  expect(Object.values(data['aws_acm_certificate'] ?? {})).toEqual([
    { domain: '*.example.com', statuses: ['ISSUED'], most_recent: true },
  ]);
});

test('listeners take it like any other', () => {
  const { output } = synthesize((stack) => {
    const { arn } = new IssuedCertificate(stack, 'Certificate', { domainName: 'shop.example.com' });
    new TerraformOutput(stack, 'arn', { value: arn });
  });
  expect(output['arn']).toEqual({ value: expect.stringMatching(/^\$\{data\.aws_acm_certificate\..*\.arn\}$/) });
});
