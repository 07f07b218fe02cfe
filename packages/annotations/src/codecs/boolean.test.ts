import { boolean } from './boolean';

describe('boolean', () => {
  it.each(['1', 't', 'T', 'TRUE', 'true', 'True'])('takes %j for true', (text) => {
    expect(boolean().parse(text)).toEqual({ ok: true, value: true });
  });

  it.each(['0', 'f', 'F', 'FALSE', 'false', 'False'])('takes %j for false', (text) => {
    expect(boolean().parse(text)).toEqual({ ok: true, value: false });
  });

  it.each(['', 'yes', 'no', 'on', 'off', 'tRUE', ' true', 'true ', 'true\n'])('refuses %j', (text) => {
    expect(boolean().parse(text).ok).toBe(false);
  });

  it('takes the plain words alone when they have to be exact', () => {
    expect(['true', 'false', 'True', '1'].map((text) => boolean({ spellings: 'exact' }).parse(text).ok)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
