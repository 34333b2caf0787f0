import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startMaintenance } from '../../src/cli/system/maintenance.ts';
import { demonstrationUsers } from '../../src/demonstration/users.ts';
import type { Role } from '../../src/platform/context.ts';
import { auditAccessibility, sidewaysOverflow, withBrowser } from '../../src/platform/testing/browser.ts';
import { loadContent, publishProgramme, readProgramme } from '../../src/rooms/programmes/catalogue/index.ts';
import { loadContacts } from '../../src/rooms/programmes/index.ts';
import { representFirm } from '../../src/rooms/registry/index.ts';
import { contextOf, type Portal, startPortal } from '../portal/startPortal.ts';

/** What can I get, and what next: walked without script on the smallest phone, each page looked at by axe. */
describe('the owner’s side, walked', () => {
  let portal: Portal;
  let browser: Browser;
  let auditor: Page;
  let finish: () => void;
  let closed: Promise<void>;
  let maintenance: { stop: () => Promise<void> };
  const ctx = () => contextOf(portal.composition);
  const rows = <Row extends object>(text: string) =>
    portal.database.withConnection('admin', async (client) => (await client.query<Row>(text)).rows);

  before(async () => {
    portal = await startPortal({ plants: 60 });
    await portal.startWorker();
    maintenance = startMaintenance(portal.composition);
    await loadContent(ctx(), 'live');
    await loadContacts(ctx());
    const { programme } = await readProgramme(ctx(), 'plant-visits');
    const incubator = { id: 'room-for-founders', title: 'Room for founders', instrument: 'incubation' as const };
    const published = await publishProgramme(ctx(), {
      ...programme,
      ...incubator,
      unit: 'person',
      criteria: { all: [] },
      goals: ['startFirm'],
    });
    assert.ok(published.ok, JSON.stringify(published));
    const { hits } = await (await portal.visitor()).json<{ hits: { enterpriseId: string }[] }>(
      '/suppliers?economy=XDM',
    );
    const [own] = await rows<{ id: string }>(`SELECT id FROM auth.organization WHERE slug = 'xdm-firm'`);
    await representFirm(ctx(), {
      enterpriseId: hits[0]?.enterpriseId as string,
      organisation: own?.id as string,
      evidence: 'papers',
      validFrom: '2020-01-01',
    });
    await new Promise<void>((ready, failed) => {
      closed = withBrowser(async (opened) => {
        browser = opened;
        auditor = await (await browser.newContext({ viewport: { width: 320, height: 900 } })).newPage();
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
    await maintenance?.stop();
    await portal?.stop();
  });

  async function reader(role?: Role, width = 320): Promise<Page> {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal.url, viewport });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (role === undefined) return page;
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

  /** axe needs script: it looks at the same page in a window of its own. */
  async function lookAt(page: Page): Promise<void> {
    assert.equal(await sidewaysOverflow(page), 0, `${page.url()} scrolls sideways`);
    const body = await page.content();
    const isThis = (url: URL) => url.href === page.url();
    await auditor.route(isThis, (route) => route.fulfill({ body, contentType: 'text/html' }));
    await auditor.goto(page.url());
    assert.deepEqual(await auditAccessibility(auditor), [], page.url());
    await auditor.unroute(isThis);
  }

  /** Says something to every question of the page; the first may be refused. */
  async function answer(page: Page, { refuseFirst = false } = {}): Promise<number> {
    const facts = (await page.locator('input[name=shown]').inputValue()).split(',');
    for (const [i, fact] of facts.entries()) {
      const isRefused = refuseFirst && i === 0;
      const radio = page.locator(`input[type=radio][name="${fact}"]`);
      const choice = page.locator(`select[name="${fact}"]`);
      if ((await radio.count()) > 0) await radio.and(page.locator(`[value=${isRefused ? 'refused' : 'yes'}]`)).check();
      else if ((await choice.count()) > 0) await choice.selectOption(isRefused ? 'refused' : { index: 3 });
      else if (isRefused) await page.locator(`select[name="${fact}-not"]`).selectOption('refused');
      else await page.locator(`input[name="${fact}"]`).fill('40');
    }
    return facts.length;
  }

  it('leads a visitor from the home page by a goal and three questions to results, a comparison and paper', async () => {
    const page = await reader();
    await page.goto('/');
    await follow(page, 'Check my firm');
    await lookAt(page);
    await follow(page, /Improve quality/);
    await lookAt(page);
    assert.equal(await answer(page), 3);
    await press(page, 'Show what fits');
    await lookAt(page);
    assert.match(await text(page), /By these answers: to do: Improve quality; /);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('body').innerText();
    assert.match(paper, /By these answers/);
    assert.match(paper, /Who to talk to: /);
    assert.match(paper, /Who helps in person/);
    assert.match(paper, /http:\/\/[^\n]*\/check/, 'the address of the page');
    assert.doesNotMatch(paper, /Show again|Compare|as a table|All who help/, 'nothing that is pressed');
    assert.equal(await page.locator('form:visible, details:visible').count(), 0);
    await page.emulateMedia({ media: 'screen' });
    await page.getByText('Set programmes side by side').click();
    await press(page, 'Compare');
    await lookAt(page);
    assert.match(await text(page), /Documents to bring[\s\S]*Who to talk to/);
  });

  it('lets an owner answer or rather not say, keep the list, and hear of what an officer publishes until the letters are ended', async () => {
    const page = await reader('owner');
    await page.goto('/firm/matches');
    await lookAt(page);
    await answer(page, { refuseFirst: true });
    await press(page, 'Keep my answers');
    assert.match(await text(page), /kept, and every programme was decided again/);
    assert.match(await text(page), /what you would rather not say/);
    await lookAt(page);
    await press(page, 'Keep this list');
    assert.match(await heading(page), /could get on/);
    await lookAt(page);
    await follow(page, 'See it as it is today');
    await page.getByRole('link', { name: 'Tell me when something new fits' }).click();
    await lookAt(page);
    await page.getByLabel('E-mail address').fill('ana@works.example');
    await press(page, 'Write to me');
    await lookAt(page);

    const officer = await reader('officer', 1280);
    await officer.goto('/desk');
    await follow(officer, 'Write down a programme');
    await officer.getByLabel('Name of the programme').fill('Advice on new dies');
    await officer.getByLabel('What it does').fill('An engineer comes for two days.');
    await officer.getByLabel('Kind of help').selectOption({ label: 'Advice in the plant' });
    await officer.getByLabel('Who runs it').fill('Agency for Small Enterprises (simulated)');
    await officer.getByLabel('Call notice or law that it follows').fill('Notice 14 of 2026 (simulated)');
    await officer.locator('#fact1').selectOption({ label: 'People employed' });
    await officer.locator('#op1').selectOption({ label: 'is at most' });
    await officer.locator('#value1').fill('100000');
    await press(officer, 'Look at it and try it out');
    await press(officer, 'Publish');

    const letters = () => rows<{ body: string; recipient: string }>('SELECT body, recipient FROM platform.mail');
    for (let tries = 0; tries < 80 && (await letters()).length === 0; tries += 1) await page.waitForTimeout(250);
    const [letter] = await letters();
    assert.equal(letter?.recipient, 'ana@works.example');
    assert.match(letter?.body ?? '', /Advice on new dies; your firm can get it/);
    const stop = /End these letters: https?:\/\/[^/]+(\S+)/.exec(letter?.body ?? '')?.[1] as string;
    const anybody = await reader();
    await anybody.goto(stop);
    await lookAt(anybody);
    await press(anybody, 'End them');
    assert.equal(await heading(anybody), 'No more letters come');
    await lookAt(anybody);
    await page.goto('/firm/alerts');
    assert.doesNotMatch(await text(page), /ana@works\.example/);
  });

  it('leads somebody without a firm to an incubator', async () => {
    const page = await reader();
    await page.goto('/help');
    await follow(page, 'Set up a firm');
    await lookAt(page);
    await page.getByLabel('What do you want to make or do?').selectOption({ index: 3 });
    await press(page, 'Show what is for me');
    assert.match(await text(page), /Register with the tax office/);
    assert.match(await text(page), /Who helps in person/);
    await lookAt(page);
    await follow(page, 'Room for founders');
    assert.equal(await heading(page), 'Room for founders');
    await lookAt(page);
  });
});
