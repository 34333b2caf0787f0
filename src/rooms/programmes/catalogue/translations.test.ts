import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal } from '../../../../test/portal/startPortal.ts';
import { checkPublication, withFacts } from './rules/checkPublication.ts';
import { fillProgrammeForm } from './rules/fillProgrammeForm.ts';
import { checkProgramme, type Programme } from './rules/programme.ts';
import { programmeYaml } from './rules/programmeDocument.ts';
import { tableColumns, tableRow } from './rules/programmeTable.ts';
import { readProgrammeForm } from './rules/readProgrammeForm.ts';
import { readProgrammeRow } from './rules/readProgrammeRow.ts';
import { translationFlags, translationFor } from './rules/translations.ts';
import { describeDesk } from './services/describeDesk.ts';
import { publishProgramme } from './services/publishProgramme.ts';
import type { ProgrammeView } from './views/catalogue.ts';
import { programmeFormSchema } from './views/programmeForm.ts';

const ms = { title: 'Bantuan acuan', summary: 'Membayar separuh.', checkedOn: '2026-02-01' };
const sample: Programme = {
  id: 'dies',
  title: 'Help with dies',
  economy: 'MYS',
  provider: 'Tool office',
  instrument: 'grant',
  source: 'Notice 7',
  summary: 'Pays half.',
  unit: 'enterprise',
  shelf: 'live',
  translations: { ms },
  parameters: { mostPeople: [{ from: null, value: 150 }] },
  areas: { PJ: 'SGR' },
  criteria: {
    all: [
      { fact: 'employees', op: '<=', value: { parameter: 'mostPeople' } },
      { fact: 'smeClass', op: '=', value: 'sme' },
    ],
  },
};
const setting = { economy: 'MYS', today: '2026-03-01', currency: 'MYR' };

describe('a programme in other languages', () => {
  it('is found for a reader of the very language, or of the same one written otherwise', () => {
    assert.deepEqual(translationFor(sample, 'ms-MY'), { ...ms, language: 'ms' });
    assert.equal(translationFor(sample, 'zh'), null);
  });

  const cases: [string, Programme['translations'], string | null, string[]][] = [
    ['is missing in a language of the economy', { ms }, null, ['untranslated']],
    ['is whole', { ms, zh: ms, ta: ms }, null, []],
    ['is older than the last change', { ms, zh: ms, ta: ms }, '2026-02-02', ['oldTranslation']],
    ['is as new as the last change', { ms, zh: ms, ta: ms }, '2026-02-01', []],
    ['was never compared', { ms: { title: 'A' }, zh: ms, ta: ms }, '2026-01-01', ['oldTranslation']],
  ];
  for (const [what, translations, changedOn, expected] of cases)
    it(`tells that it ${what}`, () =>
      assert.deepEqual(translationFlags({ ...sample, translations }, changedOn), expected));

  it('refuses a file with a language that is none, or a translation without a name', () => {
    for (const translations of [{ Malay: ms }, { ms: { summary: 'Membayar.' } }, { ms: { ...ms, by: 'A' } }])
      assert.equal(checkProgramme({ ...sample, translations }).ok, false);
  });

  it('keeps the day of a comparison until the words change or somebody compares again', () => {
    const through = (change: Record<string, string>) =>
      readProgrammeForm({ ...fillProgrammeForm(sample), ...change }, { ...setting, base: sample });
    assert.deepEqual(through({}).programme?.translations, { ms });
    assert.equal(through({ translationChecked1: 'yes' }).programme?.translations?.ms?.checkedOn, '2026-03-01');
    assert.equal(through({ translationTitle1: 'Acuan' }).programme?.translations?.ms?.checkedOn, '2026-03-01');
    assert.equal(through({ translationTitle1: '', translationSummary1: '' }).programme?.translations, undefined);
    assert.deepEqual(
      through({ translationTitle1: '' }).issues.map(({ field }) => field),
      ['translationTitle1'],
    );
  });
});

describe('what a rule speaks of', () => {
  const complete = withFacts(sample);

  it('can be published, with the economy’s own definition written into it', () => {
    assert.deepEqual(checkPublication(complete, 'MYS'), []);
    assert.ok(complete.derived?.smeClass !== undefined);
  });

  it('comes back from a table: limits, derived facts, areas and translations', () => {
    const row = tableRow(complete);
    const cells = Object.fromEntries(tableColumns.map((name, at) => [name, row[at] ?? '']));
    const read = readProgrammeRow(cells, setting);
    assert.deepEqual(read.faults, []);
    assert.deepEqual(withFacts(read.programme as Programme), complete);
  });

  it('is named with its column where the table has it wrong', () => {
    const row = tableRow(complete);
    const cells = Object.fromEntries(tableColumns.map((name, at) => [name, row[at] ?? '']));
    const columnOf = (change: Record<string, string>) =>
      readProgrammeRow({ ...cells, ...change }, setting).faults.map(({ column }) => column);
    assert.deepEqual(columnOf({ parameters: '{' }), ['parameters']);
    assert.deepEqual(columnOf({ areas: '[1]' }), ['areas']);
    assert.deepEqual(columnOf({ translations: '{"ms":7}' }), ['translations']);
    assert.deepEqual(columnOf({ parameters: '' }), ['criteria']);
  });

  it('stays when the form leaves the rule as it is, and its definitions while rows name them', () => {
    const read = readProgrammeForm(fillProgrammeForm(complete), { ...setting, base: complete });
    const { lastVerifiedOn, ...programme } = read.programme as Programme;
    assert.equal(lastVerifiedOn, '2026-03-01');
    assert.deepEqual(programme, { ...complete, source: { title: 'Notice 7' } });
    const typed = { rule: 'rows', fact1: 'smeClass', op1: '=', value1: 'sme' };
    const rows = programmeFormSchema.parse({ ...fillProgrammeForm(complete), ...typed });
    const other = readProgrammeForm(rows, { ...setting, base: complete }).programme;
    assert.deepEqual(other?.derived, complete.derived);
    const none = readProgrammeForm({ ...rows, ...{ fact1: 'taxPaid', value1: 'yes' } }, { ...setting, base: complete });
    assert.deepEqual([none.programme?.derived, none.programme?.parameters], [undefined, undefined]);
  });

  it('is in the file', () => assert.match(programmeYaml(complete), /translations:\n {2}ms:\n {4}title: Bantuan acuan/));
});

describe('readers of other languages', () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal({ plants: 0 });
    const ctx = contextOf(portal.composition, 'MYS');
    await publishProgramme(ctx, { ...sample, title: 'Help with tools' });
    await publishProgramme(ctx, sample);
  });
  after(() => portal.stop());

  it('see a programme in their own words where there is a translation, and else that there is none', async () => {
    const anybody = await portal.visitor();
    const view = (language: string) => anybody.json<ProgrammeView>(`/programmes/dies?economy=MYS&language=${language}`);
    assert.deepEqual((await view('ms')).translation, { language: 'ms', ...ms });
    assert.deepEqual([(await view('ta')).translation, (await view('ta')).lacksLanguage], [null, 'ta']);
    assert.deepEqual([(await view('en')).translation, (await view('en')).lacksLanguage], [null, null]);
    const page = await (await anybody.get('/programmes/dies?economy=MYS&language=zh')).text();
    assert.match(page, /Shown in English: no translation into Chinese yet/);
    assert.equal((await anybody.get('/programmes/dies?economy=MYS&language=%22')).status, 422);
  });

  it('are counted where they lack something, or have what was written before the last change', async () => {
    const { counts } = await describeDesk(contextOf(portal.composition, 'MYS'), { show: null, done: 'none' });
    assert.deepEqual(
      counts.filter(({ flag }) => flag.toLowerCase().includes('translat')),
      [
        { flag: 'untranslated', programmes: 1 },
        { flag: 'oldTranslation', programmes: 1 },
      ],
    );
  });
});
