import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Criterion } from '../../../kernels/criteria/index.ts';
import { readProgrammeFolder } from './files/readProgrammeFiles.ts';
import { ruleHash } from './rules/canonical.ts';
import { withFacts } from './rules/checkPublication.ts';
import { evidenceOf, evidenceTitles } from './rules/evidence.ts';
import { fillProgrammeForm } from './rules/fillProgrammeForm.ts';
import { checkProgramme, type Programme } from './rules/programme.ts';
import { readProgrammeForm } from './rules/readProgrammeForm.ts';
import { rowsOf } from './rules/ruleRows.ts';
import { slugOf } from './rules/slugOf.ts';
import { contentFolder } from './services/loadContent.ts';
import { programmeFormSchema } from './views/programmeForm.ts';

const sample: Programme = {
  id: 'dies',
  title: 'Help with dies',
  economy: 'XDM',
  provider: 'Tool office',
  instrument: 'grant',
  source: 'Notice 7',
  unit: 'enterprise',
  shelf: 'live',
  criteria: { all: [{ fact: 'employees', op: '<=', value: 50 }] },
};

describe('a programme file with every field', () => {
  const full = {
    ...sample,
    funders: ['Ministry of Industry', 'Development bank'],
    deliveredBy: ['Tool centre'],
    legalBasis: 'Act 7 of 2026',
    areaCodes: ['XDM-01'],
    costShare: {
      rate: 0.5,
      tiers: [{ when: 'micro', rate: 0.6, rateTo: 0.8, ceiling: { amount: '900', currency: 'XTS' } }],
      eligibleCosts: ['Dies', 'Fees of a consultant'],
    },
    recurrence: 'Every spring',
    stacking: [
      { with: ['plant-visits'], rule: 'notWith' },
      { with: 'any other grant of the ministry', rule: 'onePerPeriod', period: 'three years' },
    ],
    evidence: ['A quotation', { title: 'Tax clearance', forFacts: ['taxPaid'] }],
    channels: [
      { kind: 'online', url: 'https://example.org/apply' },
      { kind: 'phone', text: '+000 1234' },
    ],
    keywords: ['dies'],
    goals: ['buyEquipment', 'newProduct'],
    languages: ['en', 'zh-Hant'],
    processingDays: 30,
    link: { url: 'https://example.org/notice', isBroken: false, checkedOn: '2026-03-01' },
  };

  it('is read as it stands, and documents keep what they show', () => {
    const checked = checkProgramme(full);
    assert.ok(checked.ok, JSON.stringify(checked));
    assert.deepEqual({ ...checked.programme }, full);
    assert.deepEqual(evidenceOf(checked.programme)[1], { title: 'Tax clearance', forFacts: ['taxPaid'] });
    assert.deepEqual(evidenceTitles(checked.programme), ['A quotation', 'Tax clearance']);
  });

  const faults: [string, Record<string, unknown>, string][] = [
    ['a goal that is none', { goals: ['getRich'] }, 'goals.0'],
    ['a tier without its share', { costShare: { tiers: [{ when: 'micro' }] } }, 'costShare.tiers.0.rate'],
    [
      'a tier that ends below its beginning',
      { costShare: { tiers: [{ when: 'micro', rate: 0.8, rateTo: 0.2 }] } },
      'costShare.tiers.0.rateTo',
    ],
    ['an unknown way to apply', { channels: [{ kind: 'pigeon' }] }, 'channels.0.kind'],
    ['an address that is a script', { link: { url: 'javascript:alert(1)' } }, 'link.url'],
    ['a document for no fact', { evidence: [{ title: 'Paper', forFacts: ['shoeSize'] }] }, 'evidence.0.forFacts.0'],
    ['days that are no number', { processingDays: -1 }, 'processingDays'],
    ['nobody who applies', { unit: 'robot' }, 'unit'],
  ];
  for (const [what, change, path] of faults)
    it(`says where ${what} stands`, () => {
      const checked = checkProgramme({ ...full, ...change });
      assert.deepEqual(checked.ok ? [] : checked.issues.map((one) => one.path.join('.')), [path]);
    });

  it('goes through the form and comes out as it was', () => {
    const base = (checkProgramme({ ...full, period: '2026' }) as { programme: Programme }).programme;
    const again = readProgrammeForm(fillProgrammeForm(base), { economy: 'XDM', today: '2026-03-01', base });
    assert.deepEqual(again.issues, []);
    assert.deepEqual(again.programme, { ...base, source: { title: 'Notice 7' }, lastVerifiedOn: '2026-03-01' });
  });

  it('keeps rows of a small table that the form has no room for', () => {
    const channels = [1, 2, 3, 4, 5].map((n) => ({ kind: 'office', text: `Office ${n}` }));
    const base = (checkProgramme({ ...full, channels }) as { programme: Programme }).programme;
    const again = readProgrammeForm(fillProgrammeForm(base), { economy: 'XDM', today: '2026-03-01', base });
    assert.equal(again.programme?.channels?.length, 5);
  });
});

describe('the rows of a rule', () => {
  const employees = { fact: 'employees', op: '<=', value: 50, source: 'Clause 4' } as const;
  const tax = { fact: 'taxPaid', op: '=', value: true } as const;
  const accounts = { fact: 'accountsKept', op: '=', value: true } as const;
  const through = (criteria: Criterion) => {
    const base = { ...sample, criteria };
    const read = readProgrammeForm(fillProgrammeForm(base), { economy: 'XDM', today: '2026-03-01', base });
    assert.deepEqual(read.issues, []);
    return read.programme?.criteria;
  };

  it('hold a block of which so many must be met, and the place in the law of each test', () => {
    for (const criteria of [
      { all: [employees, { atLeast: 2, of: [tax, accounts, employees] }] },
      { any: [tax, { atLeast: 1, of: [accounts] }] },
    ] as Criterion[]) {
      assert.notEqual(rowsOf(criteria)?.block, null);
      assert.deepEqual(through(criteria), criteria);
    }
  });

  it('leave a rule alone that they can’t show', () => {
    for (const criteria of [
      { not: tax },
      { all: [{ any: [tax, accounts] }] },
      { all: [{ atLeast: 1, of: [tax] }, accounts] },
      { all: [{ fact: 'taxPaid', op: 'exists', value: false }] },
      { all: Array.from({ length: 13 }, () => tax) },
    ] as Criterion[]) {
      assert.equal(rowsOf(criteria), null);
      assert.deepEqual(through(criteria), criteria);
    }
  });

  const block = { blockFact1: 'taxPaid', blockOp1: '=', blockValue1: 'yes' };
  const faults: [string, Record<string, string>, string][] = [
    ['more to meet than there is', { ...block, blockLeast: '2' }, 'blockLeast'],
    ['no number to meet', block, 'blockLeast'],
    ['a number and no rows', { blockLeast: '2' }, 'blockFact1'],
    ['a value in the block that is none', { ...block, blockLeast: '1', blockValue1: 'perhaps' }, 'blockValue1'],
    ['a tier without its share', { tierWhen1: 'micro' }, 'tierRate1'],
    ['a way to apply of no kind', { channelText1: 'Room 4' }, 'channelKind1'],
    ['an address that is a script', { channelKind1: 'online', channelUrl1: 'javascript:alert(1)' }, 'channelUrl1'],
    ['a document for a fact of no list', { evidence: 'Paper [shoe size]' }, 'evidence'],
    ['days that are none', { processingDays: 'soon' }, 'processingDays'],
    ['a language of no code', { languages: 'English' }, 'languages'],
  ];
  for (const [what, change, field] of faults)
    it(`name the field with ${what}`, () => {
      const form = programmeFormSchema.parse({ ...fillProgrammeForm(sample), ...change });
      const read = readProgrammeForm(form, { economy: 'XDM', today: '2026-03-01', base: null });
      assert.deepEqual([read.programme, read.issues[0]?.field], [null, field]);
    });
});

describe('the form', () => {
  const given = { economy: 'XDM', today: '2026-03-01', base: null };
  const filled = {
    title: 'Help with dies',
    provider: 'Tool office',
    instrument: 'grant',
    sourceTitle: 'Notice 7 of 2026',
    rate: '50 %',
    ceiling: '6,000',
    fact1: 'employees',
    op1: 'between',
    value1: '5 to 100',
    fact2: 'isic',
    op2: 'prefixIn',
    value2: '25, 28',
    fact3: 'exportShare',
    op3: '>=',
    value3: '5%',
    fact4: 'taxPaid',
    op4: '=',
    value4: 'Yes',
  };

  it('makes a programme of what is typed', () => {
    const { programme, issues } = readProgrammeForm(programmeFormSchema.parse(filled), given);
    assert.deepEqual(issues, []);
    assert.equal(programme?.id, 'help-with-dies');
    assert.deepEqual(programme?.costShare, { rate: 0.5, ceiling: { amount: '6000', currency: 'XTS' } });
    assert.deepEqual(programme?.criteria, {
      all: [
        { fact: 'employees', op: 'between', value: [5, 100] },
        { fact: 'isic', op: 'prefixIn', value: ['25', '28'] },
        { fact: 'exportShare', op: '>=', value: 0.05 },
        { fact: 'taxPaid', op: '=', value: true },
      ],
    });
    assert.equal(programme?.lastVerifiedOn, '2026-03-01');
  });

  it('is filled from a programme so that nothing changes when it is read again', () => {
    for (const { programme } of readProgrammeFolder(contentFolder('live'))) {
      const again = readProgrammeForm(fillProgrammeForm(programme), {
        economy: 'XDM',
        today: '2026-01-05',
        base: programme,
      });
      assert.deepEqual(again.issues, [], programme.id);
      const declared = ruleHash(withFacts(programme));
      assert.equal(ruleHash(withFacts(again.programme as Programme)), declared, programme.id);
      assert.deepEqual(again.programme?.costShare, programme.costShare);
      assert.deepEqual(again.programme?.obligations, programme.obligations);
    }
  });

  const faults: [string, Record<string, string>, string][] = [
    ['a number that is none', { value1: 'few' }, 'value1'],
    ['ends turned round', { value1: '100..5' }, 'value1'],
    ['a test that does not go with its fact', { op4: '<=' }, 'op4'],
    ['a value without a fact', { fact2: '' }, 'fact2'],
    ['a boolean that is none', { value4: 'perhaps' }, 'value4'],
    ['half a person', { op1: '<=', value1: '4.5' }, 'value1'],
    ['more than all', { value3: '120' }, 'value3'],
    ['a day that is none', { opensOn: 'soon' }, 'opensOn'],
    ['days turned round', { opensOn: '2026-02-02', closesOn: '2026-01-01' }, 'closesOn'],
    ['a share over 100', { rate: '150' }, 'rate'],
    ['no source', { sourceTitle: ' ' }, 'sourceTitle'],
    ['an address that is none', { sourceUrl: 'javascript:alert(1)' }, 'sourceUrl'],
  ];
  for (const [what, change, field] of faults)
    it(`names the field with ${what}`, () => {
      const { issues, programme } = readProgrammeForm(programmeFormSchema.parse({ ...filled, ...change }), given);
      assert.deepEqual([programme, issues.map((issue) => issue.field)], [null, [field]]);
    });

  it('makes short names of any title', () => {
    assert.equal(slugOf('  Crédit – for “dies” & moulds! '), 'credit-for-dies-moulds');
    assert.equal(slugOf('模具'), '');
  });
});
