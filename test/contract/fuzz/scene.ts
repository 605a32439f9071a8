import type { Role } from '../../../contract/access';
import type { World } from '../../support/roomservice';
import { at } from '../../support/rows';
import { decideCloud } from '../http/cloud-scene';
import { JPEG, liveCall } from '../http/scenes';

/** Everybody who may call, and nobody. */
export const callers = ['nobody', 'agent', 'supervisor', 'admin', 'program'] as const;
export type CallerKind = (typeof callers)[number];

export interface FuzzScene {
  /** Ids of things that exist. */
  readonly params: Readonly<Record<string, string>>;
  send(caller: CallerKind, path: string, init: RequestInit): Promise<Response>;
}

/** A team at work, with one of everything: a call in its room, a recording, a session, a picture. */
export async function fuzzScene(world: World): Promise<FuzzScene> {
  const { agent, supervisor, admin, team } = await world.cast();
  const scene = await liveCall(world, { agent });
  const { callID: streamCallID } = await world.aStreamCall({
    agentID: agent.userID,
    teamID: team.teamID,
    ended: true,
  });
  const { pictureID } = await world.aPicture({ callID: streamCallID });
  await world.ports.pictures.put(pictureID, new Uint8Array(Buffer.from(JPEG, 'base64')));
  const { recordingID } = await world.aRecording({ agentID: agent.userID, teamID: team.teamID });
  const { uploadID } = await world.anUpload({ userID: agent.userID });
  const { sessionID } = await world.aSession({ userID: agent.userID, roomID: scene.room.roomID });
  const { signInID } = await world.aSignIn({ userID: agent.userID });
  const { tokenID } = await world.anApiToken({ revokedAt: at(-1) });
  const { commentID } = await world.aComment({ recordingID, authorID: supervisor.userID });
  const { formID } = await world.aReviewForm({ state: 'draft' });
  const { reviewID } = await world.aReview({ recordingID, reviewerID: supervisor.userID });
  const { ruleID } = await world.aSamplingRule({ state: 'paused', teamID: team.teamID });
  const calibrationID = 'calibration';
  await world.aReview({ recordingID, origin: 'calibration', calibrationID });
  // Of its team alone: one for everything would be told of every later scene on this store.
  const { webhookID } = await world.aWebhook({ teamID: team.teamID });
  const { deliveryID } = await world.aDelivery({ webhookID, state: 'delivered', nextAt: null });
  const { closingID } = await world.aClosing({ byID: admin.userID });
  const { observationID } = await world.anObservation({ userID: supervisor.userID });
  const { cloudFileID } = await world.aCloudFile();
  const { secret } = await decideCloud(world);
  const browsers: Readonly<Record<Role, ReturnType<World['as']>>> = {
    agent: scene.browser,
    supervisor: world.as(supervisor.userID),
    admin: world.as(admin.userID),
  };
  const stranger = world.stranger();
  const { userID, userSig } = scene.credentials;
  return {
    params: {
      roomID: scene.room.roomID,
      userID: agent.userID,
      teamID: team.teamID,
      sessionID,
      callID: scene.callID,
      recordingID,
      uploadID,
      pictureID,
      signInID,
      tokenID,
      commentID,
      formID,
      ruleID,
      reviewID,
      calibrationID,
      closingID,
      observationID,
      viewID: 'view',
      webhookID,
      deliveryID,
      holdID: 'hold',
      cloudFileID,
      secret,
      moveID: 'move',
    },
    send(caller, path, init) {
      switch (caller) {
        case 'nobody':
          return stranger.send(path, init);
        case 'program': {
          const headers = new Headers(init.headers);
          headers.set('authorization', `UserSig ${userID} ${userSig}`);
          return stranger.send(path, { ...init, headers });
        }
        default:
          return browsers[caller].send(path, init);
      }
    },
  };
}
