import { describe, expect, it } from 'vitest';
import { parseCarried, recordingPath } from '../../../src/recordings/detail/recording-url';
import { tracksOf } from '../../../src/recordings/detail/tracks';
import { formatBytes } from '../../../src/ui/format/bytes';
import { minutesOf, secondsOf } from '../../../src/recordings/list/minutes';
import {
  chosenDays,
  daysOf,
  listSearch,
  readRoomNumber,
  recordingsQuery,
  recordingsUrl,
} from '../../../src/recordings/list/recordings-url';
import { wayOut } from '../../../src/recordings/list/way-out';

const now = new Date(2026, 10, 22, 12);
const parse = (search: string) => recordingsUrl.parse(new URLSearchParams(search));

describe('the address of the list', () => {
  it('opens on the last seven days, and says nothing of them', () => {
    const state = parse('');
    expect(daysOf(state, now)).toEqual({ from: '2026-11-16' });
    expect(recordingsQuery(state, now)).toEqual({
      from: new Date(2026, 10, 16).toISOString(),
      sort: 'startedAt.desc',
      size: 20,
    });
    expect(listSearch(state)).toBe('');
  });

  it('keeps other days, and forgets the usual ones when they are chosen again', () => {
    expect(chosenDays({ from: '2026-11-16' }, now)).toEqual({ from: undefined, to: undefined });
    expect(chosenDays({ from: '2026-11-01', to: '2026-11-16' }, now)).toEqual({
      from: '2026-11-01',
      to: '2026-11-16',
    });
    expect(recordingsQuery(parse('from=2026-11-01&to=2026-11-02'), now)).toMatchObject({
      from: new Date(2026, 10, 1).toISOString(),
      to: new Date(2026, 10, 2, 23, 59, 59, 999).toISOString(),
    });
  });

  it('shows the recordings of a call whenever it was', () => {
    expect(recordingsQuery(parse('call=call_7'), now)).toEqual({
      callID: 'call_7',
      sort: 'startedAt.desc',
      size: 20,
    });
  });

  it('asks for everything that it says', () => {
    const search =
      'q=will&agent=li_wei&agent=xu_jing&team=t1&room=482913605&customer=C-7&kind=mix&kind=push&state=ready' +
      '&min=300&max=900&score=60&upTo=79&commented=yes&hold=no&sort=duration.asc&page=after.90000_rec_1&size=50';
    expect(recordingsQuery(parse(search), now)).toMatchObject({
      q: 'will',
      agentID: ['li_wei', 'xu_jing'],
      teamID: ['t1'],
      roomID: '482913605',
      customerRef: 'C-7',
      kind: ['mix', 'push'],
      state: ['ready'],
      minSeconds: 300,
      maxSeconds: 900,
      minScore: 60,
      maxScore: 79,
      commented: 'yes',
      hold: 'no',
      sort: 'duration',
      after: '90000_rec_1',
      size: 50,
    });
    expect(recordingsUrl.write(parse(search)).toString()).toBe(search);
  });

  it('drops what a stranger typed into it', () => {
    const state = parse(
      'room=9999999999&min=-1&max=90000&kind=film&agent=1&score=101&upTo=6.5&commented=perhaps&hold=1&peek=a b&page=3&sort=name',
    );
    expect(recordingsUrl.write(state).toString()).toBe('');
  });

  it('names a page by the row that it lies beside, and begins again under another filter', () => {
    const at = (page: string) => recordingsQuery(parse(`call=c1&page=${page}`));
    expect(at('before.none_rec_1')).toMatchObject({ before: 'none_rec_1' });
    expect(at('end')).toMatchObject({ before: 'end' });
    const state = recordingsUrl.change(parse('page=end'), { kind: ['mix'] });
    expect(recordingsUrl.write(state).toString()).toBe('kind=mix');
    expect(recordingsUrl.change(parse('page=end'), { peek: 'rec_1' }).page).toBe('end');
  });

  it('is handed to a recording’s page without what is peeked at', () => {
    expect(listSearch(parse('kind=mix&peek=rec_1'))).toBe('kind=mix');
  });

  it.each([
    ['482 913 605', '482913605'],
    ['482\u2009913\u2009605', '482913605'],
    ['0123', undefined],
    ['2147483648', undefined],
    ['room 7', undefined],
  ])('takes %j as the room number %s', (typed, meant) => {
    expect(readRoomNumber(typed)).toBe(meant);
  });
});

describe('the way out of an empty list', () => {
  it('is the filters where nothing matches at any time', () => {
    expect(wayOut(null, now)).toEqual({ because: 'filters' });
  });

  it('is 90 days where that shows the newest match', () => {
    expect(wayOut(new Date(2026, 10, 9, 9).toISOString(), now)).toEqual({
      because: 'days',
      newest: '2026-11-09',
      days: { from: '2026-08-25' },
      last: 90,
    });
  });

  it('is the day of the newest match where it is older', () => {
    expect(wayOut(new Date(2025, 4, 2, 9).toISOString(), now)).toEqual({
      because: 'days',
      newest: '2025-05-02',
      days: { from: '2025-05-02', to: '2025-05-02' },
      last: undefined,
    });
  });
});

describe('the address of a recording', () => {
  it('names a moment and the list that it was opened from', () => {
    expect(recordingPath('rec_1')).toBe('/recordings/rec_1');
    expect(recordingPath('rec_1', { t: 123 })).toBe('/recordings/rec_1?t=123');
    expect(recordingPath('rec_1', { list: '' })).toBe('/recordings/rec_1?list=');
    expect(recordingPath('rec_1', { list: 'kind=mix&page=end' })).toBe(
      '/recordings/rec_1?list=kind%3Dmix%26page%3Dend',
    );
  });

  it.each([undefined, null, 'x', {}, { at: 'now', play: true }, { at: Number.NaN, play: true }, { at: 5 }])(
    'carries nothing from a history that holds %j',
    (state) => {
      expect(parseCarried(state)).toBeUndefined();
    },
  );
});

describe('words of numbers', () => {
  it('sizes', () => {
    expect([0, 999, 288_308, 999_600, 2_640_000, 31_000_000_000].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '288 KB',
      '1.0 MB',
      '2.6 MB',
      '31.0 GB',
    ]);
  });

  it('minutes, typed and shown', () => {
    expect(['', '5', '1.5', '1,5', 'x', '-1', '2000'].map(secondsOf)).toEqual([
      undefined,
      300,
      90,
      90,
      null,
      null,
      null,
    ]);
    expect([300, 90, 61].map(minutesOf)).toEqual(['5', '1.5', '1']);
  });
});

describe('the recordings of a call', () => {
  const one = (recordingID: string, kind: 'mix' | 'push' | 'screen') => ({
    recordingID,
    kind,
    state: 'ready' as const,
  });

  it('stand in the same order on the page of each, numbered where there are several of a kind', () => {
    const [a, b, c] = [one('a', 'screen'), one('b', 'mix'), one('c', 'screen')];
    const tracks = (self: typeof a, ...siblings: (typeof a)[]) =>
      // Only what tracks are made of matters here.
      tracksOf({ ...self, siblings } as Parameters<typeof tracksOf>[0]).map(
        ({ recordingID, number }) => `${recordingID}${number ?? ''}`,
      );
    expect(tracks(a, b, c)).toEqual(['b', 'a1', 'c2']);
    expect(tracks(c, a, b)).toEqual(['b', 'a1', 'c2']);
  });
});
