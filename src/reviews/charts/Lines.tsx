import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
  type DotItemDotProps,
} from 'recharts';
import { useTexts } from '../../i18n/useTexts';
import { axis, HEIGHT, margin } from './drawing';
import { Mark } from './Mark';
import { looks, type Series } from './series';
import { TipBox, type Shown } from './TipBox';
import { chartTexts } from './texts';
import { drawsLine } from './trend';
import { formatMean, periodLabel } from './words';

/** Average scores over time, from 0 to 100 whatever they are: a cut axis makes hills of molehills. */
export function Lines({ title, series }: { title: string; series: readonly Series[] }) {
  const t = useTexts(chartTexts);
  const periods = series[0]?.periods ?? [];
  const rows = periods.map((period, at) => ({
    label: periodLabel(period, true),
    ...Object.fromEntries(series.map(({ key, periods: own }) => [key, own[at]?.mean ?? null])),
  }));
  const tips = ({ active, activeIndex }: Shown) => {
    const at = Number(activeIndex);
    const period = periods[at];
    if (active !== true || !period) return null;
    return (
      <TipBox
        head={periodLabel(period, false)}
        lines={series.map(({ name, periods: own }) => {
          const { mean = null, reviews = 0 } = own[at] ?? {};
          return [name, t('mean.at', { mean: formatMean(mean), reviews })];
        })}
      />
    );
  };
  return (
    <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
      <LineChart data={rows} title={title} margin={margin}>
        <CartesianGrid stroke="var(--line2)" vertical={false} />
        <XAxis dataKey="label" {...axis} />
        <YAxis domain={[0, 100]} width={32} {...axis} />
        {/* A week without reviews is told as well. */}
        <Tooltip
          content={tips}
          filterNull={false}
          cursor={{ stroke: 'var(--control)' }}
          isAnimationActive={false}
        />
        {series.map(({ key, name, periods: own }, at) => {
          const look = looks[at % looks.length] ?? looks[0];
          return (
            <Line
              key={key}
              dataKey={key}
              name={name}
              stroke={drawsLine(own) ? look.stroke : 'none'}
              strokeWidth={2}
              {...(look.dashes !== undefined && { strokeDasharray: look.dashes })}
              connectNulls={false}
              isAnimationActive={false}
              dot={({ key: id, cx, cy, value }: DotItemDotProps) =>
                cx === undefined || cy === undefined || value === null || value === undefined ? (
                  <g key={id} />
                ) : (
                  <Mark key={id} shape={look.shape} stroke={look.stroke} cx={cx} cy={cy} />
                )
              }
              activeDot={false}
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}
