import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { limits } from '@eks-ingress/manifests';

/** What a file says, or why it cannot be read. */
export interface ReadText {
  readonly text: string;
  readonly problem?: string;
}

/** The text of a file; a file that is too large is not opened, and one in another encoding is not guessed at. */
export function readText(path: string): ReadText {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    if (size > limits.characters * 4) return tooLarge(size);
    return decode(readFileSync(file));
  } catch (error) {
    return { text: '', problem: `The file cannot be read: ${(error as Error).message}.` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What stands on standard input, up to its limit. */
export async function readStandardInput(): Promise<ReadText> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    size += (chunk as Buffer).length;
    if (size > limits.characters * 4) return tooLarge(size);
    chunks.push(chunk as Buffer);
  }
  return decode(Buffer.concat(chunks));
}

function tooLarge(size: number): ReadText {
  const most = Math.round((limits.characters * 4) / 1024 / 1024);
  return {
    text: '',
    problem: `The file has ${Math.round(size / 1024 / 1024)} MiB or more, and ${most} MiB is the most that is read.`,
  };
}

function decode(bytes: Buffer): ReadText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { text: '', problem: 'The file is in UTF-16. Save it as UTF-8.' };
  }
  const text = bytes.toString('utf8');
  // What is no UTF-8 became this sign, and would be written so by a fix.
  const broken = text.indexOf('\ufffd');
  if (broken !== -1 && !bytes.equals(Buffer.from(text))) {
    const line = text.slice(0, broken).split('\n').length;
    return { text: '', problem: `The file is no UTF-8: line ${line} has bytes that mean nothing. Save it as UTF-8.` };
  }
  return { text };
}
