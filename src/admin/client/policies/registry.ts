import { autoLaunchLine, policyValues } from './values';

export type Hive = 'HKEY_LOCAL_MACHINE' | 'HKEY_CURRENT_USER';

const BROWSER_KEYS = ['Google\\Chrome', 'Microsoft\\Edge'] as const;

/** What regedit imports: a dictionary is a string of JSON, a list is a key of its own with numbered values. */
export function registryFile(origin: string, hive: Hive): string {
  const { LoopbackNetworkAllowedForUrls, LocalNetworkAccessAllowedForUrls } = policyValues(origin);
  const lines = BROWSER_KEYS.flatMap((browser) => {
    const key = `${hive}\\SOFTWARE\\Policies\\${browser}`;
    return [
      `[${key}]`,
      `"AutoLaunchProtocolsFromOrigins"=${quoted(autoLaunchLine(origin))}`,
      '',
      ...list(`${key}\\LoopbackNetworkAllowedForUrls`, LoopbackNetworkAllowedForUrls),
      ...list(`${key}\\LocalNetworkAccessAllowedForUrls`, LocalNetworkAccessAllowedForUrls),
    ];
  });
  return ['Windows Registry Editor Version 5.00', '', ...lines].join('\r\n');
}

/** Regedit writes UTF-16, low byte first, with a byte order mark. */
export function utf16WithMark(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(2 + text.length * 2));
  bytes.setUint16(0, 0xfeff, true);
  for (let at = 0; at < text.length; at += 1) bytes.setUint16(2 + at * 2, text.charCodeAt(at), true);
  return new Uint8Array(bytes.buffer);
}

function list(key: string, values: readonly string[]): string[] {
  return [`[${key}]`, ...values.map((value, at) => `"${at + 1}"=${quoted(value)}`), ''];
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
