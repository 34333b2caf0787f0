import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allocatePlaces } from './allocatePlaces.ts';
import { type Applicant, assignPlaces } from './assignPlaces.ts';

const applicants = (count: number, strata = ['small']): Applicant[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `a${String(i).padStart(4, '0')}`,
    stratum: strata[i % strata.length] as string,
    score: i % 7,
    submittedAt: `2026-01-01T00:00:${String(59 - (i % 60)).padStart(2, '0')}Z`,
  }));

describe('places of a round', () => {
  it('go to strata in proportion, all of them, and never more than there are applicants', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        (sizes, places) => {
          const named = new Map(sizes.map((size, i) => [`s${i}`, size]));
          const total = sizes.reduce((a, b) => a + b, 0);
          const given = allocatePlaces(named, places);
          assert.equal(
            [...given.values()].reduce((a, b) => a + b, 0),
            Math.min(places, total),
          );
          for (const [stratum, won] of given) {
            const exact = (Math.min(places, total) * (named.get(stratum) as number)) / total;
            assert.ok(Math.abs(won - exact) < 1, `${stratum}: ${won} of ${exact}`);
          }
        },
      ),
      { seed: 5 },
    );
  });

  it('are drawn the same from the same seed and list in whatever order the list comes, and otherwise from another seed', () => {
    const list = applicants(60, ['micro', 'small']);
    const draw = (seed: string, all: readonly Applicant[]) =>
      assignPlaces({ rule: 'lottery', places: 20, waves: 1, seed, applicants: all });
    assert.deepEqual(draw('x', list), draw('x', [...list].reverse()));
    assert.notDeepEqual(draw('x', list).assignments, draw('y', list).assignments);
  });

  it('can be drawn again with a hash and a sort alone', () => {
    const list = applicants(10);
    const { listHash, assignments } = assignPlaces({
      rule: 'lottery',
      places: 4,
      waves: 1,
      seed: 'seed',
      applicants: list,
    });
    const sha = (text: string) => createHash('sha256').update(text).digest('hex');
    assert.equal(
      listHash,
      sha(
        list
          .map((one) => `${one.id} small`)
          .sort()
          .join('\n'),
      ),
    );
    const winners = list
      .map(({ id }) => ({ id, ticket: sha(`seed\n${listHash}\n${id}`) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    assert.deepEqual(
      assignments.filter((one) => one.isAssigned).map((one) => one.id),
      winners.slice(0, 4).map((one) => one.id),
    );
  });

  it('give everybody of a stratum the same chance', () => {
    const list = applicants(12, ['micro', 'small', 'small']);
    const wins = new Map<string, number>();
    const draws = 6_000;
    let stated = new Map<string, number | null>();
    for (let i = 0; i < draws; i++) {
      const { assignments } = assignPlaces({ rule: 'lottery', places: 5, waves: 1, seed: `s${i}`, applicants: list });
      stated = new Map(assignments.map((one) => [one.id, one.probability]));
      for (const one of assignments) if (one.isAssigned) wins.set(one.id, (wins.get(one.id) ?? 0) + 1);
    }
    for (const { id } of list) {
      const p = stated.get(id) as number;
      const off = Math.abs((wins.get(id) ?? 0) / draws - p) / Math.sqrt((p * (1 - p)) / draws);
      assert.ok(off < 4, `${id}: ${wins.get(id)} wins at p ${p}`);
    }
  });

  it('go to the best scores, and by ticket where scores are equal', () => {
    const { assignments } = assignPlaces({
      rule: 'scoreCutoff',
      places: 9,
      waves: 1,
      seed: 's',
      applicants: applicants(28),
    });
    const scores = assignments.map((one) => Number(one.id.slice(1)) % 7);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
    assert.equal(assignments.filter((one) => one.isAssigned).length, 9);
    assert.ok(assignments.every((one) => one.probability === null));
  });

  it('go to who came first, which leaves nothing to chance', () => {
    const { assignments } = assignPlaces({
      rule: 'firstCome',
      places: 2,
      waves: 1,
      seed: 's',
      applicants: applicants(5),
    });
    assert.deepEqual(
      assignments.slice(0, 2).map((one) => one.id),
      ['a0004', 'a0003'],
    );
  });

  it('come in waves of equal size', () => {
    const { assignments } = assignPlaces({ rule: 'waves', places: 9, waves: 3, seed: 's', applicants: applicants(12) });
    const count = (wave: number | null) => assignments.filter((one) => one.wave === wave).length;
    assert.deepEqual([count(1), count(2), count(3), count(null)], [3, 3, 3, 3]);
  });
});
