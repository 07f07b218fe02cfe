import { nginxList } from './nginx-list';

const headers = nginxList({ expects: 'names between commas', pattern: /^[-_A-Za-z0-9, ]*$/, first: 'remove-spaces' });

describe('nginxList', () => {
  it.each([
    ['X-A, X-B', ['X-A', 'X-B']],
    [',1,,2,', ['1', '2']],
    ['X A', ['X A']],
    [',', []],
  ])('reads %j', (text, value) => {
    expect(headers.parse(text)).toEqual({ ok: true, value });
  });

  it('refuses a text that the validator refuses, and takes an empty one for none', () => {
    expect(headers.parse('X-A;')).toEqual({ ok: false, problem: 'expected names between commas' });
    expect(headers.parse('')).toMatchObject({ ok: false, effect: 'ignores' });
  });

  it('looks at each item by itself where the validator does', () => {
    const names = nginxList({
      expects: 'names',
      pattern: /^[a-z.*]*$/,
      first: 'trim',
      itemByItem: true,
      order: 'sorted-set',
    });
    expect(names.parse('b.com, a.com\n,,b.com')).toEqual({ ok: true, value: ['a.com', 'b.com'] });
    expect(names.parse('a.com a.net').ok).toBe(false);
  });

  it('names the items that are left out without a word', () => {
    const codec = nginxList({
      expects: 'origins',
      leavesOut: (item) => (item.includes('://') ? undefined : 'it has no scheme'),
      everything: '*',
    });
    expect(codec.parse('a.com,https://b.com')).toEqual({
      ok: true,
      value: ['https://b.com'],
      remarks: [
        {
          kind: 'ignored',
          problem: '"a.com" is left out: it has no scheme',
          why: 'The other items count, and a line in the log is all that tells of this one.',
          fix: 'Write origins.',
        },
      ],
    });
    expect(codec.parse('*')).toEqual({ ok: true, value: ['*'] });
    expect(codec.parse('https://b.com,*')).toMatchObject({ value: ['*'], remarks: [{ kind: 'ignored' }] });
  });

  it('stops at the first item that the controller cannot use', () => {
    const codec = nginxList({
      expects: 'codes',
      separator: ' ',
      checkItem: (item) => (item === 'x' ? { ok: false, problem: 'x', effect: 'stops-reloads' } : undefined),
    });
    expect(codec.parse('a b')).toEqual({ ok: true, value: ['a', 'b'] });
    expect(codec.parse('a x')).toEqual({ ok: false, problem: 'x', effect: 'stops-reloads' });
  });
});
