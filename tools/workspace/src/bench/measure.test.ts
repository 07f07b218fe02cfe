import { ATTEMPTS, measure, statusOf, type Subject } from './measure';
import { rows } from './rows';

/** A clock that only goes on when something is run, and notes what is run. */
function fakeClock(durations: Readonly<Record<'figure' | 'floor', readonly number[]>>) {
  const order: string[] = [];
  const next = (name: 'figure' | 'floor') => (): number => {
    const all = durations[name];
    const run = order.filter((one) => one === name).length;
    order.push(name);
    return all[run % all.length] ?? NaN;
  };
  const subject: Subject = { figure: next('figure'), floor: next('floor') };
  return { subject, order };
}

const steady = [100, 101, 99, 100, 100];

test('a figure and its floor are run by turns, and their medians compared', () => {
  const { subject, order } = fakeClock({ figure: [150, 149, 900, 151, 150], floor: steady });
  expect(measure(subject, { runs: 5, limit: 2 })).toMatchObject({ ratio: 1.5, verdict: 'within' });
  expect(order).toEqual(Array.from({ length: 5 }, () => ['floor', 'figure']).flat());
});

test('a ratio at the limit is within it, and one above is over it', () => {
  const at = (figure: number) => measure(fakeClock({ figure: [figure], floor: [100] }).subject, { runs: 5, limit: 2 });
  expect(at(200).verdict).toBe('within');
  expect(at(201).verdict).toBe('over');
});

test('a machine that is slower altogether changes nothing', () => {
  const slow = (times: readonly number[]) => times.map((time) => time * 5);
  const { subject } = fakeClock({ figure: slow([150]), floor: slow(steady) });
  expect(measure(subject, { runs: 5, limit: 2 })).toMatchObject({ ratio: 1.5, verdict: 'within' });
});

test('everything is measured again while the floor is not steady', () => {
  const { subject, order } = fakeClock({ figure: [150], floor: [50, 100, 150, 200, 250, ...steady] });
  expect(measure(subject, { runs: 5, limit: 2 })).toMatchObject({ ratio: 1.5, verdict: 'within' });
  expect(order).toHaveLength(2 * 2 * 5);
});

test('after three times that are not steady nothing is said of the ratio, however high it is', () => {
  const { subject, order } = fakeClock({ figure: [9000], floor: [50, 100, 150, 200, 250] });
  expect(measure(subject, { runs: 5, limit: 2 }).verdict).toBe('not measured');
  expect(order).toHaveLength(ATTEMPTS * 2 * 5);
});

test('a spread of 15 % is steady, and one above is not', () => {
  const verdict = (...floor: readonly number[]) =>
    measure(fakeClock({ figure: [100], floor }).subject, { runs: 5, limit: 2 }).verdict;
  expect(verdict(80, 90, 100, 105, 200)).toBe('within');
  expect(verdict(80, 90, 100, 106, 200)).toBe('not measured');
});

describe.each(rows)('$name', ({ usual, limit, runs }) => {
  const timesUsual = (times: number) =>
    measure(fakeClock({ figure: steady.map((time) => time * usual * times), floor: steady }).subject, { runs, limit });

  test('as usual it is within its limit, and twice as slow it is over it', () => {
    expect(timesUsual(1).verdict).toBe('within');
    expect(timesUsual(2).verdict).toBe('over');
    expect(statusOf([timesUsual(1), timesUsual(2)])).toBe(1);
  });
});

test('no two rows have one name', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});

test('the exit status is 1 when something is over its limit, 3 when something else is not known, and 0 only when all is well', () => {
  const measured = (figure: number, floor: readonly number[]) =>
    measure(fakeClock({ figure: [figure], floor }).subject, { runs: 5, limit: 2 });
  const [within, over, unknown] = [measured(150, steady), measured(300, steady), measured(150, [50, 150, 250])];
  expect(statusOf([within])).toBe(0);
  expect(statusOf([within, unknown])).toBe(3);
  expect(statusOf([over, unknown])).toBe(1);
  expect(statusOf([])).toBe(3);
});
