import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { severalSeparator } from '../../../../kernels/resolution/index.ts';
import type { ComparedFirm, FirmCells } from '../model.ts';
import { compareAll, compareArrivals, learnFirms } from './compareFirms.ts';
import { cellsOf } from './firmCells.ts';

const owners = [
  'Harbour',
  'Lantern',
  'Meridian',
  'Orchid',
  'Pinnacle',
  'Quartz',
  'Rosewood',
  'Summit',
  'Tamarind',
  'Verbena',
];
const trades = [
  'Castings',
  'Textiles',
  'Timber',
  'Springs',
  'Paper',
  'Glass',
  'Bearings',
  'Plastics',
  'Ropes',
  'Boilers',
];
const firm = (id: string, cells: FirmCells): ComparedFirm => ({ id, cells, establishments: 1, places: [] });

const register = Array.from({ length: 100 }, (_, i) =>
  firm(`R${String(i).padStart(3, '0')}`, {
    name: `${owners[i % 10]} ${trades[Math.floor(i / 10)]} Ltd`,
    address: `${i + 1} ${owners[(i * 3) % 10]} Road`,
    place: `Town ${i % 5}`,
    since: `20${10 + (i % 12)}-0${1 + (i % 9)}-1${i % 10}`,
  }),
);
/** Every fifth of the register a second time, by a slip of its name. */
const again = register
  .filter((_, i) => i % 5 === 0)
  .map(({ id, cells }) => firm(`S${id}`, { ...cells, name: cells.name!.replace('Ltd', 'Limited').replace('o', 'oo') }));
const none = { different: [], same: [] };
const idsOf = ({ pairs }: ReturnType<typeof compareAll>) =>
  pairs.map(({ a, b }) => [a.id, b.id].sort().join(' ')).sort();

describe('firms of a register', () => {
  const all = [...register, ...again];
  const model = learnFirms(all, none);
  const found = idsOf(compareAll(model, all, none));

  it('that stand twice are found, and strangers are not', () => {
    const planted = again.map(({ id }) => `${id.slice(1)} ${id}`).sort();
    assert.deepEqual(found, planted);
  });

  it('are the same whether all are compared or new ones with those that were there', () => {
    const arrivals = compareArrivals(model, all, register.length, none);
    assert.deepEqual(idsOf(arrivals), found);
    const half = [...register.slice(0, 90), ...again.slice(0, 10), ...register.slice(90), ...again.slice(10)];
    const later = idsOf(compareArrivals(model, half, 100, none));
    const news = new Set(half.slice(100).map(({ id }) => id));
    assert.deepEqual(
      later,
      found.filter((pair) => pair.split(' ').some((id) => news.has(id))),
    );
  });

  it('found to be different by a person are no pair any more, in either kind of search', () => {
    const [a, b] = found[0]!.split(' ') as [string, string];
    const judged = { different: [[a, b]] as [string, string][], same: [] };
    assert.ok(!idsOf(compareAll(learnFirms(all, judged), all, judged)).includes(found[0]!));
    const arrivals = compareArrivals(model, all, register.length, judged);
    assert.ok(!idsOf(arrivals).includes(found[0]!));
    assert.equal(arrivals.barred, 1);
  });

  it('found to be one by a person teach the search, and are no row of it', () => {
    const same = Array.from({ length: 20 }, (_, i): [FirmCells, FirmCells] => [
      { name: `Old ${trades[i % 10]} ${i}`, since: '2001-01-01' },
      { name: `Quite Another ${i}`, since: '2001-01-01' },
    ]);
    const taught = learnFirms(all, { different: [], same });
    const compared = compareAll(taught, all, none);
    assert.ok(compared.pairs.every(({ a, b }) => all.includes(a) && all.includes(b)));
    const otherName = (of: typeof model) => {
      const at = of.fields.findIndex(({ name }) => name === 'name');
      return of.matches.rows[at]![6]!;
    };
    assert.ok(otherName(taught) > otherName(model), 'names that differ are less against it now');
  });

  it('whose checked numbers differ are two, whatever else agrees', () => {
    const cells = register[7]!.cells;
    const numbered = (value: string) =>
      cellsOf({ ...empty, name: cells.name!, numbers: [{ scheme: 'TW-UBN', value }] });
    const [one, other] = [
      firm('N1', { ...cells, ...numbered('04595257') }),
      firm('N2', { ...cells, ...numbered('22099131') }),
    ];
    const both = [...all.filter(({ id }) => id !== 'R007'), one, other];
    const result = compareAll(learnFirms(both, none), both, none);
    assert.ok(!idsOf(result).includes('N1 N2'));
    assert.ok(result.barred >= 1, 'but for their numbers they would have been one');
  });

  it('are compared by the names that agree best, and numbered names are marked', () => {
    const twins = [
      firm('T1', { name: `明星鑄造有限公司${severalSeparator}Bright Star Castings`, address: '1 Foundry Road' }),
      firm('T2', { name: 'Bright Star Castings', address: '1 Foundry Road' }),
      firm('T3', { name: 'Jade River No. 1', address: '2 Dock Street', since: '2011-02-12' }),
      firm('T4', { name: 'Jade River No. 2', address: '2 Dock Street', since: '2011-02-12' }),
    ];
    const with4 = [...all, ...twins];
    const { pairs } = compareAll(learnFirms(with4, none), with4, none);
    const cautionsOf = (id: string) => pairs.find(({ a, b }) => a.id === id || b.id === id)?.cautions;
    assert.deepEqual(cautionsOf('T1'), []);
    assert.ok(cautionsOf('T3')?.includes('numbered'));
  });
});

const empty = {
  establishmentNames: [],
  statedNames: [],
  addresses: [],
  placeNames: [],
  villages: [],
  points: [],
  isicCodes: [],
  websites: [],
  since: null,
};
