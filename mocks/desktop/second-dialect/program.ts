import type { Manners } from '../behaviour';
import type { Outlet } from '../outlet';
import type { Work } from '../work';
import type { Calls } from './calls';
import type { SecondProgram } from './questions';
import { Refusal } from './refusal';

/** What each question of the second dialect does to the program. */
export function secondProgram(parts: {
  readonly calls: Calls;
  readonly work: Work;
  readonly outlet: Outlet;
  readonly log: (line: string) => void;
  readonly port: () => number;
  readonly manners: () => Manners;
  /** Leaves the room and ends, because a page asked for it. */
  readonly leave: () => void;
}): SecondProgram {
  const { calls, work, outlet, log } = parts;

  function streaming() {
    const { pushPlay } = work;
    if (!pushPlay?.session) throw new Refusal('notStreaming');
    return pushPlay;
  }

  return {
    port: parts.port,
    manners: parts.manners,
    origins: () => calls.origins,
    key: () => calls.current?.key ?? null,
    inCall: (orWas) => (orWas ? calls.current : calls.running) !== null,
    call() {
      const { running } = calls;
      return running && { callID: running.callID, roomID: running.roomID };
    },
    launch: (ticket, replace) => calls.launch(ticket, replace),
    streams: () => outlet.streams,
    leave() {
      if (work.pushPlay) work.tellPushPlay({ kind: 'destroy' });
      else parts.leave();
    },
    show: () => log('its window comes to the front'),
    snapshot(role) {
      const picture = streaming().snapshot(role);
      if (!picture) throw new Refusal('failed');
      return picture;
    },
    takeStreams(streams) {
      if (!work.pushPlay) throw new Refusal('notStreaming');
      work.tellPushPlay({ kind: 'create', ...streams });
    },
  };
}
