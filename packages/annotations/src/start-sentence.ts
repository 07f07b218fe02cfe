/** Makes a title fit to start a sentence: an article gets its capital, a name stays as it is. */
export function startSentence(title: string): string {
  return title.replace(/^the /, 'The ');
}
