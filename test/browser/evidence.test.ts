import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillYear } from '../../src/demonstration/fillYear.ts';
import { auditAccessibility, sidewaysOverflow, withBrowser } from '../../src/platform/testing/browser.ts';
import { contextOf, type Portal, startPortal } from '../portal/startPortal.ts';

const round = 'Days in the testing centre 2024';
const source = 'Follow-up of the testing centre (simulated)';

describe('from a file of outcomes to the library, without script', () => {
  let portal: Portal;
  let folder: string;
  let finish: () => void;
  let closed: Promise<void>;
  let browser: Browser;
  let analyst: Page;
  let reader: Page;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-evidence-'));
    portal = await startPortal({ plants: 900 });
    await portal.startWorker();
    await fillYear(portal.composition, contextOf(portal.composition), 7);
    await new Promise<void>((ready, failed) => {
      closed = withBrowser(async (opened) => {
        browser = opened;
        analyst = await openPage(1280);
        reader = await openPage(360);
        await analyst.goto('/sign-in');
        await analyst.getByRole('button', { name: 'Sign in as Priya Nair' }).click();
        await analyst.locator('form[action="/sign-out"]').first().waitFor({ state: 'attached' });
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

  async function openPage(width: number, javaScriptEnabled = false): Promise<Page> {
    const viewport = { width, height: 900 };
    const context = await browser.newContext({ javaScriptEnabled, baseURL: portal.url, viewport, bypassCSP: true });
    context.setDefaultTimeout(15_000);
    return context.newPage();
  }

  const text = (page: Page) => page.getByRole('main').innerText();
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
  const follow = (page: Page, name: string | RegExp) =>
    page.getByRole('main').getByRole('link', { name }).first().click();

  async function waitUntil(page: Page, says: RegExp): Promise<void> {
    for (let tries = 0; tries < 80 && !says.test(await text(page)); tries += 1) {
      await page.waitForTimeout(250);
      await page.goto(page.url());
    }
    assert.match(await text(page), says);
  }

  /** Answers that came late: of applicants by whom the follow-up had not been answered, under the numbers that the register knows. */
  async function lateAnswers(): Promise<string[]> {
    return portal.database.withConnection('admin', async (client) => {
      const { rows } = await client.query<{ number: string }>(
        `SELECT i.value AS number FROM programmes.application a JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
         JOIN registry.identifier i ON i.economy = a.economy AND i.enterprise_id = a.enterprise_id
         WHERE r.title = $1 AND NOT EXISTS (SELECT FROM evidence.outcome_value v JOIN evidence.outcome_source s ON s.id = v.source_id
           WHERE s.name = $2 AND v.enterprise_id = a.enterprise_id AND v.period = '2025') ORDER BY 1`,
        [round, source],
      );
      return rows.map(({ number }) => number);
    });
  }

  async function upload(name: string, lines: readonly string[]): Promise<void> {
    const file = path.join(folder, name);
    await writeFile(file, `${lines.join('\n')}\n`);
    await analyst.goto('/evidence?economy=XDM');
    await follow(analyst, 'Where outcomes come from');
    await analyst.getByLabel('Name of the source').fill(source);
    await analyst.getByLabel('A follow-up').check();
    await analyst.locator('#file').setInputFiles(file);
    await press(analyst, 'Upload and say what the columns are');
  }

  async function declare(): Promise<void> {
    await analyst.getByLabel('defective: outcome').fill('defectRate');
    await analyst.getByLabel('defective: unit').fill('percentage points');
    await press(analyst, 'Read the file');
    await waitUntil(analyst, /Done|Show the result|See the result|finished|Outcomes from/i);
    await analyst.goto('/evidence/sources?economy=XDM');
  }

  it('a file with a fault is refused whole, and says which row and what is wrong', async () => {
    const [number = ''] = await lateAnswers();
    await upload('faulty.csv', ['tax_number,year,defective', `${number},2025,many`, `${number},soon,4`]);
    await declare();
    await follow(analyst, /faulty\.csv/);
    await waitUntil(analyst, /refused/);
    const shown = await text(analyst);
    assert.match(shown, /Nothing was taken from this file/);
    assert.match(shown, /“many” is not a number/);
    assert.match(shown, /“soon” is no period/);
    assert.equal(await sidewaysOverflow(await atWidth(analyst, 360)), 0);
    await atWidth(analyst, 1280);
  });

  it('late answers are taken, and the study that waits for them has a new version', async () => {
    const numbers = await lateAnswers();
    assert.ok(numbers.length >= 3, `${numbers.length} firms have not answered`);
    await upload('late-answers.csv', [
      'tax_number,year,defective',
      ...numbers.map((number, i) => `${number},2025,${(4 + (i % 5) / 2).toFixed(1)}`),
      '99999999,2025,4',
    ]);
    await declare();
    await follow(analyst, /late-answers\.csv/);
    await waitUntil(analyst, /taken/);
    assert.match(await text(analyst), /99999999/);
    await analyst.goto('/evidence/studies?economy=XDM');
    await follow(analyst, round);
    await waitUntil(analyst, /Version 2: -?\d/);
    assert.match(await text(analyst), /Version 1: /);
  });

  it('a reader finds it in the library on a phone, with what is not known beside it', async () => {
    await reader.goto('/evidence?economy=XDM');
    assert.match(await text(reader), /not identified by design/);
    assert.equal(await reader.getByRole('main').getByRole('link', { name: 'Where outcomes come from' }).count(), 0);
    await reader.getByLabel('Search effects and tables').fill('testing LOTTERY');
    await press(reader, 'Search');
    assert.match(await text(reader), /1 entry/);
    await follow(reader, round);
    assert.match(await reader.locator('h1').innerText(), /what it changed/);
    assert.doesNotMatch(await text(reader), /Version 2/);
    await reader.goto('/evidence?economy=XDM');
    await reader.locator('summary', { hasText: 'Narrow the list' }).click();
    await reader.getByLabel('What is known').selectOption('notIdentified');
    await press(reader, 'Show');
    assert.match(await text(reader), /[23] entries/);
    assert.match(await text(reader), /whoever came first/);
    await reader.goto('/evidence?economy=XDM&q=no+such+word');
    assert.match(await text(reader), /Nothing in the library fits/);
    await follow(reader, 'Show all');
    assert.match(await text(reader), /\d\d entries/);
  });

  it('library and studies are clean for axe and never scroll sideways', async () => {
    const { studies } = await (await portal.visitor()).json<{ studies: { id: string }[] }>(
      '/evidence/studies?economy=XDM',
    );
    const page = await openPage(320, true);
    for (const url of ['/evidence', ...studies.map(({ id }) => `/evidence/studies/${id}`)]) {
      await page.goto(`${url}?economy=XDM`);
      assert.equal(await sidewaysOverflow(page), 0, url);
      assert.deepEqual(await auditAccessibility(page), [], url);
    }
  });

  async function atWidth(page: Page, width: number): Promise<Page> {
    await page.setViewportSize({ width, height: 900 });
    return page;
  }
});
