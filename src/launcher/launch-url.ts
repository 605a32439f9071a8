import { LaunchError } from './errors';
import type { LaunchRequest, RoomLaunch } from './request';

export const defaultPort = 48887;

const prefix = 'TXCloudRoom://liteav/params?json=';

/** Chromium on Windows drops a longer launch without a word; it counts the escaped URL and two quotation marks. */
export const maxUrlLength = 2048;

const biggestInt = 2_147_483_647;

const required = [
  'serverDomain',
  'roomAction',
  'roomID',
  'userID',
  'userSig',
  'accType',
  'callID',
] as const satisfies readonly (keyof RoomLaunch)[];

/**
 * Builds the custom URL of a launch, byte for byte as the 2018 SDK does, except where that breaks
 * the program (see `escapeValue`) and for `recordPath`, which the old SDK never sent.
 *
 * @throws LaunchError when a field is missing or unfit, or when the URL would be too long to arrive.
 */
export function buildLaunchUrl(request: LaunchRequest, port = defaultPort): string {
  check(request);
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

/** How long the URL is when it reaches the system: escaped by the browser, in quotation marks. */
export function lengthOnTheWay(url: string): number {
  let length = 2;
  for (const char of url) length += /["{}<>\\^`| ]/.test(char) ? 3 : char.length;
  return length;
}

/** Keys are in the order of the wire; a key that is undefined is not sent. */
function payloadOf(request: RoomLaunch, port: number) {
  const recordsToDisk = request.screenRecord === 2 || request.screenRecord === 3;
  return {
    dataChannel: 'externalProtol',
    type: request.type,
    action: request.roomAction,
    serverDomain: escapeValue(serverDomainOf(request)),
    template: request.template,
    userList: request.userList ?? true,
    IMList: request.IMList ?? true,
    whiteboard: request.whiteboard ?? true,
    screenShare: request.screenShare ?? true,
    sdkAppID: request.sdkAppID,
    accountType: plainOrEscaped(request.accType),
    userID: escapeValue(request.userID),
    userSig: escapeValue(request.userSig),
    userName: escapeValue(request.userName || request.userID),
    userAvatar: escapeValue(request.userAvatar || '123'),
    roomID: escapeValue(String(request.roomID)),
    roomInfo: escapeValue(request.roomName ?? 'undefined'),
    title: escapeValue(request.roomTitle ?? 'undefined'),
    logo: escapeValue(request.roomLogo ?? 'undefined'),
    port,
    singleton: true,
    mixRecord: request.mixRecord ?? true,
    screenRecord: request.screenRecord ?? 0,
    recordUrl: escapeValue(request.cloudRecordUrl ?? ''),
    recordPath: recordsToDisk && request.recordPath ? escapeValue(request.recordPath) : undefined,
    proxy: request.proxy ? { ip: plainOrEscaped(request.proxy.ip), port: request.proxy.port } : undefined,
  };
}

function serverDomainOf(request: RoomLaunch): string {
  const base = request.serverDomain.endsWith('/') ? request.serverDomain : `${request.serverDomain}/`;
  if (request.type === 'LiveRoom') return `${base}weapp/live_room/`;
  return request.template === '1v1' ? `${base}weapp/double_room/` : `${base}weapp/multi_room/`;
}

/**
 * Makes a value safe for the program, which undoes the percent-encoding of the whole text *before* it
 * parses the JSON: a quotation mark, backslash or control character must come out of that as its JSON
 * escape. A lone surrogate becomes U+FFFD, because the program's parser refuses the escape of one and
 * then exits without a word.
 */
function escapeValue(value: string): string {
  return encodeURIComponent(JSON.stringify(value.replace(/\p{Surrogate}/gu, '\uFFFD')).slice(1, -1));
}

/** These the 2018 SDK sends as given, so ordinary values stay so; anything that could break is escaped. */
function plainOrEscaped<T extends string | number>(value: T): T | string {
  return typeof value === 'string' && !/^[\w.:-]*$/.test(value) ? escapeValue(value) : value;
}

function check(request: RoomLaunch): void {
  for (const field of required) {
    if (request[field] === undefined || request[field] === '') throw new LaunchError('missingField', field);
  }
  const { sdkAppID, proxy } = request;
  if (!Number.isInteger(sdkAppID) || sdkAppID <= 0 || sdkAppID > biggestInt) {
    throw new LaunchError('invalidField', 'sdkAppID');
  }
  if (proxy && !(Number.isInteger(proxy.port) && proxy.port > 0 && proxy.port < 65536)) {
    throw new LaunchError('invalidField', 'proxy');
  }
}

const fieldOfKey: Readonly<Record<string, keyof RoomLaunch>> = {
  roomInfo: 'roomName',
  title: 'roomTitle',
  logo: 'roomLogo',
  recordUrl: 'cloudRecordUrl',
  accountType: 'accType',
};

/** The longest thing that the caller gave, under the caller's name for it. */
function longestField(request: RoomLaunch, payload: Record<string, unknown>): string {
  let longest = { field: 'userSig', length: 0 };
  for (const [key, value] of Object.entries(payload)) {
    const field = fieldOfKey[key] ?? key;
    if (typeof value !== 'string' || !(field in request) || value.length <= longest.length) continue;
    longest = { field, length: value.length };
  }
  return longest.field;
}
