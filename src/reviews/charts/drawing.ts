export const HEIGHT = 240;
export const margin = { top: 8, right: 16, bottom: 0, left: 0 } as const;
/** Words 12 px in quiet ink, the line as strong as the edge of a control. */
export const axis = {
  stroke: 'var(--control)',
  tick: { fill: 'var(--ink2)', fontSize: 12 },
  tickLine: false,
} as const;
