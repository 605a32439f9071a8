export type System = 'windows' | 'macos' | 'linux';

/** The system of this computer; null where the browser does not say, or it is a phone's. */
export function systemOf({ userAgent, platform }: { userAgent: string; platform: string }): System | null {
  if (/android|iphone|ipad/i.test(userAgent)) return null;
  if (/win/i.test(platform)) return 'windows';
  if (/mac/i.test(platform)) return 'macos';
  return /linux|x11/i.test(platform) ? 'linux' : null;
}
