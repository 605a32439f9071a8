import { useId } from 'react';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { axis, HEIGHT, margin } from './drawing';
import { TipBox, type Shown } from './TipBox';

export interface Barred {
  readonly label: string;
  /** In words, where the label under the bar is short. */
  readonly head: string;
  readonly plain: number;
  /** Hatched, on top of the others. */
  readonly marked?: number;
}

/** Counts beside one another; what is marked is hatched, not only coloured. */
export function Bars({
  title,
  rows,
  names,
}: {
  title: string;
  rows: readonly Barred[];
  names: { readonly plain: string; readonly marked?: string };
}) {
  const hatch = useId();
  const { marked } = names;
  const tips = ({ active, activeIndex }: Shown) => {
    const row = rows[Number(activeIndex)];
    if (active !== true || !row) return null;
    const lines = [[names.plain, String(row.plain)] as const];
    return (
      <TipBox
        head={row.head}
        lines={marked === undefined ? lines : [...lines, [marked, String(row.marked ?? 0)]]}
      />
    );
  };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
      <BarChart data={[...rows]} title={title} margin={margin}>
        <defs>
          <pattern
            id={hatch}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--errTint)" />
            <rect width="2.5" height="6" fill="var(--err)" />
          </pattern>
        </defs>
        <CartesianGrid stroke="var(--line2)" vertical={false} />
        <XAxis dataKey="label" {...axis} />
        <YAxis allowDecimals={false} width={32} {...axis} />
        <Tooltip content={tips} cursor={{ fill: 'var(--hover)' }} isAnimationActive={false} />
        <Bar dataKey="plain" stackId="all" fill="var(--ink3)" maxBarSize={40} isAnimationActive={false} />
        {marked !== undefined && (
          <Bar
            dataKey="marked"
            stackId="all"
            fill={`url(#${hatch})`}
            stroke="var(--err)"
            maxBarSize={40}
            isAnimationActive={false}
          />
        )}
      </BarChart>
    </ResponsiveContainer>
  );
}
