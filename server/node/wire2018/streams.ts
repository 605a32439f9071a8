import { createHash } from 'node:crypto';
import type { Playing } from '../../roomservice/ports';
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

/** The right to play, signed by the key for playing: what the console watches rooms by. Null without a live service. */
export function createPlaying(live: LiveService | null): Playing | null {
  if (!live) return null;
  const { playHost, playKey } = live;
  return {
    urlOf(streamID, until) {
      const txTime = Math.floor(until.getTime() / 1000)
        .toString(16)
        .toUpperCase();
      const path = encodeURIComponent(streamID); // old clients name rooms as they like
      return `https://${playHost}/live/${path}.flv?txSecret=${txSecret(playKey, streamID, txTime)}&txTime=${txTime}`;
    },
  };
}

/** MD5 is what live services of this kind check. */
export function txSecret(key: string, streamID: string, txTime: string): string {
  return createHash('md5').update(`${key}${streamID}${txTime}`).digest('hex');
}
