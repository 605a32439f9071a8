import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explainWithinMs, transition, type LauncherEvent, type LauncherState } from '../../src/launcher';
import { allEvents, eventsAt, states } from './support/samples';

const drawing = readFileSync(new URL('../../docs/launcher-states.md', import.meta.url), 'utf8');

type Arrows = Readonly<Record<string, readonly string[]>>;

function drawnArrows(): Arrows {
  const lines = [...drawing.matchAll(/^ {2}(\w+) --> (\w+) : (.+)$/gm)];
  return Object.fromEntries(
    lines.map(([, from, to, types = '']) => [`${from} --> ${to}`, types.split(', ').sort()]),
  );
}

function realArrows(): Arrows {
  const arrows: Record<string, string[]> = {};
  for (const state of Object.values<LauncherState>(states)) {
    for (const event of allEvents) {
      const next = transition(state, event);
      if (next.name === state.name) continue;
      const types = (arrows[`${state.name} --> ${next.name}`] ??= []);
      if (!types.includes(event.type)) types.push(event.type);
    }
  }
  return Object.fromEntries(Object.entries(arrows).map(([arrow, types]) => [arrow, types.sort()]));
}

describe('every state with every event', () => {
  it('leads where docs/launcher-states.md draws it, and nowhere else', () => {
    expect(realArrows()).toEqual(drawnArrows());
  });

  it('covers each state of the drawing', () => {
    const drawn = new Set(Object.keys(drawnArrows()).flatMap((arrow) => arrow.split(' --> ')));
    expect(new Set(Object.values<LauncherState>(states).map((state) => state.name))).toEqual(drawn);
  });

  it.each(Object.entries<LauncherState>(states))(
    '%s: no event loses the call or moves a time',
    (_, state) => {
      const kept = allEvents
        // These begin another call, put one away, or open once more.
        .filter(({ type }) => !['start', 'attach', 'dismiss', 'opened'].includes(type))
        .map((event) => transition(state, event));
      const lost = kept.filter((next) => !keepsCall(state, next));
      expect(lost).toEqual([]);
    },
  );

  it.each(Object.entries<LauncherState>(states))('%s: a new state says when it began', (_, state) => {
    const begun = allEvents
      .map((event) => transition(state, event))
      .filter((next) => next.name !== state.name && next.name !== 'idle');
    expect(begun.filter((next) => 'since' in next && next.since !== eventsAt)).toEqual([]);
  });
});

function keepsCall(state: LauncherState, next: LauncherState): boolean {
  if (state.name === 'idle' || next.name === 'idle') return next === state;
  const times = Object.entries(state.steps).filter(([, time]) => time !== null);
  const after = new Map(Object.entries(next.steps));
  return next.call === state.call && times.every(([step, time]) => after.get(step) === time);
}

function after(state: LauncherState, ...happened: LauncherEvent[]): LauncherState {
  return happened.reduce(transition, state);
}
const roomStatus = (code: number, msg = ''): LauncherEvent => ({
  type: 'program',
  at: 2000,
  event: { event: 'roomStatus', code, msg },
});
const closed = { type: 'roomClosed', at: 2100, text: 'Shift end', byName: 'Nan Zhang' } as const;

describe('an answer that came too early', () => {
  const older = { type: 'older', at: 2000, askedAt: 2000 } as const;

  it('just after opening means that another program was running', () => {
    expect(after(states['opening just now'], older)).toMatchObject({ name: 'busy', ending: false });
  });

  it('to a question that went out late, or long on its way, only casts doubt', () => {
    for (const late of [
      { type: 'older', at: 2100, askedAt: 2050 },
      { type: 'older', at: 2400, askedAt: 2000 },
    ] as const) {
      expect(after(states['opening just now'], late)).toMatchObject({ name: 'opening', mayBeOlder: true });
    }
  });

  it('later only casts doubt, which being in the room takes away', () => {
    const doubted = after(states.waiting, older, { type: 'hello', at: 2100 });
    expect(doubted).toMatchObject({ name: 'connected', mayBeOlder: true });
    expect(after(doubted, roomStatus(1))).toMatchObject({ name: 'inRoom', mayBeOlder: false });
  });
});

describe('roomStatus', () => {
  it.each([0, 1])('%i puts the call in the room', (code) => {
    expect(after(states.connected, roomStatus(code))).toMatchObject({
      name: 'inRoom',
      steps: { inRoom: 2000 },
    });
  });

  it('2 ends the call: the person closed the window', () => {
    expect(after(states.inRoom, roomStatus(2, '退出房间'))).toMatchObject({
      reason: { kind: 'left', by: 'program' },
    });
  });

  it('2 after leaving here is that leaving', () => {
    expect(after(states['inRoom, leaving'], roomStatus(2))).toMatchObject({
      reason: { kind: 'left', by: 'console' },
    });
  });

  it('2 with the words of a second sign-in says so, and the second 2 that follows changes nothing', () => {
    const out = after(states.inRoom, roomStatus(2, 'IM强制下线，退出房间'), roomStatus(2, '退出房间'));
    expect(out).toMatchObject({ reason: { kind: 'sameUserElsewhere' } });
  });

  it.each([-1, -1001, -1002, -1003, -1004, -1006])('A17 %i before the room is a failed entry', (code) => {
    const out = after(states.connected, roomStatus(code, 'cf'));
    expect(out).toMatchObject({ name: 'ended', reason: { kind: 'enterFailed', code, msg: 'cf' } });
  });

  it.each([-1, -1001, -1002, -1003, -1007])('A17 %i in the room is the network', (code) => {
    expect(after(states.inRoom, roomStatus(code))).toMatchObject({
      name: 'ended',
      reason: { kind: 'network' },
    });
  });

  it.each([-1005, -1008, -1009, -1010, -1011, -2002])('A18 %i in the room is a notice', (code) => {
    const now = after(states.inRoom, roomStatus(code, 'camera'));
    expect(now).toMatchObject({ name: 'inRoom', notice: { code, msg: 'camera', at: 2000 } });
  });

  it('-2002 before the room: the signature was not accepted', () => {
    expect(after(states.connected, roomStatus(-2002))).toMatchObject({
      reason: { kind: 'signatureExpired' },
    });
  });
});

describe('what RoomService says', () => {
  it('explains a window that only seemed to be closed', () => {
    const out = after(states.inRoom, roomStatus(2, '退出房间'), closed);
    expect(out).toMatchObject({ reason: { kind: 'closedByAdmin', text: 'Shift end', byName: 'Nan Zhang' } });
  });

  it('does not rewrite an end that the person chose, one already explained, or one long past', () => {
    const chosen = states['ended, left'];
    expect(transition(chosen, closed)).toBe(chosen);
    const explained = after(states.inRoom, { type: 'sessionEnded', at: 2000, why: 'signatureExpired' });
    expect(transition(explained, closed)).toBe(explained);
    const past = states['ended, window closed'];
    expect(transition(past, { ...closed, at: past.since + explainWithinMs + 1 })).toBe(past);
  });

  it('a stopped heartbeat ends a lost call as a crash, and leaves one alone that still answers', () => {
    const timeout = { type: 'memberGone', at: 2000, how: 'timeout' } as const;
    expect(after(states['lost in the room'], timeout)).toMatchObject({ reason: { kind: 'programCrashed' } });
    expect(after(states.inRoom, timeout)).toBe(states.inRoom);
  });

  it('seeing the user in the room is being there, even when this page may not listen', () => {
    const seen = { type: 'memberSeen', at: 2000 } as const;
    expect(after(states.waiting, seen)).toMatchObject({ name: 'inRoom' });
    expect(after(states['refused to open, was open'], seen)).toMatchObject({
      name: 'lost',
      cause: 'notAllowed',
    });
  });
});

describe('a lost link', () => {
  it('keeps what was known and gives it back with the next answer', () => {
    const people = { userID: 'guest', userName: 'G', userAvatar: '', role: 1 };
    const inRoom = { ...states.inRoom, members: [people] };
    const gone = after(inRoom, { type: 'silence', at: 3000, lastHeardAt: 2900, nextRetryAt: 3250 });
    expect(gone).toMatchObject({
      name: 'lost',
      was: 'inRoom',
      lastHeardAt: 2900,
      retries: 0,
      members: [people],
    });
    expect(after(gone, { type: 'hello', at: 3500 })).toEqual({ ...inRoom, since: 3500 });
  });

  it('counts its attempts', () => {
    const tried = after(states['lost in the room'], { type: 'retry', at: 3000, nextRetryAt: 3500 });
    expect(tried).toMatchObject({ retries: 1, nextRetryAt: 3500 });
  });
});

it('an answer changes nothing while all is well, so that nobody is told twenty times a second', () => {
  expect(transition(states.inRoom, { type: 'hello', at: 5000 })).toBe(states.inRoom);
});
