import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { anonymousActor, operatorActor } from '../../../platform/auth/index.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { createTranslator } from '../../../platform/i18n/index.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts';
import { readProgrammeFolder } from './files/readProgrammeFiles.ts';
import { noNames, type RuleText, ruleText } from './rules/criteriaWords.ts';
import type { Programme } from './rules/programme.ts';
import { contentFolder, loadContent } from './services/loadContent.ts';
import { basisOf, publishProgramme, saveDraft, withdrawProgramme } from './services/publishProgramme.ts';
import {
  listOpenProgrammes,
  listProgrammes,
  listVersions,
  readNewest,
  readProgramme,
} from './services/readProgrammes.ts';

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
    const brought = readProgrammeFolder(contentFolder('live')).length;
    assert.equal(await loadContent(ctx, 'live'), brought);
    assert.equal(await loadContent(ctx, 'design'), 74);
    await withdrawProgramme(ctx, 'plant-visits');
    assert.equal(await loadContent(ctx, 'live'), 0);
    assert.equal((await readProgramme(ctx, 'plant-visits')).state, 'withdrawn');
    assert.equal((await listOpenProgrammes(contextOf(anonymousActor))).length, brought - 1);
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
