import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { addProject, stageIndicators } from '../../../src/rooms/clusters/places/index.ts';
import { listRegisterPlaces } from '../../../src/rooms/registry/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A project with an alternative to it, and a file of indicators that is being looked at. */
export const placesSample: Sample = async (portal) => {
  const ctx = contextOf(portal.composition);
  const place = (await listRegisterPlaces(ctx)).find(({ parentCode }) => parentCode === null)!.code;
  const add = (title: string, more: object) =>
    addProject(ctx, {
      ...{ title, place, cluster: '', kind: 'hard', theme: 'water', costLow: '20', costLikely: '30', costHigh: '55' },
      ...{ benefitLow: 2, benefitLikely: 9, benefitHigh: 14, benefitUnit: 'jobs', benefitSource: 'Records of 2024' },
      ...{ activation: 0.9, needs: '', helpsGroup: 'yes', benefitBasis: 'records', oneOf: 'Clean water' },
      ...more,
    });
  const placeProject = await add('An effluent plant', {});
  await add('Reuse of water', { needs: placeProject, oneOf: '' });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-places-'));
  try {
    const file = path.join(folder, 'looked-at.csv');
    const head = 'indicator,title,theme,unit,direction,place,value,low,high,source,date';
    writeFileSync(file, `${head}\nwater,Water,water,% of days,higher,${place},97,95,99,Survey,2026\n`);
    return {
      placeProject,
      placeFile: await stageIndicators(ctx, { path: file, fileName: 'looked-at.csv', sha256: 'y' }),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
