import type { Neighbours } from '../../roomservice/neighbours';
import type { Ports } from '../../roomservice/ports';
import { createWire2018, type Wire2018 } from '../../roomservice/wire2018/app';
import { tellGroups } from '../../roomservice/wire2018/notices';
import type { Config } from '../config';
import { createSignInLimits } from '../sign-in-limits';
import { isWithin } from './networks';
import { createStreams } from './streams';
import { createGroupBridge, createMixer } from './upstreams';

/** The wire of 2018 with whatever the configuration gives it. */
export function createOldWire(
  { wire2018: settings }: Config,
  ports: Ports,
  neighbours: Neighbours,
): Wire2018 {
  if (settings.groupNoticeURL !== null) {
    tellGroups(ports, createGroupBridge(settings.groupNoticeURL), () => neighbours.leads);
  }
  return createWire2018(ports, {
    // Their own, so that a page of old clients never keeps people from signing in.
    limits: createSignInLimits('wire2018', ports),
    streams: createStreams(settings.live, () => ports.clock.now()),
    isWithin,
    mixer: createMixer(settings.mixURL),
  });
}
