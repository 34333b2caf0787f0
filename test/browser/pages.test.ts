import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demonstrationUsers } from '../../src/demonstration/users.ts';
import type { Role } from '../../src/platform/context.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { auditAccessibility, screenshot, sidewaysOverflow, withBrowser } from '../../src/platform/testing/browser.ts';
import { allRoutes } from '../../src/web/server.ts';
import { fillExample } from '../portal/samples/index.ts';
import { type PortalInStates, startPortalInStates } from './portalStates.ts';

/** Keeps pictures of every page, for people to look at. */
const looks = process.env.TOOLROOM_SCREENSHOTS === '1';

interface Stop {
  name: string;
  url: string;
  as: Role | null;
  status?: number;
  /** Sends the page's form as it stands, and looks at the answer. */
  submit?: string;
}

/** One of each kind is enough: the colours are those of the tokens. */
const darkToo = new Set([
  '/',
  '/sign-in',
  '/suppliers',
  '/suppliers/{enterprise}',
  '/clusters',
  '/imports/staged',
  '/jobs',
]);

const pagesOf = (routes: readonly Route[]) => routes.filter((route) => route.method === 'GET' && route.page !== null);

/** The examples of every route with a page, and pages that only a state or a refusal brings about. */
function stopsOf({ enterprise, imports, jobs, made }: PortalInStates): Stop[] {
  const fill = (url: string) =>
    fillExample(url, { ...made, enterprise, import: imports.applied }).replace(
      '/jobs/00000000-0000-4000-8000-000000000000',
      `/jobs/${jobs.running}`,
    );
  const examples = pagesOf(allRoutes(true)).flatMap((route) =>
    route.examples.map(({ url, as }) => ({ name: url, url: fill(url), as: as as Role | null })),
  );
  const states = (path: string, ids: Record<string, string>): Stop[] =>
    Object.entries(ids).map(([state, id]) => ({ name: `${path}/${state}`, url: `${path}/${id}`, as: 'officer' }));
  return [
    ...examples,
    ...states('/imports', { staged: imports.staged, undone: imports.undone, discarded: imports.discarded }),
    ...states('/jobs', { queued: jobs.queued, done: jobs.done, failed: jobs.failed, cancelled: jobs.cancelled }),
    { name: 'import repeated', url: `/imports/${imports.applied}?repeated=1`, as: 'officer' },
    { name: 'firm for an officer', url: `/suppliers/${enterprise}?corrected=1`, as: 'officer' },
    { name: 'filtered suppliers', url: '/suppliers?place=66000&isic=C&page=2', as: null },
    { name: 'form without file', url: '/imports/new', as: 'officer', submit: 'Read and check', status: 422 },
    {
      name: 'form without reason',
      url: `/suppliers/${enterprise}/correct`,
      as: 'officer',
      submit: 'Set it right',
      status: 422,
    },
    { name: 'sign-in failed', url: '/sign-in?error=failed', as: null },
    { name: 'sign-in too often', url: '/sign-in?error=tooMany', as: null },
    { name: '404', url: '/nothing-here', as: null, status: 404 },
    { name: 'sign-in asked for', url: '/imports', as: null },
    { name: '403', url: '/imports', as: 'owner', status: 403 },
    { name: '422', url: '/suppliers?isic=ZZ&page=0', as: null, status: 422 },
    {
      name: '409',
      url: `/imports/${imports.staged}`,
      as: 'officer',
      submit: 'Put these rows into the register',
      status: 409,
    },
  ];
}

let states: PortalInStates;
before(async () => {
  states = await startPortalInStates();
});
after(() => states?.portal.stop());

/** A context per reader: signed in once. */
function readers(browser: Browser, javaScriptEnabled: boolean) {
  const contexts = new Map<Role | null, BrowserContext>();
  return async (as: Role | null): Promise<BrowserContext> => {
    const known = contexts.get(as);
    if (known) return known;
    const context = await browser.newContext({ javaScriptEnabled, baseURL: states.portal.url });
    contexts.set(as, context);
    if (as !== null) await signIn(context, as);
    return context;
  };
}

async function signIn(context: BrowserContext, role: Role): Promise<void> {
  const page = await context.newPage();
  await page.goto('/sign-in');
  const { name } = demonstrationUsers.users.find((user) => user.role === role)!;
  await page.getByRole('button', { name: `Sign in as ${name}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await page.close();
}

async function visitAll(javaScriptEnabled: boolean, inspect: (page: Page, stop: Stop) => Promise<string[]>) {
  const faults: string[] = [];
  await withBrowser(async (browser) => {
    const contextOf = readers(browser, javaScriptEnabled);
    for (const stop of stopsOf(states)) {
      const page = await (await contextOf(stop.as)).newPage();
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('the server responded with a status'))
          faults.push(`${stop.name}: console: ${message.text()}`);
      });
      const found = await arrive(page, stop);
      const seen = [...found, ...(await inspect(page, stop))];
      faults.push(...seen.map((fault) => `${stop.name}: ${fault}`));
      await page.close();
    }
  });
  assert.deepEqual(faults, [], faults.join('\n'));
}

async function arrive(page: Page, { url, submit, status = 200 }: Stop): Promise<string[]> {
  let response = await page.goto(url);
  if (submit !== undefined) {
    const answer = page.waitForNavigation();
    await page.getByRole('button', { name: submit }).click();
    response = await answer;
  }
  const headings = await page.locator('h1').allInnerTexts();
  return [
    ...(response?.status() === status ? [] : [`${response?.status()} instead of ${status}`]),
    ...(headings.length === 1 && headings[0]!.trim() !== '' ? [] : [`${headings.length} headings h1`]),
    ...((await page.title()) === `${headings[0]} – Toolroom` ? [] : [`the title is ${await page.title()}`]),
  ];
}

const tooWide = async (page: Page, width: number) => {
  await page.setViewportSize({ width, height: 900 });
  const overflow = await sidewaysOverflow(page);
  return overflow > 0 ? [`${overflow} px too wide at ${width}`] : [];
};

const audit = async (page: Page, where: string) =>
  (await auditAccessibility(page)).map(
    ({ rule, help, places }) => `${where}: ${rule}: ${help}\n    ${places.slice(0, 3).join('\n    ')}`,
  );

test('every page of the portal passes axe and fits its width, on a phone, at a desk, in the dark', async () => {
  await visitAll(true, async (page, stop) => {
    const faults: string[] = [];
    for (const width of [1280, 320]) {
      faults.push(...(await tooWide(page, width)), ...(await audit(page, `light, ${width}`)));
    }
    if (darkToo.has(stop.name)) {
      await page.emulateMedia({ colorScheme: 'dark' });
      faults.push(...(await audit(page, 'dark, 320')));
    }
    return faults;
  });
});

test('without script every page fits a phone and offers nothing that does nothing', async () => {
  await visitAll(false, async (page, stop) => {
    const faults = await tooWide(page, 320);
    const idle = await page.locator('button[type=button]:visible, a:visible:not([href]), [href="#"]').count();
    if (idle > 0) faults.push(`${idle} controls that need script`);
    if (looks) for (const width of [360, 1280]) await screenshot(page, pictureName(stop), width);
    return faults;
  });
});

const pictureName = ({ name }: Stop) => `portal-${name.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}`;
