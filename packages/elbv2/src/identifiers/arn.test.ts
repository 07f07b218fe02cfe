import { parseArn } from './arn';
import { CERTIFICATE } from '../testing/specifications';

test('the ARN of an ACM certificate is read', () => {
  expect(parseArn(CERTIFICATE)).toEqual({
    partition: 'aws',
    service: 'acm',
    region: 'ap-northeast-2',
    account: '111122223333',
    resource: 'certificate/0d6a5a3c-2f0e-4b1c-9d5e-7f3a8b2c1d4e',
  });
});

test('the ARN of an IAM certificate has no region', () => {
  expect(parseArn('arn:aws:iam::111122223333:server-certificate/shop')).toMatchObject({ service: 'iam', region: '' });
});

test('another partition is read', () => {
  expect(parseArn('arn:aws-cn:acm:cn-north-1:111122223333:certificate/shop')).toMatchObject({ partition: 'aws-cn' });
});

test('a resource may have colons', () => {
  expect(parseArn('arn:aws:logs:ap-northeast-2:111122223333:log-group:/aws/eks:*')).toMatchObject({
    resource: 'log-group:/aws/eks:*',
  });
});

test.each([
  '',
  'shop.example.com',
  'arn:aws:acm:ap-northeast-2:111122223333',
  'arn:aws:acm:ap-northeast-2:111122223333:',
  'arn::acm:ap-northeast-2:111122223333:certificate/shop',
  'arn:aws::ap-northeast-2:111122223333:certificate/shop',
  ` ${CERTIFICATE}`,
])('%j is no ARN', (text) => {
  expect(parseArn(text)).toBeUndefined();
});
