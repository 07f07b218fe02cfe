import { legacyTargetGroupAttributes, targetGroupAttributes, targetGroupCautions } from './target-group-attributes';

describe('targetGroupAttributes', () => {
  it.each(['true', 'F', '0', 'False'])('takes %s for preserve_client_ip.enabled, as Go does', (text) => {
    expect(targetGroupAttributes.parse(`preserve_client_ip.enabled=${text}`).ok).toBe(true);
  });

  it.each(['FalSe', 'no', ''])('refuses "%s" for preserve_client_ip.enabled', (text) => {
    expect(targetGroupAttributes.parse(`preserve_client_ip.enabled= ${text}`)).toEqual({
      ok: false,
      problem: `expected "true" or "false" for preserve_client_ip.enabled, and it is "${text}"`,
    });
  });

  it('leaves every other attribute to AWS', () => {
    expect(targetGroupAttributes.parse('proxy_protocol_v2.enabled=perhaps,colour=blue').ok).toBe(true);
  });
});

describe('legacyTargetGroupAttributes', () => {
  it('takes the two that the provider knows', () => {
    expect(
      legacyTargetGroupAttributes.parse('preserve_client_ip.enabled=true, proxy_protocol_v2.enabled=false').ok,
    ).toBe(true);
  });

  it.each(['preserve_client_ip.enabled=True', 'preserve_client_ip.enabled', 'stickiness.enabled=true'])(
    'refuses %s',
    (text) => {
      expect(legacyTargetGroupAttributes.parse(text)).toMatchObject({ ok: false });
    },
  );
});

describe('targetGroupCautions', () => {
  const refused = (attributes: Readonly<Record<string, string>>) =>
    targetGroupCautions().filter(({ applies }) => applies(attributes)).length;

  it('lets pass what AWS takes', () => {
    expect(
      refused({
        'deregistration_delay.timeout_seconds': '120',
        'stickiness.enabled': 'true',
        'stickiness.type': 'source_ip',
        'target_health_state.unhealthy.connection_termination.enabled': 'false',
        'target_health_state.unhealthy.draining_interval_seconds': '30',
      }),
    ).toBe(0);
  });

  it('lets an attribute of one port be empty', () => {
    expect(refused({ 'deregistration_delay.timeout_seconds': '' })).toBe(0);
  });

  it.each([
    [{ 'preserve_client_ip.enabled': 'T' }],
    [{ 'deregistration_delay.timeout_seconds': '3601' }],
    [{ 'deregistration_delay.timeout_seconds': '5m' }],
    [{ 'stickiness.type': 'lb_cookie' }],
    [{ 'slow_start.duration_seconds': '30' }],
    [{ 'target_health_state.unhealthy.draining_interval_seconds': '30' }],
  ])('knows that AWS refuses %j', (attributes) => {
    expect(refused(attributes as Readonly<Record<string, string>>)).toBe(1);
  });
});
