import { listRegisterPlaces } from '../../../src/rooms/registry/index.ts';
import { contextOf } from '../startPortal.ts';
import type { Sample } from './index.ts';

/** A town's industry, of which something is said. */
export const clusterWorkSample: Sample = async (portal) => {
  const visitor = await portal.visitor();
  const { cells = [] } = await visitor.json<{ cells?: { area: string; industry: string }[] }>('/clusters?show=all');
  const cluster = cells[0] === undefined ? '' : `ISIC4.${cells[0].industry}.${cells[0].area}`;
  return { cluster: cluster === '' ? await anyCell(portal) : cluster };
};

async function anyCell(portal: Parameters<Sample>[0]): Promise<string> {
  const visitor = await portal.visitor();
  for (const { code, level } of await listRegisterPlaces(contextOf(portal.composition))) {
    if (level !== 'town') continue;
    for (const industry of ['25', '28', '22', '10', '13', '15', '31', '32'])
      if ((await visitor.get(`/clusters/evidence/ISIC4.${industry}.${code}`)).status === 200)
        return `ISIC4.${industry}.${code}`;
  }
  throw new Error('no town of the register has an industry');
}
