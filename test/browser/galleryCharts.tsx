import {
  BarChart,
  ChartWithTable,
  ForestChart,
  Histogram,
  LineChart,
  Sparkline,
} from '../../src/platform/html/charts/index.ts';
import { Table } from '../../src/platform/html/components/index.ts';
import type { PageContext } from '../../src/platform/html/page.ts';
import { absenceWords, figureWords } from '../../src/platform/html/words.ts';

export function GalleryCharts({ page }: { page: PageContext }) {
  const { t } = page;
  const words = figureWords(t);
  const absence = absenceWords(t);
  const percent = (value: number) => t.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const decimal = (value: number) => t.number(value, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
  const bars = [
    { label: 'Micro, under 5', value: 0.18, lower: 0.11, upper: 0.27 },
    { label: 'Small, 5 to 19', value: 0.31, lower: 0.26, upper: 0.36 },
    { label: 'Medium, 20 to 99', value: 0.44, lower: 0.38, upper: 0.5 },
    { label: 'Large, 100 and more', value: 0.62, lower: 0.52, upper: 0.71 },
    {
      label: 'Women-led, in every size class',
      value: null,
      absence: { kind: 'hidden' as const, text: absence.hidden },
    },
    { label: 'Not registered', value: null, absence: { kind: 'noData' as const, text: absence.noData } },
  ];
  const table = (caption: string) => ({
    caption,
    scrollLabel: caption,
    columns: [{ label: 'Group' }, { label: 'Value', numeric: true }, { label: 'Interval, 95 %', numeric: true }],
    rows: bars.map((bar) => [
      bar.label,
      bar.value === null ? bar.absence.text : percent(bar.value),
      bar.value ? `${percent(bar.lower!)} to ${percent(bar.upper!)}` : '',
    ]),
    empty: 'none',
  });
  const years = Array.from({ length: 11 }, (_, i) => 2010 + i);
  return (
    <>
      <div class="columns columns-half">
        <ChartWithTable
          id="chart-bar"
          finding="Three times as many large firms as micro firms brought out a new product"
          unit="Share of firms with a new product in three years, 95 % interval, 2,113 firms, 2019"
          draw={(size) => (
            <BarChart
              {...size}
              description="New products by size of firm"
              format={percent}
              rows={bars}
              reference={{ value: 0.35, label: 'all firms 35%' }}
            />
          )}
          table={table('New products by size of firm')}
          words={words}
          csvHref="/bar.csv"
          madeHref="/methods/survey"
        />
        <ChartWithTable
          id="chart-forest"
          finding="Vouchers raised sales in two of four regions; elsewhere nothing can be said"
          unit="Difference in log sales after two years, 95 % interval"
          draw={(size) => (
            <ForestChart
              {...size}
              description="Effect of vouchers by region"
              format={decimal}
              origin={0}
              rows={[
                { label: 'North', estimate: 0.12, lower: 0.03, upper: 0.21 },
                { label: 'Centre', estimate: 0.08, lower: 0.01, upper: 0.15 },
                { label: 'South', estimate: 0.02, lower: -0.09, upper: 0.13 },
                { label: 'East', estimate: null, lower: null, upper: null, note: 'too few firms' },
                { label: 'All regions', estimate: 0.075, lower: 0.02, upper: 0.13, strong: true },
              ]}
            />
          )}
          table={table('Effect of vouchers by region')}
          words={words}
        />
        <ChartWithTable
          id="chart-line"
          finding="Served and unserved firms grew alike until the programme began"
          unit="Sales per worker, 2010 = 100, band: 95 % interval"
          draw={(size) => (
            <LineChart
              {...size}
              description="Sales per worker of served and unserved firms"
              format={(value) => t.number(value)}
              formatX={String}
              moment={{ x: 2015, label: 'programme begins' }}
              series={[
                {
                  label: 'Served',
                  points: years.map((x) => {
                    const y = 100 + (x - 2010) * 3 + Math.max(0, x - 2015) * 5;
                    return { x, y, lower: y - 6, upper: y + 6 };
                  }),
                },
                {
                  label: 'Not served',
                  points: years.map((x) => {
                    const y = 98 + (x - 2010) * 3.1;
                    return { x, y: x === 2013 ? null : y, lower: y - 4, upper: y + 4 };
                  }),
                },
              ]}
            />
          )}
          table={table('Sales per worker')}
          words={words}
        />
        <ChartWithTable
          id="chart-histogram"
          finding="Most firms that applied have fewer than 50 workers"
          unit="Firms by number of workers"
          draw={(size) => (
            <Histogram
              {...size}
              description="Firms by number of workers"
              format={(value) => t.number(value)}
              formatX={(value) => t.number(value)}
              bins={[120, 310, 280, 190, 120, 80, 40, 22, 12, 6].map((count, i) => ({
                from: i * 20,
                to: i * 20 + 20,
                count,
              }))}
              moment={{ x: 100, label: 'ceiling' }}
            />
          )}
          table={table('Firms by number of workers')}
          words={words}
        />
      </div>
      <Table
        caption="Sparklines stand in tables"
        scrollLabel="Sparklines"
        columns={[{ label: 'Industry' }, { label: 'Course, 2010 to 2020' }, { label: '2020', numeric: true }]}
        rows={[
          ['Metal products', <Sparkline values={[1, 3, 2, 5, 6, 8, 7]} description="rising from 1 to 7" />, '7'],
          ['Textiles', <Sparkline values={[9, 8, 8, null, 5, 4, 4]} description="falling from 9 to 4" />, '4'],
        ]}
        empty="none"
      />
    </>
  );
}
