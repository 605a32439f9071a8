import { createHash } from 'node:crypto';
import type { CloudSettings } from '../../../contract/cloud-recordings';
import type { World } from '../../support/roomservice';
import { MORNING } from '../../support/rows';

export const CLOUD_KEY = 'a-key-of-the-cloud';
const seconds = Math.floor(MORNING.getTime() / 1000);

export const md5Of = (text: string): string => createHash('md5').update(text).digest('hex');

/** What an admin decided about the cloud; on, with a key and a host. */
export async function decideCloud(world: World, given: { on?: boolean; plain?: boolean } = {}) {
  const { userID } = await world.person('admin');
  const admin = world.as(userID);
  await admin.call('setCloudKey', { body: { key: CLOUD_KEY } });
  const { version } = (await admin.call('getCloudSettings')).body as CloudSettings;
  const body = { on: true, hosts: ['vod.example'], plain: false, version, ...given };
  const { callbackURL } = (await admin.call('updateCloudSettings', { body })).body as CloudSettings;
  const secret = callbackURL?.split('/').at(-1) ?? '';

  /** The cloud says that it has recorded something; a stream of ten minutes from the morning on. */
  const tell = (said: object = {}, to: string = secret) =>
    world.stranger().call('takeCloudCallback', { params: { secret: to }, body: aCallback(world, said) });
  return { admin, adminID: userID, secret, callbackURL, tell };
}

export function aCallback(world: World, said: object = {}, key = CLOUD_KEY) {
  const t = Math.floor(world.clock.now().getTime() / 1000) + 600;
  return {
    ...{ event_type: 100, t, sign: md5Of(`${key}${t}`), appid: 1250000000, app: 'push.example' },
    ...{
      stream_id: '8525_nobody',
      channel_id: '8525_nobody',
      file_id: '5285890803830011',
      file_format: 'mp4',
    },
    ...{ start_time: seconds, end_time: seconds + 600, duration: 598, file_size: 3_000_000 },
    video_url: 'http://1250000000.vod.example/a/f0.mp4?sign=secret',
    ...said,
  };
}
