import { command, type Actor } from '../context';
import { askForDelivery } from './write';

const dayMs = 24 * 3_600_000;
const usualLogDays = 30;

/** Asks for what is due: tries whose time has come, and what a job left behind when it ended. */
export async function sendDue(actor: Actor): Promise<void> {
  const due = await actor.ports.store.read.webhookDeliveries.webhooksDue(actor.now);
  if (due.length === 0) return;
  await command(actor, async (work) => {
    for (const webhookID of due) await askForDelivery(work, webhookID);
  });
}

/** Forgets what was told long ago, and old secrets that no longer sign. */
export async function tidyWebhooks(actor: Actor): Promise<void> {
  const { webhookLogDays = usualLogDays } = actor.ports.service;
  const before = new Date(actor.now.getTime() - webhookLogDays * dayMs);
  await actor.ports.store.transact(async (tx) => {
    await tx.webhookDeliveries.deleteBefore(before);
    await tx.webhookEvents.deleteBefore(before);
    await tx.webhooks.eraseOldSecrets(actor.now);
  });
}
