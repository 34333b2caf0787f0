import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Criterion } from '../../../kernels/criteria/index.ts';
import { anonymousActor, operatorActor } from '../../../platform/auth/index.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { createTranslator } from '../../../platform/i18n/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { readProgrammeFolder } from './files/readProgrammeFiles.ts';
import { ruleHash } from './rules/canonical.ts';
import { checkDays, checkPlaces, type Days } from './rules/checkDays.ts';
import { checkPublication, ruleNotes, withFacts } from './rules/checkPublication.ts';
import { noNames, type RuleText, ruleText } from './rules/criteriaWords.ts';
import { evidenceOf, evidenceTitles } from './rules/evidence.ts';
import { fillProgrammeForm } from './rules/fillProgrammeForm.ts';
import { checkProgramme, type Programme } from './rules/programme.ts';
import { readProgrammeForm } from './rules/readProgrammeForm.ts';
import { rowsOf } from './rules/ruleRows.ts';
import { slugOf } from './rules/slugOf.ts';
import { contentFolder, loadContent } from './services/loadContent.ts';
import { basisOf, publishProgramme, saveDraft, withdrawProgramme } from './services/publishProgramme.ts';
import {
  listOpenProgrammes,
  listProgrammes,
  listVersions,
  readNewest,
  readProgramme,
} from './services/readProgrammes.ts';
import { programmeFormSchema } from './views/programmeForm.ts';

const t = createTranslator('en');
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

describe('a rule in words', () => {
  const flat = ({ text, parts }: RuleText): string => [text, ...parts.map(flat)].join(' ');

  it('is made from the rule and the titles of its facts alone', () => {
    const words = ruleText(
      t,
      {
        all: [
          { fact: 'employees', op: 'between', value: [5, 100] },
          { fact: 'isic', op: 'prefixIn', value: ['25', '281'] },
          { any: [{ fact: 'exportShare', op: '>', value: 0.05 }, { not: { fact: 'taxPaid', op: '=', value: false } }] },
          { atLeast: 1, of: [{ fact: 'turnover', op: '<', value: 9000 }] },
        ],
      },
      { ...noNames, currency: 'XTS' },
    );
    assert.match(flat(words), /People employed: from 5 people to 100 people/);
    assert.match(flat(words), /within 25 Manufacture of fabricated metal products.* and 281 /);
    assert.match(
      flat(words),
      /At least one of these: Share of sales that is exported: more than 5% Not: Taxes paid up to date: no/,
    );
    assert.match(flat(words), /less than 9,000 XTS/);
  });
});

describe('what stands against publishing', () => {
  const keysOf = (change: Partial<Programme>) =>
    checkPublication({ ...sample, ...change }, 'XDM').map(({ key }) => key.split('.').at(-1));
  const cases: [string, Partial<Programme>, string][] = [
    ['a fact that nobody can be asked', { criteria: { fact: 'shoeSize', op: '>', value: 1 } }, 'fact'],
    ['a code that is in no list', { criteria: { fact: 'isic', op: 'prefixIn', value: ['ZZ'] } }, 'isic'],
    [
      'a rule that nobody can meet',
      {
        criteria: {
          all: [
            { fact: 'employees', op: '>', value: 9 },
            { fact: 'employees', op: '<', value: 9 },
          ],
        },
      },
      'impossible',
    ],
    [
      'more than there can be',
      {
        criteria: { fact: 'exportShare', op: '>', value: 1 },
        facts: { exportShare: { type: 'number', least: 0, most: 1 } },
      },
      'impossible',
    ],
    [
      'a branch that can never help',
      {
        criteria: {
          all: [
            { fact: 'employees', op: '<=', value: 50 },
            {
              any: [
                { fact: 'employees', op: '>', value: 60 },
                { fact: 'taxPaid', op: '=', value: true },
              ],
            },
          ],
        },
      },
      'unreachable',
    ],
    [
      'a limit in another currency than it pays',
      {
        criteria: { fact: 'turnover', op: '<=', value: 5000 },
        amount: { most: { amount: '10', currency: 'USD' } },
      },
      'currency',
    ],
    [
      'amounts in two currencies',
      { amount: { least: { amount: '1', currency: 'XTS' }, most: { amount: '10', currency: 'USD' } } },
      'currencies',
    ],
    ['another economy', { economy: 'KOR' }, 'economy'],
    ['a code of no economy', { economy: 'QQQ' }, 'economyUnknown'],
    ['an unknown kind of help', { instrument: 'subsidy' }, 'instrument'],
    ['a short name with capitals', { id: 'Dies' }, 'id'],
  ];
  for (const [what, change, expected] of cases) it(`names ${what}`, () => assert.deepEqual(keysOf(change), [expected]));

  it('says what is odd in a rule and may be meant', () => {
    const employees = (op: '<=' | '>=', value: number) => ({ fact: 'employees', op, value }) as const;
    const notesOf = (criteria: Criterion) => ruleNotes(withFacts({ ...sample, criteria }));
    assert.deepEqual(notesOf({ all: [employees('<=', 50), employees('<=', 80)] }), ['redundant']);
    assert.deepEqual(notesOf({ any: [employees('<=', 50), employees('>=', 50)] }), ['always']);
    assert.deepEqual(notesOf({ all: [employees('<=', 50)] }), []);
  });

  const now = { opensOn: '2026-01-01', closesOn: '2026-04-30' };
  const days: [string, Days, Days | null, string | null][] = [
    ['a call that is over', { opensOn: null, closesOn: '2026-02-28' }, null, 'closed'],
    ['a call that closes today', { opensOn: null, closesOn: '2026-03-01' }, null, null],
    ['the same call with another closing day', { ...now, closesOn: '2026-05-31' }, now, null],
    ['a call that opens before the one in force has closed', { opensOn: '2026-04-01', closesOn: null }, now, 'overlap'],
    [
      'a call beside one without an end',
      { opensOn: '2026-04-01', closesOn: null },
      { ...now, closesOn: null },
      'overlapOpen',
    ],
    ['a call that would take an open one from the shelf', { opensOn: '2026-06-01', closesOn: null }, now, 'tooSoon'],
    [
      'a call after one that has closed',
      { opensOn: '2026-06-01', closesOn: null },
      { ...now, closesOn: '2026-02-01' },
      null,
    ],
    ['days for a programme that had none', now, { opensOn: null, closesOn: null }, null],
  ];
  for (const [what, given, inForce, expected] of days)
    it(`${expected === null ? 'lets pass' : 'names'} ${what}`, () => {
      const found = checkDays(given, '2026-03-01', inForce);
      assert.deepEqual(
        found.map(({ key }) => key.split('.').at(-1)),
        expected === null ? [] : [expected],
      );
    });

  it('names towns and regions that the register lacks, where it has any', () => {
    const criteria = { fact: 'region', op: 'in', value: ['R1', 'R9'] } as const;
    const found = (places: [string, string][]) =>
      checkPlaces({ ...sample, criteria, areaCodes: ['R8'] }, new Map(places));
    assert.deepEqual(
      found([['R1', 'North']]).map(({ parameters }) => parameters.code),
      ['R9', 'R8'],
    );
    assert.deepEqual(found([]), []);
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
      assert.equal(ruleHash(withFacts(again.programme as Programme)), ruleHash(programme), programme.id);
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

describe('the catalogue', () => {
  let database: TestDatabase;
  const officer: Actor = { ...operatorActor('officer'), kind: 'user', roles: ['officer'] };
  const contextOf = (actor: Actor): Context =>
    ({ actor, economy: 'XDM', today: '2026-03-01', now: () => new Date(), db: database, t }) as unknown as Context;
  let ctx: Context;

  before(async () => {
    database = await testDatabase({ as: 'app' });
    ctx = contextOf(officer);
  });
  after(() => database.drop());

  it('is filled from the content once, and leaves alone what officers did since', async () => {
    assert.equal(await loadContent(ctx, 'live'), 6);
    assert.equal(await loadContent(ctx, 'design'), 74);
    await withdrawProgramme(ctx, 'plant-visits');
    assert.equal(await loadContent(ctx, 'live'), 0);
    assert.equal((await readProgramme(ctx, 'plant-visits')).state, 'withdrawn');
    assert.equal((await listOpenProgrammes(contextOf(anonymousActor))).length, 5);
  });

  it('keeps versions, shows the one in force, and hides drafts from firms', async () => {
    const visitor = contextOf(anonymousActor);
    await saveDraft(ctx, sample, null);
    await assert.rejects(readProgramme(visitor, 'dies'), DomainError);
    const published = await publishProgramme(ctx, sample);
    assert.equal(published.ok && published.version, 1);
    await saveDraft(ctx, { ...sample, title: 'Help with dies and moulds' });
    assert.equal((await readProgramme(visitor, 'dies')).title, 'Help with dies');
    assert.equal((await readNewest(ctx, 'dies')).title, 'Help with dies and moulds');
    const next = await publishProgramme(ctx, { ...sample, criteria: { all: [] } });
    assert.equal(next.ok && next.version, 2);
    assert.deepEqual(
      (await listVersions(visitor, 'dies')).map(({ version, isCurrent }) => [version, isCurrent]),
      [
        [2, true],
        [1, false],
      ],
    );
    assert.notEqual((await listVersions(ctx, 'dies'))[0]?.hash, (await listVersions(ctx, 'dies'))[1]?.hash);
    assert.equal((await listProgrammes(visitor, { shelf: 'live' })).filter(({ id }) => id === 'dies').length, 1);
  });

  it('refuses who saves over what somebody else has written', async () => {
    const before = basisOf(await readNewest(ctx, 'dies'));
    await saveDraft(ctx, { ...sample, title: 'First' }, before);
    await assert.rejects(saveDraft(ctx, { ...sample, title: 'Second' }, before), /catalogue\.programme\.changed/);
    await assert.rejects(publishProgramme(ctx, sample, null), /catalogue\.programme\.idTaken/);
    assert.equal((await readNewest(ctx, 'dies')).title, 'First');
  });

  it('publishes nothing that stands in question', async () => {
    const refused = await publishProgramme(ctx, {
      ...sample,
      id: 'bad',
      criteria: { fact: 'shoeSize', op: '>', value: 1 },
    });
    assert.equal(refused.ok, false);
    await assert.rejects(readNewest(ctx, 'bad'), DomainError);
  });

  it('lets nobody but officers write', async () => {
    await assert.rejects(publishProgramme(contextOf(anonymousActor), { ...sample, id: 'mine' }));
    const owner: Actor = { ...officer, roles: ['owner'] };
    await assert.rejects(publishProgramme(contextOf(owner), { ...sample, id: 'mine' }));
  });
});
