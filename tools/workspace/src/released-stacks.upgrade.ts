import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { findStacks } from '../find-stacks.cjs';

const RELEASED = join(__dirname, '../released');
const TFCHECK = resolve(__dirname, '../../..', process.env['TFCHECK'] ?? '../shared/tools/terraform-offline/tfcheck');

/** Types whose loss somebody notices. */
const KEEP =
  'aws_lb aws_lb_listener aws_lb_listener_certificate aws_lb_target_group aws_eip aws_acm_certificate aws_route53_record kubernetes_ingress_v1 helm_release';

const scratch = mkdtempSync(join(tmpdir(), 'eks-ingress-upgrade-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const released = readdirSync(RELEASED).map((file) => basename(file, '.tf.json'));
const today = new Map(findStacks());

/** Plans a stack of today on the state that the released one leaves. */
function planUpgrade(name: string, change: (stack: string) => string = (stack) => stack) {
  const folder = mkdtempSync(join(scratch, 'upgrade-'));
  const [before, after] = [join(folder, 'before', name), join(folder, 'after', name)];
  mkdirSync(before, { recursive: true });
  writeFileSync(join(before, 'cdk.tf.json'), readFileSync(join(RELEASED, `${name}.tf.json`), 'utf8'));
  cpSync(today.get(name) ?? '', after, { recursive: true });
  writeFileSync(join(after, 'cdk.tf.json'), change(readFileSync(join(after, 'cdk.tf.json'), 'utf8')));
  return new Promise<{ status: number; output: string }>((done) => {
    const options = { env: { ...process.env, BEFORE: before, KEEP } };
    execFile(TFCHECK, [after, 'plan'], options, (error, stdout, stderr) => {
      done({ status: Number(error?.code ?? 0), output: `${stdout}${stderr}` });
    });
  });
}

test.concurrent.each(released)('%s is upgraded without losing anything', async (name) => {
  expect(today.has(name)).toBe(true);
  const { status, output } = await planUpgrade(name);
  expect(output).toContain(`${name}: before: Apply complete!`);
  expect({ output, status }).toEqual({ output, status: 0 });
});

test.concurrent('a load balancer under another address, without a moved block, would be lost', async () => {
  const { status, output } = await planUpgrade('development', (stack) =>
    stack.replaceAll('public_LoadBalancer_C2FE7D84', 'public_LoadBalancer_Renamed'),
  );
  expect(output).toContain('would be lost: aws_lb.public_LoadBalancer_C2FE7D84');
  expect(status).toBe(2);
});
