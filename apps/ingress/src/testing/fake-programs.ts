import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A call of a fake program. */
export interface FakeCall {
  readonly program: string;
  readonly args: readonly string[];
  readonly input: string;
}

/** Programs on a PATH of their own that write down how they are called, and do what a piece of JavaScript says. */
export class FakePrograms {
  readonly folder = mkdtempSync(join(tmpdir(), 'eks-ingress-programs-'));
  readonly #log = join(this.folder, 'calls.jsonl');
  readonly #bin = join(this.folder, 'bin');

  constructor() {
    mkdirSync(this.#bin);
  }

  /** The PATH that has these programs and no others. */
  get path(): string {
    return this.#bin;
  }

  /** @param body runs with `args`, `input`, `fs`, `print(text)` and `fail(text, status)` */
  add(program: string, body: string): this {
    const file = join(this.#bin, program);
    writeFileSync(
      file,
      `#!${process.execPath}
const fs = require('node:fs');
const args = process.argv.slice(2);
const input = args.includes('--input') ? fs.readFileSync(0, 'utf8') : '';
fs.appendFileSync(${JSON.stringify(this.#log)}, JSON.stringify({ program: ${JSON.stringify(program)}, args, input }) + '\\n');
const print = (text) => process.stdout.write(text);
const fail = (text, status = 1) => { process.stderr.write(text); process.exitCode = status; };
${body}
`,
      { mode: 0o755 },
    );
    return this;
  }

  /** The calls since the last time, oldest first. */
  takeCalls(): readonly FakeCall[] {
    if (!existsSync(this.#log)) return [];
    const lines = readFileSync(this.#log, 'utf8').trim().split('\n');
    rmSync(this.#log);
    return lines.map((line) => JSON.parse(line) as FakeCall);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
