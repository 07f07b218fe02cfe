import { runExample } from './run-example';

test('what an example prints is what it returns', () => {
  expect(runExample('const one: number = 1;\nconsole.log(one + 1, "a");\nconsole.error("b");')).toBe('2 a\nb');
});

test('an example that throws is noticed', () => {
  expect(() => runExample('throw new Error("broken")')).toThrow('broken');
});
