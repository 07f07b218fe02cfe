import { resourceReference } from './resource-reference';

describe('resourceReference', () => {
  it.each(['users', 'shop/users', 'users.v2', ' shop/users '])('takes %j', (text) => {
    expect(resourceReference({ to: 'Secret' }).parse(text)).toEqual({ ok: true, value: text.trim() });
  });

  it('wants the namespace where the controller does', () => {
    expect(resourceReference({ to: 'Secret', namespace: 'required' }).parse('users')).toMatchObject({
      ok: false,
      effect: 'denies-traffic',
    });
  });

  it.each(['a/b/c', 'my users', 'Users', 'shop/', 'a'.repeat(254)])('knows that no object is named %j', (text) => {
    expect(resourceReference({ to: 'Secret' }).parse(text)).toMatchObject({ ok: false, effect: 'denies-traffic' });
  });

  it('does not judge the name where the namespace decides first', () => {
    const codec = resourceReference({ to: 'ConfigMap', namespaceFirst: true });
    expect(codec.parse('ops/Params')).toEqual({ ok: true, value: 'ops/Params' });
    expect(codec.parse('ops/params/x')).toMatchObject({ ok: false, effect: 'denies-traffic' });
    expect(codec.parse('Params')).toMatchObject({ ok: false, effect: 'denies-traffic' });
  });

  it('leaves to the reading what the validator refuses', () => {
    expect(resourceReference({ to: 'ConfigMap' }).parse('users;x')).toEqual({
      ok: false,
      problem: 'expected the "name" or "namespace/name" of a ConfigMap',
    });
  });
});
