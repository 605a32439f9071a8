import { formatDuration } from '../../ui/format/duration';

/** Seconds as 7:06; what was before the first frame as −0:03. */
export function formatOffset(seconds: number): string {
  return seconds < 0 ? `−${formatDuration(Math.ceil(-seconds) * 1000)}` : formatDuration(seconds * 1000);
}
