import { jwtValidation } from './jwt-validation';

describe('jwtValidation', () => {
  const claim = { format: 'string-array', name: 'scope', values: ['read', 'write'] };
  const jwt = { jwksEndpoint: 'https://login.example.com/jwks.json', issuer: 'https://login.example.com' };

  it('reads claims', () => {
    const value = { ...jwt, additionalClaims: [claim] };
    expect(jwtValidation.parse(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['jwksEndpoint is missing', { ...jwt, jwksEndpoint: undefined }],
    ['issuer must not be empty', { ...jwt, issuer: '' }],
    ['additionalClaims[0].format is missing', { ...jwt, additionalClaims: [{ ...claim, format: undefined }] }],
    ['additionalClaims[0].name is missing', { ...jwt, additionalClaims: [{ ...claim, name: undefined }] }],
    ['additionalClaims[0].values is missing', { ...jwt, additionalClaims: [{ ...claim, values: undefined }] }],
    ['additionalClaims[0].values must have at least 1 items', { ...jwt, additionalClaims: [{ ...claim, values: [] }] }],
  ])('refuses it when %s', (problem, value) => {
    expect(jwtValidation.parse(JSON.stringify(value))).toEqual({ ok: false, problem });
  });

  it('leaves an unknown format to AWS, which refuses it', () => {
    const value = { ...jwt, additionalClaims: [{ ...claim, format: 'list' }] };
    expect(jwtValidation.parse(JSON.stringify(value))).toMatchObject({ ok: false, refusedBy: 'aws' });
  });
});
