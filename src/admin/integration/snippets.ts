/** What an integrator copies, made for the address of this very console. */

const programs = 'http://localhost:48887 http://localhost:48888';

export function scriptTag(origin: string): string {
  return `<script src="${origin}/sdk/exe-starter.js"></script>`;
}

/** The Content-Security-Policy that a page with the drop-in needs. */
export function pagePolicy(origin: string, frameScript: string): string {
  return [
    `script-src 'self' ${origin} '${frameScript}' ${programs}`,
    'worker-src blob:',
    `connect-src 'self' ${programs}`,
  ].join('; ');
}

export function startExample(origin: string): string {
  return `RtcRoom.setListener({
  onRoomClose({ data }) { show(data.code, data.msg); },
});
button.onclick = () => RtcRoom.startEXE({
  userdata: { userID, userName, userSig, sdkAppID, accType },
  roomdata: {
    serverDomain: '${origin}/',
    roomAction: EnumDef.RoomAction.EnterRoom,
    roomID,
    roomName,
    template: EnumDef.Template.Template1V1,
  },
  success({ data }) { show('connected', data.httpPort); },
  fail({ errCode, errMsg }) { show(errCode, errMsg); },
});`;
}

export function moduleExample(origin: string): string {
  return `import { createBrowserPorts, createFrameTransport, createLauncher, createModernDialect } from '${origin}/sdk/index.js';

const launcher = createLauncher({
  ...createBrowserPorts(),
  transport: createFrameTransport({ frameUrl: '/launcher-frame' }), // served by your server: launcherFrame(nonce)
  modern: createModernDialect({ fetch: (url, init) => fetch(url, init), random: (bytes) => crypto.getRandomValues(bytes) }),
});
launcher.subscribe(() => show(launcher.state));
button.onclick = () => launcher.start(request);`;
}

/** What `fail` of startEXE gets, in the order of the page. */
export const failCodes = [-1, -2, -3, -4, -5, -6, -7, -9998, -9999] as const;
export const examples = ['double', 'live', 'pushplay'] as const;
