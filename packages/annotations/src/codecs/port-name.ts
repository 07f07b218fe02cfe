/** Whether Kubernetes takes the text as the name of a Service port: an RFC 1123 label. */
export function isPortName(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(text);
}
