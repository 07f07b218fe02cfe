export interface Example {
  readonly code: string;
  /** What the block after it says that it prints. */
  readonly output: string | undefined;
}

/** The TypeScript blocks of a page, each with the `text` block that follows it. */
export function findExamples(page: string): Example[] {
  const blocks = [...page.matchAll(/^```(\w*)\n(.*?)\n?^```$/gms)];
  return blocks.flatMap(([, language, code = ''], index) => {
    const [, next, output] = blocks[index + 1] ?? [];
    return language === 'ts' ? [{ code, output: next === 'text' ? output : undefined }] : [];
  });
}
