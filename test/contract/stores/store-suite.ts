import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../../server/roomservice/store';
import { buildersFor, type Builders } from '../../support/rows';
import { describeCalls } from './suite/calls';
import { describeCloudFiles } from './suite/cloud-files';
import { describeClosings } from './suite/closings';
import { describeCounts } from './suite/counts';
import { describeIdentities } from './suite/identities';
import { describeJobs } from './suite/jobs';
import { describeJudged } from './suite/judged';
import { describeLogs } from './suite/logs';
import { describeMoves } from './suite/moves';
import { describeObservations } from './suite/observations';
import { describePictures } from './suite/pictures';
import { describePeople } from './suite/people';
import { describeRecordingFiles } from './suite/recording-files';
import { describePresence } from './suite/presence';
import { describeRecordings } from './suite/recordings';
import { describeRecordingsAlike } from './suite/recordings-alike';
import { describeReviewCharts } from './suite/review-charts';
import { describeSampling } from './suite/sampling';
import { describeReviews } from './suite/reviews';
import { describeRooms } from './suite/rooms';
import { describeSearch } from './suite/search';
import { describeSessions } from './suite/sessions';
import { describeSettings } from './suite/settings';
import { describeStorage } from './suite/storage';
import { describeStorageFindings } from './suite/storage-findings';
import { describeTickets } from './suite/tickets';
import { describeTokens } from './suite/tokens';
import { describeTries } from './suite/tries';
import { describeTransactions } from './suite/transactions';
import { describeWebhooks } from './suite/webhooks';
import { describeWire } from './suite/wire';
import { describeViews } from './suite/views';

/** The store that a suite runs on, and builders that fill it. Getters, since it opens after tests are declared. */
export interface Bench extends Builders {
  readonly store: Store;
}

/**
 * What every store must do, said once. One store serves the whole suite and keeps what earlier tests left in it, as
 * a real one does: each test looks at people, teams and rooms of its own.
 */
export function describeStore(
  name: string,
  open: () => Promise<{ readonly store: Store; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let opened: Awaited<ReturnType<typeof open>> | undefined;
    let builders: Builders | undefined;
    beforeAll(async () => {
      opened = await open();
      builders = buildersFor(opened.store);
    });
    afterAll(() => opened?.close());

    const bench = (): Bench => {
      if (!opened || !builders) throw new Error('The store did not open.');
      return { store: opened.store, ...builders };
    };
    describeIdentities(bench);
    describePeople(bench);
    describeRooms(bench);
    describeSessions(bench);
    describeCalls(bench);
    describeCloudFiles(bench);
    describeRecordings(bench);
    describeRecordingsAlike(bench);
    describeRecordingFiles(bench);
    describeMoves(bench);
    describeLogs(bench);
    describeObservations(bench);
    describeTransactions(bench);
    describeWire(bench);
    describeCounts(bench);
    describeWebhooks(bench);
    describeTickets(bench);
    describeTries(bench);
    describeSettings(bench);
    describeStorage(bench);
    describeStorageFindings(bench);
    describeTokens(bench);
    describePictures(bench);
    describeSearch(bench);
    describeViews(bench);
    describeJobs(bench);
    describePresence(bench);
    describeClosings(bench);
    describeReviews(bench);
    describeReviewCharts(bench);
    describeJudged(bench);
    describeSampling(bench);
  });
}
