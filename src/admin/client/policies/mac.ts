import { policyValues } from './values';

const DOMAINS = ['com.google.Chrome', 'com.microsoft.Edge'] as const;

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">`;

/** The keys of one browser, the same for Chrome and Edge: what a device management takes as custom settings. */
export function macPlist(origin: string): string {
  return `${HEAD}\n${dict(policyKeys(origin), 0)}\n</plist>\n`;
}

/** A profile for both browsers. Every payload wants a UUID of its own. */
export function macProfile(origin: string, newUUID: () => string): string {
  const { host } = new URL(origin);
  const payloads = DOMAINS.map((domain) =>
    dict(
      [
        ...policyKeys(origin),
        ...payloadKeys({
          type: domain,
          id: `webexe-console.${host}.${domain}`,
          uuid: newUUID(),
          name: domain,
        }),
      ],
      2,
    ),
  );
  const profile = dict(
    [
      ['PayloadContent', `<array>\n${payloads.join('\n')}\n  </array>`],
      ...payloadKeys({
        type: 'Configuration',
        id: `webexe-console.${host}`,
        uuid: newUUID(),
        name: `webexe-console: ${host}`,
      }),
      ['PayloadScope', string('System')],
    ],
    0,
  );
  return `${HEAD}\n${profile}\n</plist>\n`;
}

type Key = readonly [name: string, xml: string];

function policyKeys(origin: string): Key[] {
  const values = policyValues(origin);
  const launches = values.AutoLaunchProtocolsFromOrigins.map(
    ({ protocol, allowed_origins }) =>
      `<dict><key>allowed_origins</key>${strings(allowed_origins)}<key>protocol</key>${string(protocol)}</dict>`,
  );
  return [
    ['AutoLaunchProtocolsFromOrigins', `<array>${launches.join('')}</array>`],
    ['LoopbackNetworkAllowedForUrls', strings(values.LoopbackNetworkAllowedForUrls)],
    ['LocalNetworkAccessAllowedForUrls', strings(values.LocalNetworkAccessAllowedForUrls)],
  ];
}

function payloadKeys(of: { type: string; id: string; uuid: string; name: string }): Key[] {
  return [
    ['PayloadDisplayName', string(of.name)],
    ['PayloadIdentifier', string(of.id)],
    ['PayloadType', string(of.type)],
    ['PayloadUUID', string(of.uuid)],
    ['PayloadVersion', '<integer>1</integer>'],
  ];
}

function dict(keys: readonly Key[], depth: number): string {
  const margin = '  '.repeat(depth);
  const lines = keys.map(([name, xml]) => `${margin}  <key>${name}</key>\n${margin}  ${xml}`);
  return `${margin}<dict>\n${lines.join('\n')}\n${margin}</dict>`;
}

function strings(values: readonly string[]): string {
  return `<array>${values.map(string).join('')}</array>`;
}

function string(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<string>${escaped}</string>`;
}
