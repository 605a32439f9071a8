import { expect, it } from 'vitest';
import { auditActions, type AuditAction, type AuditEntry } from '../../../contract/audit';
import { noRecording } from '../../../contract/rooms';
import type { Storage } from '../../../contract/storage';
import { ADDRESS_HEADER, PASSWORD } from '../../support/doubles';
import type { World } from '../../support/roomservice';
import type { AuditRow } from '../../../server/roomservice/rows/audit';
import { MORNING, thrownAway, unique } from '../../support/rows';
import { decideCloud } from './cloud-scene';
import { onEveryStore } from './on-every-store';
import { comeBack } from './provider-scene';
import { moveDoings } from './moves/doings';
import { reviewDoings } from './reviews/doings';
import { reassignDoings } from './reviews/reassigning';
import { samplingDoings } from './reviews/sampling';
import {
  aPlayedRoom,
  decideObserving,
  floorOf,
  JPEG,
  liveCall,
  liveStreams,
  noClientSettings,
  startedCall,
  startedObserving,
  STREAMS,
} from './scenes';

/** What the log holds of somebody, oldest first. */
async function entriesOf(world: World, actorID: string): Promise<readonly AuditEntry[]> {
  const reader = await world.person('admin');
  const { body } = await world
    .as(reader.userID)
    .call('listAudit', { query: { actorID, sort: 'at', size: '100' } });
  return (body as { items: AuditEntry[] }).items;
}

type Changes = NonNullable<AuditEntry['changes']>;
type Expected = Partial<Omit<AuditEntry, 'action'>>;
/** What somebody does, and how the last entry of theirs reads. */
type Doing = (world: World) => Promise<{ readonly actorID: string; readonly entry: Expected }>;

const asAdmin = async (world: World) => {
  const { userID } = await world.person('admin');
  return { actorID: userID, browser: world.as(userID) };
};
const user = ({ userID, name }: { userID: string; name: string }) =>
  ({ kind: 'user', id: userID, name }) as const;

async function aKeptPicture(world: World) {
  const scene = await liveStreams(world);
  const { body } = await scene.browser.call('addPicture', {
    params: { callID: scene.callID },
    body: { stream: 'push', jpeg: JPEG },
  });
  return { ...scene, pictureID: (body as { pictureID: string }).pictureID };
}

/** What an erasing counted, in the words of the log. */
function counted({ rooms = 0 }: { rooms?: number }): Changes {
  const none: Changes = { calls: ['0', '0'], notes: ['0', '0'], pictures: ['0', '0'], busy: ['0', '0'] };
  return { ...none, rooms: [String(rooms), '0'], texts: ['0', '0'], recordings: ['0', 'delete'] };
}

const doings: Readonly<Record<AuditAction, Doing>> = {
  ...reviewDoings,
  ...reassignDoings,
  ...samplingDoings,
  ...moveDoings,
  async signIn(world) {
    const person = await world.person('agent');
    await world.as(person.userID).call('getMe');
    return { actorID: person.userID, entry: { object: user(person) } };
  },
  async 'signIn.refused'(world) {
    const { userID } = await world.person('agent');
    await world.stranger().call('signIn', { body: { userID, password: 'wrong' } });
    const reader = await world.person('admin');
    const query = { action: 'signIn.refused', objectID: userID };
    const { body } = await world.as(reader.userID).call('listAudit', { query });
    expect(body).toMatchObject({
      items: [{ actor: null, result: 'refused', reason: 'signIn.refused', address: '192.0.2.1' }],
    });
    return { actorID: '', entry: {} };
  },
  async 'signIn.byProvider'(world) {
    const person = await world.person('agent');
    const { subject } = await world.anIdentity({ userID: person.userID, issuer: 'https://login.example/' });
    await comeBack(world.stranger(), { sub: subject, preferred_username: 'emma' });
    return { actorID: person.userID, entry: { object: user(person), reason: 'Example Login' } };
  },
  async signOut(world) {
    const { userID } = await world.person('agent');
    await world.as(userID).call('signOut');
    return { actorID: userID, entry: { object: null } };
  },
  async 'signIn.end'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent');
    const { signInID } = await world.aSignIn({ userID: person.userID, userAgent: 'Office/2' });
    await browser.call('endSignIn', { params: { userID: person.userID, signInID } });
    const changes = { address: ['192.0.2.7', null], userAgent: ['Office/2', null] } satisfies Changes;
    return { actorID, entry: { object: user(person), changes } };
  },
  async 'signOut.others'(world) {
    const { userID } = await world.person('agent');
    await world.as(userID).call('endMyOtherSignIns');
    return { actorID: userID, entry: { object: null } };
  },
  async 'signOut.everywhere'(world) {
    const { userID } = await world.person('agent');
    await world.as(userID).call('signOutEverywhere');
    return { actorID: userID, entry: {} };
  },
  async 'password.change'(world) {
    const { userID } = await world.person('agent');
    await world.as(userID).call('changePassword', { body: { current: PASSWORD, next: 'another long one' } });
    return { actorID: userID, entry: { changes: null } };
  },
  async 'user.create'(world) {
    const { actorID, browser } = await asAdmin(world);
    const body = { userID: `new_${unique()}`, name: '新人', role: 'agent', teamID: null };
    await browser.call('createUser', { body });
    return { actorID, entry: { object: user(body), reason: 'agent' } };
  },
  async 'user.update'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent', { name: 'Old' });
    const { teamID } = await world.aTeam();
    const params = { userID: person.userID };
    await browser.call('updateUser', { params, body: { name: 'New', role: 'agent', teamID } });
    const changes: AuditEntry['changes'] = { name: ['Old', 'New'], teamID: [null, teamID] };
    return { actorID, entry: { object: user({ ...person, name: 'New' }), changes } };
  },
  async 'user.disable'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent');
    const params = { userID: person.userID };
    await browser.call('updateUser', { params, body: { state: 'disabled' } });
    return { actorID, entry: { object: user(person), changes: { state: ['active', 'disabled'] } } };
  },
  async 'user.enable'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent', { state: 'disabled' });
    const params = { userID: person.userID };
    await browser.call('updateUser', { params, body: { state: 'active' } });
    return { actorID, entry: { object: user(person), changes: { state: ['disabled', 'active'] } } };
  },
  async 'user.resetPassword'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent');
    await browser.call('resetPassword', { params: { userID: person.userID } });
    return { actorID, entry: { object: user(person), changes: null } };
  },
  async 'identity.link'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent');
    const login = `emma.${person.userID}`;
    await browser.call('linkIdentity', { params: { userID: person.userID }, body: { login } });
    return { actorID, entry: { object: user(person), reason: login } };
  },
  async 'identity.unlink'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent');
    const { login } = await world.anIdentity({ userID: person.userID });
    await browser.call('unlinkIdentity', { params: { userID: person.userID } });
    return { actorID, entry: { object: user(person), reason: login } };
  },
  async 'user.signOut'(world) {
    const { actorID, browser } = await asAdmin(world);
    const person = await world.person('agent');
    await browser.call('signOutUser', { params: { userID: person.userID } });
    return { actorID, entry: { object: user(person) } };
  },
  async 'team.create'(world) {
    const { actorID, browser } = await asAdmin(world);
    const name = `Team of ${actorID}`;
    const { body } = await browser.call('createTeam', { body: { name } });
    return { actorID, entry: { object: { kind: 'team', id: (body as { teamID: string }).teamID, name } } };
  },
  async 'team.update'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { teamID, name } = await world.aTeam();
    const next = `Renamed by ${actorID}`;
    await browser.call('updateTeam', { params: { teamID }, body: { name: next } });
    return {
      actorID,
      entry: { object: { kind: 'team', id: teamID, name: next }, changes: { name: [name, next] } },
    };
  },
  async 'team.delete'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { teamID, name } = await world.aTeam();
    await browser.call('deleteTeam', { params: { teamID } });
    return { actorID, entry: { object: { kind: 'team', id: teamID, name } } };
  },
  async 'room.create'(world) {
    const { userID } = await world.person('agent');
    const { body } = await world.as(userID).call('createRoom', { body: { name: 'Loan' } });
    const { roomID } = body as { roomID: string };
    return { actorID: userID, entry: { object: { kind: 'room', id: roomID, name: 'Loan' }, roomID } };
  },
  async 'room.update'(world) {
    const { userID } = await world.person('agent');
    const { roomID } = await world.aRoom({ ownerID: userID, name: 'Loan' });
    const body = { name: 'Loan', customerName: '王小明', version: 1 };
    await world.as(userID).call('updateRoom', { params: { roomID }, body });
    return {
      actorID: userID,
      entry: {
        object: { kind: 'room', id: roomID, name: 'Loan' },
        roomID,
        changes: { customerName: ['', '王小明'] },
      },
    };
  },
  async 'room.close'(world) {
    const { browser, agent, room } = await startedCall(world);
    await browser.call('closeRoom', { params: { roomID: room.roomID }, body: { reason: '下班' } });
    const object = { kind: 'room', id: room.roomID, name: room.name } as const;
    return { actorID: agent.userID, entry: { object, roomID: room.roomID, reason: '下班' } };
  },
  async 'room.closeMany'(world) {
    const { userID } = await world.person('agent');
    const { roomID } = await world.aRoom({ ownerID: userID });
    const selection = { by: 'number', roomIDs: [roomID] };
    await world.service.jobs.stop(); // which writes an entry for each room
    const body = { key: 'k1', selection, reason: '下班', inSeconds: 60 };
    const answer = await world.as(userID).call('startClosing', { body });
    const { closingID: id } = answer.body as { closingID: string };
    return {
      actorID: userID,
      entry: {
        object: { kind: 'closing', id, name: null },
        reason: '下班',
        changes: { rooms: [null, '1'], inSeconds: [null, '60'] },
      },
    };
  },
  async 'room.cancelClosing'(world) {
    const { browser, agent, room, params } = await startedCall(world);
    await browser.call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 60 } });
    await browser.call('cancelClosing', { params });
    return {
      actorID: agent.userID,
      entry: { object: { kind: 'room', id: room.roomID, name: room.name }, roomID: room.roomID },
    };
  },
  async 'session.issue'(world) {
    const { userID } = await world.person('agent');
    const { roomID, name } = await world.aRoom({ ownerID: userID });
    const { body } = await world.as(userID).call('issueSession', { params: { roomID }, body: {} });
    const { sessionID: id } = body as { sessionID: string };
    return { actorID: userID, entry: { object: { kind: 'session', id, name }, roomID } };
  },
  async 'session.reveal'(world) {
    const { browser, agent, room, credentials } = await startedCall(world);
    await browser.call('revealSession', { params: { sessionID: credentials.sessionID } });
    const object = { kind: 'session', id: credentials.sessionID, name: room.name } as const;
    return { actorID: agent.userID, entry: { object, roomID: room.roomID } };
  },
  async 'session.revoke'(world) {
    const { browser, agent, room, credentials } = await startedCall(world);
    await browser.call('revokeSession', { params: { sessionID: credentials.sessionID } });
    const object = { kind: 'session', id: credentials.sessionID, name: room.name } as const;
    return { actorID: agent.userID, entry: { object, roomID: room.roomID } };
  },
  async 'oldClients.update'(world) {
    const { userID } = await world.person('admin');
    const { version } = (await world.as(userID).call('getOldClientSettings')).body as { version: number };
    const roomList = { networks: ['10.0.0.0/8', '2001:db8::/32'], origins: [] };
    await world
      .as(userID)
      .call('updateOldClientSettings', { body: { roomListOpen: true, roomList, version } });
    return {
      actorID: userID,
      entry: {
        object: { kind: 'settings', id: 'oldClients', name: null },
        changes: { roomList: ['closed', 'open'], networks: [null, '10.0.0.0/8, 2001:db8::/32'] },
      },
    };
  },
  async 'client.update'(world) {
    const { userID } = await world.person('admin');
    const { version } = (await world.as(userID).call('getClientSettings')).body as { version: number };
    const windows = { url: 'https://example.com/setup.exe', version: '3.2.0', bytes: null };
    await world.as(userID).call('updateClientSettings', {
      body: { ...noClientSettings, installers: { ...noClientSettings.installers, windows }, version },
    });
    return {
      actorID: userID,
      entry: {
        object: { kind: 'settings', id: 'client', name: null },
        changes: { windows: [null, '3.2.0 https://example.com/setup.exe'] },
      },
    };
  },
  async 'floor.update'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { version, breakReasons, limits } = await floorOf(browser);
    const waitSeconds = limits.waitSeconds + 5;
    await browser.call('updateFloorSettings', {
      body: { breakReasons, limits: { ...limits, waitSeconds }, version },
    });
    return {
      actorID,
      entry: {
        object: { kind: 'settings', id: 'floor', name: null },
        changes: { waitSeconds: [String(limits.waitSeconds), String(waitSeconds)] },
      },
    };
  },
  async 'observing.update'(world) {
    await decideObserving(world, 'off');
    const { actorID, browser } = await asAdmin(world);
    const { version } = (await browser.call('getObservingSettings')).body as { version: number };
    await browser.call('updateObservingSettings', { body: { policy: 'silent', version } });
    const object = { kind: 'settings', id: 'observing', name: null } as const;
    return { actorID, entry: { object, changes: { policy: ['off', 'silent'] } } };
  },
  async 'room.observe'(world) {
    await decideObserving(world, 'silent');
    const { agent, supervisor } = await world.cast();
    const { room, roomID } = await aPlayedRoom(world, agent);
    await startedObserving(world, roomID, supervisor);
    return {
      actorID: supervisor.userID,
      entry: {
        object: { kind: 'room', id: roomID, name: room.name },
        roomID,
        reason: 'Coaching',
        changes: { policy: [null, 'silent'] },
      },
    };
  },
  async 'room.observeEnd'(world) {
    await decideObserving(world, 'silent');
    const { agent, supervisor } = await world.cast();
    const { room, roomID } = await aPlayedRoom(world, agent);
    const { browser, observationID } = await startedObserving(world, roomID, supervisor);
    world.clock.forward(75);
    await browser.call('endObservation', { params: { observationID } });
    return {
      actorID: supervisor.userID,
      entry: {
        at: '2026-11-20T01:31:15.123Z',
        object: { kind: 'room', id: roomID, name: room.name },
        roomID,
        reason: 'stopped',
        changes: { seconds: [null, '75'] },
      },
    };
  },
  async 'presence.set'(world) {
    const { supervisor, agent } = await world.cast();
    await world.as(agent.userID).call('beHere');
    await world.as(supervisor.userID).call('setPresence', {
      params: { userID: agent.userID },
      body: { choice: 'break', reasonID: 'lunch' },
    });
    return {
      actorID: supervisor.userID,
      entry: { object: user(agent), changes: { presence: ['available', 'break: 用餐 / Lunch'] } },
    };
  },
  async 'ticket.redeem'(world) {
    const { agent, room, callID, ticket } = await startedCall(world);
    await world.stranger().call('redeemTicket', { body: { ticket, nonce: 'nonce_of_the_program' } });
    const object = { kind: 'call', id: callID, name: room.name } as const;
    return { actorID: agent.userID, entry: { object, roomID: room.roomID } };
  },
  async 'call.start'(world) {
    const { agent, room, callID } = await startedCall(world);
    const object = { kind: 'call', id: callID, name: room.name } as const;
    return { actorID: agent.userID, entry: { object, roomID: room.roomID } };
  },
  async 'call.end'(world) {
    const { browser, agent, room, callID } = await liveCall(world);
    await browser.call('endCall', { params: { callID }, body: { reason: 'network' } });
    const object = { kind: 'call', id: callID, name: room.name } as const;
    return { actorID: agent.userID, entry: { object, roomID: room.roomID, reason: 'network' } };
  },
  async 'call.wrapUp'(world) {
    const {
      callID,
      agentID,
      roomID,
      roomName: name,
    } = await world.aCall({
      agentID: (await world.person('agent')).userID,
      ended: true,
    });
    const body = { disposition: 'resolved', notes: 'of no concern to the log' };
    await world.as(agentID).call('wrapUpCall', { params: { callID }, body });
    const object = { kind: 'call', id: callID, name } as const;
    return { actorID: agentID, entry: { object, roomID, changes: { disposition: [null, 'resolved'] } } };
  },
  async 'call.relaunch'(world) {
    const { browser, agent, callID } = await liveStreams(world);
    await browser.call('relaunchCall', { params: { callID } });
    return { actorID: agent.userID, entry: { object: { kind: 'call', id: callID, name: STREAMS.title } } };
  },
  async 'call.changeStreams'(world) {
    const { browser, agent, callID } = await liveStreams(world);
    const body = { pushURL: 'rtmp://push.example/live/z?txSecret=x', playURL: STREAMS.playURL };
    await browser.call('changeStreams', { params: { callID }, body });
    return {
      actorID: agent.userID,
      entry: {
        object: { kind: 'call', id: callID, name: STREAMS.title },
        changes: { push: ['rtmp://push.example/live/a', 'rtmp://push.example/live/z'] },
      },
    };
  },
  async 'picture.add'(world) {
    const { agent, pictureID: id } = await aKeptPicture(world);
    return { actorID: agent.userID, entry: { object: { kind: 'picture', id, name: STREAMS.title } } };
  },
  async 'picture.view'(world) {
    const { callID, pictureID: id } = await aKeptPicture(world);
    const { actorID, browser } = await asAdmin(world);
    await browser.call('getPicture', { params: { callID, pictureID: id } });
    return { actorID, entry: { object: { kind: 'call', id: callID, name: STREAMS.title } } };
  },
  async 'picture.delete'(world) {
    const { agent, browser, callID, pictureID: id } = await aKeptPicture(world);
    await browser.call('deletePicture', { params: { callID, pictureID: id } });
    return { actorID: agent.userID, entry: { object: { kind: 'picture', id, name: STREAMS.title } } };
  },
  async 'recording.play'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording();
    await browser.call('playRecording', { params: { recordingID } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID } };
  },
  async 'customer.erase'(world) {
    const { actorID, browser } = await asAdmin(world);
    const ref = `Gone-${unique()}`;
    await world.aRoom({ customerName: 'Paula Gone', customerRef: ref });
    const body = { ref, recordings: 'delete', reason: `Asked by Paula Gone, ${ref}`, confirm: ref };
    await browser.call('eraseCustomer', { body });
    return { actorID, entry: { object: null, reason: 'Asked by ***, ***', changes: counted({ rooms: 1 }) } };
  },
  async 'audit.export'(world) {
    const { actorID, browser } = await asAdmin(world);
    await browser.call('exportAuditCsv', { query: { action: 'signIn,signOut', result: 'ok' } });
    const changes = { action: [null, 'signIn,signOut'], result: [null, 'ok'] } satisfies Changes;
    return { actorID, entry: { object: null, reason: 'csv', changes } };
  },
  async 'recording.retry'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording({
      state: 'failed',
      trouble: 'diskFull',
    });
    await browser.call('retryRecording', { params: { recordingID } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID } };
  },
  async 'retention.update'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { body: before } = await browser.call('getRetention');
    const { version } = before as { version: number };
    const rule = {
      ruleID: 'r1',
      name: 'Screens',
      teamID: null,
      kind: 'push',
      disposition: null,
      keepDays: 90,
    };
    const body = { trashDays: 30, watermark: false, rules: [rule], version };
    await browser.call('updateRetention', { body });
    const changes = { rules: [null, 'Screens (push): 90 d'] } satisfies Changes;
    await browser.call('getMe');
    return { actorID, entry: { object: { kind: 'settings', id: 'retention', name: null }, changes } };
  },
  async 'storage.update'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { settings } = (await browser.call('getStorage')).body as Storage;
    const body = { warnPercent: 12, warnGiB: 8, stopGiB: 0.5, version: settings.version };
    await browser.call('updateStorageSettings', { body });
    const changes = { warnPercent: ['10', '12'], warnGiB: ['5', '8'] } satisfies Changes;
    return { actorID, entry: { object: { kind: 'settings', id: 'storage', name: null }, changes } };
  },
  async 'storage.deleteStrays'(world) {
    const { actorID, browser } = await asAdmin(world);
    const location = `recordings/stray-${actorID}.mp4`;
    world.disk.lying = [{ location, bytes: 7, changedAt: new Date('2026-11-01T00:00:00Z'), stream: null }];
    await browser.call('checkStorage');
    await world.service.jobs.settled();
    await browser.call('deleteStrays', { body: { locations: [location] } });
    const changes = { [location]: ['7', null] } satisfies Changes;
    return { actorID, entry: { object: { kind: 'settings', id: 'storage', name: null }, changes } };
  },
  async 'recording.hold'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording();
    await browser.call('placeHold', { body: { recordingIDs: [recordingID], reason: 'Case 7' } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID, reason: 'Case 7' } };
  },
  async 'recording.liftHold'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording({ onHold: true });
    const { holdID } = await world.aHold({ recordingID });
    await browser.call('liftHold', { params: { holdID }, body: { reason: 'Case closed' } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID, reason: 'Case closed' } };
  },
  async 'recording.trash'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording();
    await browser.call('trashRecordings', { body: { recordingIDs: [recordingID], reason: 'By mistake' } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID, reason: 'By mistake' } };
  },
  async 'recording.restore'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording({ ...thrownAway });
    await browser.call('restoreRecordings', { body: { recordingIDs: [recordingID] } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID } };
  },
  async 'recording.remove'(world) {
    const { recordingID, roomID } = await world.aRecording({ ...thrownAway, customerName: 'Paula Gone' });
    await world.nightFalls(31);
    const reader = await world.person('admin');
    const query = { action: 'recording.remove', objectID: recordingID };
    const { body } = await world.as(reader.userID).call('listAudit', { query });
    expect(body).toMatchObject({
      items: [
        {
          ...{ actor: null, object: { kind: 'recording', id: recordingID, name: null }, roomID },
          ...{ reason: 'trash', changes: { files: ['1', '0'], bytes: ['250000', '0'] } },
        },
      ],
    });
    return { actorID: '', entry: {} };
  },
  async 'recording.ask'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording({ state: 'localOnly', kind: 'screen' });
    await browser.call('askForRecording', { params: { recordingID } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID } };
  },
  async 'recording.answer'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording({ state: 'localOnly', kind: 'screen' });
    const body = { answer: 'held', heldBy: 'PC-0123' };
    await browser.call('answerForRecording', { params: { recordingID }, body });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    const changes: AuditEntry['changes'] = { answer: [null, 'held'], heldBy: [null, 'PC-0123'] };
    return { actorID, entry: { object, roomID, changes } };
  },
  async 'upload.attach'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { callID, roomID, roomName } = await world.aCall({ ended: true });
    const { uploadID, fileName } = await world.anUpload({ userID: actorID });
    await browser.call('attachUpload', { params: { uploadID }, body: { callID } });
    const object = { kind: 'recording', id: `screen-${callID}`, name: roomName } as const;
    return { actorID, entry: { object, roomID, reason: fileName } };
  },
  async 'cloud.update'(world) {
    const { adminID: actorID } = await decideCloud(world, { on: false, plain: true });
    const { admin } = await decideCloud(world, { on: false, plain: true });
    const { body } = await admin.call('getCloudSettings');
    const { version } = body as { version: number };
    await world
      .as(actorID)
      .call('updateCloudSettings', { body: { on: true, hosts: ['a.example'], plain: false, version } });
    const changes: AuditEntry['changes'] = {
      on: ['off', 'on'],
      hosts: ['vod.example', 'a.example'],
      plain: ['http', 'https'],
    };
    return { actorID, entry: { object: { kind: 'settings', id: 'cloudRecordings', name: null }, changes } };
  },
  async 'cloud.match'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { callID, roomID, roomName } = await world.aCall({ ended: true });
    const { cloudFileID, streamID } = await world.aCloudFile();
    const matched = await browser.call('matchCloudFile', { params: { cloudFileID }, body: { callID } });
    const { recordingID } = matched.body as { recordingID: string };
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID, reason: streamID } };
  },
  async 'cloud.drop'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { cloudFileID, streamID } = await world.aCloudFile();
    await browser.call('dropCloudFile', { params: { cloudFileID } });
    return { actorID, entry: { reason: streamID } };
  },
  async 'token.create'(world) {
    const { actorID, browser } = await asAdmin(world);
    const body = { name: 'CRM', permissions: ['room.create'], validDays: 1 };
    const made = await browser.call('createApiToken', { body });
    const { apiToken } = made.body as { apiToken: { tokenID: string } };
    const changes: AuditEntry['changes'] = {
      permissions: [null, 'room.list, room.create'],
      team: [null, null],
      expiresAt: [null, '2026-11-21T01:30:00.123Z'],
    };
    return { actorID, entry: { object: { kind: 'token', id: apiToken.tokenID, name: 'CRM' }, changes } };
  },
  async 'token.revoke'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { tokenID, name } = await world.anApiToken();
    await browser.call('revokeApiToken', { params: { tokenID } });
    return { actorID, entry: { object: { kind: 'token', id: tokenID, name }, changes: null } };
  },
  async 'recording.download'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording();
    await browser.call('downloadRecordings', { body: { recordingIDs: [recordingID] } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID } };
  },
  async 'recording.export'(world) {
    const { actorID, browser } = await asAdmin(world);
    await browser.call('exportRecordings', { query: { customerRef: 'C-7' } });
    return { actorID, entry: { object: null, changes: { customerRef: [null, 'C-7'] } } };
  },
  async 'recording.align'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { recordingID, roomID, roomName } = await world.aRecording();
    await browser.call('alignRecording', { params: { recordingID }, body: { offsetMs: -1500 } });
    const object = { kind: 'recording', id: recordingID, name: roomName } as const;
    return { actorID, entry: { object, roomID, changes: { offsetMs: ['0', '-1500'] } } };
  },
  async 'webhook.create'(world) {
    const { actorID, browser } = await asAdmin(world);
    const body = { url: 'https://crm.example/in?key=k-secret', description: 'CRM', events: ['room.closed'] };
    const made = await browser.call('createWebhook', { body });
    const { webhookID } = (made.body as { webhook: { webhookID: string } }).webhook;
    const changes = {
      url: [null, 'https://crm.example/in?…'],
      events: [null, 'room.closed'],
    } satisfies Changes;
    return { actorID, entry: { object: { kind: 'webhook', id: webhookID, name: 'CRM' }, changes } };
  },
  async 'webhook.update'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { webhookID, description: name } = await world.aWebhook();
    await browser.call('updateWebhook', { params: { webhookID }, body: { enabled: false } });
    const changes = { enabled: ['true', 'false'] } satisfies Changes;
    return { actorID, entry: { object: { kind: 'webhook', id: webhookID, name }, changes } };
  },
  async 'webhook.delete'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { webhookID, description: name, url } = await world.aWebhook();
    await browser.call('deleteWebhook', { params: { webhookID } });
    const changes = { url: [url, null] } satisfies Changes;
    return { actorID, entry: { object: { kind: 'webhook', id: webhookID, name }, changes } };
  },
  async 'webhook.rotate'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { webhookID, description: name } = await world.aWebhook();
    await browser.call('rotateWebhookSecret', { params: { webhookID }, body: { overlapHours: 1 } });
    const changes = { oldSecretUntil: [null, '2026-11-20T02:30:00.123Z'] } satisfies Changes;
    return { actorID, entry: { object: { kind: 'webhook', id: webhookID, name }, changes } };
  },
  async 'webhook.test'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { webhookID, description: name } = await world.aWebhook();
    await browser.call('testWebhook', { params: { webhookID } });
    return { actorID, entry: { object: { kind: 'webhook', id: webhookID, name } } };
  },
  async 'webhook.redeliver'(world) {
    const { actorID, browser } = await asAdmin(world);
    const { webhookID, deliveryID, eventID } = await world.aDelivery({ state: 'failed', nextAt: null });
    await browser.call('redeliver', { params: { webhookID, deliveryID } });
    return {
      actorID,
      entry: { object: expect.objectContaining({ id: webhookID }) as never, reason: eventID },
    };
  },
  async 'webhook.disable'(world) {
    const { webhookID, description: name } = await world.aWebhook();
    await world.aDelivery({ webhookID });
    Object.assign(world.ports.receivers, { answers: () => ({ status: 410 }) });
    await world.service.sweep();
    await world.service.jobs.settled();
    const { browser } = await asAdmin(world);
    const { body } = await browser.call('listAudit', { query: { objectID: webhookID } });
    const object = { kind: 'webhook', id: webhookID, name };
    expect(body).toMatchObject({
      items: [{ action: 'webhook.disable', actor: null, object, reason: 'gone' }],
    });
    return { actorID: '', entry: {} };
  },
  async 'access.refused'(world) {
    const { userID } = await world.person('agent');
    await world.as(userID).call('listAudit');
    const object = { kind: 'endpoint', id: 'GET /api/audit', name: 'listAudit' } as const;
    return { actorID: userID, entry: { object, result: 'refused', reason: 'audit.read' } };
  },
};

const anEntry = {
  at: MORNING,
  action: 'team.update',
  object: { kind: 'team', id: 'team-2', name: 'Two' },
  roomID: null,
  result: 'ok',
  changes: { name: ['One', 'Two'] },
  address: '192.0.2.1',
  requestID: 'request-1',
} satisfies Partial<AuditRow>;

onEveryStore('the audit log', (world) => {
  it.each(auditActions)('writes down %s', async (action) => {
    const { actorID, entry } = await doings[action](world());
    if (actorID === '') return;
    const entries = await entriesOf(world(), actorID);
    expect(entries.at(-1)).toMatchObject({
      action,
      at: '2026-11-20T01:30:00.123Z',
      actor: { userID: actorID },
      result: 'ok',
      roomID: null,
      address: '192.0.2.1',
      ...entry,
    });
  });

  it('holds no secret: no password, userSig or token, whatever happened', async () => {
    const { agent, admin } = await world().cast();
    const scene = await liveCall(world(), { agent });
    const asAdminNow = world().as(admin.userID);
    const created = await asAdminNow.call('createUser', {
      body: { userID: `secret_${unique()}`, name: 'X', role: 'agent', teamID: null },
    });
    await scene.browser.call('changePassword', { body: { current: PASSWORD, next: 'kept from the log' } });
    await world()
      .stranger()
      .call('signIn', { body: { userID: 'my secret word', password: 'x' } });
    const { items } = (await asAdminNow.call('listAudit', { query: { size: '100' } })).body as {
      items: AuditEntry[];
    };
    const text = JSON.stringify(items);
    const { oneTimePassword } = created.body as { oneTimePassword: string };
    for (const secret of [
      PASSWORD,
      'kept from the log',
      oneTimePassword,
      scene.credentials.userSig,
      'my secret word',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it('has one entry for a look at the pictures of a call, however many are shown at once', async () => {
    const { browser, callID } = await aKeptPicture(world());
    const params = { callID };
    await browser.call('addPicture', { params, body: { stream: 'play', jpeg: JPEG } });
    const { items } = (await browser.call('listPictures', { params })).body as {
      items: { pictureID: string }[];
    };
    const admin = await world().person('admin');
    const looker = world().as(admin.userID);
    const look = () =>
      Promise.all(items.map(({ pictureID }) => looker.call('getPicture', { params: { callID, pictureID } })));
    const looks = async () =>
      (await entriesOf(world(), admin.userID)).filter((entry) => entry.action === 'picture.view').length;
    await look();
    expect(await looks()).toBe(1);
    world().clock.forward(9 * 60);
    await look();
    expect(await looks()).toBe(1);
    world().clock.forward(2 * 60);
    await look();
    expect(await looks()).toBe(2);
  });

  it('leaves as a file whole and in order, batch after batch, without what came after it began', async () => {
    const { userID } = await world().person('admin');
    const { userID: actorID } = await world().aUser();
    await world().store.transact(async (tx) => {
      for (let n = 0; n < 1203; n += 1) {
        const reason = `No. ${n}, "quoted"`;
        const auditID = `export-${actorID}-${n}`;
        await tx.audit.append({ ...anEntry, auditID, actorID, actorName: '=cmd|"x"', reason });
      }
    });
    const browser = world().as(userID);
    world().clock.forward(1);
    const filter = { actorID, sort: 'at' };
    const csv = await browser.call('exportAuditCsv', { query: { ...filter, language: 'zh' } });
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="audit-2026-11-20.csv"');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv.body as Uint8Array);
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^\ufeff时间 \(UTC\),操作人,/);
    expect(lines).toHaveLength(1205);
    expect(lines[1]).toBe(
      `2026-11-20T01:30:00.123Z,"'=cmd|""x""",${actorID},team.update,team,Two,team-2,,ok,` +
        '"No. 0, ""quoted""",name: One,name: Two,192.0.2.1,request-1',
    );
    expect(lines[1203]).toContain('No. 1202');
    expect(lines[1204]).toBe('');

    const jsonl = await browser.call('exportAuditLines', { query: filter });
    const entries = new TextDecoder()
      .decode(jsonl.body as Uint8Array)
      .trimEnd()
      .split('\n');
    expect(entries).toHaveLength(1203);
    const { items } = (await browser.call('listAudit', { query: { ...filter, size: '1' } })).body as {
      items: AuditEntry[];
    };
    expect(JSON.parse(entries[0] ?? '')).toEqual(items[0]);
  });

  it('names the countdown when it closes a room, and the machine when nobody asked', async () => {
    const { browser, agent, params } = await startedCall(world());
    await browser.call('closeRoom', { params, body: { reason: 'Soon', inSeconds: 60 } });
    world().clock.forward(60);
    await world().service.sweep();
    const closings = (await entriesOf(world(), agent.userID)).filter(
      (entry) => entry.action === 'room.close',
    );
    expect(closings).toMatchObject([
      { reason: 'Soon', changes: { closesAt: [null, '2026-11-20T01:31:00.123Z'] } },
      { reason: 'Soon', changes: null, address: null, at: '2026-11-20T01:31:00.123Z' },
    ]);
  });

  it('has one entry for one try, with its address and the id of the request', async () => {
    const { userID } = await world().person('agent');
    const browser = world().as(userID);
    await browser.call('getMe');
    const response = await browser.send('/api/users/somebody', {
      headers: { 'x-request-id': 'try-4711', [ADDRESS_HEADER]: '2001:db8::7' },
    });
    expect(response.status).toBe(403);
    const tries = (await entriesOf(world(), userID)).filter((entry) => entry.action === 'access.refused');
    expect(tries).toMatchObject([
      { requestID: 'try-4711', address: '2001:db8::7', reason: 'user.list', actor: { userID } },
    ]);
  });

  it('says nothing of what came to nothing', async () => {
    const { agent } = await world().cast();
    const room = await world().aRoom({ ownerID: agent.userID, closed: true });
    const browser = world().as(agent.userID);
    await browser.call('closeRoom', { params: { roomID: room.roomID }, body: { reason: 'Again' } });
    await browser.call('startCall', {
      body: { roomID: room.roomID, template: '1v1', recording: noRecording },
    });
    await browser.call('createRoom', { body: { name: '' } });
    const open = await world().aRoom({ ownerID: agent.userID, name: 'Same' });
    await browser.call('updateRoom', { params: { roomID: open.roomID }, body: { name: 'Same', version: 1 } });
    const actions = (await entriesOf(world(), agent.userID)).map((entry) => entry.action);
    expect(actions).toEqual(['signIn']);
  });
});
