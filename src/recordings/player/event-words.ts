import { endReasons } from '../../../contract/calls';
import type { RoomEvent } from '../../../contract/rooms';
import type { GlyphName, Tone } from '../../ui/glyphs/Glyph';
import type { RecordingTranslate } from '../texts';

interface Sign {
  readonly name: GlyphName;
  readonly tone: Tone;
}

const quiet: Sign = { name: 'dot', tone: 'ink2' };
const trouble: Sign = { name: 'triangle', tone: 'wait' };
/** What members did there, each by its own form. */
const done = (name: GlyphName): Sign => ({ name, tone: 'ink2' });
const closing: Sign = { name: 'square', tone: 'ink2' };

/** Coming and going stay small; what went otherwise than it should stands out. */
const signs: Partial<Record<RoomEvent['kind'], Sign>> = {
  timedOut: trouble,
  superseded: trouble,
  closing,
  closed: closing,
  chat: done('speech'),
  muted: done('micOff'),
  unmuted: done('mic'),
  screenShared: done('screen'),
  screenShareEnded: done('screenOff'),
};

export function signOfEvent({ kind }: RoomEvent): Sign {
  return signs[kind] ?? quiet;
}

/** The sign of several at one place: of the one that stands out, where one does. */
export function signOfEvents(events: readonly RoomEvent[]): Sign {
  const all = events.map(signOfEvent);
  return [trouble, closing].find((sign) => all.includes(sign)) ?? all.find((sign) => sign !== quiet) ?? quiet;
}

export function nameInEvent({ person }: RoomEvent, t: RecordingTranslate): string {
  return person?.name ?? t('event.machine');
}

/** "Grace Zhou entered", or what she wrote */
export function eventWords(event: RoomEvent, t: RecordingTranslate): string {
  if (event.kind === 'chat')
    return t('event.chatWords', { name: nameInEvent(event, t), text: event.detail ?? '' });
  return `${nameInEvent(event, t)} ${t(`event.${event.kind}`)}`;
}

/** Why a call ended or a room was closed, and what was written; what else is kept with events says nothing to a viewer. */
export function eventDetail({ kind, detail }: RoomEvent, t: RecordingTranslate): string | undefined {
  if (detail === null || detail === '') return undefined;
  if (kind === 'closing' || kind === 'closed' || kind === 'chat') return detail;
  // Leaving is how calls should end.
  if (kind !== 'callEnded' || detail === 'left') return undefined;
  const reason = endReasons.find((each) => each === detail);
  return reason === undefined ? detail : t(`ended.${reason}`);
}
