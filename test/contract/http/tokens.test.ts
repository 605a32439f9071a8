import { describe, expect, it } from 'vitest';
import { givable, grantsOf } from '../../../contract/access';
import type { AuditEntry } from '../../../contract/audit';
import type { Credentials, Session } from '../../../contract/sessions';
import { isWhole, makeToken } from '../../../server/roomservice/tokens/text';
import { CALLS, random } from '../../support/doubles';
import type { Program } from '../../support/roomservice-client';
import { at, unique } from '../../support/rows';
import { inMemory, onEveryStore } from './on-every-store';

const everything = givable(grantsOf.admin, 'all');

describe('the text of a token', () => {
  it('tells one that was mistyped, cut off or made up from a whole one', () => {
    const token = makeToken(random);
    expect(isWhole(token)).toBe(true);
    const swapped = token.slice(0, 10) + (token[10] === 'a' ? 'b' : 'a') + token.slice(11);
    const changed = [swapped, token.slice(0, -1), `${token}x`, token.slice(4), '', 'wxc_', ` ${token}`];
    expect(changed.filter(isWhole)).toEqual([]);
  });
});

onEveryStore('an API token', (world) => {
  it('creates a room for an agent, gets them in, and the log says that a token did it', async () => {
    const { agent, admin } = await world().cast();
    const crm = await world().token({ name: 'CRM', permissions: everything });
    const made = await crm.call('createRoom', { body: { name: 'Loan', ownerID: agent.userID } });
    expect(made.body).toMatchObject({ owner: { userID: agent.userID, name: '沈若溪' } });
    const { roomID } = made.body as { roomID: string };

    const issued = await crm.call('issueSession', { params: { roomID }, body: { userID: agent.userID } });
    const { sessionID, user, issuedBy } = issued.body as Session;
    expect(user.userID).toBe(agent.userID);
    expect(issuedBy).toEqual({ userID: crm.row.tokenID, name: 'CRM' });
    const revealed = await crm.call('revealSession', { params: { sessionID } });
    const credentials = revealed.body as Credentials;
    expect(credentials).toMatchObject({ userID: agent.userID, roomAction: 'createRoom' });
    const entered = await world().program(credentials).call('enterRoom', { params: { roomID }, body: {} });
    expect(entered.body).toMatchObject({ state: 'live', members: [{ userID: agent.userID }] });

    const closed = await crm.call('closeRoom', { params: { roomID }, body: { reason: 'Solved' } });
    expect(closed.body).toMatchObject({ closing: { by: { userID: crm.row.tokenID, name: 'CRM' } } });
    const events = await crm.call('listRoomEvents', { params: { roomID } });
    expect(events.body).toMatchObject({
      items: [{ kind: 'closed', person: { name: 'CRM' } }, {}, {}, {}, {}],
    });

    const query = { actorID: crm.row.tokenID, sort: 'at' };
    const { items } = (await world().as(admin.userID).call('listAudit', { query })).body as {
      items: AuditEntry[];
    };
    const done = ['room.create', 'session.issue', 'session.reveal', 'room.close'];
    expect(items.map(({ action }) => action)).toEqual(done);
    for (const entry of items) expect(entry).toMatchObject({ byToken: true, actor: { name: 'CRM' } });
  });

  it('closes a room after a countdown in its own name', async () => {
    const crm = await world().token({ name: 'CRM', permissions: everything });
    const { roomID } = await world().aRoom();
    await crm.call('closeRoom', { params: { roomID }, body: { reason: 'Late', inSeconds: 60 } });
    world().clock.forward(60);
    await world().service.sweep();
    const { body } = await crm.call('getRoom', { params: { roomID } });
    expect(body).toMatchObject({ state: 'closed', closing: { by: { name: 'CRM' }, reason: 'Late' } });
  });
});

inMemory('an API token', (world) => {
  const codeOf = async (program: Program) => (await program.call('listRooms')).problem?.code;

  it('is refused, with the reason, when it is not whole, not known, over or revoked', async () => {
    const program = await world().token({ permissions: ['room.list'] });
    expect(await codeOf(program)).toBeUndefined();
    expect(await codeOf(world().showing(program.token.slice(0, -2)))).toBe('token.malformed');
    expect(await codeOf(world().showing(makeToken(random)))).toBe('token.invalid');
    expect(await codeOf(await world().token({ revokedAt: at(-1) }))).toBe('token.revoked');
    world().clock.forward(24 * 3600);
    const over = await program.call('listRooms');
    expect(over.problem).toMatchObject({ code: 'token.expired', params: { name: program.row.name } });
    expect(over.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it('waits when it asks too much, and is told for how long', async () => {
    const program = await world().token({ permissions: ['room.list'] });
    for (let i = 0; i < CALLS; i += 1) expect((await program.call('listRooms')).status).toBe(200);
    const refused = await program.call('listRooms');
    expect(refused.problem).toMatchObject({ code: 'request.tooMany', params: { seconds: 30 } });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await codeOf(await world().token({ permissions: ['room.list'] }))).toBeUndefined();
  });

  it('counts for nothing what else a request carries', async () => {
    const { admin } = await world().cast();
    const { token } = await world().token({ permissions: ['room.list'] });
    const headers = { authorization: `Bearer ${token}` };
    const signedIn = world().as(admin.userID);
    expect((await signedIn.send('/api/users')).status).toBe(200);
    expect((await signedIn.send('/api/users', { headers })).status).toBe(403);
    const signIn = await world().stranger().send('/api/sign-in', { method: 'POST', headers, body: '{}' });
    expect(await signIn.json()).toMatchObject({ error: { code: 'person.needed' } });
  });

  it('is remembered as used, to the hour', async () => {
    const { admin } = await world().cast();
    const program = await world().token({ permissions: ['room.list'] });
    await program.call('listRooms');
    const { items } = (await world().as(admin.userID).call('listApiTokens')).body as {
      items: { tokenID: string; lastUsedAt: string }[];
    };
    const mine = items.find(({ tokenID }) => tokenID === program.row.tokenID);
    expect(mine?.lastUsedAt).toBe('2026-11-20T01:00:00.000Z');
  });

  it('must say who owns a room and whom a session is for', async () => {
    const { roomID } = await world().aRoom();
    const crm = await world().token({ permissions: everything });
    const noOwner = await crm.call('createRoom', { body: { name: 'Whose?' } });
    expect(noOwner.problem?.fields).toEqual([{ path: 'ownerID', code: 'required' }]);
    const noUser = await crm.call('issueSession', { params: { roomID }, body: {} });
    expect(noUser.problem?.fields).toEqual([{ path: 'userID', code: 'required' }]);
  });

  it('of a team issues no session for somebody of another', async () => {
    const { team, agent, outsider } = await world().cast();
    const crm = await world().token({ permissions: givable(grantsOf.admin, 'team'), teamID: team.teamID });
    const { roomID } = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const answer = await crm.call('issueSession', { params: { roomID }, body: { userID: outsider.userID } });
    expect(answer.problem?.code).toBe('user.notFound');
  });

  it('lets nobody issue for somebody else who has signed in', async () => {
    const { agent, peer, team } = await world().cast();
    const { roomID } = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    const body = { userID: peer.userID };
    const answer = await world().as(agent.userID).call('issueSession', { params: { roomID }, body });
    expect(answer.problem?.code).toBe('permission.missing');
  });

  it('neither makes an administrator nor takes one over', async () => {
    const { admin, agent } = await world().cast();
    const hr = await world().token({ permissions: everything });
    const body = { userID: `new_${unique()}`, name: 'New', role: 'admin', teamID: null };
    const params = { userID: admin.userID };
    const tries = [
      await hr.call('createUser', { body }),
      await hr.call('updateUser', { params: { userID: agent.userID }, body: { role: 'admin' } }),
      await hr.call('updateUser', { params, body: { state: 'disabled' } }),
      await hr.call('resetPassword', { params }),
      await hr.call('signOutUser', { params }),
    ];
    expect(tries.map(({ problem }) => problem?.code)).toEqual(tries.map(() => 'person.needed'));
    expect((await hr.call('createUser', { body: { ...body, role: 'agent' } })).status).toBe(200);
  });

  it('hears live events as far as it reaches, until it is revoked', async () => {
    const { agent, outsider, team } = await world().cast();
    const { token } = await world().token({ permissions: ['room.list'], teamID: team.teamID });
    const stream = await world().showing(token).events();
    const ofOthers = await world().aRoom({ ownerID: outsider.userID, teamID: outsider.teamID });
    const ours = await world().aRoom({ ownerID: agent.userID, teamID: team.teamID });
    for (const { roomID, ownerID } of [ofOthers, ours]) {
      await world()
        .as(ownerID)
        .call('closeRoom', { params: { roomID }, body: { reason: 'Done' } });
    }
    const seen = await stream.until((event) => event.type === 'room.closed');
    expect(seen.at(-1)).toMatchObject({ roomID: ours.roomID });
    stream.close();
  });

  it('plays a recording by a link that is its own', async () => {
    const { recordingID } = await world().aRecording();
    const archive = await world().token({ permissions: ['recording.list', 'recording.play'] });
    const { body } = await archive.call('playRecording', { params: { recordingID } });
    expect(body).toMatchObject({ url: expect.stringContaining(archive.row.tokenID) as string });
  });
});
