import { measureText } from './measure-text';

test('a longer, larger or bolder text is wider', () => {
  expect(measureText('shop', 12)).toBeLessThan(measureText('shops', 12));
  expect(measureText('shop', 12)).toBeLessThan(measureText('shop', 14));
  expect(measureText('shop', 12)).toBeLessThan(measureText('shop', 12, 'bold'));
});

test('narrow letters take less room than wide ones, and Korean takes the most', () => {
  const [narrow = 0, middle = 0, wide = 0, korean = 0] = ['ill', 'abc', 'mwm', '한국어'].map((text) =>
    measureText(text, 12),
  );
  expect([narrow, middle, wide, korean]).toEqual([narrow, middle, wide, korean].sort((a, b) => a - b));
  expect(korean).toBeGreaterThan(wide);
});
