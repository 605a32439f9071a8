import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingKinds, recordingStates, placeOf } from '../../../../contract/recordings';
import type { Reach } from '../../../../server/roomservice/stores/lists';
import type {
  JudgedSight,
  RecordingQuery,
  RecordingsStore,
} from '../../../../server/roomservice/stores/recordings';
import { createMemoryStore } from '../../../../server/stores/memory/memory-store';
import { at, buildersFor, unique } from '../../../support/rows';
import type { Bench } from '../store-suite';
import { recordingFilter, recordingQuery } from './queries';

const ROWS = 60;
const people = ['ann_a', 'ben_b', 'cai_c'];
const teams = ['t1', 't2', null];
const texts = ['抵押贷款', '张伟', 'Review 12', '远程', ''];

const reaches = fc.oneof(
  fc.constant<Reach>({ kind: 'all' }),
  fc.constant<Reach>({ kind: 'none' }),
  fc.constantFrom(...people).map((userID): Reach => ({ kind: 'own', userID })),
  fc
    .tuple(fc.constantFrom(...people), fc.constantFrom(...teams))
    .map(([userID, teamID]): Reach => ({ kind: 'team', userID, teamID })),
);
const sights: fc.Arbitrary<JudgedSight> = fc
  .tuple(fc.constantFrom(...people), reaches, reaches)
  .map(([userID, listed, reviewed]) => ({ userID, listed, reviewed }));

/** What was released was submitted, and what is meant for agents is there. */
const judged = fc
  .tuple(fc.option(fc.constantFrom(0, 59.9, 60, 100)), fc.boolean(), fc.constantFrom(0, 0, 2), fc.boolean())
  .map(([score, isReleased, comments, areMeant]) => ({
    ...{ score, releasedScore: isReleased ? score : null },
    ...{ comments, commentsForAgent: areMeant ? comments : 0 },
  }));

const rows = fc.array(
  fc.record({
    judged,
    agent: fc.constantFrom(...people),
    teamID: fc.constantFrom(...teams),
    kind: fc.constantFrom(...recordingKinds),
    state: fc.constantFrom(...recordingStates),
    startedAt: fc.integer({ min: 0, max: 20 }).map(at),
    durationMs: fc.option(fc.constantFrom(0, 59_999, 60_000, 3_600_000)),
    bytes: fc.option(fc.constantFrom(0, 5, 5_000_000_000)),
    onHold: fc.boolean(),
    roomName: fc.constantFrom(...texts),
    customerName: fc.constantFrom(...texts),
  }),
  { minLength: ROWS, maxLength: ROWS },
);

const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined, freq: 2 });
const severalOf = <T>(...values: readonly T[]) => some(fc.subarray([...values]));
const filters = fc.record({
  q: some(fc.constantFrom('抵押', '张', 'review', 'nothing has this')),
  from: some(fc.integer({ min: 0, max: 12 }).map((seconds) => at(seconds).toISOString())),
  to: some(fc.integer({ min: 8, max: 20 }).map((seconds) => at(seconds).toISOString())),
  agentID: severalOf(...people),
  teamID: severalOf('t1', 't2'),
  kind: severalOf(...recordingKinds),
  state: severalOf(...recordingStates),
  minSeconds: some(fc.constantFrom(0, 60)),
  maxSeconds: some(fc.constantFrom(59, 60, 4000)),
  minScore: some(fc.constantFrom(0, 60)),
  maxScore: some(fc.constantFrom(59, 69, 100)),
  commented: some(fc.constantFrom('yes', 'no')),
  hold: some(fc.constantFrom('yes', 'no')),
});
const sorts = fc.constantFrom(
  ...(['startedAt', 'startedAt.desc', 'duration', 'duration.desc', 'size', 'size.desc'] as const),
);

/** Every page, in one direction or the other, as the console walks through them. */
async function pagesOf(
  { recordings }: RecordingsStore,
  query: RecordingQuery,
  reach: Reach,
  backwards: boolean,
): Promise<readonly unknown[]> {
  const pages: unknown[] = [];
  let place: Pick<RecordingQuery, 'after' | 'before'> = backwards ? { before: 'end' } : {};
  for (;;) {
    const { items, ...page } = await recordings.list({ ...query, ...place }, reach);
    pages.push([items.map((row) => row.recordingID), page]);
    const edge = backwards ? items[0] : items.at(-1);
    if (!edge || !(backwards ? page.hasPrevious : page.hasNext)) return pages;
    const at = placeOf({ ...edge, startedAt: edge.startedAt.toISOString() }, query.sort);
    place = backwards ? { before: at } : { after: at };
  }
}

/** A store holds rows as the model in memory does, whatever they are and whatever is asked. */
export function describeRecordingsAlike(bench: () => Bench): void {
  describe('recordings of any kind', () => {
    it('are listed, counted and found as in the model, by any filter, for anybody', async () => {
      const { store, aRoom, aRecording } = bench();
      const model = createMemoryStore();
      const { aRecording: inModel } = buildersFor(model);
      const { roomID } = await aRoom();
      const [made = []] = fc.sample(rows, 1);
      for (const { agent, judged: marks, ...given } of made) {
        const row = {
          ...given,
          ...marks,
          recordingID: `alike_${unique()}`,
          roomID,
          agentID: agent,
          callID: null,
        };
        await aRecording(row);
        await inModel(row);
      }
      await fc.assert(
        fc.asyncProperty(
          filters,
          reaches,
          sights,
          sorts,
          fc.boolean(),
          async (given, reach, eyes, sort, backwards) => {
            const filter = { ...recordingFilter({ roomID }), ...given, eyes };
            const query = { ...recordingQuery({ roomID }), ...filter, sort, size: 7 };
            const [found, meant] = await Promise.all(
              [store.read, model.read].map(async (read) => ({
                pages: await pagesOf(read, query, reach, backwards),
                counts: await read.recordings.counts(filter, reach),
                newest: await read.recordings.newest(filter, reach),
              })),
            );
            expect(found).toEqual(meant);
          },
        ),
        { numRuns: 60 },
      );
    });
  });
}
