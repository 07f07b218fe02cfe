import { size } from './size';

describe('size', () => {
  it.each([
    ['0', '0'],
    ['8m', '8m'],
    ['8M', '8m'],
    [' 10k ', '10k'],
    ['8b', '8b'],
    ['10 m', '10 m'],
  ])('reads %j', (text, value) => {
    expect(size().parse(text)).toEqual({ ok: true, value });
  });

  it.each(['', ' ', '8mb', '8Mi', '1.5g', '-1', '8m\n'])('refuses %j', (text) => {
    expect(size().parse(text).ok).toBe(false);
  });
});
