import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { sheetOf, writeWorkbook } from '../../../platform/files/xlsx/fixtures.ts';
import { loadContent } from './services/loadContent.ts';
import { listProgrammes } from './services/readProgrammes.ts';
import type { DeskList } from './views/programmeForm.ts';

const header = 'title,provider,instrument,source,rate_percent,closes_on,gaps,evidence,criterion1,criterion2';
const sound =
  'Help with dies,Tool office,Grant,Notice 7,50,2026-12-31,technology.equipment,Offer; Tax clearance,employees <= 100,"isic prefixIn 25, 28"';
const another = 'Course in welding,Institute,training,Notice 8,,,skills.technical,,exportShare >= 5,taxPaid = yes';

describe('a file of programmes', () => {
  let portal: Portal;
  let officer: Visitor;
  const upload = async (content: string | Uint8Array, name = 'programmes.csv') => {
    const from = '/desk/programmes/import';
    const response = await officer.upload(from, {}, { name, content, from });
    return { status: response.status, page: await response.text() };
  };
  const contentOf = (page: string) => /name="content" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const keep = (content: string, more: Record<string, string> = {}) =>
    officer.post('/desk/programmes/import/drafts', { content, ...more }, '/desk/programmes/import');
  const drafts = async () =>
    (await officer.json<DeskList>('/desk/programmes')).programmes.flatMap(({ id, state }) =>
      state === 'draft' ? [id] : [],
    );

  before(async () => {
    portal = await startPortal({ plants: 0 });
    officer = await portal.visitor('officer');
    await loadContent(contextOf(portal.composition), 'live');
  });
  after(() => portal.stop());

  it('is shown as it will be, and kept as drafts that nobody else sees', async () => {
    const { status, page } = await upload(`${header}\n${sound}\n${another}\n`);
    assert.equal(status, 200);
    assert.match(page, /2 programmes can be kept, and nothing is at fault/);
    assert.match(page, /People employed: at most 100 people/);
    assert.match(page, /Share of sales that is exported: at least 5%/);
    assert.deepEqual(await drafts(), [], 'looking keeps nothing');
    assert.equal((await keep(contentOf(page))).headers.get('location'), '/desk/programmes?done=imported');
    assert.deepEqual((await drafts()).sort(), ['course-in-welding', 'help-with-dies']);
    const [dies] = (await listProgrammes(contextOf(portal.composition))).filter(({ id }) => id === 'help-with-dies');
    assert.deepEqual(dies?.programme.costShare, { rate: 0.5 });
    assert.deepEqual(dies?.programme.evidence, ['Offer', 'Tax clearance']);
    assert.equal(dies?.instrument, 'grant');
    assert.equal((await (await portal.visitor()).get('/programmes/help-with-dies')).status, 404);
  });

  it('may be a workbook', async () => {
    const rows = [
      ['Title', 'Provider', 'Instrument', 'Source', 'Rate percent', 'Closes on', 'Criterion1'],
      ['Workbook grant', 'Tool office', 'grant', 'Notice 9', 50, '2027-03-31', 'yearsInOperation between 2..10'],
    ];
    const { status, page } = await upload(
      writeWorkbook({ sheets: [['Programmes', sheetOf(rows)]] }),
      'programmes.xlsx',
    );
    assert.equal(status, 200);
    assert.match(page, /Workbook grant/);
    assert.match(page, /from 2 years to 10 years/);
  });

  const faults: [string, string, string, RegExp][] = [
    ['an unknown kind of help', 'A,B,subsidy,N,,,,,,', 'instrument', /not in the list/],
    ['no title', ',B,grant,N,,,,,,', 'title', /empty/],
    ['a share over all', 'A,B,grant,N,150,,,,,', 'rate_percent', /more than all/],
    ['a day that is none', 'A,B,grant,N,,2026-02-30,,,,', 'closes_on', /no day/],
    ['a gap of no list', 'A,B,grant,N,,,laziness,,,', 'gaps', /no gap of the list/],
    ['a fact that nobody is asked', 'A,B,grant,N,,,,,shoeSize > 3,', 'criterion1', /does not begin with a fact/],
    ['a test that does not fit', 'A,B,grant,N,,,,,,taxPaid <= yes', 'criterion2', /does not go with/],
    ['ends turned round', 'A,B,grant,N,,,,,employees between 9..5,', 'criterion1', /does not fit/],
    ['an industry of no list', 'A,B,grant,N,,,,,isic prefixIn 99999,', 'criterion1', /no code of ISIC/],
    ['a row that is too short', 'A,B,grant', '', /the row has 3 cells/],
    ['the name of a draft', 'Help with dies,B,grant,N,,,,,,', 'id', /there is a draft/],
  ];
  for (const [what, row, column, message] of faults)
    it(`names row and column of ${what}`, async () => {
      const { status, page } = await upload(`${header}\n${another.replace('Course', 'Other course')}\n${row}\n`);
      assert.equal(status, 422);
      assert.match(page, message);
      assert.match(page, />3<\/td>/);
      if (column !== '') assert.ok(page.includes(`>${column}</td>`), column);
    });

  it('keeps nothing while a row is at fault, unless faulty rows are to be skipped', async () => {
    const before = await drafts();
    const { page } = await upload(`${header}\nLathe fund,B,loan,N,,,,,,\nBad,B,subsidy,N,,,,,,\n`);
    assert.equal((await keep(contentOf(page))).status, 409);
    assert.deepEqual(await drafts(), before);
    assert.equal((await keep(contentOf(page), { skipFaulty: 'yes' })).status, 303);
    assert.deepEqual(
      (await drafts()).filter((id) => !before.includes(id)),
      ['lathe-fund'],
    );
  });

  it('is kept whole or not at all where somebody wrote one of its programmes meanwhile', async () => {
    const { page } = await upload(`${header}\nFirst one,B,loan,N,,,,,,\nSecond one,B,loan,N,,,,,,\n`);
    const other = await upload(`${header}\nSecond one,C,grant,N,,,,,,\n`);
    assert.equal((await keep(contentOf(other.page))).status, 303);
    assert.equal((await keep(contentOf(page))).status, 409);
    assert.ok(!(await drafts()).includes('first-one'));
  });

  it('may name columns that do not exist, or lack some, and hears which', async () => {
    const { page } = await upload('title,colour\nA,red\n');
    for (const name of ['colour', 'provider', 'instrument', 'source']) assert.ok(page.includes(`>${name}</td>`), name);
    assert.equal(contentOf(page), '');
  });

  it('comes back from the export: the same programmes, as drafts of their next versions', async () => {
    const before = await listProgrammes(contextOf(portal.composition), { shelf: 'live', state: 'published' });
    for (const format of ['csv', 'yaml']) {
      const file = await (await officer.get(`/programmes/export.${format}`)).text();
      const { status, page } = await upload(file, `programmes.${format}`);
      assert.equal(
        status,
        200,
        page
          .match(/<td[^>]*>[^<]+/g)
          ?.slice(0, 8)
          .join(' '),
      );
      assert.match(page, new RegExp(`${before.length} programmes can be kept`));
      assert.match(page, /a draft of version 2/);
      if (format === 'csv') continue;
      assert.equal((await keep(contentOf(page))).status, 303);
      const after = await listProgrammes(contextOf(portal.composition), { shelf: 'live', state: 'draft' });
      for (const { id, programme, hash } of before) {
        const again = after.find((one) => one.id === id);
        assert.deepEqual(again?.programme, programme);
        assert.equal(again?.hash, hash);
      }
    }
  });

  it('says the line of a fault in YAML', async () => {
    const good =
      'id: yaml-one\ntitle: One\neconomy: XDM\nprovider: A\ninstrument: grant\nsource: N\ncriteria: { all: [] }\n';
    const { page } = await upload(
      `---\n${good}---\n${good.replace('yaml-one', 'yaml-two').replace('grant', '{}')}`,
      'p.yaml',
    );
    assert.match(page, /1 programme can be kept, and 1 thing is at fault/);
    assert.match(page, />14<\/td>/);
    const foreign = await upload(good.replace('XDM', 'KOR'), 'p.yaml');
    assert.match(foreign.page, /it belongs to KOR/);
    const twice = await upload(
      `[${[good, good]
        .map((one) =>
          JSON.stringify({
            ...Object.fromEntries(
              one
                .trim()
                .split('\n')
                .map((line) => line.split(': ')),
            ),
            criteria: { all: [] },
          }),
        )
        .join(',')}]`,
      'p.json',
    );
    assert.match(twice.page, /is there already, in row/);
  });

  const hostile: [string, string | Uint8Array, string][] = [
    ['bytes of no kind', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'p.xlsx'],
    ['a workbook cut short', new Uint8Array(Buffer.from('504b0304140000000800', 'hex')), 'p.csv'],
    ['no text', new Uint8Array([0xff, 0xfe, 0xfd, 0, 0, 1]), 'p.yaml'],
    ['a header alone', `${header}\n`, 'p.csv'],
    ['YAML that refers to itself without end', 'a: &a [*a, *a]\n', 'p.yaml'],
    ['a list nested without end', '['.repeat(5000), 'p.json'],
    [
      'a rule nested without end',
      `title,provider,instrument,source,criteria\nA,B,grant,N,"${'{""not"":'.repeat(3000)}1${'}'.repeat(3000)}"\n`,
      'p.csv',
    ],
    ['an unclosed quote', `${header}\n"A,B,grant`, 'p.csv'],
    ['prototype names', '{"__proto__": {"title": "A"}, "constructor": 1}', 'p.json'],
  ];
  for (const [what, content, name] of hostile)
    it(`is refused with a sentence where it is ${what}`, async () => {
      const { status, page } = await upload(content, name);
      assert.equal(status, 422, page.slice(0, 300));
      assert.match(page, /is at fault|are at fault/);
      assert.equal(contentOf(page), '');
    });

  it('hears that no file came, and takes no packed content but its own', async () => {
    assert.equal((await officer.post('/desk/programmes/import', {}, '/desk/programmes/import')).status, 422);
    const packed = (value: unknown) => gzipSync(JSON.stringify(value)).toString('base64url');
    const bad = { faultCount: 0, programmes: [{ programme: { id: 'x' }, basedOn: null }] };
    for (const content of [
      '',
      'zzz',
      packed(null),
      packed({ faultCount: 0, programmes: [] }),
      packed(bad),
      packed({ faultCount: 0, programmes: [null] }),
    ])
      assert.equal((await keep(content)).status, 409, content);
  });

  it('is not for firms', async () => {
    const owner = await portal.visitor('owner');
    assert.equal((await owner.get('/desk/programmes/import')).status, 403);
  });
});
