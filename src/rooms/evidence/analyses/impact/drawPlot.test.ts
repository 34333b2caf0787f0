import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPlot } from './drawPlot.ts';

const plot = {
  title: 'Balance <before & after>',
  axis: 'Difference',
  rows: [
    { label: 'workers', marks: [{ value: 0.42, open: true }, { value: -0.03 }], interval: null },
    {
      label: 'a very long name of a variable that nobody can read',
      marks: [{ value: 0.1 }],
      interval: [-0.2, 0.4] as const,
    },
  ],
  limits: [-0.1, 0.1],
  key: [{ text: 'before', open: true }],
};

test('a drawing holds every mark and interval inside its frame, and its text is safe', () => {
  const svg = drawPlot(plot);
  assert.match(svg, /Balance &lt;before &amp; after&gt;/);
  assert.equal(svg.match(/<circle/g)?.length, 4);
  assert.match(svg, /a very long name of a variable th…/);
  for (const [, x] of svg.matchAll(/cx="([\d.]+)"/g)) assert.ok(Number(x) >= 0 && Number(x) <= 720);
  assert.doesNotMatch(svg, /NaN|Infinity/);
});

test('one row at 0, and rows far apart, are drawn too', () => {
  for (const value of [0, 1e9, -1e-9])
    assert.doesNotMatch(
      drawPlot({ ...plot, limits: [], rows: [{ label: 'x', marks: [{ value }], interval: null }] }),
      /NaN|Infinity/,
    );
});
