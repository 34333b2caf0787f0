import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { gaps, isEconomyCode } from '../../../codes/index.ts';
import { readProgrammeFolder } from './files/readProgrammeFiles.ts';
import { notStated, type Shelf, sourcedFields } from './model.ts';
import { ruleHash } from './rules/canonical.ts';
import { checkPublication, withFacts } from './rules/checkPublication.ts';
import { contentFolder } from './services/loadContent.ts';

const read = (shelf: Shelf) => readProgrammeFolder(contentFolder(shelf)).map(({ programme }) => programme);
const { schemes } = JSON.parse(
  readFileSync(path.join(contentFolder('design'), '..', 'designChecklist.json'), 'utf8'),
) as {
  schemes: { place: string; scheme: string; id: string }[];
};

describe('the content of the catalogue', () => {
  it('can be published, with its facts declared and its gaps from the list', () => {
    const known = new Set(gaps.map(({ code }) => code));
    for (const shelf of ['live', 'design'] as const)
      for (const programme of read(shelf)) {
        assert.deepEqual(checkPublication(withFacts(programme), 'XDM'), [], programme.id);
        const { derived, ...declared } = withFacts(programme);
        assert.equal(
          ruleHash({ ...programme, derived }),
          ruleHash({ ...declared, derived }),
          `${programme.id} declares its facts`,
        );
        assert.ok((programme.gaps ?? []).length > 0 && programme.shelf === shelf, programme.id);
        assert.ok((programme.gaps ?? []).every((gap) => known.has(gap)));
      }
  });

  it('answers every scheme of the checklist with a design, and has no design that the checklist lacks', () => {
    const ids = new Set(read('design').map(({ id }) => id));
    assert.deepEqual(
      schemes.filter(({ id }) => !ids.has(id)),
      [],
    );
    const listed = new Set(schemes.map(({ id }) => id));
    assert.deepEqual(
      [...ids].filter((id) => !listed.has(id)),
      [],
    );
    assert.equal(new Set(schemes.map(({ place, scheme }) => `${place}: ${scheme}`)).size, schemes.length);
  });

  it('has the 43 schemes of the table, in the four columns, of eleven economies, and those of boxes and text', () => {
    const table = schemes.filter(({ place, scheme }) => place.startsWith('Table 7.5') && !scheme.startsWith('Lean'));
    const columns = new Map<string, number>();
    for (const { place } of table) {
      const column = place.split(', ')[1] as string;
      columns.set(column, (columns.get(column) ?? 0) + 1);
    }
    assert.deepEqual([...columns.values()], [13, 8, 8, 14]);
    for (const place of ['Box 7.5', 'Box 7.6', 'Box 7.7', 'Section 7.2'])
      assert.ok(
        schemes.some((one) => one.place === place),
        place,
      );
    assert.equal(new Set(read('design').map(({ economy }) => economy)).size, 11);
    assert.ok(read('design').every(({ economy }) => isEconomyCode(economy)));
  });

  it('says of each field of a design where the source has it, or that it is silent', () => {
    for (const { id, sources = {}, ...design } of read('design'))
      for (const field of sourcedFields) {
        const place = sources[field];
        assert.ok(place !== undefined, `${id}: ${field}`);
        const value = (design as Record<string, unknown>)[field];
        if (place === notStated && field !== 'unit' && field !== 'criteria')
          assert.ok(value === undefined || value === notStated, `${id}: ${field} is not stated, and yet ${value}`);
        if (place !== notStated && field !== 'unit')
          assert.ok(value !== undefined && value !== notStated, `${id}: ${field} has a place and no value`);
      }
  });

  it('takes nothing from the table that it does not say: rates, criteria, days and money', () => {
    const designs = read('design');
    assert.deepEqual(
      designs.filter(({ costShare }) => costShare !== undefined).map(({ id }) => id),
      [
        'sgp-intellectual-property-management',
        'sgp-local-enterprise-technical-assistance',
        'twn-joint-services-center',
      ],
    );
    assert.ok(
      designs.every(({ amount, opensOn, closesOn }) => [amount, opensOn, closesOn].every((one) => one === undefined)),
    );
    assert.deepEqual(
      designs.filter(({ sources }) => sources?.criteria !== notStated).map(({ id }) => id),
      ['kor-modernisation-plans', 'kor-training-levy'],
    );
  });
});
