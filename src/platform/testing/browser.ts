import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import type { Result } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { projectRoot } from '../projectRoot.ts';

/** Its own arguments ask for a machine in a data centre; WebGL of the movable map needs SwiftShader by ANGLE. */
const launchArguments = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

function findOnPath(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name))))
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  return null;
}

async function launchBrowser(): Promise<Browser> {
  const own = await import('@sparticuz/chromium').then((packed) => packed.default.executablePath()).catch(() => null);
  const failures: unknown[] = [];
  for (const executablePath of [own, findOnPath()].filter((path) => path !== null))
    try {
      return await chromium.launch({ executablePath, args: launchArguments, headless: true });
    } catch (error) {
      failures.push(error);
    }
  throw new AggregateError(failures, 'No browser starts: install the packages of package.json, or Debian’s chromium');
}

/** A browser for the time of `work`; the one from npm, or the system's where that does not start. */
export async function withBrowser<Outcome>(work: (browser: Browser) => Promise<Outcome>): Promise<Outcome> {
  const browser = await launchBrowser();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

let source: string | undefined;
const axeSource = () => {
  source ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return source;
};
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface AccessibilityFault {
  rule: string;
  help: string;
  places: readonly string[];
}

/** What axe finds against WCAG 2.2 AA. Needs a browser with script; the page's own policy does not stand in its way. */
export async function auditAccessibility(page: Page): Promise<AccessibilityFault[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource());
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Result[] }> } }).axe.run({
        runOnly: tags,
        resultTypes: ['violations'],
      }),
    rules,
  );
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    places: nodes.map(
      (node) => `${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(';').trim()}`,
    ),
  }));
}

/** How many pixels the page is wider than the window: more than 0 is a page that scrolls sideways. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Looks at a page at a width; the picture is for people and is not kept in the repository. */
export async function screenshot(page: Page, name: string, width: number): Promise<string> {
  const folder = join(projectRoot(), '.toolroom', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${width}.png`);
  await page.setViewportSize({ width, height: 900 });
  await page.screenshot({ path, fullPage: true });
  return path;
}
