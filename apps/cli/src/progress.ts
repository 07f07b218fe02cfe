/** Says on a terminal how far a long run is; nothing elsewhere, and nothing when it is over soon. */
export class Progress {
  private shown = 0;
  private readonly started = Date.now();

  constructor(
    private readonly stream: { readonly isTTY?: boolean; write(text: string): unknown },
    private readonly total: number,
  ) {}

  /** Called as often as one likes, with how many are done. */
  report(done: number): void {
    const now = Date.now();
    if (!this.stream.isTTY || now - this.started < 1000 || now - this.shown < 100) return;
    this.shown = now;
    this.stream.write(`\r${done.toLocaleString('en')} of ${this.total.toLocaleString('en')} files`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.shown > 0) this.stream.write('\r\u001B[K');
  }
}
