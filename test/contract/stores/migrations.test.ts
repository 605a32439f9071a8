import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import * as calls from '../../../server/stores/sql/schema/calls';
import * as cloudFiles from '../../../server/stores/sql/schema/cloud-files';
import * as closings from '../../../server/stores/sql/schema/closings';
import * as jobs from '../../../server/stores/sql/schema/jobs';
import * as keeping from '../../../server/stores/sql/schema/keeping';
import * as logs from '../../../server/stores/sql/schema/logs';
import * as moves from '../../../server/stores/sql/schema/moves';
import * as observations from '../../../server/stores/sql/schema/observations';
import * as people from '../../../server/stores/sql/schema/people';
import * as pictures from '../../../server/stores/sql/schema/pictures';
import * as presence from '../../../server/stores/sql/schema/presence';
import * as recordings from '../../../server/stores/sql/schema/recordings';
import * as reviews from '../../../server/stores/sql/schema/reviews';
import * as rooms from '../../../server/stores/sql/schema/rooms';
import * as sampling from '../../../server/stores/sql/schema/sampling';
import * as savedViews from '../../../server/stores/sql/schema/saved-views';
import * as settings from '../../../server/stores/sql/schema/settings';
import * as storage from '../../../server/stores/sql/schema/storage';
import * as tickets from '../../../server/stores/sql/schema/tickets';
import * as tokens from '../../../server/stores/sql/schema/tokens';
import * as webhooks from '../../../server/stores/sql/schema/webhooks';
import * as tries from '../../../server/stores/sql/schema/tries';
import * as wire from '../../../server/stores/sql/schema/wire';
import { migrationsFolder } from '../../support/sql-store';

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

it('lead to the tables of the schema: after a change, run npm run db:generate', async () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(migrationsFolder, 'meta', name), 'utf8'));
  const last = journal.parse(read('_journal.json')).entries.at(-1)?.tag.slice(0, 4);
  const schema = generateDrizzleJson({
    ...calls,
    ...cloudFiles,
    ...closings,
    ...jobs,
    ...keeping,
    ...logs,
    ...moves,
    ...observations,
    ...people,
    ...presence,
    ...recordings,
    ...reviews,
    ...rooms,
    ...sampling,
    ...savedViews,
    ...settings,
    ...storage,
    ...tickets,
    ...tokens,
    ...webhooks,
    ...tries,
    ...wire,
    ...pictures,
  });
  const kept = z.custom<typeof schema>().parse(read(`${last}_snapshot.json`));
  expect(await generateMigration(kept, schema)).toEqual([]);
});
