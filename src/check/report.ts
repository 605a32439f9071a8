import { checkNames, verdictOf, type Findings } from './findings';

export interface Surroundings {
  readonly at: Date;
  readonly address: string;
  readonly userID: string;
  readonly serverVersion: string;
  readonly browser: string;
  readonly userAgent: string;
  readonly language: string;
  readonly timeZone: string;
  readonly screen: string;
}

/**
 * The report for a support ticket: plain text in English whatever the page's language, since whoever reads it may not
 * share it; finding codes are the same everywhere. Nothing in it is secret.
 */
export function reportOf(findings: Findings, around: Surroundings): string {
  const lines = checkNames.map((name) => {
    const finding = findings[name];
    const params = Object.entries(finding.params ?? {}).map(([key, value]) => `${key}=${value}`);
    return [`${name}:`.padEnd(12), verdictOf(finding).padEnd(8), finding.code, ...params].join(' ').trimEnd();
  });
  return [
    'webexe-console system check',
    `at:          ${around.at.toISOString()}`,
    `address:     ${around.address}`,
    `person:      ${around.userID}`,
    `RoomService: ${around.serverVersion}`,
    `browser:     ${around.browser}`,
    `user agent:  ${around.userAgent}`,
    `language:    ${around.language}, ${around.timeZone}`,
    `screen:      ${around.screen}`,
    '',
    ...lines,
    '',
  ].join('\n');
}
