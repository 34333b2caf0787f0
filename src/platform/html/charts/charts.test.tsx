import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from '../renderPage.ts';
import { BarChart, ChartWithTable, ForestChart, Histogram, LineChart, Sparkline } from './index.ts';
import { estimateTextWidth, spreadLabels, wrapText } from './textWidth.ts';

const frame = { id: 'c', width: 720, description: 'what it shows', format: (value: number) => value.toFixed(1) };

test('bars start at zero, have their interval and their value beside them', () => {
  const html = renderToString(
    <BarChart
      {...frame}
      rows={[
        { label: 'Small', value: 4, lower: 3, upper: 5 },
        { label: 'Large', value: -2 },
      ]}
    />,
  );
  assert.match(html, /role="img" aria-label="what it shows"/);
  assert.match(html, /class="zero"/);
  assert.equal((html.match(/class="interval"/g) ?? []).length, 1);
  assert.match(html, />4\.0</);
  assert.match(html, />-2\.0</);
  const [, right] = /class="f1" x="([\d.]+)"/.exec(html)!;
  const [, zero] = /class="zero" d="M([\d.]+)/.exec(html)!;
  assert.equal(right, zero);
});

test('a hidden bar is hatched and says so; a bar without data has no hatch', () => {
  const bar = (kind: 'hidden' | 'noData') =>
    renderToString(
      <BarChart
        {...frame}
        rows={[
          { label: 'A', value: 1 },
          { label: 'B', value: null, absence: { kind, text: kind } },
        ]}
      />,
    );
  assert.match(bar('hidden'), /fill="url\(#c-hatch\)"/);
  assert.match(bar('hidden'), />hidden</);
  assert.doesNotMatch(bar('noData'), /fill="url/);
  assert.match(bar('noData'), />noData</);
});

test('a line breaks where a value is missing and its zero line is drawn', () => {
  const points = [1, 2, null, 4, 5].map((y, x) => ({ x, y }));
  const html = renderToString(
    <LineChart {...frame} formatX={String} series={[{ label: 'Served', points }]} moment={{ x: 2, label: 'start' }} />,
  );
  const [, path] = /class="line s1" d="([^"]+)"/.exec(html)!;
  assert.equal((path!.match(/M/g) ?? []).length, 2);
  assert.match(html, /class="zero"/);
  assert.match(html, />start</);
});

test('a forest chart draws the line of no effect and leaves an unknown estimate without a dot', () => {
  const html = renderToString(
    <ForestChart
      {...frame}
      origin={1}
      logarithmic
      rows={[
        { label: 'A', estimate: 1.4, lower: 1.1, upper: 1.8 },
        { label: 'B', estimate: null, lower: null, upper: null, note: 'too few firms' },
      ]}
    />,
  );
  assert.equal((html.match(/<circle/g) ?? []).length, 1);
  assert.match(html, /class="zero"/);
  assert.match(html, />1\.4 \(1\.1, 1\.8\)</);
  assert.match(html, />too few firms</);
});

test('classes of unequal width are drawn by density', () => {
  const html = renderToString(
    <Histogram
      {...frame}
      formatX={String}
      bins={[
        { from: 0, to: 1, count: 10 },
        { from: 1, to: 3, count: 20 },
      ]}
    />,
  );
  const heights = [...html.matchAll(/<rect class="f1"[^>]* height="([\d.]+)"/g)].map(([, height]) => height);
  assert.equal(heights[0], heights[1]);
});

test('a sparkline of nothing has no mark', () => {
  assert.doesNotMatch(renderToString(<Sparkline values={[null, null]} description="d" />), /<circle/);
});

test('a chart never stands without its finding, its table and its file', () => {
  const html = renderToString(
    <ChartWithTable
      id="c"
      finding="Small firms innovate less"
      unit="share of firms"
      draw={(size) => <BarChart {...frame} {...size} rows={[{ label: 'A', value: 1 }]} />}
      table={{ caption: 'Numbers', columns: [{ label: 'Size' }], rows: [['A']], empty: '', scrollLabel: 'Numbers' }}
      words={{ table: 'table', csv: 'csv' }}
      csvHref="/x.csv"
    />,
  );
  assert.match(html, /<figcaption><p class="finding">Small firms innovate less/);
  assert.match(html, /<table>/);
  assert.match(html, /href="\/x\.csv" download/);
  assert.doesNotMatch(html, /style=/);
});

test('labels are wrapped and cut to their width, and moved apart where they would overlap', () => {
  assert.deepEqual(wrapText('Manufacture of fabricated metal products', 130), [
    'Manufacture of',
    'fabricated metal p…',
  ]);
  assert.ok(estimateTextWidth('臺中市') > estimateTextWidth('abc'));
  assert.deepEqual(spreadLabels([10, 12, 90], 16, 0, 100), [10, 26, 90]);
  assert.deepEqual(spreadLabels([98, 99], 16, 0, 100), [84, 100]);
});
