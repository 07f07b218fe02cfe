import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, removeFolders, runCommand } from './testing/command';

afterAll(removeFolders);

const stack = JSON.stringify({
  '//': { metadata: { stackName: 'mail' } },
  resource: {
    aws_lb: { mail: { name: 'mail', load_balancer_type: 'network', internal: true } },
    aws_lb_listener: { smtp: { load_balancer_arn: '${aws_lb.mail.arn}', port: 25, protocol: 'TCP' } },
  },
});
const folder = folderWith({
  'cdktf.out/stacks/mail/cdk.tf.json': stack,
  'two/stacks/mail/cdk.tf.json': stack,
  'two/stacks/shop/cdk.tf.json': stack,
  'empty.tf.json': '{"resource":{}}',
  'text.json': 'not JSON',
  'list.json': '"text"',
});
const run = (...args: readonly string[]) => runCommand(folder, ['diagram', ...args]);

test.each([[[]], [['cdktf.out']], [['cdktf.out/stacks/mail']], [['cdktf.out/stacks/mail/cdk.tf.json']]])(
  'draws the stack of %j as Mermaid',
  (args) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^flowchart TB\n {2}accTitle: mail\n/);
    expect(stdout).toContain('["Listener: TCP 25<br/>passed on as it is"]');
  },
);

test('draws as SVG when asked, and when the file is one', () => {
  const { status, stdout } = run('--format', 'svg');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<svg [^]*<\/svg>\n$/);
  expect(run('--output', 'mail.svg')).toEqual({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(folder, 'mail.svg'), 'utf8')).toBe(stdout);
});

test.each([
  [['nowhere'], 'There is no "nowhere".'],
  [['cdktf.out/stacks'], 'There is no cdk.tf.json in "cdktf.out/stacks".'],
  [['two'], 'There are 2 stacks in "two"; name one: two/stacks/mail, two/stacks/shop.'],
  [['empty.tf.json'], 'empty.tf.json has no load balancer'],
  [['text.json'], 'text.json is no JSON'],
  [['list.json'], 'list.json is no Terraform configuration'],
  [['--format', 'png'], 'Allowed choices are mermaid, svg.'],
  [['--output', 'nowhere/mail.svg'], 'nowhere/mail.svg cannot be written'],
])('%j is refused with the reason', (args, reason) => {
  const { status, stdout, stderr } = run(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(reason);
});
