import { isArnOf } from './arn';

/** Whether the text names a KMS key by its id, which is a UUID or begins with "mrk-", or by its ARN, and not by an alias. */
export function isKeyId(text: string): boolean {
  return /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|mrk-[0-9a-f]{32})$/.test(text) || isArnOf('key', text);
}
