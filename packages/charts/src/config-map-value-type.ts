/** How the controller of ingress-nginx reads a key of its ConfigMap. */
export type ConfigMapKeyType = 'boolean' | 'integer' | 'number' | 'text';

/**
 * What a value of the ConfigMap is. `size`, `time`, `networks` and `switch` are texts that go into nginx's configuration
 * as they are.
 */
export type ConfigMapValueType = ConfigMapKeyType | 'networks' | 'size' | 'switch' | 'time';
