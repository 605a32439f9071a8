import type { LaunchRequest, PushPlayLaunch, RoomLaunch } from './request';

/** The order as it stands in the URL. Keys are in the order of the wire; a key that is undefined is not sent. */
export function payloadOf(request: LaunchRequest, port: number): Readonly<Record<string, unknown>> {
  return request.type === 'CustomServiceLive' ? pushPlayPayload(request, port) : roomPayload(request, port);
}

function roomPayload(request: RoomLaunch, port: number) {
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
    singleton: request.singleton ?? true,
    mixRecord: request.mixRecord ?? true,
    screenRecord: request.screenRecord ?? 0,
    recordUrl: escapeValue(request.cloudRecordUrl ?? ''),
    recordPath: recordsToDisk && request.recordPath ? escapeValue(request.recordPath) : undefined,
    proxy: proxyOf(request),
  };
}

function pushPlayPayload(request: PushPlayLaunch, port: number) {
  return {
    dataChannel: 'externalProtol',
    type: request.type,
    action: 'start',
    pushURL: escapeValue(request.pushURL),
    playURL: escapeValue(request.playURL),
    title: escapeValue(request.title ?? 'undefined'),
    logo: escapeValue(request.logo ?? 'undefined'),
    top_window: request.topWindow ?? true,
    port,
    singleton: request.singleton ?? true,
    proxy: proxyOf(request),
  };
}

function proxyOf({ proxy }: LaunchRequest) {
  return proxy ? { ip: plainOrEscaped(proxy.ip), port: proxy.port } : undefined;
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
