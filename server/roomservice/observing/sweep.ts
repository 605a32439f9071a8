import { command, type Actor } from '../context';
import { endNow, whyOver } from './end';

/** Ends the observations that may not go on: run by the sweep, and where an admin decided anew. */
export async function endWhatMayNotGoOn(actor: Actor): Promise<void> {
  const { read } = actor.ports.store;
  for (const seen of await read.observations.running()) {
    if ((await whyOver(read, seen, actor.now)) === null) continue;
    await command(actor, async (work) => {
      const row = await work.tx.observations.lock(seen.observationID);
      const over = row && (await whyOver(work.tx, row, actor.now));
      if (row && over) await endNow(work, row, over);
    });
  }
}
