// The resources of every stack in the folder STACKS, set up and run the way that `cdktf init --template=typescript` sets
// projects up: ts-node, which checks types, and whole providers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as aws from '@cdktf/provider-aws';
import * as helm from '@cdktf/provider-helm';
import * as kubernetes from '@cdktf/provider-kubernetes';
import { App, TerraformResource, TerraformStack, type TerraformElement } from 'cdktf';

type ElementClass = new (scope: TerraformStack, id: string, config: object) => TerraformElement;
type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

const providers = { aws, helm, kubernetes } as unknown as Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, ElementClass>>>>>
>;

/** `aws_lb_listener` is `aws.lbListener.LbListener`. */
function classOf(type: string, prefix: '' | 'Data'): ElementClass | undefined {
  const [provider = '', ...words] = type.split('_');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const owner = provider.charAt(0).toUpperCase() + provider.slice(1);
  const full = prefix === 'Data' ? `Data${owner}${name}` : name;
  return providers[provider]?.[full.charAt(0).toLowerCase() + full.slice(1)]?.[full];
}

function addElements(stack: TerraformStack, blocks: Blocks, prefix: '' | 'Data'): void {
  for (const [type, elements] of Object.entries(blocks)) {
    for (const [id, { '//': _metadata, ...attributes }] of Object.entries(elements)) {
      const ElementOf = classOf(type, prefix);
      const element =
        ElementOf === undefined
          ? new TerraformResource(stack, id, { terraformResourceType: type })
          : new ElementOf(stack, id, {});
      for (const [name, value] of Object.entries(attributes)) element.addOverride(name, value);
    }
  }
}

const app = new App();
const folder = process.env.STACKS ?? '';
for (const name of readdirSync(folder)) {
  const { resource = {}, data = {} } = JSON.parse(readFileSync(join(folder, name, 'cdk.tf.json'), 'utf8')) as {
    resource?: Blocks;
    data?: Blocks;
  };
  const stack = new TerraformStack(app, name);
  new aws.provider.AwsProvider(stack, 'Aws', { region: 'ap-northeast-2' });
  new kubernetes.provider.KubernetesProvider(stack, 'Kubernetes', {});
  new helm.provider.HelmProvider(stack, 'Helm', {});
  addElements(stack, resource, '');
  addElements(stack, data, 'Data');
}
app.synth();
