export type { Launcher, LauncherOptions } from './api';
export { createBrowserPorts, type BrowserPorts } from './browser/ports';
export {
  lightOfPermission,
  lookOverLoopback,
  unseen,
  type Channel,
  type ChannelLight,
  type ProgramInfo,
} from './channel';
export type { Bye, ModernDialect, ModernLine, ProgramCall } from './dialect';
export { LaunchError, type LaunchErrorCode } from './errors';
export { parseProgramEvent, type Member, type ProgramEvent } from './events';
export { launcherFrame, type LauncherFrame } from './frame/page';
export { createFrameTransport } from './frame/transport';
export {
  buildCheckUrl,
  buildLaunchUrl,
  defaultPort,
  lengthOnTheWay,
  maxUrlLength,
  pushPlayPort,
} from './launch-url';
export { createLauncher, quietAfterMs } from './launcher';
export type { EventOf, EventType, LauncherEvent } from './machine-events';
export type { Remembered } from './memory';
export type { LoopbackFetch } from './modern/client';
export { createModernDialect } from './modern/dialect';
export type { Pace } from './pace';
export {
  TransportError,
  type Clock,
  type LauncherStorage,
  type Opener,
  type Permission,
  type Permissions,
  type Reply,
  type RequestOptions,
  type Transport,
  type TransportErrorCode,
  type Visibility,
} from './ports';
export { parseQueryReply, type QueryReply, type Stranger } from './replies';
export type {
  CallInfo,
  LaunchRequest,
  LaunchType,
  Proxy,
  PushPlayLaunch,
  RoomAction,
  RoomLaunch,
  RoomType,
  ScreenRecord,
  Template,
  Ticket,
} from './request';
export {
  SnapshotError,
  type Snapshot,
  type SnapshotErrorCode,
  type SnapshotOptions,
  type SnapshotRole,
} from './snapshot';
export {
  idle,
  isInCall,
  isUnderway,
  listens,
  type Busy,
  type Connected,
  type Ended,
  type EndReason,
  type Idle,
  type InCallState,
  type InRoom,
  type LauncherState,
  type Lost,
  type Notice,
  type Opening,
  type PermissionNeeded,
  type Probing,
  type Refused,
  type Seen,
  type StateName,
  type Steps,
  type UnderwayState,
  type Waiting,
} from './state';
export { explainWithinMs } from './console-rules';
export { askedWithinMs, olderWithinMs } from './rules';
export { transition } from './transition';
