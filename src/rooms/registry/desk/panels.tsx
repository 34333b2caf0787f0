import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import type { Panel } from '../../../platform/room/define.ts';
import { listClaims } from '../claims/services/claims.ts';
import { countWaitingPairs } from '../duplicates/services/readPairs.ts';
import { listReports } from '../reports/services/reports.ts';

interface RegisterDesk {
  claims: number;
  reports: number;
  duplicates: number;
}

const page = { limit: 1, offset: 0 };

async function load(ctx: Context): Promise<RegisterDesk | null> {
  if (!isAllowed(ctx.actor, 'registry.review')) return null;
  const claims = await listClaims(ctx, { own: false, state: 'open' }, page);
  const reports = await listReports(ctx, { state: 'open', enterpriseId: null }, page);
  return { claims: claims.total, reports: reports.total, duplicates: await countWaitingPairs(ctx) };
}

/** What waits in the register, on the officer's desk. */
export const registerDeskPanel: Panel<{ id: string }, RegisterDesk> = {
  slot: 'deskPage.more',
  name: 'registry.desk',
  load,
  draw: (model, { t }) => (
    <section aria-labelledby="register-desk">
      <h2 id="register-desk">{t('registry.desk.title')}</h2>
      <ul class="plain">
        <li>
          <a href="/desk/firm-claims?state=open">{t('registry.desk.claims', { count: model.claims })}</a>
        </li>
        <li>
          <a href="/desk/reports?state=open">{t('registry.desk.reports', { count: model.reports })}</a>
        </li>
        <li>
          <a href="/desk/duplicates">{t('registry.desk.duplicates', { count: model.duplicates })}</a>
        </li>
      </ul>
    </section>
  ),
};
