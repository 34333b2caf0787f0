import {
  complexityOutlook,
  economicComplexity,
  relatedness,
  relatednessDensity,
} from '../../../../kernels/complexity/index.ts';
import { findUndominated } from './findUndominated.ts';
import { exportQuotients, presenceOf } from './presence.ts';

export interface ProductTrade {
  hs: string;
  /** Of what all markets abroad bought, a year. */
  growth: number | null;
}

export interface JudgedProduct {
  hs: string;
  quotient: number | null;
  isPresent: boolean;
  density: number | null;
  complexity: number | null;
  gain: number | null;
  isUndominated: boolean;
  near: { hs: string; proximity: number }[];
}

export interface Judged {
  status: 'ok' | 'notEnough' | 'notIdentified' | 'tooMany';
  reason: string | null;
  products: JudgedProduct[];
}

const mostProducts = 1500;
const mostExporters = 400;
const mostNear = 10;

/** What an exporter sells with an advantage, and how near, complex and promising each product is that it does not. */
export function judgeUpgrades(
  values: Float64Array,
  exporters: readonly string[],
  products: readonly ProductTrade[],
  reporter: string,
): Judged {
  const count = products.length;
  const quotients = exportQuotients(values, exporters.length, count);
  const presence = presenceOf(quotients);
  const row = exporters.indexOf(reporter) * count;
  const plain = products.map(({ hs }, p) => ({
    ...{ hs, quotient: orNull(quotients[row + p]!), isPresent: presence[row + p] === 1 },
    ...{ density: null, complexity: null, gain: null, isUndominated: false, near: [] },
  }));
  if (count > mostProducts || exporters.length > mostExporters)
    return { status: 'tooMany', reason: `${exporters.length} exporters and ${count} products`, products: plain };
  const related = relatedness(presence, exporters.length, count, 'proximity');
  const density = relatednessDensity(presence, related, count);
  const found = economicComplexity(presence, exporters.length, count);
  const outlook = found.status === 'ok' ? complexityOutlook(presence, related, density, found.productIndex) : null;
  const judged = plain.map(
    (one, p): JudgedProduct => ({
      ...one,
      density: density[row + p]!,
      complexity: orNull(found.productIndex[p]!),
      gain: outlook === null || one.isPresent ? null : orNull(outlook.gain[row + p]!),
      near: nearest(related.subarray(p * count, (p + 1) * count), products),
    }),
  );
  const candidates = judged.flatMap((one, p) => (one.isPresent ? [] : [p]));
  const best = findUndominated(candidates.map((p) => [judged[p]!.density, judged[p]!.gain, products[p]!.growth]));
  for (const [i, p] of candidates.entries()) judged[p]!.isUndominated = best[i]!;
  return { status: found.status, reason: found.reason, products: judged };
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null);

function nearest(row: Float64Array, products: readonly ProductTrade[]): JudgedProduct['near'] {
  return Array.from(row, (proximity, p) => ({ hs: products[p]!.hs, proximity }))
    .filter(({ proximity }) => proximity > 0)
    .sort((a, b) => b.proximity - a.proximity || (a.hs < b.hs ? -1 : 1))
    .slice(0, mostNear);
}
