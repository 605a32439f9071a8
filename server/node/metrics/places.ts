import { Gauge, type Registry } from 'prom-client';
import { mediaPlaces } from '../../../contract/places';
import type { Places } from '../../roomservice/moves/port';
import type { Store } from '../../roomservice/store';

/** How much of recordings lies where, how much is on its way, and whether the bucket answers. */
export function placeMetrics(
  store: Store,
  places: Pick<Places, 'bucket' | 'answers'> | undefined,
  registers: Registry[],
): { count(): Promise<void> } {
  const labelNames = ['place'] as const;
  const files = new Gauge({ name: 'webexe_stored_files', help: 'Files by place', labelNames, registers });
  const bytes = new Gauge({ name: 'webexe_stored_bytes', help: 'Their bytes', labelNames, registers });
  const moving = new Gauge({
    name: 'webexe_moving_files',
    help: 'Files that are to lie elsewhere, by how far they are',
    labelNames: ['state'],
    registers,
  });
  const answers = places?.bucket
    ? new Gauge({ name: 'webexe_bucket_answers', help: '1 while the bucket answers', registers })
    : null;
  return {
    async count() {
      const { recordingFiles, movingFiles } = store.read;
      const sums = new Map((await recordingFiles.sumsByPlace()).map((sum) => [sum.place, sum]));
      for (const place of mediaPlaces) {
        files.set({ place }, sums.get(place)?.files ?? 0);
        bytes.set({ place }, sums.get(place)?.bytes ?? 0);
      }
      const onTheirWay = await movingFiles.sums();
      for (const state of ['waiting', 'switched', 'failed'] as const) {
        const mine = onTheirWay.filter((sum) => sum.state === state);
        moving.set(
          { state },
          mine.reduce((sum, each) => sum + each.files, 0),
        );
      }
      answers?.set((await places?.answers()) ? 1 : 0);
    },
  };
}
