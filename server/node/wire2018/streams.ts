import { createHash } from 'node:crypto';
import type { Streams } from '../../roomservice/wire2018/ports';

/** A live service that a company has: whose streams they are, where they go in and out, and what signs each. */
export interface LiveService {
  readonly bizID: string;
  readonly pushHost: string;
  readonly playHost: string;
  readonly pushKey: string;
  /** Another one, so that whoever may play cannot push. */
  readonly playKey: string;
}

const lastsSeconds = 7 * 24 * 3600;

/** Addresses as the old servers wrote them; without a live service there are none. */
export function createStreams(live: LiveService | null, now: () => Date): Streams {
  if (!live) return { bizID: '', pushURL: () => '', accelerateURL: () => '', playURL: () => '' };
  const { bizID, pushHost, playHost, pushKey, playKey } = live;
  const signed = (key: string, streamID: string): string => {
    const txTime = Math.floor(now().getTime() / 1000 + lastsSeconds)
      .toString(16)
      .toUpperCase();
    return `bizid=${bizID}&txSecret=${txSecret(key, streamID, txTime)}&txTime=${txTime}`;
  };
  return {
    bizID,
    pushURL: (streamID) => `rtmp://${pushHost}/live/${streamID}?${signed(pushKey, streamID)}`,
    accelerateURL: (streamID) => `rtmp://${playHost}/live/${streamID}?${signed(playKey, streamID)}`,
    playURL(streamID, format) {
      if (format === 'rtmp') return `rtmp://${playHost}/live/${streamID}`;
      return `https://${playHost}/live/${streamID}.${format}`;
    },
  };
}

/** MD5 is what live services of this kind check. */
export function txSecret(key: string, streamID: string, txTime: string): string {
  return createHash('md5').update(`${key}${streamID}${txTime}`).digest('hex');
}
