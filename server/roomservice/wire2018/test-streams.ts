import type { Json } from './json';
import type { WireCtx } from './ports';

/** Addresses of a stream of nobody's, for a client's own test page. */
export function testStreams({ ports, wire: { streams } }: WireCtx): {
  readonly push: Json;
  readonly accelerated: Json;
} {
  const name = ports.random
    .int(2 ** 32)
    .toString(16)
    .padStart(8, '0');
  const streamID = `${streams.bizID}_test_${name}`;
  return {
    push: {
      url_push: streams.pushURL(streamID),
      url_play_flv: streams.playURL(streamID, 'flv'),
      url_play_rtmp: streams.playURL(streamID, 'rtmp'),
      url_play_hls: streams.playURL(streamID, 'm3u8'),
      url_play_acc: streams.accelerateURL(streamID),
    },
    accelerated: { url_rtmpacc: streams.accelerateURL(`${streams.bizID}_testclock_rtmpacc`) },
  };
}
