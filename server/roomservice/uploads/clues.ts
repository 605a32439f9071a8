import type { uploadClues } from '../../../contract/uploads';
import type { CallRow } from '../rows/calls';
import type { RecordingRow } from '../rows/recordings';
import type { UploadRow } from '../rows/uploads';

export type Clue = (typeof uploadClues)[number];

/** What is known of a file before anybody says of which call it is. */
export type FileOf = Pick<UploadRow, 'fileName' | 'fileAt' | 'about'>;

interface Span {
  readonly from: Date;
  readonly to: Date;
}

const minuteMs = 60_000;
/** Clocks of PCs are off by minutes, and a program may go on recording for a while. */
const slackMs = 10 * minuteMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** A clock that is set to another zone or day is off by whole hours, and right to the minute. */
const nearMs = 3 * minuteMs;
const mostHoursOff = 26;

/** A date and a time as programs write them into names: 2026_11_20_09_30_00, 20261120-093000, 2026-11-20 09.30. */
const moment =
  /(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])[-_. T]*([01]\d|2[0-3])[-_.:： ]?([0-5]\d)(?:[-_.:： ]?([0-5]\d))?(?!\d)/;

/** When a file was recorded, by whoever knows best: its name, what stands in it, when it was last written. */
export function spanOf({ fileName, fileAt, about }: FileOf): Span | null {
  const lasts = about['durationMs'] ?? 0;
  const named = startInName(fileName, about['zone'] ?? 0);
  if (named) return { from: named, to: later(named, lasts) };
  const madeAt = about['madeAt'];
  // Nothing is made after it was written: then its clock counted from some other year.
  const isPossible = fileAt === null || (madeAt ?? 0) <= later(fileAt, dayMs).getTime();
  if (madeAt !== undefined && isPossible)
    return { from: new Date(madeAt), to: later(new Date(madeAt), lasts) };
  return fileAt && { from: later(fileAt, -lasts), to: fileAt };
}

function startInName(fileName: string, zone: number): Date | null {
  const [, year, month, day, hour, minute, second = '0'] = moment.exec(fileName) ?? [];
  if (!year) return null;
  const utc = Date.UTC(+year, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return new Date(utc - zone * minuteMs);
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);

/** What speaks for a file being of that call. */
export function cluesOf(
  upload: FileOf,
  call: CallRow,
  recording: RecordingRow | undefined,
  now: Date,
): readonly Clue[] {
  const clues: Clue[] = [];
  const span = spanOf(upload);
  const [from, to] = [call.enteredAt ?? call.startedAt, call.endedAt ?? now];
  if (span && span.from <= later(to, slackMs) && span.to >= later(from, -slackMs)) clues.push('time');
  const lasts = upload.about['durationMs'];
  const isAsLong = lasts !== undefined && isAbout(lasts, to.getTime() - from.getTime());
  if (isAsLong && span && !clues.includes('time') && isHoursOff(span.from, from)) clues.push('clock');
  if (isAsLong) clues.push('length');
  if (call.roomID !== null && namesNumber(upload.fileName, call.roomID)) clues.push('room');
  if (namesWord(upload.fileName, call.agentID) || namesWord(upload.fileName, call.agentName))
    clues.push('agent');
  if (recording?.state === 'localOnly') clues.push('waits');
  return clues;
}

const weights: Readonly<Record<Clue, number>> = { time: 8, room: 6, clock: 4, length: 3, agent: 2, waits: 2 };

export function weightOf(clues: readonly Clue[]): number {
  return clues.reduce((sum, clue) => sum + weights[clue], 0);
}

/** How far apart they begin; what cannot be known is farthest. */
export function distanceOf(upload: FileOf, call: CallRow): number {
  const span = spanOf(upload);
  if (!span) return Number.MAX_SAFE_INTEGER;
  return Math.abs(span.from.getTime() - (call.enteredAt ?? call.startedAt).getTime());
}

function isHoursOff(said: Date, at: Date): boolean {
  const off = said.getTime() - at.getTime();
  const hours = Math.round(off / hourMs);
  return hours !== 0 && Math.abs(hours) <= mostHoursOff && Math.abs(off - hours * hourMs) <= nearMs;
}

/** Recording begins a little late and ends a little early, or the other way round. */
function isAbout(lasts: number, callMs: number): boolean {
  return Math.abs(lasts - callMs) <= Math.max(15_000, callMs * 0.05);
}

/** The number itself, not a part of a date or of a longer one. */
function namesNumber(fileName: string, roomID: string): boolean {
  const without = fileName.replace(moment, ' ');
  return without.split(/\D+/).includes(roomID);
}

function namesWord(fileName: string, word: string): boolean {
  return word.length >= 2 && fileName.toLowerCase().includes(word.toLowerCase());
}
