import { checkRequest } from './check-request';
import { LaunchError } from './errors';
import { payloadOf } from './launch-payload';
import type { LaunchRequest, RoomLaunch } from './request';

/** Where programs of rooms listen. */
export const defaultPort = 48887;
/** Where the program of PushPlay listens. */
export const pushPlayPort = 48888;

const prefix = 'TXCloudRoom://liteav/params?json=';

/** Chromium on Windows drops a longer launch without a word; it counts the escaped URL and two quotation marks. */
export const maxUrlLength = 2048;

/**
 * Builds the custom URL of a launch, byte for byte as the 2018 SDK does, except where that breaks
 * the program (see `escapeValue`) and for `recordPath`, which the old SDK never sent.
 *
 * @throws LaunchError when a field is missing or unfit, or when the URL would be too long to arrive.
 */
export function buildLaunchUrl(request: LaunchRequest, port = portOf(request)): string {
  checkRequest(request);
  const payload = payloadOf(request, port);
  const url = prefix + JSON.stringify(payload);
  const length = lengthOnTheWay(url);
  if (length > maxUrlLength) {
    throw new LaunchError('urlTooLong', longestField(request, payload), {
      actual: length,
      limit: maxUrlLength,
    });
  }
  return url;
}

/**
 * A link that proves the scheme and disturbs nothing: a program of the second dialect answers `hello` for 15 seconds and
 * ends, the program of 2018 finds no type in it and ends at once.
 *
 * @param server address of RoomService, whose pages may hear the answer
 */
export function buildCheckUrl(server: string, port = defaultPort): string {
  return prefix + JSON.stringify({ dataChannel: 'check', port, server: encodeURIComponent(server) });
}

function portOf(request: LaunchRequest): number {
  return request.type === 'CustomServiceLive' ? pushPlayPort : defaultPort;
}

/** How long the URL is when it reaches the system: escaped by the browser, in quotation marks. */
export function lengthOnTheWay(url: string): number {
  let length = 2;
  for (const char of url) length += /["{}<>\\^`| ]/.test(char) ? 3 : char.length;
  return length;
}

/** The longest thing that the caller gave, under the caller's name for it. */
function longestField(request: LaunchRequest, payload: Readonly<Record<string, unknown>>): string {
  let longest = { field: 'userSig', length: 0 };
  for (const [key, value] of Object.entries(payload)) {
    const field = key in request ? key : (fieldOfKey[key] ?? key);
    if (typeof value !== 'string' || !(field in request) || value.length <= longest.length) continue;
    longest = { field, length: value.length };
  }
  return longest.field;
}

const fieldOfKey: Readonly<Record<string, keyof RoomLaunch>> = {
  roomInfo: 'roomName',
  title: 'roomTitle',
  logo: 'roomLogo',
  recordUrl: 'cloudRecordUrl',
  accountType: 'accType',
};
