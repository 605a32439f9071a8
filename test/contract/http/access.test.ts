import { describe, expect, it } from 'vitest';
import { givable, grantsOf, type Permission, type Role } from '../../../contract/access';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import { noRecording } from '../../../contract/rooms';
import type { Answer, Program } from '../../support/roomservice-client';
import type { Cast, World } from '../../support/roomservice';
import { at, unique } from '../../support/rows';
import type { UserRow } from '../../../server/roomservice/rows/people';
import { inMemory, onEveryStore } from './on-every-store';
import { reviewMatrix } from './reviews/matrix';
import { samplingMatrix } from './reviews/sampling';
import { aPlayedRoom, decideObserving, JPEG, STREAMS } from './scenes';

/** Whose a thing is, seen from who asks. */
const relations = ['own', 'team', 'foreign'] as const;
type Relation = (typeof relations)[number];

/** ok; `no`: refused with the missing permission; `-`: does not exist for who asks, as far as the answer says. */
type Verdict = 'ok' | 'no' | '-';

type Act = (asked: Asked) => Promise<Answer>;
interface Asked {
  readonly world: World;
  readonly browser: Program;
  /** Whose thing it is. */
  readonly owner: UserRow;
}

const roomOf = async ({ world, owner }: Asked, given: Parameters<World['aRoom']>[0] = {}) => {
  const { roomID } = await world.aRoom({ ownerID: owner.userID, teamID: owner.teamID, ...given });
  return { roomID };
};
const sessionOf = async (asked: Asked) => {
  const { roomID } = await roomOf(asked);
  const sealedSig = await asked.world.ports.signing.seal('a sig');
  const { sessionID } = await asked.world.aSession({ roomID, userID: asked.owner.userID, sealedSig });
  return { sessionID };
};
const callOf = async ({ world, owner }: Asked, ended: boolean) => {
  const { callID } = await world.aCall({ agentID: owner.userID, teamID: owner.teamID, ended });
  return { callID };
};
const recordingOf = async ({ world, owner }: Asked) => {
  const { recordingID } = await world.aRecording({ agentID: owner.userID, teamID: owner.teamID });
  return { recordingID };
};
const onPC = async ({ world, owner }: Asked) => {
  const on = { agentID: owner.userID, teamID: owner.teamID, kind: 'screen', state: 'localOnly' } as const;
  const { recordingID } = await world.aRecording(on);
  return { recordingID };
};
const oneRecordingOf = async (asked: Asked) => ({ recordingIDs: [(await recordingOf(asked)).recordingID] });
const onHold =
  (name: EndpointName, body?: object): Act =>
  async (asked) => {
    const { recordingID } = await recordingOf(asked);
    const { holdID } = await asked.world.aHold({ recordingID });
    return asked.browser.call(name, { params: { holdID }, ...(body ? { body } : {}) });
  };
const onClosing =
  (name: EndpointName): Act =>
  async ({ world, browser, owner }) => {
    const { closingID } = await world.aClosing({ byID: owner.userID });
    return browser.call(name, { params: { closingID } });
  };
/** The asker is in the room, as far as the room itself is concerned. */
const fromWithin: Act = async (asked) => {
  const { world, browser } = asked;
  const params = await roomOf(asked);
  const { userID } = (await browser.call('getMe')).body as { userID: string };
  await world.aMember({ ...params, userID });
  return browser.call('reportHappening', { params, body: { kind: 'chat', text: 'Hello' } });
};
const onRoom =
  (name: EndpointName, body?: object): Act =>
  async (asked) =>
    asked.browser.call(name, { params: await roomOf(asked), ...(body ? { body } : {}) });
const onCall =
  (name: EndpointName, ended: boolean, body?: object): Act =>
  async (asked) =>
    asked.browser.call(name, { params: await callOf(asked, ended), ...(body ? { body } : {}) });
const urlsOf = ({ pushURL, playURL }: typeof STREAMS) => ({ pushURL, playURL });
const onStreams =
  (name: EndpointName, body?: object): Act =>
  async ({ world, browser, owner }) => {
    const { callID } = await world.aStreamCall({ agentID: owner.userID, teamID: owner.teamID });
    return browser.call(name, { params: { callID }, ...(body ? { body } : {}) });
  };
const onPicture =
  (name: EndpointName): Act =>
  async ({ world, browser, owner }) => {
    const { callID } = await world.aStreamCall({ agentID: owner.userID, teamID: owner.teamID, ended: true });
    const { pictureID } = await world.aPicture({ callID });
    await world.ports.pictures.put(pictureID, new Uint8Array(Buffer.from(JPEG, 'base64')));
    return browser.call(name, { params: { callID, pictureID } });
  };
/** What a person does with an observation of the owner's. */
const onObservation =
  (name: EndpointName): Act =>
  async ({ world, browser, owner: { userID, name: userName } }) => {
    await decideObserving(world, 'silent');
    const { roomID } = await aPlayedRoom(world, await world.person('agent'));
    const signInDigest = (await world.aSignIn({ userID })).tokenDigest;
    const { observationID } = await world.anObservation({ roomID, userID, userName, signInDigest });
    return browser.call(name, { params: { observationID } });
  };
const onUser =
  (name: EndpointName, body?: object): Act =>
  async ({ browser, owner }) =>
    browser.call(name, { params: { userID: owner.userID }, ...(body ? { body } : {}) });

/**
 * Who may do what to whose. Columns: an agent's own, team's and foreign things; a supervisor's; an admin's own and
 * anybody's. The last column names the permission that the audit log says was missing.
 */
const matrix: readonly (readonly [EndpointName, string, string, string, Permission, Act])[] = [
  ['getRoom', 'ok ok -', 'ok ok -', 'ok ok', 'room.list', onRoom('getRoom')],
  ['listRoomEvents', 'ok ok -', 'ok ok -', 'ok ok', 'room.list', onRoom('listRoomEvents')],
  ['reportHappening', 'ok ok -', 'ok ok -', 'no no', 'room.enter', fromWithin],
  ['updateRoom', 'ok no -', 'ok ok -', 'ok ok', 'room.edit', onRoom('updateRoom', { name: 'X', version: 1 })],
  ['closeRoom', 'ok no -', 'ok ok -', 'ok ok', 'room.close', onRoom('closeRoom', { reason: 'Enough' })],
  [
    'cancelClosing',
    'ok no -',
    'ok ok -',
    'ok ok',
    'room.close',
    async (asked) => {
      const closing = { state: 'closing', closesAt: at(60), closedByID: asked.owner.userID } as const;
      return asked.browser.call('cancelClosing', { params: await roomOf(asked, closing) });
    },
  ],
  ['getClosing', 'ok - -', 'ok - -', 'ok -', 'room.close', onClosing('getClosing')],
  ['listClosingRooms', 'ok - -', 'ok - -', 'ok -', 'room.close', onClosing('listClosingRooms')],
  ['retryClosing', 'ok - -', 'ok - -', 'ok -', 'room.close', onClosing('retryClosing')],
  [
    'createRoom',
    'ok no no',
    'ok ok no',
    'ok ok',
    'room.create',
    ({ browser, owner }) => browser.call('createRoom', { body: { name: 'New', ownerID: owner.userID } }),
  ],
  ['issueSession', 'ok ok -', 'ok ok -', 'no no', 'session.issue', onRoom('issueSession', {})],
  ['listSessions', 'ok ok -', 'ok ok -', 'no no', 'session.issue', onRoom('listSessions')],
  [
    'revealSession',
    'ok no -',
    'ok no -',
    'no no',
    'session.reveal',
    async (asked) => asked.browser.call('revealSession', { params: await sessionOf(asked) }),
  ],
  [
    'revokeSession',
    'ok no -',
    'ok ok -',
    'no no',
    'room.edit',
    async (asked) => asked.browser.call('revokeSession', { params: await sessionOf(asked) }),
  ],
  [
    'startCall',
    'ok ok -',
    'ok ok -',
    'no no',
    'room.enter',
    async (asked) =>
      asked.browser.call('startCall', {
        body: { ...(await roomOf(asked)), template: '1v1', recording: noRecording },
      }),
  ],
  [
    'relaunchCall',
    'ok - -',
    'ok - -',
    'no no',
    'room.enter',
    async (asked) => {
      const { sessionID } = await sessionOf(asked);
      const { userID: agentID, teamID } = asked.owner;
      const { callID } = await asked.world.aCall({ agentID, teamID, sessionID });
      return asked.browser.call('relaunchCall', { params: { callID } });
    },
  ],
  ['getCall', 'ok - -', 'ok ok -', 'ok ok', 'call.list', onCall('getCall', true)],
  ['endCall', 'ok - -', 'ok - -', 'ok -', 'call.list', onCall('endCall', false, { reason: 'left' })],
  [
    'wrapUpCall',
    'ok - -',
    'ok no -',
    'no no',
    'call.wrapUp',
    onCall('wrapUpCall', true, { disposition: 'other', notes: '' }),
  ],
  [
    'startStreamCall',
    'ok ok ok',
    'ok ok ok',
    'no no',
    'room.enter',
    ({ browser }) => browser.call('startStreamCall', { body: STREAMS }),
  ],
  ['changeStreams', 'ok - -', 'ok - -', 'no no', 'room.enter', onStreams('changeStreams', urlsOf(STREAMS))],
  ['streamsRunning', 'ok - -', 'ok - -', 'no no', 'room.enter', onStreams('streamsRunning')],
  [
    'addPicture',
    'ok - -',
    'ok - -',
    'no no',
    'room.enter',
    onStreams('addPicture', { stream: 'push', jpeg: JPEG }),
  ],
  ['listPictures', 'ok - -', 'ok ok -', 'ok ok', 'call.list', onStreams('listPictures')],
  ['getPicture', 'ok - -', 'ok ok -', 'ok ok', 'call.list', onPicture('getPicture')],
  ['deletePicture', 'ok - -', 'ok no -', 'no no', 'call.wrapUp', onPicture('deletePicture')],
  [
    'getRecording',
    'ok - -',
    'ok ok -',
    'ok ok',
    'recording.list',
    async (asked) => asked.browser.call('getRecording', { params: await recordingOf(asked) }),
  ],
  [
    'playRecording',
    'ok - -',
    'ok ok -',
    'ok ok',
    'recording.play',
    async (asked) => asked.browser.call('playRecording', { params: await recordingOf(asked) }),
  ],
  [
    'setPresence',
    'no no no',
    '- ok -',
    '- ok',
    'presence.set',
    async ({ world, browser, owner }) => {
      await world.aPresence({ userID: owner.userID });
      return browser.call('setPresence', {
        params: { userID: owner.userID },
        body: { choice: 'available', reasonID: null },
      });
    },
  ],
  [
    'getRecordingPreviews',
    'ok - -',
    'ok ok -',
    'ok ok',
    'recording.play',
    async (asked) => asked.browser.call('getRecordingPreviews', { params: await recordingOf(asked) }),
  ],
  [
    'listRecordingHolds',
    'no no no',
    'no no no',
    'ok ok',
    'recording.hold',
    async (asked) => asked.browser.call('listRecordingHolds', { params: await recordingOf(asked) }),
  ],
  [
    'placeHold',
    'no no no',
    'no no no',
    'ok ok',
    'recording.hold',
    async (asked) =>
      asked.browser.call('placeHold', { body: { ...(await oneRecordingOf(asked)), reason: 'Case 7' } }),
  ],
  ['listHeldRecordings', 'no no no', 'no no no', 'ok ok', 'recording.hold', onHold('listHeldRecordings')],
  ['liftHold', 'no no no', 'no no no', 'ok ok', 'recording.hold', onHold('liftHold', { reason: 'Over' })],
  [
    'trashImpact',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.delete',
    async (asked) => asked.browser.call('trashImpact', { body: await oneRecordingOf(asked) }),
  ],
  [
    'trashRecordings',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.delete',
    async (asked) =>
      asked.browser.call('trashRecordings', { body: { ...(await oneRecordingOf(asked)), reason: 'Why' } }),
  ],
  [
    'restoreRecordings',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.delete',
    async (asked) => asked.browser.call('restoreRecordings', { body: await oneRecordingOf(asked) }),
  ],
  [
    'retryRecording',
    '409 - -',
    '409 409 -',
    '409 409',
    'recording.retry',
    async (asked) => asked.browser.call('retryRecording', { params: await recordingOf(asked) }),
  ],
  [
    'alignRecording',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.align',
    async (asked) =>
      asked.browser.call('alignRecording', { params: await recordingOf(asked), body: { offsetMs: 1 } }),
  ],
  [
    'listRecordingAccess',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.log',
    async (asked) => asked.browser.call('listRecordingAccess', { params: await recordingOf(asked) }),
  ],
  [
    'askForRecording',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.ask',
    async (asked) => asked.browser.call('askForRecording', { params: await onPC(asked) }),
  ],
  [
    'answerForRecording',
    'ok - -',
    'ok ok -',
    'ok ok',
    'recording.upload',
    async (asked) =>
      asked.browser.call('answerForRecording', { params: await onPC(asked), body: { answer: 'lost' } }),
  ],
  [
    'listUploadCandidates',
    'ok - -',
    'ok - -',
    'ok -',
    'recording.upload',
    async ({ world, browser, owner: { userID } }) => {
      const { uploadID } = await world.anUpload({ userID });
      return browser.call('listUploadCandidates', { params: { uploadID } });
    },
  ],
  [
    'attachUpload',
    'ok - -',
    'ok ok -',
    'ok ok',
    'recording.upload',
    async (asked) => {
      // A file of the caller's own, and a call of whoever it is.
      const me = (await asked.browser.call('getMe')).body as { userID: string };
      const { uploadID } = await asked.world.anUpload({ userID: me.userID });
      return asked.browser.call('attachUpload', { params: { uploadID }, body: await callOf(asked, true) });
    },
  ],
  [
    'matchCloudFile',
    'no no no',
    'ok ok -',
    'ok ok',
    'recording.match',
    async (asked) => {
      const { cloudFileID } = await asked.world.aCloudFile();
      const body = await callOf(asked, true);
      return asked.browser.call('matchCloudFile', { params: { cloudFileID }, body });
    },
  ],
  [
    'listCloudFileCandidates',
    'no no no',
    'ok ok ok',
    'ok ok',
    'recording.match',
    async ({ world, browser }) => {
      const { cloudFileID } = await world.aCloudFile();
      return browser.call('listCloudFileCandidates', { params: { cloudFileID } });
    },
  ],
  [
    'dropCloudFile',
    'no no no',
    'ok ok ok',
    'ok ok',
    'recording.match',
    async ({ world, browser }) => {
      const { cloudFileID } = await world.aCloudFile();
      return browser.call('dropCloudFile', { params: { cloudFileID } });
    },
  ],
  [
    'startObserving',
    'no no no',
    'ok ok -',
    'ok ok',
    'room.observe',
    async ({ world, browser, owner }) => {
      await decideObserving(world, 'silent');
      const { roomID } = await aPlayedRoom(world, owner);
      return browser.call('startObserving', { params: { roomID }, body: { reason: 'Coaching' } });
    },
  ],
  // Of the supervisor's own, in a room of no team: they may no longer.
  ['renewObservation', 'no no no', '409 - -', 'ok -', 'room.observe', onObservation('renewObservation')],
  ['endObservation', 'no no no', 'ok - -', 'ok -', 'room.observe', onObservation('endObservation')],
  ['listObservers', 'ok ok -', 'ok ok -', 'ok ok', 'room.list', onRoom('listObservers')],
  ['getUser', 'no no no', 'ok ok -', 'ok ok', 'user.list', onUser('getUser')],
  ['updateUser', 'no no no', 'no no no', 'ok ok', 'user.manage', onUser('updateUser', { name: 'Renamed' })],
  ['resetPassword', 'no no no', 'no no no', '422 ok', 'user.manage', onUser('resetPassword')],
  ['listSignIns', 'no no no', 'no no no', 'ok ok', 'user.manage', onUser('listSignIns')],
  [
    'endSignIn',
    'no no no',
    'no no no',
    'ok ok',
    'user.manage',
    async ({ world, browser, owner: { userID } }) => {
      const { signInID } = await world.aSignIn({ userID });
      return browser.call('endSignIn', { params: { userID, signInID } });
    },
  ],
  [
    'linkIdentity',
    'no no no',
    'no no no',
    'ok ok',
    'user.manage',
    (asked) => onUser('linkIdentity', { login: `login.of.${asked.owner.userID}` })(asked),
  ],
  [
    'unlinkIdentity',
    'no no no',
    'no no no',
    'ok ok',
    'user.manage',
    async (asked) => {
      await asked.world.anIdentity({ userID: asked.owner.userID });
      return onUser('unlinkIdentity')(asked);
    },
  ],
  ['signOutUser', 'no no no', 'no no no', 'ok ok', 'user.manage', onUser('signOutUser')],
  ...reviewMatrix,
  ...samplingMatrix,
];

/** Who asks, and whose thing: the three of an agent and of a supervisor, and the two of an admin. */
const cases: readonly (readonly [Role, Relation])[] = [
  ['agent', 'own'],
  ['agent', 'team'],
  ['agent', 'foreign'],
  ['supervisor', 'own'],
  ['supervisor', 'team'],
  ['supervisor', 'foreign'],
  ['admin', 'own'],
  ['admin', 'foreign'],
];

function ownerFor(cast: Cast, role: Role, relation: Relation): UserRow {
  switch (relation) {
    case 'own':
      return cast[role];
    case 'team':
      return cast.peer;
    case 'foreign':
      return cast.outsider;
  }
}

function verdictOf({ status, problem }: Answer): string {
  if (status < 300) return 'ok';
  if (status === 404) return '-';
  return problem?.code === 'permission.missing' ? 'no' : String(status);
}

inMemory('who may do what', (world) => {
  it('is said of every thing that an endpoint names, and of whose it is', () => {
    const onThings = Object.entries(endpoints).filter(
      ([, { params, path, access }]: [string, Endpoint]) =>
        // A userSig opens the room of its session alone, what is public is nobody's, `/me` holds what is mine, teams, tokens, webhooks, review forms and moves of files are for admins alone.
        params !== undefined &&
        access !== 'userSig' &&
        !path.startsWith('/me/') &&
        access !== 'public' &&
        access !== 'team.manage' &&
        access !== 'token.manage' &&
        access !== 'review.manage' &&
        access !== 'recording.keep' &&
        access !== 'webhook.manage',
    );
    const said: readonly string[] = matrix.map(([name]) => name);
    expect(onThings.map(([name]) => name).filter((name) => !said.includes(name))).toEqual([]);
  });

  it('ends my own sign-ins alone under /me, whoever I am', async () => {
    const { agent, supervisor, admin, peer } = await world().cast();
    const { signInID } = await world().aSignIn({ userID: peer.userID });
    for (const { userID } of [agent, supervisor, admin]) {
      const { problem } = await world().as(userID).call('endMySignIn', { params: { signInID } });
      expect(problem?.code).toBe('signIn.notFound');
    }
  });

  describe.each(matrix)('%s', (name, agent, supervisor, admin, permission, act) => {
    const verdicts = [agent, supervisor, admin].join(' ').split(' ');
    const rows = cases.map((one, i) => [...one, verdicts[i] as Verdict] as const);

    it.each(rows)('asked by an %s of what is %s: %s', async (role, relation, verdict) => {
      const cast = await world().cast();
      const asker = cast[role];
      const browser = world().as(asker.userID);
      const owner = ownerFor(cast, role, relation);
      const answer = await act({ world: world(), browser, owner });
      expect(verdictOf(answer)).toBe(verdict);

      const { items } = (
        await world()
          .as(cast.admin.userID)
          .call('listAudit', {
            query: { actorID: asker.userID, action: 'access.refused' },
          })
      ).body as { items: { reason: string; result: string; object: { name: string } }[] };
      const tried = items.map((entry) => [entry.result, entry.object.name]);
      expect(tried).toEqual(verdict === 'no' || verdict === '-' ? [['refused', name]] : []);
      if (verdict !== 'no') return;
      const missing = String(answer.problem?.params?.['permission']);
      expect(items[0]?.reason).toBe(missing);
      // An endpoint's own permission is asked for first; the thing's only of who has that.
      expect([permission, (endpoints[name] as Endpoint).access]).toContain(missing);
    });
  });

  it.each([
    ['createUser', { userID: 'new_person', name: 'New', role: 'admin', teamID: null }],
    ['createTeam', { name: 'New' }],
    ['updateTeam', { name: 'New' }],
    ['deleteTeam', undefined],
    ['listAudit', undefined],
    ['exportAuditCsv', undefined],
    ['exportAuditLines', undefined],
  ] as const)('%s is for admins alone', async (name, body) => {
    const { agent, supervisor, admin, team } = await world().cast();
    const named = body && 'name' in body ? { ...body, name: `New ${unique()}` } : body;
    const input = { params: { teamID: team.teamID }, ...(named ? { body: named } : {}) };
    for (const { userID } of [agent, supervisor]) {
      const { problem } = await world().as(userID).call(name, input);
      expect(problem).toMatchObject({
        code: 'permission.missing',
        params: { permission: (endpoints[name] as Endpoint).access },
      });
    }
    const { problem } = await world().as(admin.userID).call(name, input);
    expect(problem?.code ?? 'ok').toBe(name === 'deleteTeam' ? 'team.notEmpty' : 'ok');
  });

  it.each([
    ['getMyPresence', undefined],
    ['beHere', undefined],
    ['choosePresence', { choice: 'available', reasonID: null }],
  ] as const)('%s is for those who have a presence: agents', async (name, body) => {
    const { agent, supervisor, admin } = await world().cast();
    const asked = (userID: string) =>
      world()
        .as(userID)
        .call(name, body ? { body } : {});
    expect((await asked(agent.userID)).status).toBe(200);
    for (const { userID } of [supervisor, admin]) {
      expect((await asked(userID)).problem?.params).toEqual({ permission: 'presence.choose' });
    }
  });

  it('agents see nobody else’s presence, and decide nothing about the floor', async () => {
    const { agent, supervisor } = await world().cast();
    const range = { from: at(-60).toISOString(), to: at(0).toISOString() };
    const asked = [
      await world().as(agent.userID).call('listPresence'),
      await world().as(agent.userID).call('listPresenceTimes', { query: range }),
      await world().as(agent.userID).call('getWallboard'),
      await world().as(supervisor.userID).call('updateFloorSettings', { body: {} }),
    ];
    expect(asked.map(({ problem }) => problem?.params?.['permission'])).toEqual([
      'presence.list',
      'presence.list',
      'wallboard.view',
      'floor.manage',
    ]);
  });

  const everyEndpoint = Object.entries(endpoints) as [EndpointName, Endpoint][];
  const params = {
    roomID: '4711',
    userID: 'somebody',
    teamID: 'team',
    sessionID: 'session',
    callID: 'call',
    recordingID: 'recording',
    pictureID: 'picture',
    signInID: 'sign-in',
    closingID: 'closing',
    uploadID: 'upload',
    observationID: 'observation',
    tokenID: 'webexe_none',
    viewID: 'view',
    commentID: 'comment',
    formID: 'form',
    ruleID: 'rule',
    reviewID: 'review',
    calibrationID: 'calibration',
    webhookID: 'webhook',
    deliveryID: 'delivery',
    holdID: 'hold',
    cloudFileID: 'file',
    secret: 'a-secret-of-callbacks',
    moveID: 'move',
  };
  const signedIn = everyEndpoint.filter(([, { access }]) => access !== 'public' && access !== 'userSig');
  it.each(signedIn)('%s asks a stranger to sign in', async (name) => {
    const { status, problem } = await world().stranger().call(name, { params, body: {} });
    expect([status, problem?.code]).toEqual([401, 'signIn.required']);
  });

  it.each(signedIn.filter(([, { access }]) => access !== 'changing'))(
    '%s waits for the new password that is due',
    async (name) => {
      const { userID } = await world().person('admin', { mustChangePassword: true });
      const { status, problem } = await world().as(userID).call(name, { params, body: {} });
      expect([status, problem?.code]).toEqual([403, 'password.mustChange']);
    },
  );

  it.each(everyEndpoint.filter(([, { access }]) => access === 'userSig'))(
    '%s takes no sign-in for a userSig',
    async (name) => {
      const { userID } = await world().person('agent');
      const { roomID } = await world().aRoom({ ownerID: userID });
      const input = { params: { roomID }, body: {} };
      expect((await world().as(userID).call(name, input)).problem?.code).toBe('session.invalid');
    },
  );

  it.each(everyEndpoint.filter(([, { access }]) => access !== 'userSig' && access !== 'public'))(
    '%s takes no userSig for a sign-in',
    async (name) => {
      const { userID, roomID } = await world().aSession();
      const userSig = await world().ports.signing.sign(userID, 3600);
      const input = { params: { ...params, roomID }, body: {} };
      const { problem } = await world().program({ userID, userSig }).call(name, input);
      expect(problem?.code).toBe('signIn.required');
    },
  );
});

inMemory('what API tokens may do', (world) => {
  const recordOf = (name: EndpointName): Endpoint => endpoints[name];
  const opened = (Object.entries(endpoints) as [EndpointName, Endpoint][]).filter(
    ([, { access }]) => access !== 'public' && access !== 'userSig',
  );
  const params = {
    roomID: '4711',
    userID: 'somebody',
    teamID: 'team',
    sessionID: 'session',
    callID: 'call',
    recordingID: 'recording',
    uploadID: 'upload',
    pictureID: 'picture',
    signInID: 'sign-in',
    closingID: 'closing',
    observationID: 'observation',
    tokenID: 'webexe_none',
    viewID: 'view',
    commentID: 'comment',
    formID: 'form',
    ruleID: 'rule',
    reviewID: 'review',
    calibrationID: 'calibration',
    webhookID: 'webhook',
    deliveryID: 'delivery',
    holdID: 'hold',
    cloudFileID: 'file',
    secret: 'a-secret-of-callbacks',
    moveID: 'move',
  };
  const outcomeOf = ({ status, problem }: Answer) =>
    problem?.code === 'person.needed' || problem?.code === 'permission.missing'
      ? problem.code
      : status === 401
        ? 'unknown'
        : 'let in';

  it.each(opened)('%s, to a token that may do nothing', async (name, { access, person }) => {
    const program = await world().token();
    const expected = person ? 'person.needed' : access === 'signedIn' ? 'let in' : 'permission.missing';
    expect(outcomeOf(await program.call(name, { params, body: {} }))).toBe(expected);
  });

  it.each(opened)('%s, to a token that may do all that it can be given', async (name, { access, person }) => {
    const permissions = givable(grantsOf.admin, 'all');
    const program = await world().token({ permissions });
    const ever = access === 'signedIn' || permissions.some((each) => each === access);
    const expected = person ? 'person.needed' : ever ? 'let in' : 'permission.missing';
    expect(outcomeOf(await program.call(name, { params, body: {} }))).toBe(expected);
  });

  /** Where a token must say what a person leaves out. */
  const asToken: Partial<Record<EndpointName, Act>> = {
    issueSession: async (asked) =>
      asked.browser.call('issueSession', {
        params: await roomOf(asked),
        body: { userID: asked.owner.userID },
      }),
  };
  const things = matrix.filter(([name]) => !recordOf(name).person);
  it.each(things)(
    '%s reaches as far as its token',
    async (name, _agent, _supervisor, admin, permission, act) => {
      const { team, peer, outsider } = await world().cast();
      // Whoever is let in may still hear that there is nothing to do.
      const letIn = admin.endsWith('409') ? '409' : 'ok';
      const everywhere = await world().token({ permissions: givable(grantsOf.admin, 'all') });
      const ofTeam = givable(grantsOf.admin, 'team');
      const inTeam = await world().token({ permissions: ofTeam, teamID: team.teamID });
      const verdict = async (browser: Program, owner: UserRow) =>
        verdictOf(await (asToken[name] ?? act)({ world: world(), browser, owner }));
      expect(await verdict(everywhere, outsider)).toBe(letIn);
      const isTeams = ofTeam.includes(permission);
      expect(await verdict(inTeam, peer)).toBe(isTeams ? letIn : 'no');
      expect(['no', '-']).toContain(await verdict(inTeam, outsider));
    },
  );
});

inMemory('what an answer says one can do', (world) => {
  /** Each word of `can` on a room, and the endpoint that it promises. */
  const words = {
    enter: (roomID: string) =>
      ['startCall', { body: { roomID, template: '1v1', recording: noRecording } }] as const,
    issueSession: (roomID: string) => ['issueSession', { params: { roomID }, body: {} }] as const,
    edit: (roomID: string) =>
      ['updateRoom', { params: { roomID }, body: { name: 'X', version: 1 } }] as const,
    close: (roomID: string) => ['closeRoom', { params: { roomID }, body: { reason: 'X' } }] as const,
    cancelClosing: (roomID: string) => ['cancelClosing', { params: { roomID } }] as const,
  };
  const people = ['agent', 'peer', 'supervisor', 'admin'] as const;
  const states = ['idle', 'closing', 'closed'] as const;
  const pairs = people.flatMap((person) => states.map((state) => [person, state] as const));

  it.each(pairs)(
    'the %s can do to a room that is %s what it says, and nothing else',
    async (person, state) => {
      const cast = await world().cast();
      const browser = world().as(cast[person].userID);
      const room = {
        ownerID: cast.agent.userID,
        teamID: cast.team.teamID,
        state,
        ...(state === 'idle' ? {} : { closesAt: at(60), closedByID: cast.agent.userID, closeReason: 'X' }),
      };
      const did: string[] = [];
      const said: string[] = [];
      for (const [word, call] of Object.entries(words)) {
        const { roomID } = await world().aRoom(room);
        const { can } = (await browser.call('getRoom', { params: { roomID } })).body as { can: string[] };
        if (can.includes(word)) said.push(word);
        const [name, input] = call(roomID);
        if ((await browser.call(name, input)).status === 200) did.push(word);
      }
      expect(said).toEqual(did);
    },
  );
});

onEveryStore('lists', (world) => {
  it.each([
    ['agent', { rooms: 'own team', calls: 'own', recordings: 'own', users: '403' }],
    [
      'supervisor',
      { rooms: 'own team', calls: 'own team', recordings: 'own team', users: 'agent peer supervisor' },
    ],
    [
      'admin',
      {
        rooms: 'own team foreign',
        calls: 'own team foreign',
        recordings: 'own team foreign',
        users: 'admin agent otherSupervisor outsider peer supervisor',
      },
    ],
  ] as const)('show an %s no more than they may see', async (role, expected) => {
    const cast = await world().cast();
    const browser = world().as(cast[role].userID);
    const mine = new Map<string, string>();
    for (const relation of relations) {
      const { userID, teamID } = ownerFor(cast, role, relation);
      const { roomID } = await world().aRoom({ ownerID: userID, teamID });
      const shared = { agentID: userID, teamID, roomID };
      const { callID } = await world().aCall({ ...shared, ended: true });
      const { recordingID } = await world().aRecording({ ...shared, callID });
      for (const id of [roomID, callID, recordingID]) mine.set(id, relation);
    }
    for (const [name, user] of Object.entries(cast)) if ('userID' in user) mine.set(user.userID, name);

    const seen = async (name: EndpointName, key: string) => {
      const { status, body } = await browser.call(name, { query: { size: '100' } });
      if (status !== 200) return String(status);
      const { items, total } = body as { items: Record<string, string>[]; total: number };
      // An admin of a store in use sees other tests' things as well; everybody else only what is here.
      const found = items.map((item) => mine.get(item[key] ?? '')).filter((id) => id !== undefined);
      expect(role === 'admin' ? found.length : total).toBe(found.length);
      const order = [...relations, ...Object.keys(cast).sort()];
      return found.sort((a, b) => order.indexOf(a) - order.indexOf(b)).join(' ');
    };
    expect({
      rooms: await seen('listRooms', 'roomID'),
      calls: await seen('listCalls', 'callID'),
      recordings: await seen('listRecordings', 'recordingID'),
      users: await seen('listUsers', 'userID'),
    }).toEqual(expected);
  });

  it('do not let a filter reach further', async () => {
    const { agent, outsider, otherTeam } = await world().cast();
    const theirs = await world().aRecording({ agentID: outsider.userID, teamID: otherTeam.teamID });
    const browser = world().as(agent.userID);
    const queries = [
      ['listRecordings', { agentID: outsider.userID }],
      ['listRecordings', { teamID: otherTeam.teamID }],
      ['listRecordings', { q: theirs.recordingID }],
      ['listRecordings', { from: '2030-01-01T00:00:00Z', agentID: outsider.userID }],
      ['listRecordings', { agentID: outsider.userID, before: 'end' }],
      ['listCalls', { agentID: outsider.userID }],
      ['listRooms', { ownerID: outsider.userID }],
      ['listRooms', { q: theirs.roomID }],
    ] as const;
    for (const [name, query] of queries) {
      const { body } = await browser.call(name, { query });
      expect(body).toMatchObject({ items: [], total: 0 });
      expect(body).not.toMatchObject({ newestOutside: expect.any(String) as string });
    }
  });

  it('count what one may see, whatever the filter names', async () => {
    const { agent, outsider } = await world().cast();
    const { recordingID } = await world().aRecording({ agentID: outsider.userID });
    const counted = async (userID: string) =>
      (
        await world()
          .as(userID)
          .call('getRecordingCounts', { query: { q: recordingID } })
      ).body;
    expect(await counted(agent.userID)).toEqual({
      ...{ kinds: [], states: [], agents: [], scores: [], atLeast: false },
      ...{ commented: { yes: 0, no: 0 }, hold: { yes: 0, no: 0 } },
    });
    expect(await counted(outsider.userID)).toMatchObject({ kinds: [{ kind: 'mix', count: 1 }] });
  });

  it('do not tell an agent by any filter, number or column what was not released to them', async () => {
    const { agent, supervisor, team } = await world().cast();
    const { recordingID } = await world().aRecording({ agentID: agent.userID, teamID: team.teamID });
    const review = await world().aReview({ recordingID, state: 'submitted' });
    await world().aComment({ recordingID, forAgent: true });
    const seenBy = async (userID: string) => {
      const browser = world().as(userID);
      const found = async (query: Record<string, string>) =>
        (await browser.call('listRecordings', { query })).body as { items: readonly object[] };
      const counts = await browser.call('getRecordingCounts', {});
      const { items } = await found({});
      return {
        scored: (await found({ minScore: '0' })).items.length,
        commented: (await found({ commented: 'yes' })).items.length,
        bare: (await found({ commented: 'no' })).items.length,
        ...pick(items[0], 'score', 'comments'),
        ...pick(counts.body, 'scores'),
      };
    };
    const nothing = { scored: 0, commented: 0, bare: 1, score: null, comments: 0, scores: [] };
    const all = { scored: 1, commented: 1, bare: 0, score: 85, comments: 1 };
    const scores = [{ from: 80, to: 89, count: 1 }];
    expect(await seenBy(agent.userID)).toEqual(nothing);
    expect(await seenBy(supervisor.userID)).toEqual({ ...all, scores });
    await world()
      .as(supervisor.userID)
      .call('releaseReview', { params: { reviewID: review.reviewID } });
    expect(await seenBy(agent.userID)).toEqual({ ...all, scores });
  });

  it('leave out recordings of the same call that the caller may not see', async () => {
    const { agent, outsider } = await world().cast();
    const { recordingID, callID, roomID } = await world().aRecording({ agentID: agent.userID });
    await world().aRecording({ callID, roomID, agentID: outsider.userID });
    const answer = await world().as(agent.userID).call('getRecording', { params: { recordingID } });
    expect(answer.body).toMatchObject({ recordingID, siblings: [] });
  });
});

function pick(from: unknown, ...keys: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(from ?? {});
  return Object.fromEntries(entries.filter(([key]) => keys.includes(key)));
}
