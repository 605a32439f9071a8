import { browserOf } from '../../ui/browser/browser-kind';

export interface DeviceName {
  /** With its main version; empty where the browser does not say. */
  readonly browser: string;
  readonly system: string;
}

/** What a User-Agent says of a browser elsewhere, as a person knows it: Chrome 150, Windows. */
export function deviceNameOf(userAgent: string | null): DeviceName {
  if (userAgent === null) return { browser: '', system: '' };
  return { browser: browserOf({ userAgent }).name, system: systemIn(userAgent) };
}

// In this order: phones and tablets also name the system that theirs descends from.
const systems: readonly (readonly [string, RegExp])[] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux|X11/],
];

function systemIn(userAgent: string): string {
  return systems.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? '';
}
