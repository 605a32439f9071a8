import { noRecording } from '../../../contract/rooms';
import type { FloorSettings } from '../../../contract/floor';
import type { Observation, ObservingPolicy, ObservingSettings } from '../../../contract/observing';
import type { Credentials } from '../../../contract/sessions';
import type { StartedCall, StartedStreamCall } from '../../../contract/calls';
import type { Browser, Program } from '../../support/roomservice-client';
import type { World } from '../../support/roomservice';
import { at, MORNING } from '../../support/rows';
import type { UserRow } from '../../../server/roomservice/rows/people';
import type { RoomRow } from '../../../server/roomservice/rows/rooms';

/** A call that an agent started, and the program that the launcher opened for it. */
export interface Scene {
  readonly agent: UserRow;
  readonly browser: Browser;
  readonly room: RoomRow;
  readonly params: { readonly roomID: string };
  readonly callID: string;
  readonly credentials: Credentials;
  readonly ticket: string;
  readonly program: Program;
}

/** Presses start in a room, which is the agent's own unless it is given. */
export async function startedCall(
  world: World,
  given: { agent?: UserRow; room?: RoomRow; template?: '1v1' | '1v2' | '1v3' | '1v4' } = {},
): Promise<Scene> {
  const agent = given.agent ?? (await world.person('agent'));
  const room = given.room ?? (await world.aRoom({ ownerID: agent.userID, teamID: agent.teamID }));
  const browser = world.as(agent.userID);
  const answer = await browser.call('startCall', {
    body: { roomID: room.roomID, template: given.template ?? room.template, recording: noRecording },
  });
  if (answer.problem) throw new Error(`The call did not start: ${answer.problem.code}`);
  // The client has held the answer to the contract's schema.
  const { call, credentials, ticket } = answer.body as StartedCall;
  const program = world.program(credentials);
  return {
    agent,
    browser,
    room,
    params: { roomID: room.roomID },
    callID: call.callID,
    credentials,
    ticket: ticket.ticket,
    program,
  };
}

/** The same, with the program in the room. */
export async function liveCall(world: World, given: Parameters<typeof startedCall>[1] = {}): Promise<Scene> {
  const scene = await startedCall(world, given);
  const answer = await scene.program.call('enterRoom', { params: scene.params, body: {} });
  if (answer.problem) throw new Error(`The program did not enter: ${answer.problem.code}`);
  return scene;
}

export const STREAMS = {
  title: 'Loan 7',
  pushURL: 'rtmp://push.example/live/a?txSecret=push-secret&txTime=7FFFFFFF',
  playURL: 'rtmp://play.example/live/b?txSecret=play-secret',
  customerName: '王小明',
  customerRef: 'C-7',
};

/** The smallest thing that begins like a JPEG, in base64. */
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xd9]).toString('base64');

/** Starts a call of streams. */
export async function startedStreams(world: World, given: { agent?: UserRow } = {}) {
  const agent = given.agent ?? (await world.person('agent'));
  const browser = world.as(agent.userID);
  const answer = await browser.call('startStreamCall', { body: STREAMS });
  if (answer.problem) throw new Error(`The call did not start: ${answer.problem.code}`);
  // The client has held the answer to the contract's schema.
  const { call, ticket } = answer.body as StartedStreamCall;
  return { agent, browser, callID: call.callID, ticket: ticket.ticket };
}

/** The same, with the streams running. */
export async function liveStreams(world: World, given: Parameters<typeof startedStreams>[1] = {}) {
  const scene = await startedStreams(world, given);
  const answer = await scene.browser.call('streamsRunning', { params: { callID: scene.callID } });
  if (answer.problem) throw new Error(`The streams did not run: ${answer.problem.code}`);
  return scene;
}

/** A session of one's own for a room, revealed: what a program needs, without a call. */
export async function credentialsFor(world: World, user: UserRow, roomID: string): Promise<Credentials> {
  const browser = world.as(user.userID);
  const issued = await browser.call('issueSession', { params: { roomID }, body: {} });
  if (issued.problem) throw new Error(`No session: ${issued.problem.code}`);
  const { sessionID } = issued.body as { sessionID: string };
  return (await browser.call('revealSession', { params: { sessionID } })).body as Credentials;
}

/** What an admin may say of the desktop program: nothing. */
export const noClientSettings = {
  installers: { windows: null, macos: null, linux: null },
  minimumVersion: null,
  recordPath: '',
  helpContact: '',
};

/** What holds on the floor, as anybody may ask. */
export async function floorOf(browser: Browser): Promise<FloorSettings> {
  // The client has held the answer to the contract's schema.
  return (await browser.call('getFloorSettings')).body as FloorSettings;
}

/** An admin decides about watching, whatever held before. */
export async function decideObserving(world: World, policy: ObservingPolicy): Promise<void> {
  const browser = world.as((await world.person('admin')).userID);
  const { body } = await browser.call('getObservingSettings');
  const { version } = body as ObservingSettings;
  const answer = await browser.call('updateObservingSettings', { body: { policy, version } });
  if (answer.problem) throw new Error(`Not decided: ${answer.problem.code}`);
}

/** A live room whose owner pushes a stream to the live service, and stays for an hour without a heartbeat. */
export async function aPlayedRoom(world: World, owner: Pick<UserRow, 'userID' | 'name' | 'teamID'>) {
  const { userID, name, teamID } = owner;
  const room = await world.aRoom({
    ...{ ownerID: userID, teamID, state: 'live', liveSince: MORNING, everEntered: true },
  });
  const { roomID } = room;
  await world.aMember({ roomID, userID, name, role: 'main', heartbeatAt: at(3600) });
  const streamID = `3891_${roomID}_${userID}`;
  const unheard = { avatar: '', userInfo: '', heldUntil: null };
  await world.store.transact((tx) => tx.wireMembers.put({ roomID, userID, streamID, ...unheard }));
  return { room, roomID, streamID };
}

/** Somebody who may begins to watch it. */
export async function startedObserving(world: World, roomID: string, { userID }: Pick<UserRow, 'userID'>) {
  const browser = world.as(userID);
  const answer = await browser.call('startObserving', { params: { roomID }, body: { reason: 'Coaching' } });
  if (answer.problem) throw new Error(`Not watched: ${answer.problem.code}`);
  // The client has held the answer to the contract's schema.
  const { observationID } = answer.body as Observation;
  return { browser, observationID };
}
