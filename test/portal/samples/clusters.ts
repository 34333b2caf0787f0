import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Context } from '../../../src/platform/context.ts';
import { plantedRegister } from '../../../src/rooms/clusters/found/fixtures.ts';
import { showRun } from '../../../src/rooms/clusters/found/services/runs.ts';
import {
  addProject,
  declareRun,
  detectRegister,
  listFoundClusters,
  receiveIndicators,
} from '../../../src/rooms/clusters/index.ts';
import { importFile, listRegisterPlaces, readPreset } from '../../../src/rooms/registry/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** What the examples of this room's routes speak of: six plants put close together, and two detections that find them, with the least that may be asked for. */
export const clustersSample: Sample = async ({ composition }) => {
  const ctx = contextOf(composition);
  await importPlanted(ctx);
  const options = {
    ...{ simulations: 99, resamples: 10, level: 0.2, leastPlants: 3, leastStrength: 1, seed: 1 },
    require: 'either',
  } as const;
  const runs: string[] = [];
  for (const grouping of ['isic4', 'isic4']) {
    const run = await declareRun(ctx, { grouping, options });
    await detectRegister(ctx, run);
    runs.push(run);
  }
  await showRun(ctx, runs[1]!);
  const [cluster] = await listFoundClusters(ctx);
  if (cluster === undefined) throw new Error('the sample’s detections found no cluster');
  const county = await loadPlaces(ctx);
  return { county, foundCluster: cluster.id, clusterRun: runs[1]!, otherClusterRun: runs[0]! };
};

async function importPlanted(ctx: Context): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-planted-'));
  try {
    const file = path.join(folder, 'planted.csv');
    await writeFile(file, plantedRegister({ planted: 6, background: 0 }).csv);
    const source = { path: file, fileName: 'planted.csv', mapping: readPreset('demonstration') };
    await importFile(ctx, source, { dryRun: false, skipRejected: false });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Two indicators of every county and two projects in the first. */
async function loadPlaces(ctx: Context): Promise<string> {
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
    await writeFile(
      file,
      `indicator,title,theme,unit,direction,place,value,low,high,source,date\n${lines.join('\n')}\n`,
    );
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
