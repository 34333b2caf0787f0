import type { Transaction } from '../../../../platform/context.ts';
import { compoundGrowth } from '../rules/compoundGrowth.ts';
import { type Judged, judgeUpgrades } from '../rules/judgeUpgrades.ts';
import { copyProducts, selectDemandOfProducts, selectExports, selectYearsOfProducts } from '../store/products.ts';

/** Judges every product of a file's last year, as its exporters make them, and keeps what was found. */
export async function judgeTrade(
  tx: Transaction,
  file: { id: string; reporter: string; digits: number; year: number },
  titles: ReadonlyMap<string, string>,
): Promise<Pick<Judged, 'status' | 'reason'>> {
  const exports = await selectExports(tx, file);
  const growths = growthOf(await selectYearsOfProducts(tx, file));
  const codes = [...new Set([...exports.map(({ hs }) => hs), ...growths.keys()])].sort();
  const exporters = [...new Set([file.reporter, ...exports.map(({ exporter }) => exporter)])].sort();
  const [rowOf, columnOf] = [indexOf(exporters), indexOf(codes)];
  const values = new Float64Array(exporters.length * codes.length);
  for (const { exporter, hs, value } of exports)
    values[rowOf.get(exporter)! * codes.length + columnOf.get(hs)!] = value;
  const products = codes.map((hs) => ({ hs, growth: growths.get(hs) ?? null }));
  const { status, reason, products: judged } = judgeUpgrades(values, exporters, products, file.reporter);
  const demand = await selectDemandOfProducts(tx, file);
  await copyProducts(
    tx,
    file.id,
    judged.map((one, p) => ({
      ...one,
      title: titles.get(one.hs) ?? null,
      growth: products[p]!.growth,
      demand: demand.get(one.hs)?.demand ?? '0',
      own: demand.get(one.hs)?.own ?? '0',
    })),
  );
  return { status, reason };
}

const indexOf = (names: readonly string[]) => new Map(names.map((name, i) => [name, i]));

function growthOf(rows: readonly { hs: string; year: number; value: number }[]): Map<string, number | null> {
  const byProduct = new Map<string, { year: number; value: number }[]>();
  for (const { hs, ...one } of rows) {
    const years = byProduct.get(hs);
    if (years === undefined) byProduct.set(hs, [one]);
    else years.push(one);
  }
  return new Map([...byProduct].map(([hs, years]) => [hs, compoundGrowth(years)?.rate ?? null]));
}
