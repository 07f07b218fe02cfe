import { size } from './size';

describe('size', () => {
  it.each([
    ['0', '0'],
    ['8m', '8m'],
    ['8M', '8m'],
    [' 10k ', '10k'],
  ])('reads %j', (text, value) => {
    expect(size().parse(text)).toEqual({ ok: true, value });
  });

  it.each(['', '8mb', '8Mi', '10 m', '1.5g', '-1', '8b', '8m\n'])('refuses %j', (text) => {
    expect(size().parse(text).ok).toBe(false);
  });
});
