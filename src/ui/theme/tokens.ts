/**
 * Every colour of the console, light and dark, named for its use. `tokens.css` says the same as CSS variables
 * (a test keeps the two equal) and `antdTheme.ts` gives them to antd. A feature writes `var(--ink2)`, never a
 * colour. Text colours keep 4.5 : 1 on every ground they may stand on, glyphs and control edges 3 : 1.
 */
export const colors = {
  /** Page, side navigation, header. */
  bg: ['#F1F4F6', '#0C1215'],
  /** Cards, tables, the dock. */
  surface: ['#FFFFFF', '#131B1F'],
  /** Modals, the peek, menus. */
  raised: ['#FFFFFF', '#1A2429'],
  /** Table heads and what lies below the surface. */
  sunk: ['#F6F8F9', '#0F1619'],
  hover: ['#F1F6F8', '#18242A'],
  ink: ['#13212B', '#E3EBEE'],
  ink2: ['#435560', '#B0BEC5'],
  /** The faintest text allowed. */
  ink3: ['#5A6B76', '#8FA0A8'],
  /** Separators only, never text. */
  ink4: ['#6B7C87', '#82939B'],
  inkDisabled: ['#7C8B95', '#6F8088'],
  /** The edge of a card. */
  line: ['#D9E1E6', '#2B383E'],
  /** Lines inside a card, placeholder bars. */
  line2: ['#E8EDF0', '#1F2A2F'],
  /** The edge of a button. */
  border: ['#B9C6CE', '#3C4C54'],
  /** The edge of an input, select, checkbox or radio. */
  control: ['#748692', '#6B7E87'],
  /** "You can act here": links, the current item, the action. */
  accent: ['#0A6886', '#5AB7D3'],
  accentHover: ['#0C7A9D', '#7CC8DF'],
  accentActive: ['#07536C', '#3F9DBA'],
  onAccent: ['#FFFFFF', '#04202A'],
  accentTint: ['#E2F0F5', '#10303B'],
  accentLine: ['#9CC9D8', '#24566A'],
  live: ['#17744A', '#5FC28E'],
  liveTint: ['#E3F3EA', '#12301F'],
  /** My own live row: the live tint at 45 % over the surface. */
  liveRow: ['rgba(227,243,234,.45)', 'rgba(18,48,31,.45)'],
  /** Someone waits, a link is lost, over a limit: the word. */
  wait: ['#8A5100', '#E6AF4E'],
  /** The same: glyphs and bars. */
  waitFill: ['#BD7500', '#E6AF4E'],
  waitTint: ['#FCF1DB', '#32260E'],
  err: ['#B42B1A', '#F38D7D'],
  onErr: ['#FFFFFF', '#2A0B06'],
  errTint: ['#FCEBE7', '#3B1B16'],
  /** Being recorded, nothing else. */
  rec: ['#C92C18', '#F36F5D'],
  mask: ['rgba(15,28,36,.42)', 'rgba(3,7,9,.62)'],
  /** Tooltips. */
  spot: ['#13212B', '#2B383E'],
  onSpot: ['#FFFFFF', '#E3EBEE'],
  /** Under text on moving pictures. */
  scrim: ['rgba(15,28,36,.72)', 'rgba(15,28,36,.72)'],
  overlayShadow: ['0 8px 28px rgba(16,36,48,.16)', '0 10px 32px rgba(0,0,0,.6)'],
  // People's initials: a quiet ground by the hash of the name, with an ink that keeps 4.5 : 1 on it.
  person1: ['#E6DED1', '#3A3226'],
  onPerson1: ['#57411B', '#E2CFA8'],
  person2: ['#DCE0F0', '#272E48'],
  onPerson2: ['#333F7A', '#BFC8F2'],
  person3: ['#DCE8DC', '#22362A'],
  onPerson3: ['#24532F', '#B2DBBB'],
  person4: ['#EBDDE5', '#3D2833'],
  onPerson4: ['#74294F', '#EBBDD4'],
  person5: ['#D8E6EC', '#1E343E'],
  onPerson5: ['#1A4B60', '#A9D5E6'],
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

/** CSS lengths and figures that components share. */
export const sizes = {
  header: 52,
  nav: 200,
  rail: 60,
  dock: 64,
  peek: 420,
  /** Above this the side navigation shows its words. */
  wide: 1280,
  /** Above this a peek stands beside the table, below over it. */
  beside: 1200,
  /** Below this the navigation is a drawer. */
  narrow: 992,
  /** Below this a row is a card. */
  phone: 576,
} as const;

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
