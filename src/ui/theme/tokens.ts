/**
 * Every colour of the console, light and dark, named for its use. `tokens.css` says the same as CSS variables
 * (a test keeps the two equal) and `antdTheme.ts` gives them to antd. A feature writes `var(--ink2)`, never a
 * colour. Text colours keep 4.5 : 1 on every ground they may stand on, glyphs and control edges 3 : 1.
 */
export const colors = {
  /** Page, side navigation, header. */
  bg: ['#f1f4f6', '#0c1215'],
  /** Cards, tables, the dock. */
  surface: ['#ffffff', '#131b1f'],
  /** Modals, the peek, menus. */
  raised: ['#ffffff', '#1a2429'],
  /** Table heads and what lies below the surface. */
  sunk: ['#f6f8f9', '#0f1619'],
  hover: ['#f1f6f8', '#18242a'],
  ink: ['#13212b', '#e3ebee'],
  ink2: ['#435560', '#b0bec5'],
  /** The faintest text allowed. */
  ink3: ['#5a6b76', '#8fa0a8'],
  /** Separators only, never text. */
  ink4: ['#6b7c87', '#82939b'],
  inkDisabled: ['#7c8b95', '#6f8088'],
  /** The edge of a card. */
  line: ['#d9e1e6', '#2b383e'],
  /** Lines inside a card, placeholder bars. */
  line2: ['#e8edf0', '#1f2a2f'],
  /** The edge of a button. */
  border: ['#b9c6ce', '#3c4c54'],
  /** The edge of an input, select, checkbox or radio. */
  control: ['#748692', '#6b7e87'],
  /** "You can act here": links, the current item, the action. */
  accent: ['#0a6886', '#5ab7d3'],
  accentHover: ['#0c7a9d', '#7cc8df'],
  accentActive: ['#07536c', '#3f9dba'],
  onAccent: ['#ffffff', '#04202a'],
  accentTint: ['#e2f0f5', '#10303b'],
  accentLine: ['#9cc9d8', '#24566a'],
  live: ['#17744a', '#5fc28e'],
  liveTint: ['#e3f3ea', '#12301f'],
  /** Someone waits, a link is lost, over a limit: the word. */
  wait: ['#8a5100', '#e6af4e'],
  /** The same: glyphs and bars. */
  waitFill: ['#bd7500', '#e6af4e'],
  waitTint: ['#fcf1db', '#32260e'],
  err: ['#b42b1a', '#f38d7d'],
  onErr: ['#ffffff', '#2a0b06'],
  errTint: ['#fcebe7', '#3b1b16'],
  /** Being recorded, nothing else. */
  rec: ['#c92c18', '#f36f5d'],
  mask: ['rgba(15, 28, 36, 0.42)', 'rgba(3, 7, 9, 0.62)'],
  /** Tooltips. */
  spot: ['#13212b', '#2b383e'],
  onSpot: ['#ffffff', '#e3ebee'],
  /** Under text on moving pictures. */
  scrim: ['rgba(15, 28, 36, 0.72)', 'rgba(15, 28, 36, 0.72)'],
  overlayShadow: ['0 8px 28px rgba(16, 36, 48, 0.16)', '0 10px 32px rgba(0, 0, 0, 0.6)'],
  // People's initials: a quiet ground by the hash of the name, with an ink that keeps 4.5 : 1 on it.
  person1: ['#e6ded1', '#3a3226'],
  onPerson1: ['#57411b', '#e2cfa8'],
  person2: ['#dce0f0', '#272e48'],
  onPerson2: ['#333f7a', '#bfc8f2'],
  person3: ['#dce8dc', '#22362a'],
  onPerson3: ['#24532f', '#b2dbbb'],
  person4: ['#ebdde5', '#3d2833'],
  onPerson4: ['#74294f', '#ebbdd4'],
  person5: ['#d8e6ec', '#1e343e'],
  onPerson5: ['#1a4b60', '#a9d5e6'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type ColorName = keyof typeof colors;
export type Mode = 'light' | 'dark';

/** `bg` as it is in a mode: for what cannot read a CSS variable, such as antd's colour arithmetic. */
export function colorsIn(mode: Mode): Record<ColorName, string> {
  const at = mode === 'light' ? 0 : 1;
  // fromEntries widens the keys to string; they are exactly those of the table.
  return Object.fromEntries(Object.entries(colors).map(([name, pair]) => [name, pair[at]])) as Record<
    ColorName,
    string
  >;
}

/** No system-ui: on a Chinese Windows it gives the Latin letters of YaHei. */
export const fontFamily = [
  '-apple-system',
  'BlinkMacSystemFont',
  '"Segoe UI"',
  '"PingFang SC"',
  '"Microsoft YaHei UI"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  'sans-serif',
].join(', ');

/** The text of `tokens.css`. */
export function tokensCss(): string {
  const block = (mode: Mode, indent: string) =>
    Object.entries(colorsIn(mode))
      .map(([name, value]) => `${indent}--${name}: ${value};`)
      .join('\n');
  return `/* Written from tokens.ts by test/console/ui/theme.test.ts (run it with -u). Do not edit. */
:root,
[data-theme='light'] {
  color-scheme: light;
${block('light', '  ')}
}

[data-theme='dark'] {
  color-scheme: dark;
${block('dark', '  ')}
}

/* Before the script has run: as the system says. */
@media (prefers-color-scheme: dark) {
  :root:not([data-theme]) {
    color-scheme: dark;
${block('dark', '    ')}
  }
}
`;
}
