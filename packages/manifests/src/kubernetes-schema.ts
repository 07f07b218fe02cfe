import { Schema, type ScalarTag } from 'yaml';

/** YAML 1.1's booleans: Kubernetes and Helm read them as such (goyaml.v2 in sigs.k8s.io/yaml). */
const words: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  test: /^(?:y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/,
  resolve: (text) => /^(?:y|on)/i.test(text),
};

/** How Kubernetes reads the scalars of YAML: as YAML 1.2, but with merge keys and with `yes`, `no`, `on` and `off`. */
export const kubernetesSchema = new Schema({ schema: 'core', merge: true, customTags: (tags) => [...tags, words] });

/** Whether a plain scalar of this text is a string. */
export function isPlainString(text: string): boolean {
  return !kubernetesSchema.tags.some((tag) => 'test' in tag && tag.test?.test(text));
}
