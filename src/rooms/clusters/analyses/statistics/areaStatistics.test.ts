import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type AnalysisCommand, InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { readReferenceFolder } from '../../../../platform/files/index.ts';
import { clusterCommands } from '../../commands/index.ts';
import { statistics } from './index.ts';

const measure = clusterCommands.find((command) => command.verb === 'measure') as AnalysisCommand;
const folder = mkdtempSync(join(tmpdir(), 'toolroom-areas-'));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Result {
  n: number;
  parameters: Record<string, unknown>;
  results: Record<string, unknown>[];
  [more: string]: unknown;
}

async function run(content: string, spec: Record<string, unknown>, files: Record<string, string> = {}) {
  writeFileSync(join(folder, 'data.csv'), content);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const notes: string[] = [];
  const input = {
    ...{ files: [join(folder, 'data.csv')], spec, specFolder: folder, specFile: 'spec.json', options: {} },
    ...{ seed: 1, seedGiven: false, format: null, signal: new AbortController().signal },
  };
  const { output } = await measure.run(input, { progress: () => {}, note: (line) => notes.push(line) });
  const parsed = statistics[String(spec.statistic)]!.output.safeParse(output);
  assert.ok(parsed.success, String(parsed.error));
  assert.ok(!/NaN|Infinity/.test(JSON.stringify(output)));
  return { output: output as Result, notes };
}

async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => assert.fail('no fault was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return error.faults.map((fault) => formatFault({ ...fault, file: fault.file.replace(`${folder}/`, '') }));
}

const side = 10;
const name = (area: number) => `a${String(area).padStart(2, '0')}`;
const beside = (area: number) =>
  [area - side, area + side, ...(area % side ? [area - 1] : []), ...(area % side < side - 1 ? [area + 1] : [])].filter(
    (other) => other >= 0 && other < side * side,
  );
const areas = Array.from({ length: side * side }, (_, area) => area);
const valueIn = (area: number) => (area % side < 3 && area < 4 * side ? 20 + (area % 5) : 1 + ((area * 7) % 5));
const lattice = `id,neighbour\n${areas.flatMap((area) => beside(area).map((other) => `${name(area)},${name(other)}\n`)).join('')}`;
const values = `id,value\n${areas.map((area) => `${name(area)},${valueIn(area)}\n`).join('')}`;
const local = { value: 'value', id: 'id', neighbours: 'neighbours.csv' };
const files = { 'neighbours.csv': lattice };

test('Moran’s I of the contract’s spec, with permutations unless told', async () => {
  const { output } = await run(values, { statistic: 'moran', ...local }, files);
  const [row] = output.results as [Record<string, number>];
  assert.equal(output.simulations, 999);
  assert.ok(row.moran! > 0.5 && row.pValue! === 0.002 && row.status === ('ok' as never));
});

test('local Moran and G* find the planted corner, by file of neighbours and by boundaries alike', async () => {
  const features = areas.map((area) => {
    const [x, y] = [120 + (area % side) / 10, 23 + Math.floor(area / side) / 10];
    const ring = [
      [x, y],
      [x + 0.1, y],
      [x + 0.1, y + 0.1],
      [x, y + 0.1],
      [x, y],
    ];
    return { type: 'Feature', properties: { id: name(area) }, geometry: { type: 'Polygon', coordinates: [ring] } };
  });
  const geojson = JSON.stringify({ type: 'FeatureCollection', features });
  const { neighbours: _, ...rest } = local;
  const more = { permutations: 9999, draws: 'conditional' };
  const byFile = await run(values, { statistic: 'localMoran', ...local, ...more }, files);
  const byShape = await run(
    values,
    { statistic: 'localMoran', ...rest, ...more, boundaries: 'map.json', contiguity: 'rook' },
    { 'map.json': geojson },
  );
  assert.deepEqual(byShape.output.results, byFile.output.results);
  const hot = byFile.output.results.filter((row) => row.quadrant === 'highHigh').map((row) => row.id);
  assert.ok(hot.includes('a11') && hot.includes('a21') && hot.length <= 12, String(hot));
  const star = await run(values, { statistic: 'getisOrdGStar', ...local, permutations: 0 }, files);
  const hottest = [...star.output.results].sort((a, b) => Number(b.z) - Number(a.z))[0]!;
  assert.match(String(hottest.id), /^a[0-3][0-2]$/);
  assert.equal(hottest.spot, 'hot');
});

test('the order of rows changes nothing, and missing values and lone areas are named', async () => {
  const [header, ...rows] = values.trim().split('\n');
  const gap = [...rows.map((row) => (row.startsWith('a08') ? 'a08,' : row)), 'lone,5'];
  const spec = { statistic: 'localMoran', ...local, permutations: 99 };
  const found = await run([header, ...gap].join('\n'), spec, files);
  const turned = await run([header, ...gap.reverse()].join('\n'), spec, files);
  assert.deepEqual(turned.output, found.output);
  const rowOf = (id: string) => found.output.results.find((row) => row.id === id)!;
  assert.deepEqual([rowOf('a08').status, rowOf('a08').localMoran], ['empty', null]);
  assert.deepEqual([rowOf('lone').status, rowOf('lone').pValue, rowOf('lone').value], ['notEnough', null, 5]);
  assert.deepEqual([found.output.n, found.output.parameters.family], [100, 99]);
  assert.match(found.notes.join(), /1 of 101 areas have no value/);
});

test('rates take a base, and are refused below 0', async () => {
  const rates = values.replace('id,value', 'id,value,base').replace(/(\d)\n/g, '$1,60\n');
  const spec = { statistic: 'moran', ...local, base: 'base', permutations: 0 };
  assert.equal((await run(rates, spec, files)).output.results[0]!.status, 'ok');
  assert.match((await faultsOf(run(rates.replace(',60', ',-60'), spec, files)))[0]!, /below 0 cannot be counted/);
  const none = `id,value,base\n${areas.map((area) => `${name(area)},0,50\n`).join('')}`;
  const { output } = await run(none, spec, files);
  assert.deepEqual([output.results[0]!.status, output.results[0]!.moran], ['undefined', null]);
});

test('faults of areas and neighbours name their place', async () => {
  const spec = { statistic: 'localMoran', ...local };
  const pairs = (text: string) => ({ 'neighbours.csv': text });
  assert.deepEqual(await faultsOf(run('id,value\nA,1\nA,2\n,3\nB,x\n', spec, pairs('id,neighbour\nA,B\n'))), [
    'data.csv:3:id: the area "A" stands in row 2 already; give one row for each area',
    'data.csv:4:id: the area has no id; give each area an id, or delete the row',
    'data.csv:5:value: "x" is not a number; give a number such as 12.5, or leave the cell empty where the answer is missing',
  ]);
  const two = 'id,value\nA,1\nB,2\n';
  assert.deepEqual(await faultsOf(run(two, spec, pairs('id,neighbour,weight\nA,B,1\nA,B,2\nB,B,1\nB,A,-1\n'))), [
    'neighbours.csv:3:neighbour: the same pair stands in row 2 already; give each pair once in each direction',
    'neighbours.csv:4:neighbour: "B" is named as its own neighbour; delete the row',
    'neighbours.csv:5:weight: "-1" is not a weight; give a number above 0, or delete the row where the two are no neighbours',
  ]);
  assert.match((await faultsOf(run(two, spec, pairs('id,neighbour\nX,Y\n'))))[0]!, /no row names two areas/);
  assert.match(
    (await faultsOf(run(two, { ...spec, neighbours: null })))[0]!,
    /nothing says which areas are neighbours/,
  );
  assert.match((await faultsOf(run(two, { ...spec, boundaries: 'map.json' })))[0]!, /told twice/);
  assert.match((await faultsOf(run(two, { ...spec, neighbours: 'nowhere.csv' })))[0]!, /nowhere\.csv/);
});

const plants = `area,industry,jobs\n${areas
  .flatMap((area) => [`${area % 9},pots,${1 + (area % 4)}`, `${area % 3},pans,${1 + ((area * 5) % 7)}`])
  .join('\n')}\n4,lone,9\n5,none,0\n`;
const columns = { area: 'area', industry: 'industry', employment: 'jobs' };

test('Ellison–Glaeser has the contract’s columns, and names what is undefined', async () => {
  const spec = { statistic: 'ellisonGlaeser', ...columns, permutations: 199 };
  const { output } = await run(plants, spec);
  const first = [
    'industry',
    'n',
    'G',
    'herfindahl',
    'gamma',
    'expectedG',
    'variance',
    'z',
    'pValue',
    'maurelSedillot',
    'countGamma',
  ];
  assert.deepEqual(Object.keys(output.results[0]!).slice(0, 11), first);
  const rowOf = (industry: string) => output.results.find((row) => row.industry === industry)!;
  assert.deepEqual([rowOf('lone').status, rowOf('lone').gamma, rowOf('lone').qBH], ['undefined', null, null]);
  assert.equal(rowOf('none').status, 'empty');
  assert.ok(typeof rowOf('pans').gamma === 'number' && Number(rowOf('pans').qBH) > 0);
  const without = await run(plants, { ...spec, permutations: 0 });
  assert.equal(without.output.results[0]!.pValue, null);
});

test('Ellison–Glaeser takes neighbours, intervals, pairs and groups', async () => {
  const line = `id,neighbour\n${Array.from({ length: 8 }, (_, area) => `${area},${area + 1}\n${area + 1},${area}\n`).join('')}`;
  const spec = {
    ...{ statistic: 'ellisonGlaeser', ...columns, pairwise: true, neighbours: 'neighbours.csv' },
    ...{ groups: [{ name: 'ware', industries: ['pots', 'pans'] }], interval: { simulations: 99 } },
  };
  const { output } = await run(plants, spec, { 'neighbours.csv': line });
  const pans = output.results.find((row) => row.industry === 'pans')!;
  assert.ok(Number(pans.gammaLower) <= Number(pans.gamma) && Number(pans.gamma) <= Number(pans.gammaUpper));
  assert.ok(typeof pans.spatialGamma === 'number');
  const pairs = output.pairs as { industry: string; other: string; gamma: number }[];
  assert.equal(pairs.length, 3);
  const pair = pairs.find(({ industry, other }) => industry === 'pans' && other === 'pots')!;
  assert.ok(Math.abs(pair.gamma - Number((output.groups as { gamma: number }[])[0]!.gamma)) < 1e-12);
  const unknown = { ...spec, groups: [{ name: 'ware', industries: ['pots', 'cups'] }] };
  assert.match((await faultsOf(run(plants, unknown, { 'neighbours.csv': line })))[0]!, /"cups", which is no industry/);
});

test('concentration by industry, by area and by cell', async () => {
  const industries = await run(plants, { statistic: 'concentration', ...columns });
  assert.deepEqual(
    industries.output.results.map((row) => row.industry),
    ['lone', 'none', 'pans', 'pots'],
  );
  assert.equal(industries.output.results[1]!.status, 'empty');
  const byArea = await run(plants, { statistic: 'concentration', ...columns, rows: 'area' });
  assert.equal(byArea.output.results.length, 9);
  const places = `area,areaKm2,population\n${Array.from({ length: 9 }, (_, area) => `${area},10,100\n`).join('')}`;
  const cells = { statistic: 'concentration', ...columns, rows: 'cell', places: 'places.csv' };
  const byCell = await run(plants, cells, { 'places.csv': places });
  const lone = byCell.output.results.find((row) => row.industry === 'lone' && row.area === '4')!;
  assert.equal(lone.clusterIndex, 81);
  assert.match(
    (await faultsOf(run(plants, cells, { 'places.csv': 'area,areaKm2,population\n1,0,5\n' })))[0]!,
    /places\.csv:2:areaKm2: "0" is not above 0/,
  );
  assert.match((await faultsOf(run(plants, { ...cells, rows: 'area' })))[0]!, /used for cells alone/);
});

test('shift-share adds up to the change, and counts plants that came and went', async () => {
  const rows = 'area,industry,before,after\nN,x,10,14\nN,y,20,\nN,y,,6\nS,x,30,30\nS,y,5,9\n,x,1,1\n';
  const spec = { statistic: 'shiftShare', area: 'area', industry: 'industry', start: 'before', end: 'after' };
  const { output, notes } = await run(rows, { ...spec, plants: true, homothetic: true });
  for (const row of output.results as Record<string, number>[]) {
    assert.ok(Math.abs(row.national! + row.mix! + row.local! - row.change!) < 1e-12);
    assert.ok(Math.abs(row.competitive! + row.allocation! + row.newcomers! - row.local!) < 1e-12);
  }
  const [north] = output.results;
  assert.deepEqual([north!.plantsAtStart, north!.entries, north!.exits, north!.entryRate], [2, 1, 1, 0.5]);
  assert.deepEqual(notes, ['1 of 6 rows lack a cell and are left out']);
  const cells = await run(rows, { ...spec, rows: 'cell' });
  assert.equal(cells.output.results.length, 4);
  const nothing = await run('area,industry,before,after\nN,x,,3\n', spec);
  assert.deepEqual([nothing.output.results[0]!.status, nothing.output.results[0]!.national], ['empty', null]);
  assert.match((await faultsOf(run(rows.replace('14', '-4'), spec)))[0]!, /data\.csv:2:after: "-4" is below 0/);
});

test('the examples find what was put into them', async () => {
  const example = (place: string) => JSON.parse(readFileSync(`examples/${place}`, 'utf8'));
  const read = (place: string) => readFileSync(`examples/${place}`, 'utf8');
  const gathered = await run(
    read('clusters-ellisonGlaeser/plants.csv'),
    example('clusters-ellisonGlaeser/ellisonGlaeser.json'),
  );
  const pOf = (industry: string) => Number(gathered.output.results.find((row) => row.industry === industry)!.pValue);
  assert.ok(pOf('footwear') < 0.01 && pOf('food') > 0.05);
  const map = await run(read('clusters-localMoran/districts.csv'), example('clusters-localMoran/localMoran.json'), {
    'neighbours.csv': read('clusters-localMoran/neighbours.csv'),
  });
  assert.ok(map.output.results.some((row) => row.quadrant === 'highHigh'));
});

const register = join(readReferenceFolder() ?? '', 'tw-factories-2016/tw_factories_2016.csv.gz');

test('in the factory register ceramics, circuit boards, stone, printing and semiconductors gather most', {
  skip: existsSync(register) ? false : 'the register is not in the reference data',
}, async () => {
  const spec = { statistic: 'ellisonGlaeser', area: 'town_code', industry: 'product3', separator: ';' };
  const input = {
    ...{ files: [register], spec, specFolder: folder, specFile: 'spec.json', options: {} },
    ...{ seed: 1, seedGiven: false, format: null, signal: new AbortController().signal },
  };
  const { output } = await measure.run(input, { progress: () => {}, note: () => {} });
  const { results } = output as { results: { industry: string; gamma: number | null; z: number | null }[] };
  const most = [...results].sort((a, b) => (b.gamma ?? -1) - (a.gamma ?? -1)).slice(0, 5);
  assert.deepEqual(most.map(({ industry }) => industry).sort(), ['161', '232', '234', '261', '263']);
  assert.ok(most.every(({ z }) => z! > 100));
});
