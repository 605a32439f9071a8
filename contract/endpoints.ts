import * as audit from './audit';
import * as calls from './calls';
import * as identities from './identities';
import * as client from './client';
import * as comments from './comments';
import * as closings from './closings';
import * as custody from './custody';
import * as customers from './customers';
import * as floor from './floor';
import * as forms from './forms';
import * as observing from './observing';
import * as happenings from './happenings';
import * as holds from './holds';
import * as oldClients from './old-clients';
import * as people from './people';
import * as presence from './presence';
import * as recordings from './recordings';
import * as reviewCharts from './review-charts';
import * as reviews from './reviews';
import * as assigning from './assigning';
import * as retention from './retention';
import * as storage from './storage';
import * as rooms from './rooms';
import * as search from './search';
import * as sessions from './sessions';
import * as signIns from './sign-ins';
import * as streams from './streams';
import * as tickets from './tickets';
import * as views from './views';
import * as trash from './trash';
import * as wallboard from './wallboard';
import * as tokens from './tokens';
import * as webhooks from './webhooks';
import * as uploads from './uploads';

/** Every endpoint of RoomService's own API, by name. `/calls/current` stands before `/calls/:callID` for routers. */
export const endpoints = {
  listSignInWays: identities.listSignInWays,
  startProviderSignIn: identities.startProviderSignIn,
  finishProviderSignIn: identities.finishProviderSignIn,
  signIn: people.signIn,
  signOut: people.signOut,
  getMe: people.getMe,
  changePassword: people.changePassword,
  signOutEverywhere: people.signOutEverywhere,
  listMySignIns: signIns.listMySignIns,
  endMySignIn: signIns.endMySignIn,
  endMyOtherSignIns: signIns.endMyOtherSignIns,
  searchAll: search.searchAll,
  listUsers: people.listUsers,
  getUser: people.getUser,
  createUser: people.createUser,
  updateUser: people.updateUser,
  resetPassword: people.resetPassword,
  signOutUser: people.signOutUser,
  linkIdentity: identities.linkIdentity,
  unlinkIdentity: identities.unlinkIdentity,
  listSignIns: signIns.listSignIns,
  endSignIn: signIns.endSignIn,
  listTeams: people.listTeams,
  createTeam: people.createTeam,
  updateTeam: people.updateTeam,
  deleteTeam: people.deleteTeam,
  listRooms: rooms.listRooms,
  getRoom: rooms.getRoom,
  createRoom: rooms.createRoom,
  updateRoom: rooms.updateRoom,
  closeRoom: rooms.closeRoom,
  cancelClosing: rooms.cancelClosing,
  listRoomEvents: rooms.listRoomEvents,
  reportHappening: happenings.reportHappening,
  closingImpact: closings.closingImpact,
  startClosing: closings.startClosing,
  listClosings: closings.listClosings,
  getClosing: closings.getClosing,
  listClosingRooms: closings.listClosingRooms,
  retryClosing: closings.retryClosing,
  issueSession: sessions.issueSession,
  listSessions: sessions.listSessions,
  revealSession: sessions.revealSession,
  revokeSession: sessions.revokeSession,
  enterRoom: sessions.enterRoom,
  heartbeat: sessions.heartbeat,
  leaveRoom: sessions.leaveRoom,
  noteHappening: happenings.noteHappening,
  redeemTicket: tickets.redeemTicket,
  startCall: calls.startCall,
  relaunchCall: calls.relaunchCall,
  currentCall: calls.currentCall,
  listCalls: calls.listCalls,
  getCall: calls.getCall,
  endCall: calls.endCall,
  wrapUpCall: calls.wrapUpCall,
  startStreamCall: streams.startStreamCall,
  changeStreams: streams.changeStreams,
  streamsRunning: streams.streamsRunning,
  addPicture: streams.addPicture,
  listPictures: streams.listPictures,
  getPicture: streams.getPicture,
  deletePicture: streams.deletePicture,
  listRecordings: recordings.listRecordings,
  getRecordingCounts: recordings.getRecordingCounts,
  exportRecordings: recordings.exportRecordings,
  downloadRecordings: recordings.downloadRecordings,
  getTrash: trash.getTrash,
  trashImpact: trash.trashImpact,
  trashRecordings: trash.trashRecordings,
  restoreRecordings: trash.restoreRecordings,
  getRecording: recordings.getRecording,
  getRetention: retention.getRetention,
  updateRetention: retention.updateRetention,
  previewRetention: retention.previewRetention,
  getStorage: storage.getStorage,
  updateStorageSettings: storage.updateStorageSettings,
  getStorageNotice: storage.getStorageNotice,
  listRecordingHolds: holds.listRecordingHolds,
  listHolds: holds.listHolds,
  listHeldRecordings: holds.listHeldRecordings,
  placeHold: holds.placeHold,
  liftHold: holds.liftHold,
  playRecording: recordings.playRecording,
  getRecordingPreviews: recordings.getRecordingPreviews,
  retryRecording: recordings.retryRecording,
  alignRecording: recordings.alignRecording,
  listRecordingAccess: recordings.listRecordingAccess,
  askForRecording: custody.askForRecording,
  answerForRecording: custody.answerForRecording,
  listUploads: uploads.listUploads,
  listUploadCandidates: uploads.listUploadCandidates,
  attachUpload: uploads.attachUpload,
  listViews: views.listViews,
  saveView: views.saveView,
  deleteView: views.deleteView,
  listComments: comments.listComments,
  addComment: comments.addComment,
  replyToComment: comments.replyToComment,
  updateComment: comments.updateComment,
  deleteComment: comments.deleteComment,
  resolveComment: comments.resolveComment,
  listReviewForms: forms.listReviewForms,
  getReviewForm: forms.getReviewForm,
  createReviewForm: forms.createReviewForm,
  saveReviewForm: forms.saveReviewForm,
  publishReviewForm: forms.publishReviewForm,
  retireReviewForm: forms.retireReviewForm,
  listReviewers: assigning.listReviewers,
  assignReviews: assigning.assignReviews,
  exportReviews: assigning.exportReviews,
  startCalibration: assigning.startCalibration,
  getCalibration: assigning.getCalibration,
  listReviews: reviews.listReviews,
  getReviewCharts: reviewCharts.getReviewCharts,
  getReview: reviews.getReview,
  removeReview: assigning.removeReview,
  startReview: reviews.startReview,
  saveReview: reviews.saveReview,
  submitReview: reviews.submitReview,
  releaseReview: reviews.releaseReview,
  scheduleRelease: reviews.scheduleRelease,
  reopenReview: reviews.reopenReview,
  acknowledgeReview: reviews.acknowledgeReview,
  sayAboutReview: reviews.sayAboutReview,
  readReplies: reviews.readReplies,
  getClientSettings: client.getClientSettings,
  updateClientSettings: client.updateClientSettings,
  getFloorSettings: floor.getFloorSettings,
  updateFloorSettings: floor.updateFloorSettings,
  getObservingSettings: observing.getObservingSettings,
  updateObservingSettings: observing.updateObservingSettings,
  startObserving: observing.startObserving,
  renewObservation: observing.renewObservation,
  endObservation: observing.endObservation,
  listObservers: observing.listObservers,
  getMyPresence: presence.getMyPresence,
  choosePresence: presence.choosePresence,
  beHere: presence.beHere,
  listPresence: presence.listPresence,
  setPresence: presence.setPresence,
  listPresenceTimes: presence.listPresenceTimes,
  getWallboard: wallboard.getWallboard,
  getOldClientSettings: oldClients.getOldClientSettings,
  updateOldClientSettings: oldClients.updateOldClientSettings,
  findCustomer: customers.findCustomer,
  eraseCustomer: customers.eraseCustomer,
  listApiTokens: tokens.listApiTokens,
  createApiToken: tokens.createApiToken,
  revokeApiToken: tokens.revokeApiToken,
  listWebhooks: webhooks.listWebhooks,
  getWebhook: webhooks.getWebhook,
  createWebhook: webhooks.createWebhook,
  updateWebhook: webhooks.updateWebhook,
  deleteWebhook: webhooks.deleteWebhook,
  rotateWebhookSecret: webhooks.rotateWebhookSecret,
  testWebhook: webhooks.testWebhook,
  listDeliveries: webhooks.listDeliveries,
  getDelivery: webhooks.getDelivery,
  redeliver: webhooks.redeliver,
  redeliverFailed: webhooks.redeliverFailed,
  listAudit: audit.listAudit,
  exportAuditCsv: audit.exportAuditCsv,
  exportAuditLines: audit.exportAuditLines,
} as const;
export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;
