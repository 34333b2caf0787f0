import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillYear } from '../../src/demonstration/fillYear.ts';
import { demonstrationUsers } from '../../src/demonstration/users.ts';
import type { Role } from '../../src/platform/context.ts';
import { withBrowser } from '../../src/platform/testing/browser.ts';
import { surveyOfFirms } from '../../src/rooms/evidence/fixtures.ts';
import { contextOf, type Portal, startPortal } from '../portal/startPortal.ts';

/** Take stock → act → link → measure → correct, by the people whose work it is, without script, owners on phones. */
describe('the loop, walked once', () => {
  let portal: Portal;
  let today = '2026-11-02';
  let folder: string;
  let finish: () => void;
  let closed: Promise<void>;
  const people = new Map<string, Page>();
  const as = (name: Role | 'visitor') => people.get(name) as Page;
  const facts: Record<string, string> = {};

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-loop-'));
    portal = await startPortal({ clock: () => new Date(`${today}T12:00:00Z`) });
    await portal.startWorker();
    await fillYear(portal.composition, contextOf(portal.composition), 7);
    await new Promise<void>((ready, failed) => {
      closed = withBrowser(async (browser) => {
        people.set('visitor', await openPage(browser, 360));
        for (const role of ['owner', 'officer', 'adviser', 'buyer', 'analyst'] as const) {
          people.set(role, await signedIn(browser, role, role === 'owner' ? 360 : 1280));
        }
        ready();
        await new Promise<void>((end) => {
          finish = end;
        });
      });
      closed.catch(failed);
    });
  });
  after(async () => {
    finish?.();
    await closed?.catch(() => {});
    await portal?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function openPage(browser: Browser, width: number): Promise<Page> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: portal.url,
      viewport: { width, height: 900 },
    });
    context.setDefaultTimeout(15_000);
    return context.newPage();
  }

  async function signedIn(browser: Browser, role: Role, width: number): Promise<Page> {
    const page = await openPage(browser, width);
    await page.goto('/sign-in');
    const { name } = demonstrationUsers.users.find((user) => user.role === role)!;
    await page.getByRole('button', { name: `Sign in as ${name}` }).click();
    await page.locator('form[action="/sign-out"]').first().waitFor({ state: 'attached' });
    return page;
  }

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const follow = (page: Page, name: string | RegExp) =>
    page.getByRole('main').getByRole('link', { name }).first().click();
  const heading = (page: Page) => page.locator('h1').innerText();
  const text = (page: Page) => page.getByRole('main').innerText();

  /** Without script a job's page loads itself again; a person presses Refresh. */
  async function waitForJob(page: Page): Promise<void> {
    for (let tries = 0; tries < 80 && (await page.getByRole('link', { name: 'Refresh' }).count()) > 0; tries += 1) {
      await page.waitForTimeout(250);
      await page.goto(page.url());
    }
  }

  it('act: an officer turns a call notice into a programme, tries it on firms and publishes it', async () => {
    const page = as('officer');
    await page.goto('/desk');
    await follow(page, 'Write down a programme');
    await press(page, 'Publish');
    assert.match(await text(page), /There is a problem/);
    await page.getByLabel('Name of the programme').fill('Moulds for new parts');
    await page.getByLabel('What it does').fill('Pays a part of new moulds.');
    await page.getByLabel('Kind of help').selectOption({ label: 'Voucher' });
    await page.getByLabel('Who runs it').fill('Agency for Small Enterprises (simulated)');
    await page.getByLabel('Call notice or law that it follows').fill('Notice 12 of 2026 (simulated)');
    await page.locator('#fact1').selectOption({ label: 'People employed' });
    await page.locator('#op1').selectOption({ label: 'is at most' });
    await page.locator('#value1').fill('100');
    await page.locator('#fact2').selectOption({ label: 'Keeps written accounts' });
    await page.locator('#op2').selectOption({ label: 'is' });
    await page.locator('#value2').fill('yes');
    await page.getByLabel('The programme pays').fill('50');
    await press(page, 'Look at it and try it out');
    assert.match(await text(page), /People employed: at most 100/);
    await press(page, 'Publish');
    const visitor = as('visitor');
    await visitor.goto('/programmes?q=moulds');
    await follow(visitor, 'Moulds for new parts');
    assert.match(await text(visitor), /Keeps written accounts: yes/);
    facts.programme = new URL(visitor.url()).pathname.split('/').pop() ?? '';
  });

  it('act: anyone sees what a firm could get and what stands in the way, with the limit', async () => {
    const page = as('visitor');
    await page.goto('/');
    await follow(page, 'Check my firm');
    await follow(page, 'Begin without the register');
    await page.locator('#employees').fill('140');
    await press(page, 'Show what fits');
    const shown = await text(page);
    assert.match(shown, /100/, 'the limit that a firm of 140 misses');
    assert.match(shown, /not eligible|does not fit|Not open/i);
    assert.equal(await page.locator('#employees').inputValue(), '140', 'the answer is kept');
  });

  it('act: an owner answers what is not known, and the answer settles the programme', async () => {
    const page = as('owner');
    await page.goto('/firm');
    assert.equal(await heading(page), 'Bright Star Tooling Co., Ltd.');
    await follow(page, 'See which programmes your firm can get');
    const open = async () => Number(/Open to your firm \((\d+)\)/.exec(await text(page))?.[1] ?? 0);
    const first = await open();
    await page.getByRole('group', { name: 'Keeps written accounts' }).getByLabel('yes').check();
    await page.getByRole('group', { name: 'Taxes paid up to date' }).getByLabel('yes').check();
    await press(page, 'Keep my answers');
    assert.ok((await open()) > first, `${await open()} after ${first}`);
    assert.match(await text(page), /Moulds for new parts/);
  });

  it('act: the officer opens a call by lottery, which says beforehand what it could reveal', async () => {
    const page = as('officer');
    await page.goto(`/desk/rounds/new?programme=${facts.programme}`);
    await page.getByLabel('Name of the call').fill('Moulds, winter 2026');
    await page.getByLabel('Number of places').fill('1');
    await page.getByLabel('First day for applications').fill('2026-11-01');
    await page.getByLabel('Last day for applications').fill('2026-11-30');
    await press(page, 'Save the draft and show what it can reveal');
    assert.match(await text(page), /None: no outcome with a source/);
    await press(page, 'Open the call');
    facts.round = new URL(page.url()).pathname.split('/').pop() ?? '';
  });

  it('act: the owner applies, the officer decides with a reason, the lottery is drawn, and anyone draws it again', async () => {
    const owner = as('owner');
    await owner.goto(`/programmes/rounds/${facts.round}`);
    await follow(owner, 'Apply for a place');
    await owner.getByLabel('What do you want to do').fill('Two moulds for a new customer.');
    await owner.getByLabel('Yes', { exact: true }).check();
    await press(owner, 'Send the application');
    assert.match(await text(owner), /Your application has been sent/);
    facts.application = new URL(owner.url()).pathname.split('/').pop() ?? '';

    const officer = as('officer');
    await officer.goto(`/desk/rounds/${facts.round}`);
    await follow(officer, 'Bright Star Tooling');
    assert.match(await text(officer), /By the facts on record every condition is met/);
    await officer.getByLabel('Yes, it qualifies').check();
    await officer.getByLabel('Ground').selectOption({ label: 'The conditions are met' });
    await press(officer, 'Record the decision');

    today = '2026-12-01';
    await officer.goto(`/desk/rounds/${facts.round}`);
    await press(officer, 'Give the places now');
    const visitor = as('visitor');
    await visitor.goto(`/programmes/rounds/${facts.round}/draw`);
    assert.match(await text(visitor), /The draw comes out the same/);
    await owner.goto(`/firm/applications/${facts.application}`);
    assert.match(await text(owner), /You have a place/);
  });

  it('deliver: an adviser visits, suggests, and the firm says what became of it', async () => {
    const adviser = as('adviser');
    await adviser.goto(`/desk/applications/${facts.application}`);
    await press(adviser, 'Plan it');
    await press(adviser, 'The help has begun');
    await adviser.getByLabel('What it is about').selectOption({ label: 'Waste of energy and materials' });
    await adviser.getByLabel('What to do').fill('Mend the leaks of the compressed air');
    await adviser.getByLabel('Expected gain in a year').fill('4000');
    await press(adviser, 'Add it');
    facts.visit = new URL(adviser.url()).pathname;

    const owner = as('owner');
    await owner.goto(facts.visit);
    await owner.getByText('Say what became of it').click();
    await owner.getByLabel('Implemented').check();
    await owner.getByLabel('Gain in a year').fill('3500');
    await press(owner, 'Save');
    assert.match(await text(owner), /3,500 XTS \(as the firm says\)/);
  });

  it('deliver: a voucher is granted, claimed with its invoice and paid', async () => {
    const officer = as('officer');
    await officer.goto(`/desk/applications/${facts.application}`);
    await officer.getByLabel('At most in all').fill('1000');
    await officer.getByLabel('Last day for claims').fill('2027-06-30');
    await press(officer, 'Grant the voucher');
    const voucher = new URL(officer.url()).pathname;

    const owner = as('owner');
    await owner.goto('/firm');
    await follow(owner, 'Use your voucher');
    await owner.goto(voucher);
    await owner.getByLabel('Who sent the invoice?').fill('Falcon Machines');
    await owner.getByLabel('Number of the invoice').fill('F-77');
    await owner.getByLabel('Date of the invoice').fill('2026-11-20');
    await owner.getByLabel('Amount of the invoice').fill('1500');
    const invoice = path.join(folder, 'invoice.pdf');
    await writeFile(invoice, '%PDF-1.4 an invoice');
    await owner.getByLabel('The invoice', { exact: true }).setInputFiles(invoice);
    await press(owner, 'Send the claim');
    assert.match(await text(owner), /Waiting for the agency/);

    await officer.goto('/desk');
    await follow(officer, /Falcon Machines/);
    await press(officer, 'Pay 750 XTS');
    assert.match(await text(officer), /Paid/);
  });

  it('correct: two minutes by a link, and a complaint gets owner, deadline and public outcome', async () => {
    const adviser = as('adviser');
    await adviser.goto(facts.visit as string);
    await adviser.getByText('Complete it').first().click();
    await adviser.getByLabel('What was found').fill('Leaks in the air, long set-up times.');
    await press(adviser, 'Complete it');
    const link = await adviser.getByRole('link', { name: /\/feedback\// }).getAttribute('href');

    const visitor = as('visitor');
    await visitor.goto(link as string);
    for (const [group, grade] of [
      ['How useful was it', '4'],
      ['How well did the people know', '5'],
      ['How closely did the advice fit', '3'],
    ] as const) {
      await visitor
        .getByRole('group', { name: new RegExp(group) })
        .getByLabel(grade, { exact: true })
        .check();
    }
    await visitor
      .getByRole('group', { name: /Did you change anything/ })
      .getByLabel('Yes')
      .check();
    await visitor.getByText('Something went wrong, and I want an answer').click();
    await visitor.getByRole('group', { name: 'Do you complain?' }).getByLabel('Yes').check();
    await visitor.getByLabel('What is it about?').selectOption({ label: 'Delay' });
    await visitor.getByLabel('What happened?').fill('It came three weeks late.');
    await press(visitor, 'Send the answers');
    assert.match(await text(visitor), /Thank you/);
    await visitor.goto(link as string);
    assert.match(await text(visitor), /This link has been used/);

    const officer = as('officer');
    await officer.goto('/desk/complaints');
    await officer.getByRole('row').filter({ hasText: 'Moulds for new parts' }).getByRole('link').first().click();
    assert.match(await text(officer), /31 December 2026/);
    await press(officer, 'Take it over');
    assert.match(await text(officer), /Budi Santoso sees to it/);
    await officer.getByLabel('What is changed so that it does not happen again?').fill('Visits stand in one calendar.');
    await officer.getByLabel('By when').fill('2026-12-15');
    await press(officer, 'Add it');
    await officer.getByLabel('Corrected', { exact: true }).check();
    await officer
      .getByLabel('In words, for everybody to read')
      .fill('The visit had been entered twice. There is one calendar now.');
    await press(officer, 'Close and publish the outcome');

    await visitor.goto('/corrections');
    const shown = await text(visitor);
    assert.match(shown, /There is one calendar now/);
    assert.doesNotMatch(shown, /Bright Star|three weeks late/);
  });

  it('link: a buyer makes a short list from a search, with reasons, and takes it away as a file', async () => {
    const page = as('buyer');
    await page.goto('/buying');
    await follow(page, /short list/i);
    await page.getByLabel('Title').fill('Suppliers of castings');
    await page.getByLabel('Words in the name').fill('metal');
    await press(page, 'Search and make the list');
    assert.match(await heading(page), /Suppliers of castings/);
    const list = await text(page);
    assert.match(list, /metal/i);
    const href = await page.getByRole('link', { name: /CSV/ }).first().getAttribute('href');
    const answer = await page.request.get(href as string);
    assert.match(await answer.text(), /reason/i);
  });

  it('link: a day of meetings has a timetable with its bound, and a firm its agenda', async () => {
    const page = as('officer');
    await page.goto('/events');
    await follow(page, 'Vendors meet customers');
    await follow(page, /manage|arrange|participants|timetable/i);
    await press(page, 'Make the timetable again');
    await waitForJob(page);
    await page.goto('/events');
    await follow(page, 'Vendors meet customers');
    assert.match(await text(page), /proved to be the best|at most/);
    const owner = as('owner');
    await owner.goto('/events');
    await follow(owner, 'Vendors meet customers');
    await follow(owner, 'Agenda of Bright Star Tooling');
    assert.match(await text(owner), /[1-9]\d* meetings?\s/);
  });

  it('link: a package of the Open Contracting Data Standard is imported, once', async () => {
    const file = path.join(folder, 'package.json');
    await writeFile(file, JSON.stringify(package1));
    const page = as('officer');
    for (const expected of [/1 (new )?(release|tender)/i, /before|already/i]) {
      await page.goto('/tender-imports');
      await page.getByLabel('File').setInputFiles(file);
      await press(page, 'Check and import');
      assert.match(await text(page), expected);
    }
    const visitor = as('visitor');
    await visitor.goto('/tenders?q=gear');
    assert.match(await text(visitor), /Gear housings/);
  });

  it('diagnose: six questions name gaps, and the gaps name programmes', async () => {
    const page = as('owner');
    await page.goto('/firm');
    await follow(page, 'answer six questions');
    await press(page, 'Begin');
    for (let question = 1; question <= 6; question += 1) {
      await page
        .getByRole('radio')
        .nth(question === 6 ? 2 : 1)
        .check();
      await press(page, question === 6 ? 'See the result' : 'Next');
    }
    const shown = await text(page);
    assert.match(shown, /No quality system/);
    assert.match(shown, /Plant visits by engineers|quality certificate/i);
    await page.goto('/firm');
    assert.match(await text(page), /Level 1\.2 of 4 on average/);
  });

  it('measure: the programme’s page shows reach before the effect, and each kind of not knowing as what it is', async () => {
    const visitor = as('visitor');
    await visitor.goto('/programmes/tooling-voucher');
    const shown = await text(visitor);
    assert.ok(shown.indexOf('What was delivered') < shown.indexOf('What it changed'));
    assert.match(shown, /true\s+effect lies between|not known yet|hidden to protect firms/i);
    await visitor.goto('/programmes/export-market-linkage');
    assert.match(await text(visitor), /not identified|first/i);
  });

  it('measure: an analyst sets an own survey beside Table 7.1, each row saying whether the two compare', async () => {
    const page = as('analyst');
    await page.goto('/evidence/tables/7-1');
    const file = path.join(folder, 'survey.csv');
    await writeFile(file, surveyOfFirms());
    await page.getByLabel('File of the survey').setInputFiles(file);
    await press(page, 'Upload and declare the columns');
    await press(page, /Estimate/);
    const shown = await text(page);
    assert.match(shown, /comparable/i);
    assert.match(shown, /32\.4/, 'the published value of small firms in East and Southeast Asia');
    assert.match(shown, /standard error|±/i);
  });

  it('plan: an indicator of the plan is computed from what the others did', async () => {
    const page = as('visitor');
    await page.goto('/plans');
    await follow(page, 'Better methods in small workshops');
    const indicator = /Firms reached by help\s+0 firms\s*([\d,]+) firms\s*600 firms/;
    const before = indicator.exec(await text(page))?.[1];
    assert.ok(before !== undefined, await text(page));
    const officer = as('officer');
    await officer.goto(new URL(page.url()).pathname);
    await press(officer, 'Compute the indicators anew');
    await waitForJob(officer);
    await page.goto(page.url());
    const now = indicator.exec(await text(page))?.[1];
    assert.equal(now, before, 'one firm more would tell of that firm: the release before stands');
  });
});

const package1 = {
  uri: 'https://tenders.example/1.json',
  version: '1.1',
  publishedDate: '2026-11-01T00:00:00Z',
  publisher: { name: 'Tender office' },
  releases: [
    {
      ocid: 'ocds-loop-0001',
      id: '1',
      date: '2026-11-01T00:00:00Z',
      tag: ['tender'],
      initiationType: 'tender',
      buyer: { id: 'B1', name: 'Railway Workshops' },
      tender: { id: 'T1', title: 'Gear housings', status: 'active', value: { amount: 50_000, currency: 'XTS' } },
    },
  ],
};
