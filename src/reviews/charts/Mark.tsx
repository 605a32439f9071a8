import type { Shape } from './series';

/** What marks a point of a line: a shape of its own for each. */
export function Mark({ shape, stroke, cx, cy }: { shape: Shape; stroke: string; cx: number; cy: number }) {
  const drawn = { stroke, strokeWidth: 2, fill: 'var(--surface)' };
  switch (shape) {
    case 'circle':
      return <circle cx={cx} cy={cy} r={4} {...drawn} fill={stroke} />;
    case 'square':
      return <rect x={cx - 4} y={cy - 4} width={8} height={8} {...drawn} />;
    case 'triangle':
      return <path d={`M${cx} ${cy - 5}L${cx + 5} ${cy + 4}H${cx - 5}Z`} {...drawn} />;
    case 'diamond':
      return <path d={`M${cx} ${cy - 5}L${cx + 5} ${cy}L${cx} ${cy + 5}L${cx - 5} ${cy}Z`} {...drawn} />;
    case 'cross':
      return <path d={`M${cx - 4} ${cy - 4}l8 8m0-8l-8 8`} {...drawn} />;
  }
}
