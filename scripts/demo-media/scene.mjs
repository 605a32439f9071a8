// The pictures of the demo recordings: people at a video call, drawn as SVG for any moment. Pure functions of time.

/**
 * @typedef {{ skin: string, shade: string, hair: string, coat: string, shirt: string, wall: string, floor: string,
 *   cut: 'bob' | 'short' | 'bun', glasses?: boolean }} Look
 * @typedef {{ label: string, look: Look, talks: readonly (readonly [number, number])[] }} Person
 */

/** @type {Record<'agent' | 'customer' | 'witness', Look>} */
export const looks = {
  agent: {
    skin: '#e6b896',
    shade: '#cf9c79',
    hair: '#2c2a33',
    coat: '#25566b',
    shirt: '#eef3f4',
    wall: '#c7d5d8',
    floor: '#93a9ad',
    cut: 'bob',
  },
  customer: {
    skin: '#c98f6b',
    shade: '#ad7553',
    hair: '#3a2a22',
    coat: '#7a5a3c',
    shirt: '#f3ece0',
    wall: '#d9d0c2',
    floor: '#b3a48e',
    cut: 'short',
    glasses: true,
  },
  witness: {
    skin: '#dca884',
    shade: '#c08a66',
    hair: '#57504e',
    coat: '#5b6b4f',
    shirt: '#f2f2ea',
    wall: '#bfc6d6',
    floor: '#8e97ad',
    cut: 'bun',
  },
};

/**
 * Whether somebody speaks at a moment.
 * @param {Person} person
 * @param {number} t seconds
 */
export function speaks(person, t) {
  return person.talks.some(([from, to]) => t >= from && t < to);
}

/**
 * A person in a tile.
 * @param {Person} person
 * @param {{ x: number, y: number, w: number, h: number }} tile
 * @param {number} t seconds
 * @returns {string} SVG
 */
export function portrait(person, { x, y, w, h }, t) {
  const seed = person.label.length + person.look.skin.charCodeAt(2);
  const talking = speaks(person, t);
  const sway = Math.sin(t * 0.9 + seed) * 2.2 + (talking ? Math.sin(t * 2.3 + seed) * 1.4 : 0);
  const nod = talking ? Math.sin(t * 3.1 + seed) * 1.6 : Math.sin(t * 0.5 + seed) * 0.8;
  // The drawing is 200 units high and as wide as the tile asks; the person stands in the middle.
  const scale = h / 200;
  const width = w / scale;
  const middle = width / 2;
  return `<svg x="${x}" y="${y}" width="${w}" height="${h}" viewBox="0 0 ${width} 200">
    ${room(person.look, width)}
    <g transform="translate(${middle + sway * 0.4} 0)">${body(person.look)}</g>
    <g transform="translate(${middle + sway} ${nod}) rotate(${sway * 0.5} 0 120)">${head(person.look, talking, t, seed)}</g>
    ${talking ? `<rect x="1.5" y="1.5" width="${width - 3}" height="197" fill="none" stroke="#5fc28e" stroke-width="3"/>` : ''}
    <rect x="8" y="176" width="${label(person.label)}" height="17" rx="3" fill="#10181c" fill-opacity=".74"/>
    <text x="14" y="188.5" font-size="11.5" fill="#fff">${person.label}</text>
  </svg>`;
}

/** @param {string} text */
function label(text) {
  return 12 + Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e80' ? 11.5 : 6.4), 0);
}

/**
 * @param {Look} look
 * @param {number} width
 */
function room({ wall, floor, cut }, width) {
  const things = {
    bob: `<rect x="${width - 62}" y="22" width="44" height="70" rx="2" fill="#fff" fill-opacity=".5"/>
      <path d="M${width - 40} 22v70M${width - 62} 56h44" stroke="${floor}" stroke-width="2"/>`,
    short: `<rect x="14" y="34" width="52" height="4" fill="${floor}"/><rect x="20" y="14" width="7" height="20" fill="#6d8a8f"/>
      <rect x="29" y="18" width="6" height="16" fill="#a8603f"/><rect x="37" y="12" width="8" height="22" fill="#4b5f78"/>`,
    bun: `<circle cx="${width - 34}" cy="42" r="17" fill="#f5f4ef" stroke="${floor}" stroke-width="3"/>
      <path d="M${width - 34} 31v11h9" fill="none" stroke="#444b59" stroke-width="2" stroke-linecap="round"/>`,
  };
  return `<rect width="${width}" height="200" fill="${wall}"/><rect y="156" width="${width}" height="44" fill="${floor}"/>${things[cut]}`;
}

/** @param {Look} look */
function body({ coat, shirt, shade }) {
  return `<path d="M-70 204c2-40 24-58 50-62h40c26 4 48 22 50 62z" fill="${coat}"/>
    <path d="M-17 142 0 170 17 142z" fill="${shirt}"/><path d="M-12 118h24v26q-12 9-24 0z" fill="${shade}"/>`;
}

/**
 * @param {Look} look
 * @param {boolean} talking
 * @param {number} t
 * @param {number} seed
 */
function head({ skin, shade, hair, cut, glasses }, talking, t, seed) {
  const blink = (t + seed * 0.37) % 3.7 < 0.16;
  const open = talking ? 1.2 + 3.4 * Math.abs(Math.sin(t * 9.5 + seed)) * Math.abs(Math.sin(t * 2.1)) : 0;
  const back = {
    bob: `<path d="M-35 138V84q0-38 35-38t35 38v54q-35 8-70 0z" fill="${hair}"/>`,
    short: '',
    bun: `<circle cy="42" r="13" fill="${hair}"/>`,
  };
  const front = {
    bob: `<path d="M-29 92q-4-40 29-40t29 40q-8-18-18-24-14 14-40 24z" fill="${hair}"/>`,
    short: `<path d="M-30 92q-4-42 30-42t30 42l-4-8q-2-14-10-18-18 8-36 2-6 8-6 16z" fill="${hair}"/>`,
    bun: `<path d="M-29 90q-2-38 29-38t29 38q-6-22-29-22t-29 22z" fill="${hair}"/>`,
  };
  const eye = blink ? 'M-3.5 0h7' : '';
  const eyes = [-11, 11]
    .map((x) =>
      blink
        ? `<path transform="translate(${x} 97)" d="${eye}" stroke="#2a2320" stroke-width="1.8" stroke-linecap="round"/>`
        : `<ellipse cx="${x}" cy="97" rx="2.5" ry="3.1" fill="#2a2320"/>`,
    )
    .join('');
  const mouth = talking
    ? `<ellipse cy="116" rx="6" ry="${open}" fill="#7c3a33"/>`
    : '<path d="M-7 115q7 5 14 0" fill="none" stroke="#8a4a3c" stroke-width="2" stroke-linecap="round"/>';
  const frames = glasses
    ? '<g fill="none" stroke="#2b2b2f" stroke-width="1.6"><rect x="-19" y="90" width="16" height="13" rx="5"/><rect x="3" y="90" width="16" height="13" rx="5"/><path d="M-3 95q3-2 6 0"/></g>'
    : '';
  return `${back[cut]}<ellipse cx="-28" cy="99" rx="4" ry="6" fill="${shade}"/><ellipse cx="28" cy="99" rx="4" ry="6" fill="${shade}"/>
    <path d="M-28 84q0-26 28-26t28 26v14q0 32-28 32t-28-32z" fill="${skin}"/>
    <path d="M-16 88q5-4 10 0M6 88q5-4 10 0" fill="none" stroke="${hair}" stroke-width="2" stroke-linecap="round"/>
    <path d="M0 98q3 7-1 8" fill="none" stroke="${shade}" stroke-width="1.8" stroke-linecap="round"/>
    ${eyes}${mouth}${front[cut]}${frames}`;
}

/**
 * The clock that runs in the corner of every recording, so that seeking can be seen.
 * @param {number} t seconds
 * @param {number} right
 * @returns {string} SVG
 */
export function clock(t, right) {
  const text = `${String(Math.floor(t / 60)).padStart(2, '0')}:${(t % 60).toFixed(1).padStart(4, '0')}`;
  return `<rect x="${right - 74}" y="10" width="64" height="22" rx="4" fill="#10181c" fill-opacity=".74"/>
    <circle cx="${right - 64}" cy="21" r="3.5" fill="#f36f5d"/>
    <text x="${right - 16}" y="25.5" text-anchor="end" font-size="12.5" fill="#fff" style="font-variant-numeric:tabular-nums">${text}</text>`;
}

/**
 * A form on a shared screen that fills line by line.
 * @param {{ x: number, y: number, w: number, h: number }} window
 * @param {number} progress 0 to 1
 * @returns {string} SVG
 */
export function form({ x, y, w, h }, progress) {
  const rows = ['车牌号 Plate', '出险时间 Time', '受损部位 Damage', '照片 Photos', '定损金额 Amount'];
  const lines = rows
    .map((row, at) => {
      const top = y + 62 + at * 42;
      const share = Math.min(1, Math.max(0, progress * rows.length - at));
      const done = share === 1;
      return `<text x="${x + 24}" y="${top + 17}" font-size="13" fill="#435560">${row}</text>
        <rect x="${x + 160}" y="${top}" width="${w - 220}" height="26" rx="4" fill="#fff" stroke="${share > 0 && !done ? '#0a6886' : '#b9c6ce'}" stroke-width="${share > 0 && !done ? 2 : 1}"/>
        <rect x="${x + 170}" y="${top + 9}" width="${Math.max(0, (w - 300) * share * (0.6 + ((at * 37) % 40) / 100))}" height="8" rx="2" fill="#5a6b76"/>
        ${done ? `<path d="M${x + w - 44} ${top + 13}l5 5 9-10" fill="none" stroke="#17744a" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>` : ''}`;
    })
    .join('');
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="#f6f8f9" stroke="#cfd9de"/>
    <path d="M${x} ${y + 8}q0-8 8-8h${w - 16}q8 0 8 8v26H${x}z" fill="#25566b"/>
    <text x="${x + 16}" y="${y + 22.5}" font-size="13.5" font-weight="600" fill="#fff">车险定损单 Claim form</text>${lines}`;
}
