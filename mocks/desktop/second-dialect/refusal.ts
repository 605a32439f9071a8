const statuses = {
  'request.invalid': 400,
  'origin.unknown': 403,
  'key.wrong': 403,
  'request.notFound': 404,
  'request.method': 405,
  busy: 409,
  'ticket.refused': 409,
  'call.none': 409,
  notStreaming: 409,
  failed: 409,
  'host.wrong': 421,
} as const;

/** A question that is not answered as asked. `details` stand beside the code. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(
    readonly code: keyof typeof statuses,
    readonly details: Readonly<Record<string, string | null>> = {},
  ) {
    super(code);
    this.status = statuses[code];
  }
}
