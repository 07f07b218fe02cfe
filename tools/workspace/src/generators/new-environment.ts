import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Generator, refused } from './generator';

const folder = 'apps/ingress/src/environments';

/** An environment with a Network Load Balancer in front of ingress-nginx. */
export const newEnvironment: Generator = {
  name: '<name>',
  generate(root, name) {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return refused(`"${name}" is not in kebab-case.`);
    const file = `${folder}/${name}.ts`;
    if (existsSync(join(root, file))) return { kind: 'there', file };
    const number = readdirSync(join(root, folder)).length + 1;
    return { kind: 'written', files: { [file]: environmentText(name, number) }, derived: [] };
  },
};

function environmentText(name: string, number: number): string {
  const account = String(number % 10).repeat(12);
  const hex = number.toString(16).padStart(2, '0');
  const subnet = (zone: string, index: number) =>
    `{ subnetId: 'subnet-${hex}${String(index).padStart(15, '0')}', availabilityZone: 'ap-northeast-2${zone}' }`;
  const certificate = `${hex.repeat(4)}-${hex.repeat(2)}-4${hex}0-8${hex}0-${hex.repeat(6)}`;
  return `import { defineEnvironment } from '../environment';

// TODO: its account, region, cluster, subnets, certificate and nodes.
export default defineEnvironment({
  account: '${account}',
  region: 'ap-northeast-2',
  state: { kind: 's3', bucket: '${name}-terraform-state' },
  cluster: { name: '${name}', compute: 'managed-node-groups' },
  entryPoints: {
    public: {
      kind: 'network-load-balancer',
      scheme: 'internet-facing',
      subnetMappings: [${['a', 'b'].map(subnet).join(', ')}],
      tls: {
        end: 'at-load-balancer',
        certificate: { arn: 'arn:aws:acm:ap-northeast-2:${account}:certificate/${certificate}' },
      },
      registration: { kind: 'auto-scaling-groups', names: ['eks-${name}-general'] },
      ingressNginx: { acknowledgeRetirement: { reviewBy: '2027-03-31' } },
    },
  },
});
`;
}
