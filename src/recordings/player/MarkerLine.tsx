import { useMemo } from 'react';
import { useTexts } from '../../i18n/useTexts';
import { Glyph } from '../../ui/glyphs/Glyph';
import { recordingTexts, type RecordingTranslate } from '../texts';
import { tellingOf } from './event-groups';
import { eventWords, signOfEvents } from './event-words';
import { markersOf, type Marker, type Moment } from './moments';
import { formatOffset } from './offset';
import type { Playback } from './playback';
import styles from './player.module.css';

interface MarkerLineProps {
  moments: readonly Moment[];
  duration: number;
  playback: Playback;
}

/** The room's events at their place on the line. The list of events leads to the same moments by keyboard. */
export function MarkerLine({ moments, duration, playback }: MarkerLineProps) {
  const t = useTexts(recordingTexts);
  const markers = useMemo(() => markersOf(moments, duration), [moments, duration]);
  return (
    <div className={styles['markers']}>
      {markers.map((marker) => {
        const told = tellingOf(marker.moments);
        if (!told) return null;
        const name = markerName(told, marker, t);
        return (
          <button
            key={marker.place}
            type="button"
            tabIndex={-1}
            className={styles['marker']}
            style={{ insetInlineStart: `${marker.place * 100}%` }}
            aria-label={name}
            title={name}
            onClick={() => playback.jump(told.seconds)}
          >
            <Glyph {...signOfEvents(marker.moments.map(({ event }) => event))} />
          </button>
        );
      })}
    </div>
  );
}

function markerName({ event, seconds }: Moment, { moments }: Marker, t: RecordingTranslate): string {
  const words = t('events.jump', { time: formatOffset(seconds), words: eventWords(event, t) });
  const others = moments.length - 1;
  return others === 0 ? words : t('player.more', { first: words, count: others });
}
