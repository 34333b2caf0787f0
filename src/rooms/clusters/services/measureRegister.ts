import { randomUUID } from 'node:crypto';
import { type LocationQuotients, measureLocationQuotients } from '../../../kernels/concentration/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { readRegisterSize } from '../../registry/index.ts';
import { PlantIndex } from '../analyses/plantIndex.ts';
import { schemeTitle } from '../rules/schemeTitle.ts';
import { listSchemes, readPlants, removeOtherMeasurements, replaceMeasurement } from '../store/measurements.ts';

/** ISIC Rev.4 divisions are measured beside the register's own codes, so that economies can be compared. */
const alwaysMeasured = 'ISIC4';

/** Location quotients of every town × industry of the register, in every scheme that it knows; replaces those before. */
export async function measureRegister(ctx: Context): Promise<void> {
  const { establishments, asOf } = await readRegisterSize(ctx);
  const schemes = establishments === 0 ? [] : await schemesToMeasure(ctx);
  const measured: string[] = [];
  for (const [i, scheme] of schemes.entries()) {
    ctx.signal?.throwIfAborted();
    ctx.progress?.(i, schemes.length, ctx.t('clusters.measure.progress', { scheme: schemeTitle(ctx.t, scheme) }));
    if (await measureScheme(ctx, scheme, asOf)) measured.push(scheme);
  }
  await ctx.db.withActor(ctx, (tx) => removeAllBut(tx, measured));
  ctx.progress?.(schemes.length, schemes.length);
}

async function schemesToMeasure(ctx: Context): Promise<string[]> {
  const schemes = await ctx.db.withActor(ctx, listSchemes, { readOnly: true });
  return [...schemes.filter((scheme) => scheme !== alwaysMeasured && !scheme.endsWith('-4')), alwaysMeasured];
}

/** False where the register has too little for a comparison in this scheme: one town, or one industry. */
async function measureScheme(ctx: Context, scheme: string, asOf: string | null): Promise<boolean> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const index = new PlantIndex(false);
      for (const { area, codes } of await readPlants(tx, scheme)) index.add(area, codes, 1);
      const { table, areas, industries } = index.finish();
      const plants = table.plantArea.length;
      if (plants === 0) return false;
      const found = measureLocationQuotients(table);
      if (found.status !== 'ok') return false;
      const id = randomUUID();
      await replaceMeasurement(
        tx,
        { id, scheme, plants, areas: areas.length, industries: industries.length, as_of: asOf },
        cellsOf(found, areas, industries),
      );
      await recordAudit(tx, { verb: 'clusters.measure', subject: id, detail: { scheme, plants } });
      return true;
    },
    { statementTimeoutMs: 0 },
  );
}

/** What can no longer be measured, because the register lost it, is no longer shown. */
async function removeAllBut(tx: Transaction, measured: readonly string[]): Promise<void> {
  const removed = await removeOtherMeasurements(tx, measured);
  for (const scheme of removed) await recordAudit(tx, { verb: 'clusters.measure.remove', subject: scheme });
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
