import type { RoomLaunch } from '../../../src/launcher';

/** A launch of an ordinary call, as the console makes one. */
export function aLaunch(over: Partial<RoomLaunch> = {}): RoomLaunch {
  return {
    type: 'RTCRoom',
    callID: 'c1',
    serverDomain: 'http://127.0.0.1:5180/',
    roomAction: 'createRoom',
    roomID: '482913605',
    roomName: 'Signing',
    roomTitle: 'Signing',
    roomLogo: '',
    template: '1v1',
    sdkAppID: 1400000001,
    accType: '18454',
    userID: 'agent_lin',
    userSig: 'eJ-sig_*',
    userName: 'Lin',
    mixRecord: false,
    ...over,
  };
}

/** The link as the system hands it to the program, after Chromium has escaped it. */
export function asTheSystemGetsIt(url: string): string {
  return new URL(url).href.replaceAll('{', '%7B').replaceAll('}', '%7D');
}
