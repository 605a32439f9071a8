import { expect, it } from 'vitest';
import type { Endpoint } from '../../../contract/endpoint';
import { endpoints, type EndpointName } from '../../../contract/endpoints';
import type { Answer, Program } from '../../support/roomservice-client';
import { inMemory } from './on-every-store';
import { liveCall } from './scenes';

/**
 * in: past the door, whatever then happens; `-`: asked to sign in; no: signed in, and the permission is missing; sig:
 * asked for a userSig.
 */
type Verdict = 'in' | '-' | 'no' | 'sig';

/**
 * Whom each endpoint lets in, by what they are, before anything is looked for: nobody, an agent, a supervisor, an admin, a
 * program with a userSig. Whose things they then reach is in `access.test.ts`.
 */
const doors: Readonly<Record<EndpointName, string>> = {
  signIn: 'in in in in in',
  listSignInWays: 'in in in in in',
  startProviderSignIn: 'in in in in in',
  finishProviderSignIn: 'in in in in in',
  signOut: '- in in in -',
  getMe: '- in in in -',
  changePassword: '- in in in -',
  signOutEverywhere: '- in in in -',
  listMySignIns: '- in in in -',
  endMySignIn: '- in in in -',
  endMyOtherSignIns: '- in in in -',
  searchAll: '- in in in -',
  listUsers: '- no in in -',
  getUser: '- no in in -',
  createUser: '- no no in -',
  updateUser: '- no no in -',
  resetPassword: '- no no in -',
  signOutUser: '- no no in -',
  listSignIns: '- no no in -',
  endSignIn: '- no no in -',
  linkIdentity: '- no no in -',
  unlinkIdentity: '- no no in -',
  listTeams: '- in in in -',
  createTeam: '- no no in -',
  updateTeam: '- no no in -',
  deleteTeam: '- no no in -',
  listRooms: '- in in in -',
  getRoom: '- in in in -',
  createRoom: '- in in in -',
  updateRoom: '- in in in -',
  closeRoom: '- in in in -',
  cancelClosing: '- in in in -',
  listRoomEvents: '- in in in -',
  getCloudSettings: '- no no in -',
  updateCloudSettings: '- no no in -',
  setCloudKey: '- no no in -',
  testCloudCallback: '- no no in -',
  takeCloudCallback: 'in in in in in',
  listCloudFiles: '- no in in -',
  listCloudFileCandidates: '- no in in -',
  matchCloudFile: '- no in in -',
  dropCloudFile: '- no in in -',
  reportHappening: '- in in no -',
  closingImpact: '- in in in -',
  startClosing: '- in in in -',
  listClosings: '- in in in -',
  getClosing: '- in in in -',
  listClosingRooms: '- in in in -',
  retryClosing: '- in in in -',
  issueSession: '- in in no -',
  listSessions: '- in in no -',
  revealSession: '- in in no -',
  revokeSession: '- in in no -',
  enterRoom: 'sig sig sig sig in',
  heartbeat: 'sig sig sig sig in',
  leaveRoom: 'sig sig sig sig in',
  noteHappening: 'sig sig sig sig in',
  redeemTicket: 'in in in in in',
  startCall: '- in in no -',
  relaunchCall: '- in in no -',
  currentCall: '- in in in -',
  listCalls: '- in in in -',
  getCall: '- in in in -',
  endCall: '- in in in -',
  wrapUpCall: '- in in no -',
  startStreamCall: '- in in no -',
  changeStreams: '- in in no -',
  streamsRunning: '- in in no -',
  addPicture: '- in in no -',
  listPictures: '- in in in -',
  getPicture: '- in in in -',
  deletePicture: '- in in no -',
  listRecordings: '- in in in -',
  getRecordingCounts: '- in in in -',
  getReviewCharts: '- in in in -',
  exportRecordings: '- in in in -',
  downloadRecordings: '- no in in -',
  alignRecording: '- no in in -',
  listRecordingAccess: '- no in in -',
  getRetention: '- no no in -',
  updateRetention: '- no no in -',
  previewRetention: '- no no in -',
  getStorage: '- no no in -',
  updateStorageSettings: '- no no in -',
  getStorageNotice: '- no in in -',
  getStorageFindings: '- no no in -',
  checkStorage: '- no no in -',
  deleteStrays: '- no no in -',
  getPlaces: '- no no in -',
  getMovePreview: '- no no in -',
  listTroubledFiles: '- no no in -',
  retryMoves: '- no no in -',
  listMoves: '- no no in -',
  startMove: '- no no in -',
  pauseMove: '- no no in -',
  resumeMove: '- no no in -',
  stopMove: '- no no in -',
  listRecordingHolds: '- no no in -',
  listHolds: '- no no in -',
  listHeldRecordings: '- no no in -',
  placeHold: '- no no in -',
  liftHold: '- no no in -',
  getTrash: '- no in in -',
  trashImpact: '- no in in -',
  trashRecordings: '- no in in -',
  restoreRecordings: '- no in in -',
  getRecording: '- in in in -',
  listViews: '- in in in -',
  saveView: '- in in in -',
  deleteView: '- in in in -',
  playRecording: '- in in in -',
  getRecordingPreviews: '- in in in -',
  retryRecording: '- in in in -',
  askForRecording: '- no in in -',
  answerForRecording: '- in in in -',
  listUploads: '- in in in -',
  listUploadCandidates: '- in in in -',
  attachUpload: '- in in in -',
  listComments: '- in in in -',
  addComment: '- no in in -',
  replyToComment: '- in in in -',
  updateComment: '- in in in -',
  deleteComment: '- in in in -',
  resolveComment: '- no in in -',
  listReviewForms: '- no in in -',
  getReviewForm: '- no no in -',
  createReviewForm: '- no no in -',
  saveReviewForm: '- no no in -',
  publishReviewForm: '- no no in -',
  retireReviewForm: '- no no in -',
  listReviewers: '- no in in -',
  assignReviews: '- no in in -',
  assignImpact: '- no in in -',
  reassignReviews: '- no in in -',
  reassignImpact: '- no in in -',
  withdrawReviews: '- no in in -',
  exportReviews: '- in in in -',
  startCalibration: '- no in in -',
  getCalibration: '- no in in -',
  listReviews: '- in in in -',
  getReview: '- in in in -',
  startReview: '- no in in -',
  saveReview: '- no in in -',
  submitReview: '- no in in -',
  releaseReview: '- no in in -',
  scheduleRelease: '- no in in -',
  listSamplingRules: '- no in in -',
  createSamplingRule: '- no in in -',
  updateSamplingRule: '- no in in -',
  pauseSamplingRule: '- no in in -',
  removeSamplingRule: '- no in in -',
  previewSampling: '- no in in -',
  reopenReview: '- no in in -',
  acknowledgeReview: '- in in in -',
  sayAboutReview: '- in in in -',
  readReplies: '- no in in -',
  getClientSettings: '- in in in -',
  updateClientSettings: '- no no in -',
  getOldClientSettings: '- no no in -',
  updateOldClientSettings: '- no no in -',
  getFloorSettings: '- in in in -',
  updateFloorSettings: '- no no in -',
  getObservingSettings: '- no in in -',
  updateObservingSettings: '- no no in -',
  startObserving: '- no in in -',
  renewObservation: '- no in in -',
  endObservation: '- no in in -',
  listObservers: '- in in in -',
  getMyPresence: '- in no no -',
  choosePresence: '- in no no -',
  beHere: '- in no no -',
  listPresence: '- no in in -',
  setPresence: '- no in in -',
  listPresenceTimes: '- no in in -',
  getWallboard: '- no in in -',
  listApiTokens: '- no no in -',
  createApiToken: '- no no in -',
  revokeApiToken: '- no no in -',
  listWebhooks: '- no no in -',
  getWebhook: '- no no in -',
  createWebhook: '- no no in -',
  updateWebhook: '- no no in -',
  deleteWebhook: '- no no in -',
  rotateWebhookSecret: '- no no in -',
  testWebhook: '- no no in -',
  listDeliveries: '- no no in -',
  getDelivery: '- no no in -',
  redeliver: '- no no in -',
  redeliverFailed: '- no no in -',
  listAudit: '- no no in -',
  exportAuditCsv: '- no no in -',
  exportAuditLines: '- no no in -',
  findCustomer: '- no no in -',
  eraseCustomer: '- no no in -',
};

/** Ids of nothing: who is let in does not find it, and nobody else learns that it is not there. */
const nothing = {
  roomID: '4711',
  userID: 'somebody',
  teamID: 'team',
  sessionID: 'session',
  callID: 'call',
  recordingID: 'recording',
  pictureID: 'picture',
  signInID: 'sign_in',
  closingID: 'closing',
  observationID: 'observation',
  tokenID: 'webexe_none',
  viewID: 'view',
  uploadID: 'upload',
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

function verdictOf({ problem }: Answer): Verdict {
  switch (problem?.code) {
    case 'signIn.required':
      return '-';
    case 'permission.missing':
      return 'no';
    case 'session.invalid':
      return 'sig';
    default:
      return 'in';
  }
}

inMemory('the door of each endpoint', (world) => {
  it('is in the table: who adds an endpoint says whom it lets in', () => {
    expect(Object.keys(doors).sort()).toEqual(Object.keys(endpoints).sort());
  });

  const rows = Object.entries(doors) as [EndpointName, string][];
  it.each(rows)('of %s answers nobody, agent, supervisor, admin and program: %s', async (name, verdicts) => {
    const { agent, supervisor, admin } = await world().cast();
    const scene = await liveCall(world(), { agent });
    const callers: readonly Program[] = [
      world().stranger(),
      ...[agent, supervisor, admin].map(({ userID }) => world().as(userID)),
      scene.program,
    ];
    const { access }: Endpoint = endpoints[name];
    const params = access === 'userSig' ? { ...nothing, ...scene.params } : nothing;
    const answers = callers.map((caller) => caller.call(name, { params, body: {} }));
    expect((await Promise.all(answers)).map(verdictOf).join(' ')).toBe(verdicts);
  });

  it.each([
    ['/api/events', '401 200 200 200 401'],
    ['/api/openapi.json', '200 200 200 200 200'],
    ['/api/docs', '200 200 200 200 200'],
    ['/api/nothing', '404 404 404 404 404'],
  ])('%s, which is no endpoint, answers nobody, people and a program: %s', async (path, statuses) => {
    const { agent, supervisor, admin } = await world().cast();
    const { credentials } = await liveCall(world(), { agent });
    const authorization = `UserSig ${credentials.userID} ${credentials.userSig}`;
    const stop = new AbortController();
    const answers = [
      await world().stranger().send(path),
      ...(await Promise.all(
        [agent, supervisor, admin].map(({ userID }) =>
          world().as(userID).send(path, { signal: stop.signal }),
        ),
      )),
      await world().stranger().send(path, { headers: { authorization } }),
    ];
    stop.abort();
    expect(answers.map(({ status }) => status).join(' ')).toBe(statuses);
  });
});
