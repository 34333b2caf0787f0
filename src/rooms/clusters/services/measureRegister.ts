import { randomUUID } from 'node:crypto';
import { type LocationQuotients, measureLocationQuotients } from '../../../kernels/concentration/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { readRegisterSize } from '../../registry/index.ts';
import { listSchemes, readPlants, removeMeasurements, replaceMeasurement } from '../store/measurements.ts';

/** ISIC Rev.4 divisions are measured beside the register's own codes, so that economies can be compared. */
const alwaysMeasured = 'ISIC4';

/** Location quotients of every town × industry of the register, in every scheme that it knows; replaces those before. */
export async function measureRegister(ctx: Context): Promise<void> {
  const { establishments, asOf } = await readRegisterSize(ctx);
  if (establishments === 0) {
    await ctx.db.withActor(ctx, removeMeasurements);
    return;
  }
  const schemes = await ctx.db.withActor(ctx, listSchemes, { readOnly: true });
  const wanted = [...schemes.filter((scheme) => scheme !== alwaysMeasured && !scheme.endsWith('-4')), alwaysMeasured];
  for (const [i, scheme] of wanted.entries()) {
    ctx.progress?.(
      i,
      wanted.length,
      ctx.t('clusters.measure.progress', { scheme: ctx.t(`registry.scheme.${scheme}`) }),
    );
    await measureScheme(ctx, scheme, asOf);
  }
  ctx.progress?.(wanted.length, wanted.length);
}

async function measureScheme(ctx: Context, scheme: string, asOf: string | null): Promise<void> {
  await ctx.db.withActor(
    ctx,
    async (tx) => {
      const plants = await readPlants(tx, scheme);
      const areas = [...new Set(plants.map((plant) => plant.area))].sort();
      const industries = [...new Set(plants.flatMap((plant) => plant.codes))].sort();
      const measured = measureLocationQuotients(tableOf(plants, areas, industries));
      if (measured.status !== 'ok') return;
      const id = randomUUID();
      await replaceMeasurement(
        tx,
        { id, scheme, plants: plants.length, areas: areas.length, industries: industries.length, as_of: asOf },
        cellsOf(measured, areas, industries),
      );
      await recordAudit(tx, { verb: 'clusters.measure', subject: id, detail: { scheme, plants: plants.length } });
    },
    { statementTimeoutMs: 0 },
  );
}

function tableOf(
  plants: readonly { area: string; codes: string[] }[],
  areas: readonly string[],
  industries: readonly string[],
) {
  const areaIndex = new Map(areas.map((area, i) => [area, i]));
  const industryIndex = new Map(industries.map((industry, i) => [industry, i]));
  const memberships = plants.reduce((sum, plant) => sum + plant.codes.length, 0);
  const plantArea = new Int32Array(plants.length);
  const membershipPlant = new Int32Array(memberships);
  const membershipIndustry = new Int32Array(memberships);
  let at = 0;
  for (const [i, plant] of plants.entries()) {
    plantArea[i] = areaIndex.get(plant.area) as number;
    for (const code of plant.codes) {
      membershipPlant[at] = i;
      membershipIndustry[at++] = industryIndex.get(code) as number;
    }
  }
  return {
    areaCount: areas.length,
    industryCount: industries.length,
    plantArea,
    membershipPlant,
    membershipIndustry,
    employment: null,
  };
}

function* cellsOf(measured: LocationQuotients, areas: readonly string[], industries: readonly string[]) {
  for (const [a, area] of areas.entries()) {
    for (const [i, industry] of industries.entries()) {
      const at = a * industries.length + i;
      const of = (values: Float64Array) => values[at] as number;
      const shrunkFully = measured.isFullyShrunk[i] === 1;
      yield [
        area,
        industry,
        of(measured.observed),
        of(measured.expected),
        of(measured.locationQuotient),
        of(measured.pUpper),
        of(measured.logPUpper as Float64Array),
        of(measured.qBH),
        of(measured.qBY),
        of(measured.shrunk),
        shrunkFully ? null : of(measured.lower),
        shrunkFully ? null : of(measured.upper),
      ];
    }
  }
}
