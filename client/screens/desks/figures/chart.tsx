import '@mantine/charts/styles.css';
import { LineChart } from '@mantine/charts';

type Point = { period: string } & Record<string, string | number | null>;

/** A small line over the periods; the table below it says the same, so it is hidden from who listens. Loaded when there is one to draw. */
export function FigureChart({
  points,
  series,
  height = 150,
}: {
  points: Point[];
  series: { name: string; label: string; color: string; dashed?: boolean }[];
  height?: number;
}) {
  return (
    <div aria-hidden="true" className="figure-chart">
      <LineChart
        h={height}
        data={points}
        dataKey="period"
        series={series.map(({ name, label, color, dashed }) => ({ name, label, color, ...(dashed ? { strokeDasharray: '5 5' } : {}) }))}
        curveType="linear"
        withLegend={series.length > 1}
        gridAxis="x"
        tickLine="none"
        yAxisProps={{ width: 44, domain: [0, 'auto'] }}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ margin: { top: 10, right: 26, bottom: 0, left: 0 } }}
        accessibilityLayer={false}
        strokeWidth={2}
        connectNulls={false}
      />
    </div>
  );
}
