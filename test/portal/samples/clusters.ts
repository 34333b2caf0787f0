import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { addProject, detectNow, receiveIndicators } from '../../../src/rooms/clusters/index.ts';
import { listRegisterPlaces } from '../../../src/rooms/registry/index.ts';
import { contextOf, type Portal } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A detection over the register of the tests, and the strongest cluster that it found. */
export const clustersSample: Sample = async (portal) => {
  // So few plants gather nowhere: what chance makes is taken, so that there is something to show.
  const options = { simulations: 99, resamples: 0, level: 0.95, require: 'either' } as const;
  await detectNow(contextOf(portal.composition), options, 'tw-factory-3');
  const analyst = await portal.visitor('analyst');
  const { clusters } = await analyst.json<{ clusters: { id: string }[] }>('/clusters/found');
  const { runs } = await analyst.json<{ runs: { id: string }[] }>('/clusters/runs');
  if (clusters[0] === undefined) throw new Error('clustersSample: no cluster was found in the register of the tests');
  const county = await loadPlaces(portal);
  return { county, foundCluster: clusters[0].id, clusterRun: runs[0]!.id };
};

/** Two indicators of every county and two projects in the first. */
async function loadPlaces(portal: Portal): Promise<string> {
  const ctx = contextOf(portal.composition);
  const counties = (await listRegisterPlaces(ctx))
    .filter(({ parentCode }) => parentCode === null)
    .map(({ code }) => code);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-places-'));
  try {
    const file = path.join(folder, 'places.csv');
    const lines = counties.flatMap((code, i) => [
      `water,Water,water,% of days,higher,${code},${90 + i},,,Survey,2026`,
      `outage,Outages,power,hours a year,lower,${code},${30 - i},${28 - i},${33 - i},Survey,2026`,
    ]);
    writeFileSync(file, `indicator,title,theme,unit,direction,place,value,low,high,source,date\n${lines.join('\n')}\n`);
    await receiveIndicators(ctx, { path: file, fileName: 'places.csv', sha256: 'x' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  for (const [title, cost] of [
    ['A testing centre', '60'],
    ['A road to the port', '90'],
  ] as const)
    await addProject(ctx, {
      ...{
        title,
        place: counties[0]!,
        cluster: '',
        kind: 'soft',
        theme: 'institutions',
        costLow: '10',
        costLikely: cost,
        costHigh: '120',
      },
      ...{
        benefitLow: 1,
        benefitLikely: 5,
        benefitHigh: 12,
        benefitUnit: 'jobs',
        benefitSource: 'An expert',
        activation: 0.8,
        needs: '',
        helpsGroup: 'yes',
      },
    });
  return counties[0]!;
}
