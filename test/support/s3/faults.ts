/** What S3 answers where it does not do what it was asked. */
export class S3Fault extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string = code,
  ) {
    super(message);
  }

  toXML(requestID: string): string {
    const told = `<Code>${this.code}</Code><Message>${this.message}</Message>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${told}<RequestId>${requestID}</RequestId></Error>`;
  }
}

/** slowDown: too many at once; cut: the connection ends in the middle; noSpace: it takes no more. */
export type Trouble = 'slowDown' | 'cut' | 'noSpace';

/** Troubles that are to befall the next requests of a kind. */
export class Troubles {
  readonly #planned: { readonly operation: string; readonly trouble: Trouble; times: number }[] = [];

  plan(operation: string, trouble: Trouble, times = 1): void {
    this.#planned.push({ operation, trouble, times });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  next(operation: string): Trouble | null {
    const mine = this.#planned.find((each) => each.operation === operation && each.times > 0);
    if (!mine) return null;
    mine.times -= 1;
    return mine.trouble;
  }
}

export function faultOf(trouble: Exclude<Trouble, 'cut'>): S3Fault {
  return trouble === 'slowDown'
    ? new S3Fault(503, 'SlowDown', 'Please reduce your request rate.')
    : new S3Fault(507, 'XMinioStorageFull', 'Storage backend has reached its minimum free drive threshold.');
}
