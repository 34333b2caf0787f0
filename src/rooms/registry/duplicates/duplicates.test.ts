import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { simulatePersons } from '../../../../bench/lib/simulatePersons.ts';
import { InputFaults } from '../../../platform/command/define.ts';
import { readReferenceFolder } from '../../../platform/files/index.ts';
import { findDuplicates } from './analyses/findDuplicates.ts';
import { duplicatesSpec, parseSpec } from './rules/duplicatesSpec.ts';

const silent = { progress() {}, note() {} };
const run = { seed: 1, specFile: 'spec.json', truth: undefined, signal: new AbortController().signal };

describe('finding duplicates', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-duplicates-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const find = async (text: string, spec: unknown = undefined, truth?: string) => {
    const file = path.join(folder, 'table.csv');
    writeFileSync(file, text);
    const parsed = parseSpec(duplicatesSpec, { spec, specFile: 'spec.json' }, 'duplicates');
    return findDuplicates(file, parsed, { ...run, truth }, silent);
  };

  it('gives nothing for an empty table, one row, or rows that have nothing in common', async () => {
    assert.deepEqual((await find('id,name\n')).pairs, []);
    assert.deepEqual((await find('id,name\n1,Anna Lee\n')).clusters, [{ id: '1', cluster: '1' }]);
    assert.deepEqual((await find('id,name,town\n1,Anna,Kiln\n2,Boris,Lark\n3,Chen,Mire\n')).pairs, []);
  });

  it('finds equal rows even where all rows are equal', async () => {
    const row = 'Anna,Leekworth,1970-03-04,12 Harbour Road';
    const { pairs } = await find(
      `id,first_name,surname,born,address\n${[1, 2, 3].map((id) => `${id},${row}`).join('\n')}\n`,
    );
    assert.deepEqual(
      pairs.map(({ id_a, id_b }) => `${id_a}${id_b}`),
      ['12', '13', '23'],
    );
  });

  it('takes a column that is missing everywhere for no evidence', async () => {
    const text = (cell: string) =>
      `id,first_name,surname,born,phone\n1,Anna,Leekworth,1970-03-04,${cell}\n2,Anna,Leekworth,1970-03-04,\n3,Boris,Quill,1981-11-12,\n`;
    assert.deepEqual(
      (await find(text(''))).pairs.map(({ id_a, id_b }) => [id_a, id_b]),
      [['1', '2']],
    );
  });

  it('says of a bad spec what and where', async () => {
    const faults = async (spec: unknown) => {
      try {
        await find('id,name\n1,A\n', spec);
      } catch (error) {
        return (error as InputFaults).faults.map(({ column, message }) => `${column}: ${message}`).join('\n');
      }
      return '';
    };
    assert.match(await faults({ treshold: 0.5 }), /treshold: there is no key/);
    assert.match(
      await faults({ fields: [{ column: 'name', kind: 'nonsense' }] }),
      /fields.0.kind: the value does not fit/,
    );
    assert.match(await faults({ fields: [{ column: 'nome', kind: 'name' }] }), /nome: .* has no column named "nome"/);
    assert.match(await faults({ fields: [{ kind: 'name' }] }), /fields.0: a field names its columns in one way/);
    assert.match(await faults({ threshold: 1 }), /threshold: the value does not fit/);
  });

  it('finds what the Febrl sets hold, from their columns alone', async (t) => {
    const reference = readReferenceFolder();
    if (reference === null) return t.skip('the reference data are not there');
    for (const name of ['dataset1.csv', 'dataset2.csv']) {
      const lines = readFileSync(path.join(reference, 'matching-dev', name), 'utf8')
        .trim()
        .split('\n');
      const labelled = lines.map((line, index) => `${line},${index === 0 ? 'truth' : line.split('-')[1]}`);
      const { accuracy } = await find(labelled.join('\n'), undefined, 'truth');
      assert.ok(accuracy!.f1! >= 0.99, `${name}: ${accuracy!.f1}`);
    }
  });

  it('refuses an id that stands twice', async () => {
    await assert.rejects(find('id,name\n1,Anna\n1,Boris\n'), (error) => {
      assert.ok(error instanceof InputFaults);
      assert.match(error.message, /the id "1" stands in row 2 too/);
      return true;
    });
  });

  it('gives the same pairs in any order of rows and columns', async () => {
    const { header, rows } = simulatePersons(1500, 4);
    const numbered = [['id', ...header], ...rows.map((row, index) => [`r${index}`, ...row])];
    const text = (lines: readonly string[][]) => lines.map((line) => line.join(',')).join('\n');
    const once = await find(text(numbered));
    const turned = [numbered[0]!, ...numbered.slice(1).reverse()].map((line) => [...line].reverse());
    assert.ok(once.pairs.length > 100);
    assert.deepEqual((await find(text(turned))).pairs, once.pairs);
  });

  it('holds establishments of one enterprise apart', async () => {
    const { header, rows } = simulatePersons(600, 5);
    const columns = ['given_name', 'surname', 'address', 'suburb', 'date_of_birth'].map((name) => header.indexOf(name));
    const firms = rows.map((row, index) => {
      const [given, family, street, town, since] = columns.map((place) => row[place]!);
      return [
        `e${String(index).padStart(4, '0')}`,
        `${given} ${family} works ltd`,
        `${index} ${street}`,
        town!,
        since!,
      ];
    });
    const branches = firms.slice(0, 40).map((firm, index) => {
      const other = firms[300 + index]!;
      return [`z${String(index).padStart(4, '0')}`, firm[1]!, other[2]!.replace(/^\d+/, '999'), other[3]!, other[4]!];
    });
    const text = [['id', 'company', 'address', 'town', 'registered'], ...firms, ...branches];
    const { pairs } = await find(text.map((line) => line.join(',')).join('\n'));
    const joined = pairs.filter(({ id_a, id_b }) => id_b.startsWith('z') && id_a.slice(1) === id_b.slice(1));
    assert.ok(joined.length <= 2, `${joined.length} of 40 branches`);
  });
});
