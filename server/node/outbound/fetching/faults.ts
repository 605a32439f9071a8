/** What another attempt would not change, in words for whoever reads why. */
export class Unwanted extends Error {
  override readonly name = 'Unwanted';
}

/** It does not fit on the disk now; so long it is, or at least. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  constructor(readonly needed: number) {
    super(`no room for ${needed} bytes`);
  }
}
