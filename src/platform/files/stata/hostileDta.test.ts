import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { seededRandom } from '../../../kernels/random/index.ts';
import { InputFaults } from '../../command/define.ts';
import { keep, makeFolder, readOrRefuse } from '../fixtures.ts';
import { readFile } from '../readFile.ts';
import { type DtaSpec, writeDta } from './fixtures.ts';

const folder = makeFolder();
const releases = [113, 114, 115, 117, 118, 119];

const small = (release: number, isLittleEndian = true): DtaSpec => ({
  release,
  isLittleEndian,
  variables: [
    { name: 'id', type: 'str3', label: 'Number' },
    { name: 'n', type: 'int', valueLabels: 'l' },
    ...(release >= 117 ? [{ name: 'note', type: 'strL' as const }] : []),
  ],
  rows: [
    ['a', 1, ...(release >= 117 ? ['long'] : [])],
    ['b', 2, ...(release >= 117 ? ['longer'] : [])],
  ],
  labels: { l: [[1, 'one']] },
  notes: ['x'],
});

/** What the whole file says, or the fault lines; anything else is thrown. */
async function tryToRead(bytes: Buffer, name = 'hostile.dta') {
  const path = keep(folder, name, bytes);
  try {
    return await readFile(path, {
      columns: undefined,
      rows: null,
      encoding: undefined,
      delimiter: undefined,
      sheet: undefined,
      progress: () => {},
      signal: new AbortController().signal,
    });
  } catch (error) {
    if (error instanceof InputFaults) return error.faults.map(({ code }) => code);
    throw error;
  }
}

/** Until its first bytes have told what it is, the beginning of a file is text. */
const tellingBytes = (release: number) => (release >= 117 ? '<stata_dta>'.length : 4);

for (const release of releases) {
  test(`a file of format ${release} cut at any byte is refused, but where a table of value labels may begin`, async () => {
    const whole = writeDta(small(release));
    const tables = release >= 117 ? whole.length : whole.length - (4 + 33 + 3 + 8 + 8 + 4);
    const lengths = Array.from({ length: whole.length }, (_, length) => length).slice(tellingBytes(release));
    for (const length of lengths.filter((at) => at % 5 === 0 || at > whole.length - 400 || at === tables)) {
      const found = await tryToRead(whole.subarray(0, length));
      if (length === tables) assert.ok(!Array.isArray(found));
      else assert.ok(Array.isArray(found) && found.length > 0, `cut at ${length} of ${whole.length}`);
    }
  });

  test(`a file of format ${release} with bytes changed is read or refused`, async () => {
    const random = seededRandom(release);
    for (const isLittleEndian of [true, false]) {
      const whole = writeDta(small(release, isLittleEndian));
      for (let round = 0; round < 200; round += 1) {
        const changed = Buffer.from(whole);
        const at = Math.floor(random() * (whole.length - 4));
        if (round % 2 === 0) changed[at] = [0, 1, 0x7f, 0x80, 0xff][round % 5]!;
        else changed.writeUInt32LE([0xffffffff, 0x7fffffff, 0x80000000, 0x0000ffff][round % 4]!, at);
        const found = await tryToRead(changed);
        assert.ok(Array.isArray(found) ? found.length > 0 : found.rows.length === found.rowCount);
      }
    }
  });
}

test('any bytes after a sound beginning are read or refused', async () => {
  const heads = releases.map((release) => writeDta(small(release)));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.nat({ max: 400 }),
      fc.uint8Array({ maxLength: 600 }),
      async (head, length, rest) => {
        const found = await tryToRead(Buffer.concat([head.subarray(0, length), rest]));
        assert.ok(Array.isArray(found) ? found.length > 0 : found.columns.length > 0);
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

/** Bytes at the place of some text are overwritten. */
function patch(whole: Buffer, after: string, skip: number, ...bytes: number[]): Buffer {
  const at = whole.indexOf(after, 0, 'latin1');
  assert.ok(at >= 0, after);
  const changed = Buffer.from(whole);
  changed.set(bytes, at + after.length + skip);
  return changed;
}

const faultLines = async (bytes: Buffer) => {
  const found = await readOrRefuse(keep(folder, 'bad.dta', bytes));
  assert.ok(Array.isArray(found), JSON.stringify(found));
  return found;
};
const again = 'copy or download the file again, or open it in Stata and save it anew';
const notWhole = 'copy or download it again; it is not whole';

test('each fault says what is wrong and what to do', async () => {
  const whole = writeDta(small(118));
  const old = writeDta(small(114));
  assert.deepEqual(await faultLines(patch(whole, '<release>', 0, 0x31, 0x31, 0x36)), [
    'bad.dta:-:-: this Stata file has format 116; formats 113, 114, 115, 117, 118 and 119 are read; open it in Stata 8 or newer and save it with "save" or "saveold", or export it as CSV',
  ]);
  assert.match((await faultLines(Buffer.concat([Buffer.from([108]), old.subarray(1)])))[0]!, /has format 108/);
  assert.deepEqual(await faultLines(patch(whole, '<byteorder>', 0, 0x58)), [
    `bad.dta:-:-: the byte order is neither LSF nor MSF; ${again}`,
  ]);
  assert.deepEqual(await faultLines(patch(whole, '<N>', 0, 255, 255, 255, 255, 255, 255, 255, 255)), [
    `bad.dta:-:-: the head speaks of 3 variables and ${2 ** 64} rows; ${again}`,
  ]);
  assert.deepEqual(await faultLines(patch(whole, '<N>', 0, 255, 255, 255, 255, 255)), [
    `bad.dta:-:-: the file ends before the ${2 ** 40 - 1} rows that its head speaks of does; ${notWhole}`,
  ]);
  assert.deepEqual(await faultLines(patch(whole, '<K>', 0, 255, 255)), [
    `bad.dta:-:-: the head speaks of 65535 variables and 2 rows; ${again}`,
  ]);
  assert.deepEqual(await faultLines(patch(whole, '<variable_types>', 0, 0, 0)), [
    `bad.dta:-:-: variable 1 has type 0, which Stata does not have; ${again}`,
  ]);
  assert.match(
    (await faultLines(patch(whole, '<map>', 72, 1)))[0]!,
    /its map says that <data> stands at byte \d+, where it does not/,
  );
  assert.match((await faultLines(whole.subarray(0, -4)))[0]!, /the file ends before <\/stata_dta> does/);
  assert.deepEqual(await faultLines(patch(whole, '<varnames>', 129, 0x69, 0x64)), [
    'bad.dta:1:id: columns 1 and 2 have the same name; rename one of them',
  ]);
  assert.deepEqual(await faultLines(gzipSync(whole)), [
    'bad.dta:-:-: this is a Stata file, a workbook or GeoJSON inside a gzip file; unpack it, and give what was inside',
  ]);
});

test('long texts that point astray: missing, doubled, endless', async () => {
  const whole = writeDta(small(118));
  const line = (await faultLines(patch(whole, 'GSO', 4, 9)))[0]!;
  assert.equal(
    line,
    'bad.dta:2:note: the cell points to a long text (3,1) that the file does not hold; open the file in Stata and save it anew',
  );
  assert.match(
    (await faultLines(patch(whole, 'GSO', 13, 255, 255, 255, 127)))[0]!,
    /the file ends before a long text does/,
  );
  const second = whole.indexOf('GSO', whole.indexOf('GSO') + 3);
  const doubled = Buffer.from(whole);
  doubled.copy(doubled, second + 3, whole.indexOf('GSO') + 3, whole.indexOf('GSO') + 15);
  assert.match((await faultLines(doubled))[0]!, /two long texts call themselves \(3,1\)/);
  const turned = patch(
    whole,
    '<map>',
    80,
    ...whole.subarray(whole.indexOf('<map>') + 5 + 72, whole.indexOf('<map>') + 5 + 80),
  );
  assert.match((await faultLines(turned))[0]!, /its map says that <strls> stands at byte/);
});

test('cells of one long text, a million times, hold it once', async () => {
  const spec: DtaSpec = {
    release: 118,
    variables: [{ name: 't', type: 'strL' }],
    rows: [['x'.repeat(900_000)], ...Array.from({ length: 2000 }, (): [string] => [''])],
  };
  const bytes = writeDta(spec);
  const data = bytes.indexOf('<data>') + 6;
  for (let row = 1; row <= 2000; row += 1) bytes.copy(bytes, data + row * 8, data, data + 8);
  const read = await readOrRefuse(keep(folder, 'shared.dta', bytes));
  assert.ok(!Array.isArray(read) && read.rows.length === 2001 && read.rows[2000]![0]!.length === 900_000);
  assert.deepEqual(await tryToRead(bytes), ['tooMuch']);
});

test('labels that overlap, point outside or speak of more than there is', async () => {
  const whole = writeDta({
    ...small(118),
    labels: { l: Array.from({ length: 60 }, (_, code) => [code, 'x'.repeat(40)]) },
  });
  const table = whole.indexOf('<lbl>') + 5 + 4 + 129 + 3;
  const read = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(whole);
    change(bytes);
    return tryToRead(bytes);
  };
  assert.deepEqual(await read((bytes) => bytes.writeInt32LE(61_000, table)), ['dtaDamaged']);
  assert.deepEqual(await read((bytes) => bytes.writeInt32LE(-1, table)), ['dtaDamaged']);
  assert.deepEqual(await read((bytes) => bytes.writeInt32LE(1 << 30, table + 8)), ['dtaDamaged']);
  assert.deepEqual(
    await read((bytes) =>
      bytes.fill(0, table + 8, table + 8 + 240).fill(0x78, table + 8 + 480, table + 8 + 480 + 2400),
    ),
    ['dtaDamaged'],
  );
});

test('text that is not of the encoding is told by row and column', async () => {
  const bytes = writeDta({
    ...small(118),
    encoding: 'win1252',
    rows: [
      ['a', 1, ''],
      ['é', 2, 'ü'],
    ],
  });
  assert.deepEqual(await faultLines(bytes), [
    'bad.dta:3:note: the cell holds bytes that are not UTF-8; name the right encoding with --encoding, or mend the cell',
  ]);
  const read = await readOrRefuse(keep(folder, 'named.dta', bytes), { encoding: 'latin1' });
  assert.deepEqual(!Array.isArray(read) && read.rows, [
    ['a', '1', ''],
    ['é', '2', 'ü'],
  ]);
});

test('sound rows go on where somebody hears of the others', async () => {
  const bytes = writeDta({
    ...small(118),
    encoding: 'win1252',
    rows: [
      ['a', 1, ''],
      ['é', 2, 'ü'],
      ['c', 3, ''],
    ],
  });
  const heard: unknown[] = [];
  const read = await readOrRefuse(keep(folder, 'heard.dta', bytes), {
    onRowFault: ({ row, column }) => heard.push([row, column]),
  });
  assert.deepEqual(heard, [[3, 'note']]);
  assert.deepEqual(!Array.isArray(read) && read.rows, [
    ['a', '1', ''],
    ['c', '3', ''],
  ]);
});

test('a file without variables, one without rows', async () => {
  assert.deepEqual(await tryToRead(writeDta({ release: 118, variables: [], rows: [] })), ['empty']);
  const none = await tryToRead(writeDta({ ...small(115), rows: [] }));
  assert.ok(!Array.isArray(none) && none.rowCount === 0 && none.columns.length === 2);
});
