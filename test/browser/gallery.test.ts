import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { auditAccessibility, screenshot, sidewaysOverflow, withBrowser } from '../../src/platform/testing/browser.ts';
import { buildStyles } from '../../src/web/styles/build.ts';
import { galleryPages, galleryPaths } from './gallery.tsx';
import { serveGallery } from './galleryServer.ts';

const looks = process.env.TOOLROOM_SCREENSHOTS === '1';

interface Visit {
  width: number;
  colorScheme: 'light' | 'dark';
  javaScriptEnabled: boolean;
}

/** Goes to every page of the gallery and says what is wrong there, beside what the browser itself complains of. */
async function visitAll(
  browser: Browser,
  url: string,
  visit: Visit,
  inspect: (page: Page, path: string) => Promise<string[]>,
) {
  const { width, ...settings } = visit;
  const context = await browser.newContext({ ...settings, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  for (const path of galleryPaths) {
    await page.goto(url + path);
    faults.push(...(await inspect(page, path)));
  }
  await context.close();
  assert.deepEqual(faults, [], `${JSON.stringify(visit)}:\n${faults.join('\n')}`);
}

const audit = async (page: Page, path: string) =>
  (await auditAccessibility(page)).map(
    ({ rule, help, places }) => `${path}: ${rule}: ${help}\n    ${places.slice(0, 3).join('\n    ')}`,
  );

const widths = [320, 1280];
const schemes = ['light', 'dark'] as const;

test('every page passes axe, on phone and desk, light and dark', async () => {
  await withBrowser((browser) =>
    serveGallery(galleryPages, async (url) => {
      for (const width of widths)
        for (const colorScheme of schemes)
          await visitAll(browser, url, { width, colorScheme, javaScriptEnabled: true }, audit);
    }),
  );
});

test('without script every page fits its width and shows its content', async () => {
  await withBrowser((browser) =>
    serveGallery(galleryPages, async (url) => {
      for (const width of looks ? [...widths, 360] : widths)
        for (const colorScheme of looks ? schemes : (['light'] as const))
          await visitAll(browser, url, { width, colorScheme, javaScriptEnabled: false }, async (page, path) => {
            if (looks) await screenshot(page, `gallery${path.replaceAll('/', '-')}-${colorScheme}`, width);
            const overflow = await sidewaysOverflow(page);
            const heading = await page.locator('main h1').isVisible();
            return [
              ...(overflow > 0 ? [`${path}: ${overflow} px too wide`] : []),
              ...(heading ? [] : [`${path}: no heading`]),
            ];
          });
    }),
  );
});

test('the phone menu opens without script and holds what the wide frame shows', async () => {
  await withBrowser((browser) =>
    serveGallery(galleryPages, async (url) => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
      const page = await context.newPage();
      await page.goto(`${url}/components`);
      const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Clusters' });
      assert.equal(await link.count(), 0);
      await page.getByText('Menu', { exact: true }).click();
      assert.equal(await link.count(), 1);
      assert.equal(await page.getByRole('button', { name: 'Sign out' }).count(), 1);
      assert.equal(await sidewaysOverflow(page), 0);
      if (looks) await screenshot(page, 'gallery-menu', 360);
    }),
  );
});

test('a map opens on request under the strict policy, moves by keyboard, and gives way to the drawing again', async () => {
  await withBrowser((browser) =>
    serveGallery(galleryPages, async (url) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const faults: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(`${url}/maps`);
      await page.getByRole('button', { name: 'Open a map you can move' }).click();
      await page.locator('.map-island[data-ready]').waitFor();
      assert.equal(await page.locator('#map-quotient [data-map-drawing]').isVisible(), false);
      const canvas = page.locator('.map-island canvas');
      const { width, height } = (await canvas.boundingBox())!;
      await canvas.click({ position: { x: width / 2 + 100, y: height / 2 + 30 } });
      assert.match((await page.locator('.maplibregl-popup').textContent())!, /County|City/);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      await canvas.focus();
      await page.keyboard.press('ArrowRight');
      if (looks) await screenshot(page, 'gallery-maplibre', 1280);
      await page.getByRole('button', { name: 'Back to the drawing' }).click();
      assert.equal(await page.locator('#map-quotient [data-map-drawing]').isVisible(), true);
      assert.deepEqual(faults, []);
    }),
  );
});

test('a bar moves with its job, and the page is loaded again when the job ends', async () => {
  let asked = 0;
  const job = () => {
    asked++;
    return JSON.stringify({
      state: asked < 3 ? 'running' : 'done',
      done: 80_000,
      total: 90_833,
      progressText: 'nearly there',
    });
  };
  await withBrowser((browser) =>
    serveGallery({ ...galleryPages, '/jobs/j1': job }, async (url) => {
      const page = await browser.newPage();
      await page.goto(`${url}/job`);
      await page.getByText('nearly there').waitFor();
      assert.equal(await page.locator('#job-progress').evaluate((bar) => (bar as HTMLProgressElement).value), 80_000);
      await page.waitForEvent('load');
      assert.ok(asked >= 3);
    }),
  );
});

test('the first view of the home page weighs no more than 50 kB compressed, the style sheet no more than 20', async () => {
  const styles = gzipSync(await buildStyles()).length;
  const page = gzipSync(galleryPages['/home']!()).length;
  assert.ok(styles <= 20_000, `styles: ${styles} bytes`);
  assert.ok(styles + page <= 50_000, `first view: ${styles + page} bytes`);
});
