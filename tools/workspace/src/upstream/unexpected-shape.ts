/** A checkout that is not as this workspace knows it: someone has to look at the file before its data can be taken. */
export class UnexpectedShape extends Error {
  override readonly name = 'UnexpectedShape';

  /**
   * @param file - From the root of the checkout.
   * @param expected - What should be in the file, completing "expected …".
   */
  constructor(
    readonly file: string,
    readonly expected: string,
  ) {
    super(`${file}: expected ${expected}`);
  }
}
