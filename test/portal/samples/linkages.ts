import path from 'node:path';
import { projectRoot } from '../../../src/platform/projectRoot.ts';
import { importTenders } from '../../../src/rooms/linkages/index.ts';
import { contextOf, type Visitor } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** What the examples of this room's routes speak of. */
export const linkagesSample: Sample = async (portal, made) => {
  const file = path.join(projectRoot(), 'examples/linkages-tenders/package.json');
  const { importId } = await importTenders(contextOf(portal.composition), { path: file, fileName: 'package.json' });
  const buyer = await portal.visitor('buyer');
  const location = await postJson(buyer, '/buying/shortlists', { title: 'Castings', need: 'Grey iron', isic: 'C' });
  const shortList = /shortlists\/([0-9a-f-]+)/.exec(location)?.[1] as string;
  await postJson(buyer, '/buying/entries', { shortListId: shortList, enterpriseId: made.enterprise as string });
  return { ocid: 'ocds-example-0001', tenderImport: importId, shortList };
};

/** Sends what a form would and says where it leads. */
async function postJson(visitor: Visitor, url: string, body: Record<string, unknown>): Promise<string> {
  const answer = await visitor.send(url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${text.slice(0, 500)}`);
  return (JSON.parse(text) as { location: string }).location;
}
