import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findGap } from '../../../codes/index.ts';
import { currentQuestionnaire } from '../catalogue/questionnaires.ts';
import type { Answer, Answers } from '../model.ts';
import { interpret } from './interpret.ts';

const questionnaire = currentQuestionnaire();
const ids = questionnaire.questions.map(({ id }) => id);
const all = (answer: Answer): Answers => Object.fromEntries(ids.map((id) => [id, answer]));
const answer = fc.constantFrom<Answer>(0, 1, 2, 3, 4, 'unknown', 'notApplicable');
const answers = fc.record(Object.fromEntries(ids.map((id) => [id, answer]))) as fc.Arbitrary<Answers>;

describe('six questions', () => {
  it('ask once for each block, and name gaps that programmes know', () => {
    assert.equal(ids.length, 6);
    assert.equal(new Set(questionnaire.questions.map(({ block }) => block)).size, 6);
    for (const { gaps } of questionnaire.questions) for (const gap of gaps) assert.notEqual(findGap(gap), null, gap);
  });

  it('name no gap at the target and above, and every gap below it, the widest first', () => {
    assert.deepEqual(interpret(questionnaire, all(2)).gaps, []);
    const { gaps } = interpret(questionnaire, { ...all(1), design: 0 });
    assert.equal(gaps.length, 12);
    assert.equal(gaps[0]?.question, 'design');
  });

  it('leave the range open where the answer is not known, and say nothing of the whole where too much is', () => {
    assert.deepEqual(interpret(questionnaire, { ...all(2), links: 'unknown' }).overall, {
      lowest: 10 / 6,
      highest: 14 / 6,
    });
    assert.equal(interpret(questionnaire, { ...all('unknown'), links: 2 }).overall, null);
    assert.equal(interpret(questionnaire, all('notApplicable')).overall, null);
  });

  it('never get worse by a higher level, nor wider by an answer', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...ids), fc.integer({ min: 0, max: 3 }), (given, id, level) => {
        const at = (value: Answer) => interpret(questionnaire, { ...given, [id]: value });
        const [low, high, unknown] = [at(level as Answer), at((level + 1) as Answer), at('unknown')];
        assert.ok(high.gaps.length <= low.gaps.length);
        if (low.overall && high.overall) assert.ok(high.overall.lowest >= low.overall.lowest);
        if (unknown.overall && low.overall) {
          const width = ({ lowest, highest }: { lowest: number; highest: number }) => highest - lowest;
          assert.ok(width(low.overall) <= width(unknown.overall) + 1e-12);
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
