import type { LaunchType, PushPlayLaunch } from './request';

/** The question that gives a running PushPlay window other streams. It names the play URL differently from the launch. */
export const handOverPath = '/csliveCreateSession';

export function handOverParams({ pushURL, playURL, title }: PushPlayLaunch): Record<string, string> {
  // Without a title the program empties the one that its window has.
  return { pushURL, pullURL: playURL, ...(title !== undefined && { title }) };
}

/** How a program is told that its call is over. PushPlay's only stops its streams and stays for the next ones. */
export function endPathOf(type: LaunchType): string {
  return type === 'CustomServiceLive' ? '/csliveDestroySession' : '/quit';
}

/** SDK events by which PushPlay's window says that its streams run: the push has begun, the play has begun. */
export const streamsRun: readonly number[] = [1002, 2004];

/** Orders a picture, which comes as an event. */
export const snapshotPaths = { pusher: '/csliveSnapshotPusher', player: '/csliveSnapshotPlayer' } as const;
