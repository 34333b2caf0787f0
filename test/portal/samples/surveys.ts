import type { Actor } from '../../../src/platform/context.ts';
import { enterpriseSurvey } from '../../../src/rooms/evidence/surveys/fixtures.ts';
import { buildTable } from '../../../src/rooms/evidence/surveys/services/buildTable.ts';
import { contextOf, type Portal, type Visitor } from '../startPortal.ts';

/** A survey of which the design is declared, with a table that is the analyst’s and one that is published; and one that just came. */
export async function makeSurveys(portal: Portal): Promise<Record<string, string>> {
  const analyst = await portal.visitor('analyst');
  const survey = await uploadSurvey(portal, analyst, 'Enterprise survey (simulated)');
  await analyst.post(
    place(`/${survey}/design`),
    { weight: 'wmedian', 'stratum-1': 'strata', dontKnow: '-9', refused: '-8', notApplicable: '-7' },
    place(`/${survey}/design`),
  );
  const surveyTable = await makeTable(portal, analyst, survey, {
    title: 'Innovation by size (simulated)',
    region: 'economy',
  });
  const released = await makeTable(portal, analyst, survey, { title: 'New products by size (simulated)' });
  const publishing = place(`/${survey}/tables/${released}/publish`);
  const answer = await analyst.post(publishing, {}, publishing);
  if (answer.status !== 303) throw new Error(`the table was not published: ${answer.status}`);
  const newSurvey = await uploadSurvey(portal, analyst, 'Not declared yet (simulated)');
  return { survey, surveyTable, releasedSurveyTable: released, newSurvey };
}

const place = (path = '') => `/evidence/surveys${path}?economy=XDM`;

async function uploadSurvey(portal: Portal, analyst: Visitor, name: string): Promise<string> {
  const form = new FormData();
  form.set('_csrf', await analyst.tokenOf(place()));
  form.set('idempotencyKey', crypto.randomUUID());
  form.set('name', name);
  form.set('file', new Blob([enterpriseSurvey()]), 'enterprises.csv');
  const answer = await analyst.send(place(), { method: 'POST', headers: { origin: portal.url }, body: form });
  const survey = /surveys\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
  if (survey === undefined) throw new Error(`no survey was taken: ${answer.status}`);
  return survey;
}

/** Asked for as the page does; built here, where no worker runs. */
async function makeTable(
  portal: Portal,
  analyst: Visitor,
  survey: string,
  fields: Record<string, string>,
): Promise<string> {
  const request = { indicators: 'newProduct', 'column-1': 'd2', 'statistic-1': 'mean', 'by-1': 'size', level: '0.95' };
  await analyst.post(place(`/${survey}/tables`), { ...request, ...fields }, place(`/${survey}/tables/new`));
  const { tables } = await analyst.json<{ tables: { id: string; state: string }[] }>(place(`/${survey}`));
  const waiting = tables.find(({ state }) => state === 'waiting');
  if (waiting === undefined) throw new Error('no table waits to be built');
  const ctx = contextOf(portal.composition);
  await buildTable({ ...ctx, actor: await ownerOf(portal, survey) }, waiting.id);
  return waiting.id;
}

async function ownerOf(portal: Portal, survey: string): Promise<Actor> {
  const userId = await portal.database.withConnection('admin', async (client) => {
    const { rows } = await client.query('SELECT user_id FROM evidence.survey WHERE id = $1', [survey]);
    return String(rows[0].user_id);
  });
  return { kind: 'user', userId, name: 'Analyst', roles: ['analyst'], organisationId: null, economies: ['XDM'] };
}
