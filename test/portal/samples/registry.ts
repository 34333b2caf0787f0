import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { storeFile } from '../../../src/platform/files/store/index.ts';
import { decideBatch, decidePair, noteBatch } from '../../../src/rooms/registry/duplicates/services/decidePairs.ts';
import { findDuplicates } from '../../../src/rooms/registry/duplicates/services/findDuplicates.ts';
import { listPairs } from '../../../src/rooms/registry/duplicates/services/readPairs.ts';
import { profileDraft } from '../../../src/rooms/registry/mapping/services/profileDraft.ts';
import { importFile } from '../../../src/rooms/registry/services/importFile.ts';
import { readPreset } from '../../../src/rooms/registry/services/readMapping.ts';
import { stageImport } from '../../../src/rooms/registry/services/stageImport.ts';
import { contextOf, type Portal } from '../startPortal.ts';
import type { Sample } from './index.ts';

const unknown =
  'Company_Name,Factory Address,Workers,Phone\nBright Star Castings,"12 Foundry Road, Banqiao",20-49,02 2961 1234\n';

export const registrySample: Sample = async (portal) => {
  const { hits } = await (await portal.visitor()).json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
  const officer = await portal.visitor('officer');
  const { imports } = await officer.json<{ imports: { id: string }[] }>('/imports?economy=XDM');
  const importDraft = await draft(portal);
  const savedMapping = 'sample-workshops';
  await officer.act(`/imports/drafts/${importDraft}/save?economy=XDM`, {
    name: savedMapping,
    title: 'Workshops',
    page: 1,
  });
  const stagedImport = await staged(portal);
  const enterprise = hits[0]!.enterpriseId;
  return {
    enterprise,
    import: imports[0]!.id,
    importDraft,
    savedMapping,
    stagedImport,
    ...(await saidOf(portal, enterprise)),
    concordance: await concordanceOf(portal),
    savedSearch: await searchOf(portal),
    otherEnterprise: hits.find(({ enterpriseId }) => enterpriseId !== enterprise)!.enterpriseId,
    ...(await duplicatesOf(portal)),
  };
};

/** What people say of a firm: a claim that waits, a message, a capability. */
async function saidOf(portal: Parameters<Sample>[0], enterprise: string) {
  const owner = await portal.visitor('owner');
  const claim = { relation: 'manager', evidence: 'A letter on the firm’s paper' };
  const { body } = await owner.act(`/suppliers/${enterprise}/claim`, claim);
  const visitor = await portal.visitor();
  const said = await visitor.act(`/suppliers/${enterprise}/report`, { subject: 'place', text: 'It moved next door' });
  const officer = await portal.visitor('officer');
  await officer.act(`/suppliers/${enterprise}/capabilities`, { kind: 'process', text: 'Die casting' });
  return {
    claim: body.location?.split('/').pop() ?? '',
    report: said.body.location?.split('sent=').pop() ?? '',
  };
}

/** A small table of codes. */
async function concordanceOf(portal: Parameters<Sample>[0]): Promise<string> {
  const officer = await portal.visitor('officer');
  const content = 'from_code,to_code,title\n6802,2396,Worked stone\n6403,1520,Footwear\n';
  const named = { from: 'HS', to: 'ISIC4', source: 'Made up for the tests' };
  await officer.upload('/concordances', named, { name: 'hs.csv', content, from: '/concordances' });
  const { concordances } = await officer.json<{ concordances: { id: string }[] }>('/concordances');
  return concordances[0]?.id ?? '';
}

/** A file that waits for somebody to say what its columns mean. */
async function draft({ composition }: Portal): Promise<string> {
  const ctx = contextOf(composition);
  const facts = { fileName: 'workshops.csv', contentType: 'text/csv', fileClass: 'internal' } as const;
  const { id: fileId } = await ctx.db.withActor(ctx, (tx) =>
    storeFile(tx, facts, Readable.from([Buffer.from(unknown)])),
  );
  const draftId = crypto.randomUUID();
  await profileDraft(ctx, { draftId, fileId, encoding: '', delimiter: '', sheet: '' });
  return draftId;
}

/** A file that was read and waits for a decision, with something of every kind to look at. */
async function staged({ composition }: Portal): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-sample-'));
  try {
    const file = path.join(folder, 'firms.csv');
    await writeFile(file, 'id,name,tax_number\nS1,Sample Works,77\nS2,,78\nS1,Sample Works again,77\n');
    const source = { path: file, fileName: 'firms.csv', mapping: readPreset('generic') };
    return (await stageImport(contextOf(composition), source)).importId;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A search that the buyer keeps. */
async function searchOf(portal: Portal): Promise<string> {
  const buyer = await portal.visitor('buyer');
  await buyer.act('/searches', { name: 'Castings', query: 'isic=24' });
  const { searches } = await buyer.json<{ searches: { id: string }[] }>('/searches');
  return searches[0]?.id ?? '';
}

const twice = [
  'id,name,address,place,region,registered_on',
  'Z1,Zenith Kiln Works Co. Ltd,4 Potter Lane,Sanxia District,New Taipei City,2010-05-06',
  'Z2,ZENITH KILN WORKS COMPANY,4 Potter Lane,Sanxia District,New Taipei City,2010-05-06',
  'Z3,Zephyr Looms Limited,9 Weaver Road,Sanxia District,New Taipei City,2012-07-08',
  'Z4,Zephyr Loom Ltd,9 Weaver Road,Sanxia District,New Taipei City,2012-07-08',
  'Z5,Zircon Abrasives No. 1,1 Grit Street,Sanxia District,New Taipei City,2014-09-10',
  'Z6,Zircon Abrasives No. 2,1 Grit Street,Sanxia District,New Taipei City,2014-09-10',
];

/** Firms that stand twice: a pair that waits, one that was made one firm, one that was decided with others. */
async function duplicatesOf({ composition }: Portal) {
  const ctx = contextOf(composition);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-sample-'));
  try {
    const file = path.join(folder, 'twice.csv');
    await writeFile(file, `${twice.join('\n')}\n`);
    const source = { path: file, fileName: 'twice.csv', mapping: readPreset('generic') };
    await importFile(ctx, source, { dryRun: false, skipRejected: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const duplicateRun = await findDuplicates(ctx, { upper: null });
  const filter = { state: null, place: null, from: null, to: null };
  const { pairs } = await listPairs(ctx, filter, { limit: 1000, offset: 0 });
  const pairOf = (name: string) =>
    pairs.find(({ aName, bName }) => [aName, bName].every((one) => one.toUpperCase().startsWith(name)))!;
  const merged = pairOf('ZEPHYR');
  const { version } = merged;
  await decidePair(ctx, merged.id, { decision: 'same', into: merged.aNow, reason: 'One address, one day', version });
  const batched = { decision: 'different', reason: 'Two works', pairs: [pairOf('ZIRCON').id] } as const;
  const duplicateBatch = await ctx.db.withActor(ctx, (tx) => noteBatch(ctx, tx, batched));
  await decideBatch(ctx, duplicateBatch);
  return {
    duplicateRun,
    duplicatePair: pairOf('ZENITH').id,
    mergedPair: merged.id,
    mergedEnterprise: merged.aNow,
    duplicateBatch,
  };
}
