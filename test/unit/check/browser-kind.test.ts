import { expect, it } from 'vitest';
import { browserOf } from '../../../src/ui/browser/browser-kind';

const chromium = { brand: 'Chromium', version: '150' };
const grease = { brand: 'Not)A;Brand', version: '8' };
const chromeText =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

it.each([
  [
    'Chrome by its brand',
    [grease, chromium, { brand: 'Google Chrome', version: '150' }],
    chromeText,
    'chrome',
    'Google Chrome 150',
  ],
  [
    'Edge by its brand',
    [chromium, { brand: 'Microsoft Edge', version: '150' }, grease],
    chromeText,
    'edge',
    'Microsoft Edge 150',
  ],
  ['Brave by its brand', [{ brand: 'Brave', version: '150' }, chromium], chromeText, 'chromium', 'Brave 150'],
  ['Chromium itself', [chromium, grease], chromeText, 'chromium', 'Chromium 150'],
  ['Edge by its text', undefined, `${chromeText} Edg/150.0.0.0`, 'edge', 'Microsoft Edge 150'],
  ['Chrome by its text', undefined, chromeText, 'chrome', 'Chrome 150'],
  [
    'Firefox',
    undefined,
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'firefox',
    'Firefox 140',
  ],
  [
    'Safari',
    undefined,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
    'safari',
    'Safari 26',
  ],
  ['something else', undefined, 'curl/8', 'other', ''],
] as const)('knows %s', (_what, brands, userAgent, kind, name) => {
  expect(browserOf({ userAgent, ...(brands && { userAgentData: { brands } }) })).toEqual({ kind, name });
});
