import { surveyOfFirms } from '../../../src/rooms/evidence/fixtures.ts';
import { evaluateRound } from '../../../src/rooms/evidence/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';
import { makeSurveys } from './surveys.ts';

/** The study of the invented year's lottery; an analyst's survey beside a published table. */
export const evidenceSample: Sample = async (portal, made) => {
  const { studyId } = await evaluateRound(contextOf(portal.composition), made.drawnRound as string);
  return {
    study: studyId as string,
    surveyFile: await uploadSurvey(portal),
    singleChoiceFile: await uploadSurvey(portal, '7-2', {
      choice: 'upgraded_line',
      'item-newMachinery': '1',
      'item-keyPersonnel': '2',
    }),
    outcomeImport: await uploadOutcomes(portal),
    ...(await makeSurveys(portal)),
  };
};

const yesNoItems = {
  'item-newProductLine': 'new_product_line',
  'item-upgradedProductLine': 'upgraded_line',
  'item-newTechnology': 'new_technology',
};

async function uploadSurvey(
  portal: Parameters<Sample>[0],
  table = '7-1',
  items: Record<string, string> = yesNoItems,
): Promise<string> {
  const analyst = await portal.visitor('analyst');
  const place = `/evidence/tables/${table}/files?economy=XDM`;
  const form = new FormData();
  form.set('_csrf', await analyst.tokenOf(`/evidence/tables/${table}?economy=XDM`));
  form.set('idempotencyKey', crypto.randomUUID());
  form.set('file', new Blob([surveyOfFirms()]), 'firms.csv');
  const answer = await analyst.send(place, { method: 'POST', headers: { origin: portal.url }, body: form });
  const file = /files\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
  if (file === undefined) throw new Error(`no survey was taken: ${answer.status}`);
  await analyst.post(
    `/evidence/tables/${table}/files/${file}?economy=XDM`,
    {
      weight: 'weight',
      stratum: 'stratum',
      size: 'workers',
      asked: 'same',
      covers: 'same',
      region: 'eastAndSoutheastAsia',
      surveyEconomy: 'Viet Nam',
      ...items,
    },
    `/evidence/tables/${table}/files/${file}?economy=XDM`,
  );
  return file;
}

/** A file of a register, of which the columns are not declared yet. */
async function uploadOutcomes(portal: Parameters<Sample>[0]): Promise<string> {
  const analyst = await portal.visitor('analyst');
  const form = new FormData();
  form.set('_csrf', await analyst.tokenOf('/evidence/sources?economy=XDM'));
  form.set('idempotencyKey', crypto.randomUUID());
  form.set('name', 'Business tax register (simulated)');
  form.set('kind', 'register');
  form.set('file', new Blob(['tax_id,year,turnover,workers\n53012345A,2025,1200,14\n']), 'taxes-2025.csv');
  const answer = await analyst.send('/evidence/sources/files?economy=XDM', {
    method: 'POST',
    headers: { origin: portal.url },
    body: form,
  });
  const file = /files\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
  if (file === undefined) throw new Error(`no outcomes were taken: ${answer.status}`);
  return file;
}
