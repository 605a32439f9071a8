import { recall, remember } from '../../ui/storage';
import type { Playback } from './playback';

/** So many recordings are remembered, those played last. */
const KEPT = 100;
/** What was only begun, or is as good as over, begins anew. */
const FROM_SECONDS = 10;
const TO_END_SECONDS = 10;
const EVERY_SECONDS = 5;

type Places = readonly (readonly [recordingID: string, seconds: number])[];

/**
 * Where a person stopped, kept in this browser: it is theirs alone, costs RoomService nothing while they watch, and
 * says nothing to others about how far somebody watched.
 */
export function keptPlace(userID: string, recordingID: string) {
  const key = `player.places.${userID}`;
  const others = () => (recall(key, parsePlaces) ?? []).filter(([id]) => id !== recordingID);
  const keep = (seconds: number, duration: number) => {
    const isInside = seconds >= FROM_SECONDS && seconds <= duration - TO_END_SECONDS;
    const here: Places = isInside ? [[recordingID, Math.floor(seconds)]] : [];
    remember(key, [...here, ...others()].slice(0, KEPT));
  };
  return {
    recall: (): number | undefined => recall(key, parsePlaces)?.find(([id]) => id === recordingID)?.[1],
    /** Remembers where it is, now and then and when it stops; ends when what it answers is called. */
    follow(playback: Playback): () => void {
      let last = playback.get().time;
      let wasPlaying = false;
      const look = () => {
        const { time, duration, playing, phase } = playback.get();
        const stopped = wasPlaying && !playing;
        wasPlaying = playing;
        if (phase !== 'loaded' || duration === 0) return;
        if (!stopped && Math.abs(time - last) < EVERY_SECONDS) return;
        last = time;
        keep(time, duration);
      };
      return playback.subscribe(look);
    },
  };
}

function parsePlaces(value: unknown): Places | undefined {
  return Array.isArray(value) && value.every(isPlace) ? value : undefined;
}

function isPlace(value: unknown): value is Places[number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';
}
