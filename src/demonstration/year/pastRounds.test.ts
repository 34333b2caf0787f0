import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StudyMethod, StudyPlan } from '../../rooms/evidence/model.ts';
import type { Applicant } from '../../rooms/evidence/rules/applicants.ts';
import { type Comparison, compareArms } from '../../rooms/evidence/rules/compareArms.ts';
import { compareAtLimit } from '../../rooms/evidence/rules/compareAtLimit.ts';
import { compareWaves, type KnownValue } from '../../rooms/evidence/rules/compareWaves.ts';
import { generateRegister } from '../generateRegister.ts';
import { inventSources } from '../sources.ts';
import { type Firm, truth } from './model.ts';
import { inventPastRounds } from './pastRounds.ts';

const economies = 40;
/** Enough for the applicants of three rounds. */
const plants = 3_200;

/** Firms with one plant, as the year knows them. */
function firmsOf(seed: number): Firm[] {
  const rows = [...generateRegister(plants, seed)];
  const plantsOf = new Map<string, number>();
  for (const { enterprise } of rows) plantsOf.set(enterprise, (plantsOf.get(enterprise) ?? 0) + 1);
  return rows
    .filter(({ enterprise }) => enterprise === '' || plantsOf.get(enterprise) === 1)
    .map((row) => ({
      id: row.id,
      name: row.name,
      employees: Number(row.employees),
      region: row.county,
      divisions: [row.product.slice(0, 2)],
      registered: row.enterprise !== '',
    }));
}

/** What the files say, by number of the firm: the comparison has nothing but that. */
function readFiles(firms: readonly Firm[], seed: number): Map<string, number>[] {
  return inventSources(firms, seed).map(({ lines, source }) => {
    const [header = '', ...rows] = [...lines()].join('').trimEnd().split('\n');
    const columns = header.split(',');
    const at = columns.indexOf(source.layout.outcomes[0]!.column);
    return new Map(
      rows.map((row) => {
        const cells = row.split(',');
        return [`${cells[0]} ${cells[1]}`, Number(cells[at])];
      }),
    );
  });
}

function evaluate(seed: number): Comparison[] {
  const firms = firmsOf(seed);
  const numbers = new Map([...generateRegister(plants, seed)].map(({ id, enterprise }) => [id, enterprise]));
  const [register, followUp] = readFiles(firms, seed) as [Map<string, number>, Map<string, number>];
  const readValue = (from: ReadonlyMap<string, number>, firm: string, year: string) =>
    from.get(`${numbers.get(firm)} ${year}`) ?? from.get(`${firm} ${year}`) ?? null;
  return inventPastRounds(firms, seed).rows.map((rows) => {
    const [round] = rows.round ?? [];
    const design = round?.design as Record<'baselinePeriod' | 'followUpPeriod', string>;
    const from = round?.assignment_rule === 'lottery' ? followUp : register;
    const started = new Map((rows.delivery ?? []).map((row) => [row.application_id, String(row.started_on)]));
    const applicants = (rows.application ?? []).map((row): Applicant => {
      const firm = String(row.enterprise_id);
      return {
        application: String(row.id),
        assigned: row.state === 'assigned',
        stratum: 'all',
        probability: row.assignment_probability === null ? null : Number(row.assignment_probability),
        received: started.has(row.id),
        startedOn: started.get(row.id) ?? null,
        linked: true,
        score: row.score === null ? null : Number(row.score),
        wave: row.wave === null ? null : Number(row.wave),
        neighbourhood: [],
        outcome: readValue(from, firm, design.followUpPeriod),
        baseline: readValue(from, firm, design.baselinePeriod),
      };
    });
    const plan = (method: StudyMethod): StudyPlan => ({
      method,
      adjustment: method === 'experiment' ? 'ancova' : 'none',
      level: 0.95,
      draws: 99,
      seed,
      smallestEffect: null,
    });
    if (round?.assignment_rule === 'lottery') return compareArms(applicants, plan('experiment'));
    if (round?.assignment_rule === 'scoreCutoff') return compareAtLimit(applicants, plan('regressionDiscontinuity'));
    const values = (rows.application ?? []).flatMap((row) =>
      ['2019', '2020', '2021', '2022', '2023', '2024', '2025'].flatMap((period): KnownValue[] => {
        const value = readValue(register, String(row.enterprise_id), period);
        return value === null ? [] : [{ application: String(row.id), period, value }];
      }),
    );
    return compareWaves(applicants, values, plan('groupTimeAtt'));
  });
}

/** Waves of one size, seen to 2025: the first for five years, the second for four, the third for three. */
function meanOfSteps(): number {
  const by = [5, 4, 3].flatMap((years) =>
    Array.from({ length: years }, (_, i) => truth.effectOfSteps[Math.min(i, truth.effectOfSteps.length - 1)]!),
  );
  return (truth.shareTaking * by.reduce((sum, value) => sum + value, 0)) / by.length;
}

describe(`three past rounds in ${economies} economies drawn anew`, () => {
  const compared = Array.from({ length: economies }, (_, i) => evaluate(3_000 + i));
  const cases = [
    ['a limit of score', truth.effectOfLoan * truth.shareTaking],
    ['three waves', meanOfSteps()],
    ['a lottery whose winners answer more often', truth.effectOfTests * truth.shareTaking],
  ] as const;

  for (const [at, [name, effect]] of cases.entries()) {
    it(`${name}: the interval holds the true effect about as often as it says, and the mean is right`, () => {
      const results = compared.map((all) => {
        const one = all[at]!;
        assert.equal(one.kind, 'result', JSON.stringify(one));
        return (one as Extract<Comparison, { kind: 'result' }>).result;
      });
      const held = results.filter(({ lower, upper }) => lower <= effect && effect <= upper).length;
      // 3.5 standard errors of a share of that many
      assert.ok(held / economies > 0.95 - 3.5 * Math.sqrt((0.95 * 0.05) / economies), `${held} of ${economies}`);
      const mean = results.reduce((sum, { estimate }) => sum + estimate, 0) / economies;
      const spread = Math.sqrt(results.reduce((sum, one) => sum + (one.estimate - mean) ** 2, 0) / (economies - 1));
      assert.ok(Math.abs(mean - effect) < (4 * spread) / Math.sqrt(economies), `${mean} for ${effect}`);
    });
  }

  it('has rails that are good and bad, bounds where response differs, and an effect that grows with time', () => {
    const [limit, waves, lottery] = compared[0]!.map(
      (one) => (one as Extract<Comparison, { kind: 'result' }>).result.card!,
    );
    const levelOf = (card: typeof limit, key: string) => card?.guardRails.find((rail) => rail.key === key)?.level;
    assert.equal(levelOf(lottery, 'response'), 'serious');
    assert.ok(lottery!.lee!.lower! < truth.effectOfTests * 0.9 && lottery!.lee!.upper! > truth.effectOfTests * 0.9);
    assert.equal(levelOf(waves, 'response'), 'good');
    assert.ok(limit!.details.below! > 30);
    const curve = new Map(waves!.curve.map(({ key, estimate }) => [key, estimate!]));
    assert.ok(curve.get(2)! > curve.get(0)! && Math.abs(curve.get(-2)!) < 0.05);
  });
});
