import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { renderToString } from '../renderPage.ts';
import { classOfValue } from './classes.ts';
import { frameBoundaries } from './frames.ts';
import { gatherPoints } from './gatherPoints.ts';
import { areasAsGeoJson } from './geoJson.ts';
import {
  type AreaValue,
  type BoundaryFeature,
  ChoroplethMap,
  hasBoundaries,
  loadBoundaries,
  locationQuotientBreaks,
  PointMap,
  quantileBreaks,
} from './index.ts';

const towns = loadBoundaries('TWN', 'towns');
const areas = new Map<string, AreaValue>(
  towns.features.map(({ properties }, i) => [
    properties.code,
    {
      value: i % 9 === 0 ? null : (i % 50) / 8,
      absence: i % 18 === 0 ? ('hidden' as const) : undefined,
      title: `${properties.name}, ${properties.county}: ${(i % 50) / 8}`,
      href: `/clusters/${properties.code}`,
    },
  ]),
);
const map = (
  <ChoroplethMap
    id="m"
    description="d"
    boundaries={towns}
    areas={areas}
    breaks={locationQuotientBreaks}
    ramp="diverging"
  />
);

test('there are 368 towns in 22 counties, with codes of eight and five digits and the register’s spelling', () => {
  assert.equal(towns.features.length, 368);
  assert.equal(loadBoundaries('TWN', 'counties').features.length, 22);
  assert.ok(towns.features.every(({ properties }) => /^\d{8}$/.test(properties.code)));
  assert.equal(new Set(towns.features.map(({ properties }) => properties.code)).size, 368);
  assert.ok(
    towns.features.every(({ properties }) => !`${properties.countyLocal}${properties.nameLocal}`.includes('台')),
  );
  assert.equal(
    towns.features.find(({ properties }) => properties.code === '66000010')!.properties.countyLocal,
    '臺中市',
  );
});

test('the demonstration economy is drawn on the same ground; an economy without boundaries is refused', () => {
  assert.equal(loadBoundaries('XDM', 'towns').features.length, 368);
  assert.equal(hasBoundaries('AUS'), false);
  assert.throws(() => loadBoundaries('AUS', 'towns'), RangeError);
});

test('every part of a county is drawn once, inside its frame', () => {
  const counties = loadBoundaries('TWN', 'counties');
  const polygons = (features: readonly BoundaryFeature[]) =>
    features.reduce((sum, { geometry }) => sum + (geometry.type === 'Polygon' ? 1 : geometry.coordinates.length), 0);
  const { frames } = frameBoundaries(counties);
  assert.equal(polygons(frames.flatMap((frame) => frame.features)), polygons(counties.features));
  const wuqiu = frames.find((frame) => frame.layout.name === 'Wuqiu')!;
  assert.deepEqual(
    wuqiu.features.map(({ properties }) => properties.county),
    ['Kinmen County'],
  );
});

test('every town is drawn once, inside its frame', () => {
  const framed = frameBoundaries(towns);
  assert.equal(
    framed.frames.reduce((sum, frame) => sum + frame.features.length, 0),
    368,
  );
  for (const frame of framed.frames)
    for (const { geometry } of frame.features)
      for (const ring of (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat())
        for (const position of ring) {
          const [x, y] = frame.project(position)!;
          assert.ok(
            x >= frame.left - 0.5 && x <= frame.left + frame.width + 0.5 && y >= frame.top - 0.5,
            frame.layout.name,
          );
          assert.ok(y <= frame.top + frame.height + 0.5, frame.layout.name);
        }
  assert.equal((renderToString(map).match(/class="area /g) ?? []).length, 368);
});

test('a map of all towns weighs no more than 60 kB compressed', () => {
  const bytes = gzipSync(renderToString(map), { level: 6 }).length;
  assert.ok(bytes <= 60_000, `${bytes} bytes`);
});

test('hidden, empty and zero look different', () => {
  const one = (area: AreaValue | undefined) => {
    const code = frameBoundaries(towns).frames[0]!.features[0]!.properties.code;
    const html = renderToString(
      <ChoroplethMap
        id="m"
        description="d"
        boundaries={towns}
        areas={new Map(area ? [[code, area]] : [])}
        breaks={[1, 2]}
        ramp="sequential"
      />,
    );
    return /class="area ([a-z0-9-]+)"/.exec(html)![1];
  };
  const seen = [one(undefined), one({ value: null, absence: 'hidden', title: 't' }), one({ value: 0, title: 't' })];
  assert.deepEqual(seen, ['empty-area', 'hidden-area', 'q0']);
});

test('a value on a break belongs to the class above it', () => {
  assert.deepEqual(
    [0.9, 1, 1.5, 2, 7].map((value) => classOfValue(value, [1, 2])),
    [0, 1, 1, 2, 2],
  );
});

test('breaks ascend, are distinct and leave no class empty below the least value', () => {
  const breaks = quantileBreaks([0, 0, 0, 0, 1, 2, 5, 9, 40, 300], 5);
  assert.deepEqual(
    breaks,
    [...new Set(breaks)].sort((a, b) => a - b),
  );
  assert.ok(breaks[0]! > 0);
  assert.deepEqual(quantileBreaks([3, 3, 3], 5), []);
});

test('gathering keeps every point, and cells of hexagons lie at least a short step apart', () => {
  const project = ([x, y]: number[]): [number, number] => [x!, y!];
  const points = Array.from(
    { length: 2000 },
    (_, i) => [((i * 7919) % 1000) / 10, ((i * 104729) % 1000) / 10] as const,
  );
  const cells = gatherPoints(points, project, 7);
  assert.equal(
    cells.reduce((sum, cell) => sum + cell.count, 0),
    2000,
  );
  assert.ok(cells.length < 120 && cells.length > 60, `${cells.length} cells`);
});

test('points are drawn in the frame that they lie in', () => {
  const html = renderToString(
    <PointMap
      description="d"
      boundaries={loadBoundaries('TWN', 'counties')}
      points={[
        [121.5, 25.04],
        [118.32, 24.43],
        [0, 0],
      ]}
      titleOf={(count) => `${count}`}
    />,
  );
  const inFrames = html.slice(0, html.lastIndexOf('scale(.1)'));
  assert.ok((inFrames.match(/<circle/g) ?? []).length === 1, 'one of the two lies in an inset');
  assert.equal((html.match(/<title>1<\/title>/g) ?? []).length, 2);
});

test('the movable map has the classes of the drawn one', () => {
  const shapes = areasAsGeoJson(towns, areas, locationQuotientBreaks, 'diverging');
  assert.equal(shapes.features.length, 368);
  assert.ok(shapes.features.some((shape) => shape.properties!.class === 'd6'));
  assert.ok(shapes.features.some((shape) => shape.properties!.class === 'hidden-area'));
});
