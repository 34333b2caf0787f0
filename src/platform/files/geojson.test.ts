import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keep, makeFolder, readOrRefuse } from './fixtures.ts';
import { readFile } from './readFile.ts';

const folder = makeFolder();
const point = (properties: unknown, coordinates: unknown = [121.5, 25]) => ({
  type: 'Feature',
  properties,
  geometry: coordinates === null ? null : { type: 'Point', coordinates },
});
const collection = (...features: unknown[]) =>
  keep(folder, 'points.geojson', JSON.stringify({ type: 'FeatureCollection', features }));

test('points are rows: properties in order of appearance, then their place', async () => {
  const path = collection(
    point({ id: '0012', jobs: 3, tags: ['a'] }),
    point({ id: '13', open: true }, [120, 24, 7]),
    point(null, null),
  );
  const found = await readFile(path, {
    columns: undefined,
    rows: null,
    encoding: undefined,
    delimiter: undefined,
    sheet: undefined,
    progress: () => {},
    signal: new AbortController().signal,
  });
  assert.deepEqual(
    found.columns.map(({ name, type }) => `${name} ${type}`),
    ['id string', 'jobs integer', 'tags string', 'open boolean', 'longitude number', 'latitude integer'],
  );
  assert.deepEqual(found.rows, [
    ['0012', 3, '["a"]', null, 121.5, 25],
    ['13', null, null, true, 120, 24],
    [null, null, null, null, null, null],
  ]);
});

test('what is no point, no feature or no whole document is refused', async () => {
  const remedy = 'give a FeatureCollection of points in UTF-8, or a CSV with a longitude and a latitude column';
  const area = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [] } };
  const line = 'the feature is no point; give points, such as the centre of each area';
  assert.deepEqual(await readOrRefuse(collection(point({}), area, 7, point({}, ['a', 'b']))), [
    `points.geojson:3:-: ${line}`,
    `points.geojson:4:-: ${line}`,
    `points.geojson:5:-: ${line}`,
  ]);
  assert.deepEqual(await readOrRefuse(keep(folder, 'cut.json', '{"type":"FeatureCollection","features":[')), [
    `cut.json:-:-: the file is no whole JSON document in UTF-8; ${remedy}`,
  ]);
  assert.deepEqual(await readOrRefuse(keep(folder, 'odd.json', '{"type":"FeatureCollection","features":3}')), [
    `odd.json:-:-: the file is no FeatureCollection; ${remedy}`,
  ]);
  assert.deepEqual(await readOrRefuse(collection(point({ latitude: 1 }))), [
    'points.geojson:1:latitude: columns 1 and 3 have the same name; rename one of them',
  ]);
});

test('deep nesting is no way to bring the reader down', async () => {
  const deep = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}},"geometry":null}]}`;
  const found = await readOrRefuse(keep(folder, 'deep.json', deep));
  assert.deepEqual(found, ['deep.json:2:a: the property is nested too deeply; leave it out']);
});
