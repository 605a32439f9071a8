export type LaunchErrorCode =
  | 'alreadyRunning'
  | 'missingField'
  | 'invalidField'
  | 'urlTooLong'
  | 'nothingToOpen'
  | 'notConnected'
  | 'notSupported'
  | 'disposed';

/** Why a launch was refused before anything was opened. `field` names the request field it is about. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';

  constructor(
    readonly code: LaunchErrorCode,
    readonly field: string | null = null,
    /** For `urlTooLong`: how long the URL became, and how long it may be. */
    readonly length: { readonly actual: number; readonly limit: number } | null = null,
  ) {
    super(field === null ? code : `${code}: ${field}`);
  }
}
