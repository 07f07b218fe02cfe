import { mutualAuthentication } from './mutual-authentication';

describe('mutualAuthentication', () => {
  it('reads each mode', () => {
    const value = [
      { mode: 'off', port: 80 },
      { mode: 'passthrough', port: 443 },
      {
        mode: 'verify',
        port: 8443,
        trustStore: 'clients',
        ignoreClientCertificateExpiry: true,
        advertiseTrustStoreCaNames: 'on',
      },
    ];
    expect(mutualAuthentication.parse(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['[]', 'the value must have at least 1 items'],
    ['null', 'the value must have at least 1 items'],
    ['{"port":443,"mode":"off"}', 'the value must be a list, not an object'],
    ['[{"port":443}]', '[0].mode must be "off", "passthrough" or "verify"'],
    ['[{"port":443,"mode":""}]', '[0].mode must be "off", "passthrough" or "verify"'],
    ['[{"port":443,"mode":"Verify","trustStore":"clients"}]', '[0].mode must be "off", "passthrough" or "verify"'],
    ['[{"mode":"off"}]', '[0].port is missing'],
    ['[{"port":0,"mode":"off"}]', '[0].port must be from 1 to 65535'],
    ['[{"port":65536,"mode":"off"}]', '[0].port must be from 1 to 65535'],
    ['[{"port":"443","mode":"off"}]', '[0].port must be a whole number, not a string'],
    ['[{"port":443,"mode":"verify"}]', '[0].trustStore is missing'],
    ['[{"port":443,"mode":"verify","trustStore":""}]', '[0].trustStore must not be empty'],
    ['[{"port":443,"mode":"off","trustStore":"clients"}]', '[0].trustStore cannot be set when mode is off'],
    [
      '[{"port":443,"mode":"passthrough","ignoreClientCertificateExpiry":false}]',
      '[0].ignoreClientCertificateExpiry cannot be set when mode is passthrough',
    ],
    [
      '[{"port":443,"mode":"off","advertiseTrustStoreCaNames":"off"}]',
      '[0].advertiseTrustStoreCaNames cannot be set when mode is off',
    ],
    [
      '[{"port":443,"mode":"verify","trustStore":"clients","advertiseTrustStoreCaNames":"yes"}]',
      '[0].advertiseTrustStoreCaNames must be "on" or "off"',
    ],
    [
      '[{"port":443,"mode":"verify","trustStore":"clients","ignoreClientCertificateExpiry":"true"}]',
      '[0].ignoreClientCertificateExpiry must be true or false, not a string',
    ],
  ])('refuses %s', (text, problem) => {
    expect(mutualAuthentication.parse(text)).toEqual({ ok: false, problem });
  });

  it('takes a trust store of no name for none', () => {
    expect(mutualAuthentication.parse('[{"port":443,"mode":"off","trustStore":""}]')).toEqual({
      ok: true,
      value: [{ mode: 'off', port: 443 }],
    });
  });

  it('says that of two entries for a port the last one counts', () => {
    expect(mutualAuthentication.parse('[{"port":443,"mode":"off"},{"port":443,"mode":"passthrough"}]')).toMatchObject({
      ok: true,
      remarks: [{ kind: 'ignored', problem: 'it has port 443 more than once' }],
    });
  });
});
