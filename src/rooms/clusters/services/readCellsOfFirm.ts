import type { Context } from '../../../platform/context.ts';
import { standsOutBelow } from '../model.ts';
import { listCurrent } from '../store/measurements.ts';
import { findCells } from '../store/quotients.ts';
import type { FirmClusters } from '../views/firmClusters.ts';
import { describeMeasurement } from './describeClusters.ts';
import { nameCellsOf } from './nameCells.ts';

/** A firm as the page that asks knows it: lists of codes, with commas. */
export interface FirmSubject {
  id: string;
  /** Codes of the towns where it has plants. */
  places: string;
  /** `scheme:code` of all that its plants make. */
  industries: string;
}

const mostCodes = 200;
const listOf = (text: string | undefined) => (text ?? '').split(',').filter(Boolean).slice(0, mostCodes);

/** Where the towns and industries of a firm meet in a cell that stands out, in the finest scheme that knows its industries. */
export async function readCellsOfFirm(ctx: Context, subject: FirmSubject): Promise<FirmClusters> {
  const places = listOf(subject.places);
  const industries = listOf(subject.industries).map((text) => text.split(':') as [scheme: string, code: string]);
  const current = await ctx.db.withActor(ctx, listCurrent, { readOnly: true });
  if (current.length === 0) return { state: 'notMeasured', measurement: null, compared: 0, cells: [] };
  for (const measurement of current) {
    const codes = codesIn(measurement.scheme, industries);
    const pairs = places.flatMap((area) => codes.map((industry) => ({ area, industry })));
    const rows = await ctx.db.withActor(ctx, (tx) => findCells(tx, measurement.id, pairs), { readOnly: true });
    const known = rows.filter(({ observed }) => observed > 0);
    if (known.length === 0) continue;
    const name = await nameCellsOf(ctx, measurement.scheme);
    const cells = known.filter(({ qBH }) => qBH < standsOutBelow).map(name);
    return { state: 'measured', measurement: describeMeasurement(ctx, measurement), compared: known.length, cells };
  }
  return { state: 'notComparable', measurement: null, compared: 0, cells: [] };
}

/** ISIC Rev.4 is measured by division: a class or group counts as its division. */
function codesIn(scheme: string, industries: readonly (readonly [scheme: string, code: string])[]): string[] {
  const codes = industries.filter(([of]) => of === scheme).map(([, code]) => code);
  if (scheme !== 'ISIC4') return codes;
  return [...new Set(codes.filter((code) => /^\d{2}/.test(code)).map((code) => code.slice(0, 2)))];
}
