import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { fillYear } from '../../src/demonstration/fillYear.ts';
import { auditAccessibility, sidewaysOverflow, withBrowser } from '../../src/platform/testing/browser.ts';
import { contextOf, type Portal, startPortal } from '../portal/startPortal.ts';

let portal: Portal;
before(async () => {
  portal = await startPortal({ plants: 500 });
  await fillYear(portal.composition, contextOf(portal.composition), 7);
});
after(() => portal?.stop());

const heading = (page: Page) => page.locator('h1').innerText();

/** A reader without script who signs in, and a twin with script by whom axe looks at the same addresses. */
async function walk(role: string, work: (page: Page, look: () => Promise<void>) => Promise<void>): Promise<void> {
  await withBrowser(async (browser) => {
    const shared = { baseURL: portal.url, viewport: { width: 1280, height: 900 } };
    const context = await browser.newContext({ ...shared, javaScriptEnabled: false });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: `Sign in as ${role}` }).click();
    const twin = await browser.newContext({ ...shared, storageState: await context.storageState() });
    const other = await twin.newPage();
    await work(page, async () => {
      await other.goto(page.url());
      for (const width of [1280, 360]) {
        await other.setViewportSize({ width, height: 900 });
        assert.deepEqual(await auditAccessibility(other), [], `${page.url()} at ${width}`);
        assert.ok((await sidewaysOverflow(other)) <= 0, `${page.url()} is wider than ${width}`);
      }
    });
  });
}

test('an officer walks from the desk to the firms that a programme has not reached, moves a limit, and keeps it as a draft', async () => {
  await walk('Budi Santoso', async (page, look) => {
    await page.goto('/desk');
    await page.getByRole('link', { name: 'Reach of every programme' }).click();
    assert.match(await page.locator('.lead').innerText(), /Most firms are not reached/);
    await look();

    await page.getByRole('rowheader').getByRole('link', { name: 'Plant visits by engineers' }).click();
    assert.equal(await heading(page), 'Reach: Plant visits by engineers');
    await look();
    const programme = page.url();

    await page.getByRole('link', { name: 'Firms that are not reached' }).first().click();
    assert.ok((await page.getByRole('rowheader').count()) > 3);
    await look();

    await page.goto(programme);
    await page.getByRole('link', { name: 'What if a limit were another' }).first().click();
    assert.match(await page.locator('.lead').innerText(), /eligible now/);
    assert.equal(await page.getByRole('heading', { name: 'Size' }).count(), 0);
    await look();

    await page.getByLabel('People employed', { exact: true }).fill('150..10');
    await page.getByRole('button', { name: 'Show what changes' }).click();
    assert.equal(await page.getByRole('alert').count(), 1);
    assert.equal(await page.getByLabel('People employed', { exact: true }).inputValue(), '150..10');
    await look();

    await page.getByLabel('People employed', { exact: true }).fill('5..99');
    await page.getByRole('button', { name: 'Show what changes' }).click();
    assert.match(await page.locator('.lead').innerText(), /\d+ firms? would come in, (\d+|none) would go out/);
    assert.equal(await page.getByRole('heading', { name: 'Size' }).count(), 1);
    await look();

    await page.getByRole('button', { name: 'Keep as a draft of the programme' }).click();
    assert.match(page.url(), /\/desk\/programmes\/plant-visits\/edit/);
    assert.ok((await page.locator('input[value="5..99"]').count()) > 0, 'the draft holds the limit');
    await look();
  });
});

test('an association walks from its desk to the members that could turn out to be eligible', async () => {
  await walk('Nguyen Thi Hoa', async (page, look) => {
    await page.goto('/firm');
    await page.getByRole('link', { name: 'Which of your members each programme could help' }).click();
    assert.equal(await heading(page), 'Programmes for your members');
    await look();
    await page.getByRole('rowheader').getByRole('link', { name: 'Tooling voucher' }).click();
    await page.getByRole('link', { name: 'Could be' }).click();
    assert.match(await page.locator('.lead').innerText(), /could turn out to be eligible/);
    await look();
  });
});
