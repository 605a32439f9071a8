import type { Ports } from '../../roomservice/ports';
import { createWire2018, type Wire2018 } from '../../roomservice/wire2018/app';
import { tellGroups } from '../../roomservice/wire2018/notices';
import type { Config } from '../config';
import { createSignInLimits } from '../sign-in-limits';
import { createRoomListPolicy } from './room-list-policy';
import { createStreams } from './streams';
import { createGroupBridge, createMixer } from './upstreams';

/** The wire of 2018 with whatever the configuration gives it. */
export function createOldWire(config: Config, ports: Ports): Wire2018 {
  if (config.groupNoticeURL !== null) tellGroups(ports, createGroupBridge(config.groupNoticeURL));
  return createWire2018(ports, {
    // Their own, so that a page of old clients never keeps people from signing in.
    limits: createSignInLimits(),
    streams: createStreams(config.live, () => ports.clock.now()),
    roomList: createRoomListPolicy(config.roomList, config.publicURL),
    mixer: createMixer(config.mixURL),
  });
}
