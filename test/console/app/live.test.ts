import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../../../contract/events';
import { staleAfter } from '../../../src/api/live/invalidate';
import { connectLive, type ChannelLike, type LivePorts, type LocksLike } from '../../../src/api/live/share';
import type { EventSourceLike, StreamState } from '../../../src/api/live/stream';

/** One browser: its lock, its channel, and the streams that its tabs open. */
function aBrowser() {
  const opened: FakeSource[] = [];
  const channels = new Set<FakeChannel>();

  class FakeSource implements EventSourceLike {
    readonly listeners = new Map<string, ((event: MessageEvent<string>) => void)[]>();
    closed = false;

    constructor(readonly url: string) {
      opened.push(this);
    }

    addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void {
      this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
    }

    emit(type: string, data: unknown): void {
      const event = new MessageEvent(type, { data: JSON.stringify(data) });
      for (const listener of this.listeners.get(type) ?? []) listener(event);
    }

    close(): void {
      this.closed = true;
    }
  }

  class FakeChannel implements ChannelLike {
    readonly listeners: ((event: { readonly data: unknown }) => void)[] = [];

    constructor() {
      channels.add(this);
    }

    postMessage(message: unknown): void {
      const data: unknown = JSON.parse(JSON.stringify(message));
      for (const channel of channels) {
        if (channel !== this) for (const listener of channel.listeners) listener({ data });
      }
    }

    addEventListener(_type: 'message', listener: (event: { readonly data: unknown }) => void): void {
      this.listeners.push(listener);
    }

    close(): void {
      channels.delete(this);
    }
  }

  const line: (() => void)[] = [];
  let held = false;
  const locks: LocksLike = {
    request: (_name, { signal }, work) =>
      new Promise((resolve, reject) => {
        const enter = () => {
          held = true;
          void work().then(() => {
            held = false;
            resolve(undefined);
            line.shift()?.();
          });
        };
        signal.addEventListener('abort', () => {
          const place = line.indexOf(enter);
          if (place >= 0) line.splice(place, 1);
          reject(new DOMException('aborted', 'AbortError'));
        });
        if (held) line.push(enter);
        else enter();
      }),
  };

  const openTab = (over: Partial<LivePorts> = {}) => {
    const events: LiveEvent[] = [];
    const states: StreamState[] = [];
    const connection = connectLive(
      {
        openEventSource: (url) => new FakeSource(url),
        locks,
        openChannel: () => new FakeChannel(),
        random: () => 1,
        ...over,
      },
      { onEvent: (event) => events.push(event), onState: (state) => states.push(state) },
    );
    return { connection, events, states };
  };
  return { opened, openTab };
}

const at = '2026-11-20T01:30:00.000Z';
const hello = (seq: number) => ({ type: 'hello', seq, at }) as const;
const changed = (seq: number) => ({ type: 'room.changed', seq, at, roomID: '7', state: 'live' }) as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('one event stream for all tabs of a browser', () => {
  it('is opened by the first tab and heard by all', async () => {
    const { opened, openTab } = aBrowser();
    const [first, second, third] = [openTab(), openTab(), openTab()];
    expect(opened).toHaveLength(1);
    expect([first, second, third].map(({ connection }) => connection.leads)).toEqual([true, false, false]);

    opened[0]?.emit('hello', hello(41));
    opened[0]?.emit('room.changed', changed(42));
    for (const tab of [first, second, third]) {
      expect(tab.events.map(({ seq }) => seq)).toEqual([41, 42]);
      expect(tab.states.at(-1)).toBe('up');
    }
  });

  it('goes on in the next tab from the last event that it saw', async () => {
    const { opened, openTab } = aBrowser();
    const [first, second] = [openTab(), openTab()];
    opened[0]?.emit('hello', hello(41));
    opened[0]?.emit('room.changed', changed(42));
    first.connection.close();
    await vi.waitFor(() => expect(opened).toHaveLength(2));
    expect(opened[0]?.closed).toBe(true);
    expect(opened[1]?.url).toBe('/api/events?after=42');
    expect(second.connection.leads).toBe(true);
  });

  it('tells a tab that comes later how it stands', () => {
    const { opened, openTab } = aBrowser();
    openTab();
    opened[0]?.emit('hello', hello(1));
    expect(openTab().states).toEqual(['up']);
  });

  it('a tab that closed while it waited in line is passed over', async () => {
    const { opened, openTab } = aBrowser();
    const [first, second, third] = [openTab(), openTab(), openTab()];
    second.connection.close();
    first.connection.close();
    await vi.waitFor(() => expect(third.connection.leads).toBe(true));
    expect(opened).toHaveLength(2);
  });

  it('each tab has its own where the browser has no locks', () => {
    const { opened, openTab } = aBrowser();
    const tabs = [openTab({ locks: null }), openTab({ locks: null })];
    expect(opened).toHaveLength(2);
    opened[1]?.emit('hello', hello(5));
    expect(tabs.map(({ events }) => events.length)).toEqual([0, 1]);
  });
});

describe('a stream that breaks', () => {
  it('comes back after ever longer pauses, and asks for what was missed', async () => {
    const { opened, openTab } = aBrowser();
    const { states } = openTab();
    opened[0]?.emit('hello', hello(9));
    opened[0]?.emit('error', null);
    expect(states).toEqual(['connecting', 'up', 'reconnecting']);
    expect(opened[0]?.closed).toBe(true);

    await vi.advanceTimersByTimeAsync(499);
    expect(opened).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(opened).toHaveLength(2);
    expect(opened[1]?.url).toBe('/api/events?after=9');

    opened[1]?.emit('error', null);
    await vi.advanceTimersByTimeAsync(999);
    expect(opened).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(opened).toHaveLength(3);
    opened[2]?.emit('resync', { type: 'resync', seq: 90, at });
    expect(states.at(-1)).toBe('up');
  });

  it('never waits longer than a quarter of a minute', async () => {
    const { opened, openTab } = aBrowser();
    openTab();
    for (let lost = 1; lost <= 12; lost += 1) {
      opened.at(-1)?.emit('error', null);
      await vi.advanceTimersByTimeAsync(15_000);
      expect(opened).toHaveLength(lost + 1);
    }
  });

  it('tries at once when somebody asks for it, in whichever tab', async () => {
    const { opened, openTab } = aBrowser();
    openTab();
    const follower = openTab();
    opened[0]?.emit('error', null);
    follower.connection.reconnectNow();
    expect(opened).toHaveLength(2);
    follower.connection.reconnectNow();
    expect(opened).toHaveLength(2);
  });

  it('stops for good when it is closed', async () => {
    const { opened, openTab } = aBrowser();
    const { connection } = openTab();
    opened[0]?.emit('error', null);
    connection.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toHaveLength(1);
  });

  it('takes what it does not understand for nothing', () => {
    const { opened, openTab } = aBrowser();
    const { events } = openTab();
    opened[0]?.emit('room.changed', { type: 'room.changed', seq: 'x' });
    expect(events).toEqual([]);
  });
});

describe('what an event makes old', () => {
  it('names the queries that show it', () => {
    expect(staleAfter(changed(1))).toContainEqual(['getRoom', { params: { roomID: '7' } }]);
    expect(staleAfter(changed(1))).toContainEqual(['listRooms']);
    expect(staleAfter(hello(1))).toEqual([]);
    expect(staleAfter({ type: 'resync', seq: 1, at })).toBe('all');
  });
});
