import { socketAddress } from './socket-address';

describe('socketAddress', () => {
  it.each(['0.0.0.0:80', '127.0.0.1:8080', '[::1]:80', '[0.0.0.0]:80'])('reads %s', (text) => {
    expect(socketAddress().parse(text)).toEqual({ ok: true, value: text });
  });

  it.each(['', ':80', '80', 'localhost:80', '0.0.0.0', '0.0.0.0:', '0.0.0.0:http', '::1:80', '[::1]', '0.0.0.0: 80'])(
    'refuses %j',
    (text) => {
      expect(socketAddress().parse(text)).toMatchObject({
        problem: 'expected an IP address and a port, such as "0.0.0.0:80"',
      });
    },
  );

  it.each(['0.0.0.0:0', '0.0.0.0:65536', '0.0.0.0:-1'])('refuses the port of %s', (text) => {
    expect(socketAddress().parse(text)).toEqual({ ok: false, problem: 'expected a port from 1 to 65535' });
  });
});
