/** Whether the text is the number of an AWS account. */
export function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}
