/* node plain-cdktf.cjs STACKS OUTDIR: constructs what the stacks in a folder have with cdktf alone, and synthesizes it. */
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { App, TerraformDataSource, TerraformResource, TerraformStack } = require('cdktf');

const [stacks, outdir] = process.argv.slice(2);
const app = new App({ outdir });

function addElements(stack, blocks, ElementOf, prefix) {
  for (const [terraformResourceType, elements] of Object.entries(blocks)) {
    for (const [id, { '//': _metadata, ...attributes }] of Object.entries(elements)) {
      const element = new ElementOf(stack, `${prefix}${terraformResourceType}-${id}`, { terraformResourceType });
      for (const [name, value] of Object.entries(attributes)) element.addOverride(name, value);
    }
  }
}

for (const name of readdirSync(stacks)) {
  const { resource = {}, data = {} } = JSON.parse(readFileSync(path.join(stacks, name, 'cdk.tf.json'), 'utf8'));
  const stack = new TerraformStack(app, name);
  addElements(stack, resource, TerraformResource, 'Resource-');
  addElements(stack, data, TerraformDataSource, 'Data-');
}
app.synth();
