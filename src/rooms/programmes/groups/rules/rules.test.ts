import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Big from 'big.js';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { plainRule } from '../model.ts';
import { judgeGroup } from './judgeGroup.ts';
import { splitMoney } from './splitMoney.ts';

describe('money of a group by firm', () => {
  it('adds up to the cent, the odd cents going to the largest remainders and then to the earlier', () => {
    assert.deepEqual(splitMoney('100', ['1', '1', '1']), ['33.34', '33.33', '33.33']);
    assert.deepEqual(splitMoney('0.02', ['1', '1', '1']), ['0.01', '0.01', '0.00']);
    assert.deepEqual(splitMoney('10.00', ['1', '2', '4']), ['1.43', '2.86', '5.71']);
    assert.deepEqual(splitMoney('5', ['0', '2.5']), ['0.00', '5.00']);
    assert.deepEqual(splitMoney('999999999999999.99', ['1', '1']), ['500000000000000.00', '499999999999999.99']);
  });

  it('never gives a firm more than the cent above its share, nor less than the cent below', () => {
    const random = seededRandom(4);
    for (let run = 0; run < 300; run += 1) {
      const weights = Array.from({ length: 1 + Math.floor(random() * 9) }, () => (0.01 + random() * 5).toFixed(4));
      const amount = (random() * 10_000).toFixed(2);
      const parts = splitMoney(amount, weights);
      const sum = parts.reduce((all, part) => all.plus(part), new Big(0));
      assert.ok(sum.eq(amount), `${amount}: ${parts}`);
      const all = weights.reduce((total, weight) => total + Number(weight), 0);
      for (const [at, part] of parts.entries())
        assert.ok(Math.abs(Number(part) - (Number(amount) * Number(weights[at])) / all) < 0.01 + 1e-6);
    }
  });

  it('pays each firm its part in the end and never more, when every payment is split by what is left of the parts', () => {
    const random = seededRandom(9);
    const parts = splitMoney('1000', ['3', '2', '1', '1']);
    let left = parts;
    let unpaid = 100_000;
    while (unpaid > 0) {
      const cents = Math.min(unpaid, 1 + Math.floor(random() * 9_000));
      unpaid -= cents;
      const paid = splitMoney((cents / 100).toFixed(2), left);
      left = left.map((one, at) => new Big(one).minus(paid[at] as string).toFixed(2));
      assert.ok(
        left.every((one) => !one.startsWith('-')),
        left.join(' '),
      );
    }
    assert.deepEqual(left, ['0.00', '0.00', '0.00', '0.00']);
  });

  it('refuses what is no amount, finer than a cent, or without any weight', () => {
    for (const amount of ['-1', '1e3', '', 'NaN', '0.001']) assert.throws(() => splitMoney(amount, ['1']), RangeError);
    assert.throws(() => splitMoney('1', []), /weights must hold one above zero/);
    assert.throws(() => splitMoney('1', ['0', '0']), RangeError);
  });
});

describe('what a call asks of a group', () => {
  const of = (outcome: 'eligible' | 'ineligible' | 'unknown', employees: number | null = 12) => ({
    outcome,
    employees,
  });
  const four = [of('eligible'), of('eligible'), of('eligible'), of('unknown')];

  it('is met, missed or open by the firms that pass, and open only where what is not known could turn it', () => {
    assert.equal(judgeGroup(four, { ...plainRule, sharePassing: 75 }).outcome, 'eligible');
    assert.equal(judgeGroup(four, plainRule).outcome, 'unknown');
    assert.equal(judgeGroup([...four, of('ineligible')], plainRule).outcome, 'ineligible');
    assert.equal(judgeGroup([...four, of('ineligible')], { ...plainRule, sharePassing: 60 }).outcome, 'eligible');
  });

  it('counts members and small firms, and says of each condition what it asks and what is known', () => {
    const mixed = [of('eligible', 400), of('eligible', 99), of('eligible', null)];
    const judged = judgeGroup(mixed, { ...plainRule, leastMembers: 3, shareSmall: 60 });
    assert.equal(judged.outcome, 'unknown');
    const small = judged.conditions.find(({ code }) => code === 'shareSmall');
    assert.deepEqual([Math.round(small?.least ?? 0), Math.round(small?.most ?? 0)], [33, 67]);
    assert.equal(judgeGroup(mixed, { ...plainRule, leastMembers: 4 }).outcome, 'ineligible');
    assert.equal(judgeGroup([], plainRule).outcome, 'ineligible');
    const thirds = [of('eligible'), of('eligible'), of('ineligible')];
    assert.equal(judgeGroup(thirds, { ...plainRule, sharePassing: 200 / 3 }).outcome, 'eligible');
  });
});
