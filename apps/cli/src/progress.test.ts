import { Progress } from './progress';

function shown(isTTY: boolean, milliseconds: readonly number[]): string {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  jest.useFakeTimers({ now: 0 });
  const progress = new Progress(stream, 12_000);
  milliseconds.forEach((now, index) => {
    jest.setSystemTime(now);
    progress.report((index + 1) * 1000);
  });
  progress.end();
  jest.useRealTimers();
  return written.join('');
}

test('a long run says how far it is, a few times a second, and takes the line away', () => {
  expect(shown(true, [500, 1000, 1050, 1101])).toBe('\r2,000 of 12,000 files\r4,000 of 12,000 files\r\u001B[K');
});

test('a short run says nothing', () => {
  expect(shown(true, [10, 900])).toBe('');
});

test('nothing is said where nobody looks', () => {
  expect(shown(false, [2000, 3000])).toBe('');
});
