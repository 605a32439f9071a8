import { expect, it } from 'vitest';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import { noRecording } from '../../../contract/rooms';
import { PASSWORD } from '../../support/doubles';
import type { Input, Program } from '../../support/roomservice-client';
import type { World } from '../../support/roomservice';
import { unique } from '../../support/rows';
import { anyText, seeded, spoiled } from './nonsense';
import { onEveryStore } from './on-every-store';
import { liveCall } from './scenes';

/** How many spoiled inputs each endpoint gets, on each store. */
const TRIES = 15;

const recording = { ...noRecording, screenRecord: 1, cloudRecordUrl: 'rtmp://ingest.example/1' };
const draft = {
  name: 'Loan',
  type: 'RTCRoom',
  template: '1v2',
  customerName: '王小明',
  customerRef: 'C-7',
  recording,
};
const range = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00+08:00', q: 'x' };
const paging = { page: '1', size: '10' };
const person = () => ({ userID: `fuzz_${unique()}`, name: 'Fuzz', role: 'agent', teamID: null });

const urls = { pushURL: 'rtmp://push.example/live/a?k=1', playURL: 'rtmp://play.example/live/b' };

/** Good queries and bodies, to be spoiled. */
const bodies: Partial<Record<EndpointName, () => Record<string, unknown>>> = {
  startStreamCall: () => ({ title: 'Loan', ...urls, customerName: '王小明', customerRef: 'C-7' }),
  changeStreams: () => ({ ...urls }),
  addPicture: () => ({ stream: 'push', jpeg: '/9j/2Q==' }),
  signIn: () => ({ userID: 'somebody', password: PASSWORD }),
  changePassword: () => ({ current: PASSWORD, next: 'a long sentence' }),
  createUser: person,
  updateUser: () => ({ name: 'Fuzz', role: 'agent', teamID: null, state: 'active' }),
  createTeam: () => ({ name: `Fuzz ${unique()}` }),
  updateTeam: () => ({ name: `Fuzz ${unique()}` }),
  createRoom: () => draft,
  updateRoom: () => ({ ...draft, version: 1 }),
  closeRoom: () => ({ reason: 'Soon', inSeconds: 3600 }),
  issueSession: () => ({ validMinutes: 60 }),
  enterRoom: () => ({ role: 'pusher', userName: 'Fuzz' }),
  startCall: () => ({ roomID: '4711', path: 'program', template: '1v1', recording }),
  endCall: () => ({ reason: 'left' }),
  wrapUpCall: () => ({ disposition: 'other', notes: 'one\ntwo' }),
};
const queries: Partial<Record<EndpointName, Record<string, string>>> = {
  listUsers: { q: 'x', role: 'agent', teamID: 'team_1', state: 'active', sort: 'name', ...paging },
  listRooms: {
    q: 'x',
    state: 'idle',
    type: 'RTCRoom',
    ownerID: 'somebody',
    createdFrom: range.from,
    createdTo: range.to,
    sort: 'members',
    ...paging,
  },
  searchAll: { q: 'x' },
  listCalls: { ...range, roomID: '4711', endReason: 'left', wrapUp: 'done', sort: 'duration', ...paging },
  listRecordings: {
    ...range,
    roomID: '4711',
    customerRef: 'C-7',
    callID: 'call',
    kind: 'mix',
    minSeconds: '1',
    maxSeconds: '100',
    sort: 'size.desc',
    size: paging.size,
    after: '5000_recording',
    before: 'end',
  },
  getRecordingCounts: { ...range, kind: 'mix', state: 'ready,failed', customerRef: 'C-7', minSeconds: '1' },
  exportRecordings: { ...range, state: 'ready', language: 'zh', zone: 'Asia/Shanghai' },
  listViews: { list: 'recordings' },
  listAudit: { ...range, actorID: 'somebody', action: 'signIn', objectID: 'x', result: 'ok', ...paging },
};

interface Stage {
  readonly params: Readonly<Record<string, string>>;
  /** Who may do what the endpoint asks for. */
  callerOf(name: EndpointName): Program;
}

/** Things that exist, and people who may do something to them. */
async function stage(world: World): Promise<Stage> {
  const { agent, peer, admin, team } = await world.cast();
  const scene = await liveCall(world, { agent });
  const { recordingID } = await world.aRecording({ agentID: agent.userID });
  const { sessionID } = await world.aSession({ userID: agent.userID, roomID: scene.room.roomID });
  const ofAgent: readonly string[] = [
    'issueSession',
    'listSessions',
    'revealSession',
    'revokeSession',
    'startCall',
    'relaunchCall',
    'endCall',
    'wrapUpCall',
    'startStreamCall',
    'changeStreams',
    'streamsRunning',
    'addPicture',
    'deletePicture',
  ];
  const stranger = world.stranger();
  const asAdmin = world.as(admin.userID);
  const params = {
    roomID: scene.room.roomID,
    userID: peer.userID,
    teamID: team.teamID,
    sessionID,
    callID: scene.callID,
    recordingID,
    pictureID: 'picture',
    signInID: 'sign-in',
    closingID: 'closing',
    tokenID: 'webexe_none',
    viewID: 'view',
    webhookID: 'webhook',
    deliveryID: 'delivery',
  };
  return {
    params,
    callerOf(name) {
      const { access } = endpoints[name];
      if (access === 'public') return stranger;
      if (access === 'userSig') return scene.program;
      return ofAgent.includes(name) ? scene.browser : asAdmin;
    },
  };
}

function spoiledInput(next: (below: number) => number, name: EndpointName, params: Stage['params']): Input {
  const body = bodies[name]?.();
  const query = queries[name];
  const asText = (given: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries(Object(given) as object).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
  const badParams = next(4) === 0;
  return {
    params: badParams
      ? // An empty one would be another path, and half a character none that a client could send.
        Object.fromEntries(
          Object.keys(params).map((key) => [key, anyText(next).replace(/\ud83d$/, '') || '-']),
        )
      : params,
    ...(query ? { query: asText(spoiled(next, query)) } : {}),
    ...(body ? { body: badParams ? body : spoiled(next, body) } : {}),
  };
}

onEveryStore('nonsense', (world) => {
  it.each(Object.keys(endpoints) as EndpointName[])(
    `sent to %s ${TRIES} times is answered by the contract and never by a failure`,
    async (name) => {
      const { params, callerOf } = await stage(world());
      const caller = callerOf(name);
      const next = seeded(Object.keys(endpoints).indexOf(name));
      for (let tries = 0; tries < TRIES; tries += 1) {
        const input = spoiledInput(next, name, params);
        // The client throws at an answer that the contract does not name, so it is told what was sent.
        const { status } = await caller.call(name, input).catch((cause: unknown) => {
          throw new Error(`${name} ${JSON.stringify(input).slice(0, 500)}`, { cause });
        });
        expect(status).toBeLessThan(500);
      }
    },
  );
});
