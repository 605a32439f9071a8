import { readdirSync, readFileSync } from 'node:fs';
import { theme } from 'antd';
import { afterEach, expect, test } from 'vitest';
import { antdTheme } from '../../../src/ui/theme/antdTheme';
import { chooseMode, startAppearance } from '../../../src/ui/theme/mode';
import { colorsIn, tokensCss, type ColorName, type Mode } from '../../../src/ui/theme/tokens';
import { setMedia } from '../../support/dom';

// Read as files: imported, a stylesheet is empty in tests.
const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => `src/${path}`)
  .map((path) => ({ path, css: readFileSync(path, 'utf8') }));

const modes: readonly Mode[] = ['light', 'dark'];
const grounds: readonly ColorName[] = ['bg', 'surface', 'raised', 'sunk', 'hover', 'accentTint'];

/** WCAG 2's contrast ratio of two opaque colours. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const part = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

test('tokens.css says what the table of tokens says', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('../../../src/ui/theme/tokens.css');
});

test.each(modes)('in %s text can be read on every ground it may stand on', (mode) => {
  const c = colorsIn(mode);
  for (const ground of grounds) {
    for (const ink of ['ink', 'ink2', 'ink3', 'accent', 'live', 'wait', 'err', 'rec'] as const) {
      expect(contrast(c[ink], c[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  const pairs = [
    ['onAccent', 'accent'],
    ['onErr', 'err'],
    ['live', 'liveTint'],
    ['wait', 'waitTint'],
    ['err', 'errTint'],
    ['rec', 'errTint'],
    ['onSpot', 'spot'],
    ['onPerson1', 'person1'],
    ['onPerson2', 'person2'],
    ['onPerson3', 'person3'],
    ['onPerson4', 'person4'],
    ['onPerson5', 'person5'],
  ] as const satisfies readonly (readonly [ColorName, ColorName])[];
  for (const [ink, ground] of pairs) {
    expect(contrast(c[ink], c[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(modes)('in %s glyphs, control edges and focus can be seen', (mode) => {
  const c = colorsIn(mode);
  for (const ground of ['bg', 'surface', 'raised', 'sunk'] as const) {
    for (const mark of ['waitFill', 'control', 'accent'] as const) {
      expect(contrast(c[mark], c[ground]), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test.each(modes)('antd in %s works with our colours', (mode) => {
  const c = colorsIn(mode);
  const token = theme.getDesignToken(antdTheme(mode));
  expect(token.colorPrimary).toBe(c.accent);
  expect(token.colorText).toBe(c.ink);
  expect(token.colorTextSecondary).toBe(c.ink2);
  expect(token.colorTextPlaceholder).toBe(c.ink3);
  expect(token.colorBgContainer).toBe(c.surface);
  expect(token.colorBgElevated).toBe(c.raised);
  expect(token.colorBgLayout).toBe(c.bg);
  expect(token.colorError).toBe(c.err);
  expect(token.controlHeightSM).toBe(26);
  expect(token.borderRadiusLG).toBe(8);
});

test('no text is smaller than 12 px', () => {
  const sizes = sheets.flatMap(({ path, css }) =>
    [...css.matchAll(/([^{}]+)\{[^{}]*font-size:\s*(\d+)px/g)].map(([, selector = '', size]) => ({
      rule: `${path} ${selector.trim()}`,
      size: Number(size),
    })),
  );
  expect(sizes.length).toBeGreaterThan(20);
  // Icons are measured by font-size too; their rules end in what holds nothing but an icon.
  const texts = sizes.filter(({ rule }) => !/(svg|anticon\)|Clear)$/.test(rule));
  expect(texts.filter(({ size }) => size < 12)).toEqual([]);
});

test('no stylesheet but the tokens has a colour of its own', () => {
  const colored = sheets
    .filter(({ path }) => !path.endsWith('theme/tokens.css'))
    .flatMap(({ path, css }) =>
      [...css.matchAll(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(/gi)].map(([color]) => `${path}: ${color}`),
    );
  expect(colored).toEqual([]);
});

afterEach(() => {
  delete document.documentElement.dataset['theme'];
});

test('the appearance follows the system until somebody chooses, and the choice is remembered', () => {
  setMedia((query) => query.includes('prefers-color-scheme: dark'));
  startAppearance();
  expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
  setMedia(() => false);
  expect(document.documentElement).toHaveAttribute('data-theme', 'light');

  chooseMode('dark');
  expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
  startAppearance();
  expect(document.documentElement).toHaveAttribute('data-theme', 'dark');

  chooseMode('system');
  expect(document.documentElement).toHaveAttribute('data-theme', 'light');
});

test('icons come from src/ui/icons, where they are silent', () => {
  const strangers = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/^ui.(icons\.ts|quiet\.tsx)$/.test(path))
    .filter((path) => readFileSync(`src/${path}`, 'utf8').includes('@ant-design/icons'));
  expect(strangers, 'import these icons from src/ui/icons: antd names them aloud, in English').toEqual([]);
});
