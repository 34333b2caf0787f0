import path from 'node:path';
import { projectRoot } from '../../../src/platform/projectRoot.ts';
import { importTenders } from '../../../src/rooms/linkages/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** What the examples of this room's routes speak of. */
export const linkagesSample: Sample = async ({ composition }) => {
  const file = path.join(projectRoot(), 'examples/linkages-tenders/package.json');
  const { importId } = await importTenders(contextOf(composition), { path: file, fileName: 'package.json' });
  return { ocid: 'ocds-example-0001', tenderImport: importId };
};
