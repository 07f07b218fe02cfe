import { port } from './port';

describe('port', () => {
  const codec = port({ words: ['traffic-port'] });

  it.each([
    ['traffic-port', 'traffic-port'],
    ['8080', 8080],
    ['080', 80],
    ['http', 'http'],
  ])('reads %j', (text, value) => {
    expect(codec.parse(text)).toEqual({ ok: true, value });
  });

  it('leaves a number that is no port to AWS', () => {
    expect(codec.parse('70000')).toMatchObject({ ok: false, refusedBy: 'aws' });
  });

  it.each(['', ' 80', 'Traffic-Port', 'my_port'])('refuses %j', (text) => {
    expect(codec.parse(text)).toMatchObject({ ok: false, problem: expect.stringContaining('"traffic-port"') });
  });

  it('refuses names where only numbers stand for a port', () => {
    expect(port({ words: ['traffic-port'], names: false }).parse('http').ok).toBe(false);
  });
});
