const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

export const MAX_DNS_LABEL_LENGTH = 63;

/** Whether Kubernetes takes a text for the name of an object such as a namespace: small letters, digits and hyphens. */
export function isDnsLabel(text: string, maxLength = MAX_DNS_LABEL_LENGTH): boolean {
  return text.length <= maxLength && DNS_LABEL.test(text);
}
