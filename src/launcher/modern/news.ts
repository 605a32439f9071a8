import type { ListeningAround, Standing, StreamNews } from '../dialect';
import { isUnderway } from '../state';

/** What a stream brings, as the launcher's states and listeners take it. */
export function newsFor(around: ListeningAround, now: () => number): StreamNews {
  const { store } = around;

  /** Whoever comes late learns how things stand; what has ended says so by itself. */
  function catchUp({ roomStatus, members }: Standing): void {
    if (members.length > 0)
      store.dispatch({ type: 'program', event: { event: 'memberChange', list: members } });
    if (roomStatus === 0 || roomStatus === 1)
      store.dispatch({ type: 'program', event: { event: 'roomStatus', code: roomStatus, msg: '' } });
  }

  return {
    rest: around.rest,
    hello(hello) {
      around.saw(hello);
      const { state } = store;
      const { call } = hello;
      // One without a name, in our room, is ours as far as anybody can tell.
      const unnamed = call?.callID === null && isUnderway(state) && call.roomID === state.call.roomID;
      if (call && !unnamed) store.dispatch({ type: 'older', askedAt: now(), call });
    },
    opened(standing, ours) {
      around.alive();
      store.dispatch({ type: 'hello', ours });
      catchUp(standing);
    },
    alive: around.alive,
    event: around.tell,
    bye: (why) => store.dispatch({ type: 'bye', why }),
    missed(broken) {
      const { name } = store.state;
      if (broken && (name === 'connected' || name === 'inRoom')) return around.loseTouch();
      around.miss();
      around.fails();
    },
    silence: around.loseTouch,
  };
}
