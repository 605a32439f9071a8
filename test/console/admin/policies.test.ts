import { describe, expect, it } from 'vitest';
import { policyFile } from '../../../src/admin/client/policies/forms';
import { macProfile } from '../../../src/admin/client/policies/mac';

const origin = 'https://calls.example.com';
const uuids = () => {
  let made = 0;
  return () => `00000000-0000-4000-8000-00000000000${(made += 1)}`;
};
const textOf = (form: Parameters<typeof policyFile>[0]) => policyFile(form, origin, uuids()).text;

describe('the policies that spare people both questions', () => {
  it('are one JSON file on Linux', () => {
    expect(textOf('linux')).toBe(`{
  "AutoLaunchProtocolsFromOrigins": [
    {
      "protocol": "txcloudroom",
      "allowed_origins": [
        "https://calls.example.com"
      ]
    }
  ],
  "LoopbackNetworkAllowedForUrls": [
    "https://calls.example.com"
  ],
  "LocalNetworkAccessAllowedForUrls": [
    "https://calls.example.com"
  ]
}
`);
  });

  it('are keys of both browsers in the registry, lists numbered and JSON escaped', () => {
    const block = (hive: string, browser: string) => [
      `[${hive}\\SOFTWARE\\Policies\\${browser}]`,
      String.raw`"AutoLaunchProtocolsFromOrigins"="[{\"protocol\":\"txcloudroom\",\"allowed_origins\":[\"https://calls.example.com\"]}]"`,
      '',
      `[${hive}\\SOFTWARE\\Policies\\${browser}\\LoopbackNetworkAllowedForUrls]`,
      '"1"="https://calls.example.com"',
      '',
      `[${hive}\\SOFTWARE\\Policies\\${browser}\\LocalNetworkAccessAllowedForUrls]`,
      '"1"="https://calls.example.com"',
      '',
    ];
    const file = (hive: string) =>
      [
        'Windows Registry Editor Version 5.00',
        '',
        ...block(hive, 'Google\\Chrome'),
        ...block(hive, 'Microsoft\\Edge'),
      ].join('\r\n');
    expect(textOf('computer')).toBe(file('HKEY_LOCAL_MACHINE'));
    expect(textOf('person')).toBe(file('HKEY_CURRENT_USER'));
  });

  it('are saved for regedit in UTF-16 with a byte order mark', () => {
    const { content, text } = policyFile('computer', origin, uuids());
    const bytes = content as Uint8Array; // a .reg file is always bytes
    expect([...bytes.slice(0, 6)]).toEqual([0xff, 0xfe, 0x57, 0, 0x69, 0]);
    expect(new TextDecoder('utf-16le').decode(bytes)).toBe(text);
  });

  it('are typed into the Group Policy editor name by name', () => {
    expect(textOf('editor')).toBe(`AutoLaunchProtocolsFromOrigins
[{"protocol":"txcloudroom","allowed_origins":["https://calls.example.com"]}]

LoopbackNetworkAllowedForUrls
https://calls.example.com

LocalNetworkAccessAllowedForUrls
https://calls.example.com
`);
  });

  it('are a property list on a Mac', () => {
    expect(textOf('plist')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>AutoLaunchProtocolsFromOrigins</key>
  <array><dict><key>allowed_origins</key><array><string>https://calls.example.com</string></array><key>protocol</key><string>txcloudroom</string></dict></array>
  <key>LoopbackNetworkAllowedForUrls</key>
  <array><string>https://calls.example.com</string></array>
  <key>LocalNetworkAccessAllowedForUrls</key>
  <array><string>https://calls.example.com</string></array>
</dict>
</plist>
`);
  });

  it('are a profile for both browsers on a Mac, each part with an identity of its own', () => {
    const parsed = new DOMParser().parseFromString(macProfile(origin, uuids()), 'text/xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    const valuesOf = (key: string) =>
      [...parsed.querySelectorAll('key')]
        .filter((each) => each.textContent === key)
        .map((each) => each.nextElementSibling?.textContent);
    expect(valuesOf('PayloadType')).toEqual(['com.google.Chrome', 'com.microsoft.Edge', 'Configuration']);
    expect(valuesOf('PayloadIdentifier')).toEqual([
      'webexe-console.calls.example.com.com.google.Chrome',
      'webexe-console.calls.example.com.com.microsoft.Edge',
      'webexe-console.calls.example.com',
    ]);
    expect(new Set(valuesOf('PayloadUUID')).size).toBe(3);
    expect(valuesOf('LoopbackNetworkAllowedForUrls')).toEqual([origin, origin]);
    expect(valuesOf('PayloadScope')).toEqual(['System']);
  });

  it('are a file of its own shape for Firefox, which has no policy for loopback', () => {
    expect(textOf('firefox')).toBe(`{
  "policies": {
    "AutoLaunchProtocolsFromOrigins": [
      {
        "protocol": "txcloudroom",
        "allowed_origins": [
          "https://calls.example.com"
        ]
      }
    ]
  }
}
`);
  });
});
