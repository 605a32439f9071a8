import { describe, expect, it } from 'vitest';
import { noRecording, recordedKinds, type Room } from '../../../contract/rooms';
import { closeReasonNames, confirmsRoom, reasonText } from '../../../src/rooms/close-reasons';
import { roomsQuery, roomsUrl } from '../../../src/rooms/list-url';
import { KEEP_MS, withGone, type ClosedRow } from '../../../src/rooms/listed-rooms';
import {
  changesOf,
  conflictsOf,
  merged,
  newRoomValues,
  tidyRecording,
  type RoomValues,
} from '../../../src/rooms/room-draft';
import { mostUrgent, shownState, waitingForMe } from '../../../src/rooms/room-waiting';
import { mainActionOf, moreActionsOf } from '../../../src/rooms/row-actions';
import { secondsBetween } from '../../../src/rooms/seconds-until';

const base: RoomValues = { ...newRoomValues, name: 'Mortgage' };

function aRoom(given: Partial<Room> = {}): Room {
  return {
    roomID: '482913605',
    origin: 'console',
    name: 'Mortgage',
    type: 'RTCRoom',
    template: '1v1',
    owner: { userID: 'shen_ruoxi', name: '沈若溪' },
    team: null,
    customerName: 'Ada',
    customerRef: '',
    recording: noRecording,
    state: 'idle',
    seats: 2,
    members: [],
    createdAt: '2026-11-20T01:30:00.000Z',
    liveSince: null,
    attention: null,
    waitingSince: null,
    closing: null,
    version: 1,
    can: ['enter', 'issueSession', 'edit', 'close'],
    ...given,
  };
}

describe('what a form sends', () => {
  it('is only what the person changed', () => {
    expect(changesOf(base, { ...base, customerRef: 'C-1' })).toEqual({ customerRef: 'C-1' });
    const sameModes = { recordPath: '', cloudRecordUrl: '', screenRecord: 0, mixRecord: false } as const;
    expect(changesOf(base, { ...base, recording: sameModes })).toEqual({});
  });

  it('leaves out addresses that the chosen mode does not use, also those that the form never showed', () => {
    const modes = {
      mixRecord: true,
      screenRecord: 2,
      cloudRecordUrl: 'rtmp://old',
      recordPath: ' D:\\r ',
    } as const;
    expect(tidyRecording(modes)).toEqual({ ...modes, cloudRecordUrl: '', recordPath: 'D:\\r' });
    expect(tidyRecording({ ...noRecording, screenRecord: 0 })).toEqual(noRecording);
  });
});

describe('two people who edit one room', () => {
  const mine = { ...base, name: 'Mine', customerName: 'Ada' };
  const theirs = { ...base, name: 'Theirs', template: '1v2' } as const;

  it('see what the other changed, and which of it both did', () => {
    expect(conflictsOf(base, mine, theirs)).toEqual([
      { field: 'name', contested: true },
      { field: 'template', contested: false },
    ]);
  });

  it('lose nothing that only one of them touched, whoever wins', () => {
    expect(merged(base, mine, theirs, 'mine')).toEqual({ ...mine, template: '1v2' });
    expect(merged(base, mine, theirs, 'theirs')).toEqual({ ...theirs, customerName: 'Ada' });
  });

  it('do not fight over the same words', () => {
    expect(conflictsOf(base, theirs, theirs).every(({ contested }) => !contested)).toBe(true);
  });
});

describe('the address of a list', () => {
  const parse = (query: string) => roomsUrl.parse(new URLSearchParams(query));

  it('begins with rooms that are not closed, and says nothing about it', () => {
    expect(parse('').state).toEqual(['idle', 'live', 'closing']);
    expect(roomsUrl.write(roomsUrl.defaults).toString()).toBe('');
  });

  it.each([
    'state=any',
    'state=closed',
    'state=live',
    'q=a+b&mine=1',
    'team=t1&team=t2&owner=wang_hao&sort=name.asc',
  ])('comes back as it was: %s', (query) => {
    expect(new URLSearchParams(roomsUrl.write(parse(query)).toString()).toString()).toBe(query);
  });

  it('forgets what a stranger wrote into it', () => {
    expect(parse('state=evil&sort=password.desc&page=-1&size=9999&owner=%27%3B&from=tomorrow')).toEqual(
      roomsUrl.defaults,
    );
  });

  it('asks for every state by naming none, and for my rooms by my own id', () => {
    const query = roomsQuery(parse('state=any&mine=1&owner=wang_hao&sort=name.asc'), 'shen_ruoxi');
    expect(query).toEqual({ ownerID: ['shen_ruoxi'], sort: 'name', page: 1, size: 20 });
  });

  it('means whole days where the viewer is', () => {
    const { createdFrom = '', createdTo = '' } = roomsQuery(parse('from=2026-11-20&to=2026-11-20'), 'me');
    expect(new Date(createdFrom).getHours()).toBe(0);
    expect(new Date(createdTo).getTime() - new Date(createdFrom).getTime()).toBe(86_399_999);
  });
});

describe('rows that were closed under the eyes of somebody', () => {
  const [first, second] = [aRoom({ roomID: '1' }), aRoom({ roomID: '2' })];
  const closed: ClosedRow = {
    room: second,
    index: 1,
    by: 'Li',
    at: '2026-11-20T12:03:00.000Z',
    seenAt: 1000,
  };

  it('stay in their place while the list is as young as the news', () => {
    const rows = withGone([first, aRoom({ roomID: '3' })], [closed], 1500, undefined);
    expect(rows.map(({ room: { roomID }, gone }) => [roomID, gone?.by])).toEqual([
      ['1', undefined],
      ['2', 'Li'],
      ['3', undefined],
    ]);
  });

  it('go with the first refresh after ten seconds', () => {
    expect(withGone([first], [closed], 1000 + KEEP_MS, undefined)).toHaveLength(1);
  });

  it('are marked, not doubled, while the list still has them', () => {
    const rows = withGone([first, second], [closed], 1500, undefined);
    expect(rows).toHaveLength(2);
    expect(rows[1]?.gone).toBe(closed);
  });
});

describe('the one verb of a row', () => {
  const viewer = { userID: 'shen_ruoxi', runningRoomID: undefined, unwrappedRoomIDs: [] };

  it.each([
    ['mine and idle', aRoom(), viewer, 'start'],
    ['mine, where my call runs', aRoom(), { ...viewer, runningRoomID: '482913605' }, 'show'],
    ['a colleague’s', aRoom({ owner: { userID: 'wang_hao', name: '王皓' } }), viewer, 'view'],
    ['closing', aRoom({ state: 'closing', can: ['cancelClosing', 'close'] }), viewer, 'keepOpen'],
    ['closing, and not mine to keep', aRoom({ state: 'closing', can: [] }), viewer, 'view'],
    ['closed', aRoom({ state: 'closed', can: [] }), viewer, 'view'],
    [
      'closed, with a wrap-up due',
      aRoom({ state: 'closed', can: [] }),
      { ...viewer, unwrappedRoomIDs: ['482913605'] },
      'wrapUp',
    ],
  ] as const)('of a room that is %s', (_what, room, who, verb) => {
    expect(mainActionOf(room, who)).toBe(verb);
  });

  it('leaves the rest to the menu, as far as the server allows it', () => {
    expect(moreActionsOf(aRoom({ can: [] }), 'view')).toEqual(['open', 'copyNumber']);
    expect(moreActionsOf(aRoom(), 'start')).toEqual([
      'open',
      'chooseStart',
      'issue',
      'edit',
      'copyNumber',
      'close',
    ]);
    expect(moreActionsOf(aRoom(), 'view')).toContain('start');
  });
});

describe('a room that wants attention', () => {
  const waits = (given: Partial<Room>) =>
    aRoom({
      state: 'live',
      attention: 'customerWaiting',
      waitingSince: '2026-11-20T02:00:00.000Z',
      ...given,
    });

  it('is shown as what it wants it for', () => {
    expect(shownState(aRoom({ state: 'live' }))).toBe('live');
    expect(shownState(waits({}))).toBe('waiting');
    expect(shownState(waits({ attention: 'noHeartbeat' }))).toBe('ghost');
    expect(shownState(waits({ attention: 'aloneLong' }))).toBe('alone');
  });

  it('comes first where it is mine and its customer has waited longest', () => {
    const late = waits({ roomID: '1', waitingSince: '2026-11-20T02:05:00.000Z' });
    const early = waits({ roomID: '2', waitingSince: '2026-11-20T02:01:00.000Z' });
    const others = waits({ roomID: '3', owner: { userID: 'wang_hao', name: '王皓' } });
    const silent = waits({ roomID: '4', attention: 'noHeartbeat' });
    expect(mostUrgent([late, early, others, silent], 'shen_ruoxi')).toBe('2');
    expect(mostUrgent([others, silent], 'shen_ruoxi')).toBeUndefined();
    expect(waitingForMe([late, early, others, silent], 'shen_ruoxi')).toBe(2);
  });
});

describe('small rules', () => {
  it('names what each mode records', () => {
    const kinds = [0, 1, 2, 3].map((screenRecord) =>
      recordedKinds({ ...noRecording, screenRecord: screenRecord as 0 | 1 | 2 | 3 }),
    );
    expect(kinds).toEqual([[], ['push'], ['screen'], ['push', 'screen']]);
    expect(recordedKinds({ ...noRecording, mixRecord: true })).toEqual(['mix']);
  });

  it('takes a room number as people type it, and no other', () => {
    for (const typed of ['482913605', '482 913 605', ' 482\u2009913\u2009605 ', '４８２９１３６０５'])
      expect(confirmsRoom(typed, '482913605')).toBe(true);
    for (const typed of ['', '48291360', '482913606', 'x482913605'])
      expect(confirmsRoom(typed, '482913605')).toBe(false);
  });

  it('has each reason in both languages, within what a reason may hold', () => {
    for (const name of closeReasonNames.filter((each) => each !== 'other')) {
      const [zh, en] = reasonText(name, 'both').split('\n');
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[\x20-\x7e]+$/);
      expect(reasonText(name, 'both').length).toBeLessThanOrEqual(300);
    }
  });

  it('counts down to nought and stays there', () => {
    const now = Date.parse('2026-11-20T02:00:00.000Z');
    expect(secondsBetween(now, '2026-11-20T02:00:59.100Z')).toBe(60);
    expect(secondsBetween(now, '2026-11-20T01:59:00.000Z')).toBe(0);
  });
});
