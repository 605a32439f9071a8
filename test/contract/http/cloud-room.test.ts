import { expect, it } from 'vitest';
import type { Recording } from '../../../contract/recordings';
import { GIB } from '../../support/doubles';
import type { World } from '../../support/roomservice';
import { at } from '../../support/rows';
import { decideCloud } from './cloud-scene';
import { onEveryStore } from './on-every-store';

/** What is kept free of everything but calls, until an admin says otherwise. */
const keptForCalls = GIB / 2;
const day = 24 * 60;

/** A cloud has recorded an hour of a call: a file of one GiB. */
async function anHourInTheCloud(world: World, said: object = {}) {
  const { tell } = await decideCloud(world);
  const { agent, supervisor } = await world.cast();
  const { callID, roomID } = await world.aCall({
    ...{ agentID: agent.userID, teamID: agent.teamID, ended: true },
    ...{ enteredAt: at(2), endedAt: at(602) },
  });
  world.clouds.bytes = GIB;
  const file = { file_id: callID, file_size: GIB, video_url: `https://vod.example/${callID}.mp4` };
  await tell({ stream_id: `8525_${roomID}_${agent.userID}`, ...file, ...said });
  await world.service.jobs.settled();
  const recording = async (): Promise<Recording | undefined> => {
    const { body } = await world.as(supervisor.userID).call('listRecordings', { query: { callID } });
    return (body as { items: Recording[] }).items[0];
  };
  const minutes = async (count: number): Promise<void> => {
    for (let minute = 0; minute < count; minute += 1) {
      world.clock.forward(60);
      await world.service.jobs.settled();
    }
  };
  return { recording, minutes };
}

onEveryStore('room for files of a cloud', (world) => {
  it('is waited for, for longer than any attempts last, and then they are fetched by themselves', async () => {
    world().disk.freeBytes = keptForCalls + GIB - 1;
    const { recording, minutes } = await anHourInTheCloud(world());
    expect(await recording()).toMatchObject({ state: 'uploading', progress: null, trouble: null });
    await minutes(20);
    expect(await recording()).toMatchObject({ state: 'uploading', progress: null });
    world().disk.freeBytes += 1;
    await minutes(1);
    expect(await recording()).toMatchObject({ state: 'ready', trouble: null });
    expect(world().clouds.orders.at(-1)).toMatchObject({ bytes: GIB });
  });

  it('is as much as a file turned out to need, where its cloud had not said so', async () => {
    world().disk.freeBytes = keptForCalls + GIB / 2;
    const { recording, minutes } = await anHourInTheCloud(world(), { file_size: 0 });
    expect(await recording()).toMatchObject({ state: 'uploading', progress: null });
    expect(world().clouds.orders.at(-1)).toMatchObject({ bytes: null });
    await minutes(1);
    expect(world().clouds.orders.at(-1)).toMatchObject({ bytes: GIB });
    world().disk.freeBytes = keptForCalls + GIB;
    await minutes(1);
    expect(await recording()).toMatchObject({ state: 'ready' });
  });

  it('may come after more than the week after which nobody waits for other files', async () => {
    world().disk.freeBytes = keptForCalls;
    const { recording, minutes } = await anHourInTheCloud(world());
    world().clock.forward(8 * day * 60);
    await world().service.sweep();
    await world().service.tidy();
    await world().service.jobs.settled();
    expect(await recording()).toMatchObject({ state: 'uploading', progress: null });
    world().disk.freeBytes += GIB;
    await minutes(1);
    expect(await recording()).toMatchObject({ state: 'ready' });
  });

  it('is not waited for where nobody can tell how much there is', async () => {
    world().disk.isKnown = false;
    const { recording } = await anHourInTheCloud(world());
    expect(await recording()).toMatchObject({ state: 'ready' });
  });

  it('that was used up on the way is waited for; a file that uses it up each time has failed', async () => {
    const full = Object.assign(new Error('No space left'), { code: 'ENOSPC' });
    world().clouds.answers = () => Promise.reject(full);
    const { recording, minutes } = await anHourInTheCloud(world());
    expect(await recording()).toMatchObject({ state: 'uploading', progress: null });
    await minutes(9);
    expect(world().clouds.orders).toHaveLength(1);
    await minutes(51);
    expect(await recording()).toMatchObject({ state: 'failed', trouble: 'diskFull' });
    expect(world().log.takeErrors()).toHaveLength(1);
  });
});
