/** The browsers that a person is told apart by: whose settings differ, or that never ask. */
export type BrowserKind = 'chrome' | 'edge' | 'chromium' | 'firefox' | 'safari' | 'other';

interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** What a browser says of itself; `userAgentData` is Chromium's alone. */
export interface BrowserSigns {
  readonly userAgent: string;
  readonly userAgentData?: { readonly brands?: readonly Brand[] };
}

export interface Browser {
  readonly kind: BrowserKind;
  /** As a person knows it, with its main version: `Microsoft Edge 150`. */
  readonly name: string;
}

/** Brands first: Edge, Opera and Brave all call themselves Chrome in the older text. */
export function browserOf({ userAgent, userAgentData }: BrowserSigns): Browser {
  const brand = (userAgentData?.brands ?? [])
    .filter(({ brand }) => !/not.?a.?brand/i.test(brand))
    .sort((one, other) => rank(one.brand) - rank(other.brand))[0];
  if (brand) return { kind: kindOfBrand(brand.brand), name: `${brand.brand} ${brand.version}` };
  for (const [kind, name, pattern] of agents) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return { kind, name: `${name} ${version}` };
  }
  return { kind: 'other', name: '' };
}

const agents: readonly (readonly [BrowserKind, string, RegExp])[] = [
  ['edge', 'Microsoft Edge', /Edg(?:A|iOS)?\/(\d+)/],
  ['chromium', 'Opera', /OPR\/(\d+)/],
  ['firefox', 'Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['chrome', 'Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['safari', 'Safari', /Version\/(\d+)[\d.]* .*Safari\//],
];

function kindOfBrand(brand: string): BrowserKind {
  if (brand === 'Google Chrome') return 'chrome';
  return brand === 'Microsoft Edge' ? 'edge' : 'chromium';
}

/** The engine's own name says least, so it goes last. */
function rank(brand: string): number {
  return brand === 'Chromium' ? 1 : 0;
}
