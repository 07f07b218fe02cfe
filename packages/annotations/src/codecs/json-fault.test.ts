import { jsonFault } from './json-fault';

describe('jsonFault', () => {
  it.each([
    ['', 'it is empty'],
    ['\ufeff[]', 'it begins with a byte order mark'],
    ["[{'HTTP': 80}]", 'names and texts stand in double quotes'],
    ["{'type':'redirect'}", 'names and texts stand in double quotes'],
    ['[{"HTTP":80},]', 'a comma has nothing after it'],
    ['{"type":"redirect", }', 'a comma has nothing after it'],
    ['[{HTTP:80}]', 'a name is not in double quotes'],
    ['// ports\n[{"HTTP":80}]', 'there are no comments in JSON'],
    ['[{"HTTP":80}] x', 'it has no end, or goes on after it'],
    ['[{"HTTP":80', 'it has no end, or goes on after it'],
    ['HTTP', 'it has no end, or goes on after it'],
    ['[{"HTTP" 80}]', undefined],
  ])('finds what is wrong with %j', (text, problem) => {
    expect(jsonFault(text)).toBe(problem);
  });

  it.each([',', ' ', '{', `${' '.repeat(100)},`])('looks at a megabyte of %j in bounded time', (text) => {
    const start = performance.now();
    jsonFault(text.repeat(1_000_000 / text.length));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
