import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { withBrowser } from '../../src/platform/testing/browser.ts';
import { type Portal, startPortal } from '../portal/startPortal.ts';
import { faultyFile } from './portalStates.ts';

let portal: Portal;
before(async () => {
  portal = await startPortal();
  await portal.startWorker();
});
after(() => portal?.stop());

/** A reader without script; 1280 pixels are a desk, 360 a phone. */
async function withReader(width: number, work: (page: Page) => Promise<void>): Promise<void> {
  await withBrowser(async (browser) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: portal.url,
      viewport: { width, height: 900 },
    });
    context.setDefaultTimeout(15_000);
    await work(await context.newPage());
  });
}

const heading = (page: Page) => page.locator('h1').innerText();

/** Without script a job's page loads itself again; a person presses Refresh. */
async function waitForJob(page: Page): Promise<void> {
  for (let tries = 0; tries < 60 && (await page.getByRole('link', { name: 'Refresh' }).count()) > 0; tries++) {
    await page.waitForTimeout(250);
    await page.goto(page.url());
  }
}

test('a visitor with a phone searches by name, filters by place, opens a firm and comes back', async () => {
  await withReader(360, async (page) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Search suppliers' }).click();
    await page.getByLabel('Name of a firm or plant').fill('castings');
    await page.getByRole('button', { name: 'Search' }).click();
    const results = page.getByRole('rowheader').getByRole('link');
    const all = await results.allInnerTexts();
    assert.ok(all.length > 1 && all.every((name) => /casting/i.test(name)), all.join('; '));

    await page.getByText('Narrow the list', { exact: true }).click();
    const town = page.getByRole('group', { name: 'Town' }).getByRole('checkbox').first();
    const label = await town.evaluate((box) => (box as HTMLInputElement).labels?.[0]?.innerText ?? '');
    await town.check();
    await page.getByRole('button', { name: 'Show these' }).click();
    const name = /^(.+) \(\d+\)$/.exec(label.trim())?.[1] ?? 'no town';
    const chosen = page.getByRole('list', { name: 'The list is narrowed to' });
    assert.match(await chosen.innerText(), new RegExp(name));
    const few = await results.allInnerTexts();
    assert.ok(few.length < all.length && few.every((one) => all.includes(one)), few.join('; '));

    const listed = page.url();
    await results.first().click();
    assert.match(few[0]!, /casting/i);
    assert.match(page.url(), /\/suppliers\/XDM-/);
    assert.ok(await page.getByRole('heading', { name: 'Where this comes from' }).isVisible());
    await page.goBack();
    assert.equal(page.url(), listed);
    assert.equal(await page.getByLabel('Name of a firm or plant').inputValue(), 'castings');
    await chosen.getByRole('link').first().click();
    assert.deepEqual(await results.allInnerTexts(), all);
  });
});

test('an officer imports a file with a rejected row, corrects a firm of it, and is refused the undo in words', async () => {
  await withReader(1280, async (page) => {
    await page.goto('/imports');
    assert.equal(await heading(page), 'Sign in');
    await page.getByRole('button', { name: 'Sign in as Budi Santoso' }).click();
    assert.equal(await heading(page), 'Imports');

    await page.getByRole('link', { name: 'Import a file' }).click();
    await page.getByRole('button', { name: 'Read and check' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Choose a file/);
    await page.getByLabel('File').setInputFiles({
      name: 'firms.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(faultyFile),
    });
    await page.getByLabel('What is in it?').selectOption('generic');
    await page.getByRole('button', { name: 'Read and check' }).click();
    assert.match(page.url(), /\/jobs\//);
    assert.equal(await heading(page), 'Reading a register');
    await waitForJob(page);
    await page.getByRole('link', { name: 'See the result' }).click();

    assert.equal(await heading(page), 'What firms.csv would change');
    const rejected = page.getByRole('row', { name: /name is missing/ });
    assert.match(await rejected.innerText(), /^5\s+name\s/);
    await page.getByLabel('Apply the others, and leave the rejected row out').check();
    await page.getByRole('button', { name: 'Put these rows into the register' }).click();
    await waitForJob(page);
    await page.getByRole('link', { name: 'See the result' }).click();
    assert.equal(await heading(page), 'What firms.csv has changed');
    const receipt = page.url();

    await page.getByRole('link', { name: 'Suppliers' }).first().click();
    await page.getByLabel('Name of a firm or plant').fill('ช่างทอง');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'ร้านช่างทอง' }).click();
    await page.getByRole('link', { name: 'Set something right' }).click();
    await page.getByLabel('What is wrong?').selectOption({ label: 'Legal form' });
    await page.getByLabel('Right value').fill('Sole proprietorship');
    await page.getByRole('button', { name: 'Set it right' }).click();
    assert.match(await page.getByRole('alert').innerText(), /Say how you know/);
    assert.equal(await page.getByLabel('Right value').inputValue(), 'Sole proprietorship');
    await page.getByLabel('How do you know?').fill('The owner showed the certificate');
    await page.getByRole('button', { name: 'Set it right' }).click();
    assert.match(await page.getByRole('status').innerText(), /has been set right/);
    assert.match(await page.locator('main').innerText(), /Legal form\s+Sole proprietorship/);

    await page.goto(receipt);
    await page.getByRole('button', { name: /^Take 3 rows back/ }).click();
    await waitForJob(page);
    assert.match(await page.getByRole('status').innerText(), /was not taken back: somebody has corrected/);
    await page.goto('/suppliers?q=ช่างทอง');
    assert.equal(await page.getByRole('link', { name: 'ร้านช่างทอง' }).count(), 1);
  });
});

test('with the keyboard alone a firm is found and opened, and what has the focus is marked', async () => {
  await withReader(1280, async (page) => {
    await page.goto('/suppliers');
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).text, 'Skip to the main content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal((await focused(page)).id, 'search-q', 'the search box comes first after the skip link');
    await page.keyboard.type('castings');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader').first().waitFor();
    const first = await page.getByRole('rowheader').first().getByRole('link').getAttribute('href');
    let reached = await focused(page);
    for (let stops = 0; stops < 120 && reached.href !== first; stops++) {
      await page.keyboard.press('Tab');
      reached = await focused(page);
      assert.ok(reached.isMarked, `nothing marks the focus on ${JSON.stringify(reached)}`);
    }
    assert.equal(reached.href, first);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Where this comes from' }).waitFor();
    assert.equal(new URL(page.url()).pathname, first!.split('#')[0]);
  });
});

/** What has the focus, and whether a ring of two pixels or more stands around it within the window. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return {
      id: element.id,
      text: element.textContent,
      href: element.getAttribute('href'),
      isMarked: isSeen && outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    };
  });
