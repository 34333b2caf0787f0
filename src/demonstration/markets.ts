import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from '../kernels/random/index.ts';
import type { Context } from '../platform/context.ts';
import { applyTrade, readTrade, receiveProductTable, receiveTrade } from '../rooms/clusters/index.ts';

/** Real headings of the Harmonised System, with the class of ISIC that makes most of each; every value is invented. */
const headings = [
  ['3917', '2220', 'Tubes and hoses of plastics'],
  ['3926', '2220', 'Other articles of plastics'],
  ['6115', '1430', 'Hosiery'],
  ['6109', '1410', 'T-shirts'],
  ['5407', '1312', 'Woven fabrics of synthetic yarn'],
  ['5906', '1399', 'Rubberised textile fabrics'],
  ['6403', '1520', 'Footwear of leather'],
  ['7318', '2599', 'Screws and bolts'],
  ['7325', '2431', 'Cast articles of iron or steel'],
  ['8203', '2593', 'Files and pliers'],
  ['8205', '2593', 'Hand tools'],
  ['8207', '2593', 'Interchangeable tools'],
  ['8301', '2593', 'Padlocks and locks'],
  ['8302', '2599', 'Base metal fittings'],
  ['8413', '2813', 'Pumps for liquids'],
  ['8457', '2822', 'Machining centres'],
  ['8458', '2822', 'Lathes'],
  ['8466', '2822', 'Parts of machine tools'],
  ['8477', '2829', 'Machines for plastics'],
  ['8480', '2822', 'Moulds'],
  ['8481', '2813', 'Taps and valves'],
  ['8482', '2814', 'Bearings'],
  ['8483', '2814', 'Gears and transmission shafts'],
  ['8501', '2710', 'Electric motors'],
  ['8536', '2710', 'Switches and connectors'],
  ['8542', '2610', 'Integrated circuits'],
  ['8708', '2930', 'Parts of motor vehicles'],
  ['8712', '3092', 'Bicycles'],
  ['8714', '3092', 'Parts of bicycles'],
  ['9018', '3250', 'Medical instruments'],
  ['9031', '2651', 'Measuring instruments'],
  ['9403', '3100', 'Furniture'],
  ['1604', '1020', 'Prepared fish'],
  ['1905', '1071', 'Bakers’ wares'],
  ['2106', '1079', 'Food preparations'],
  ['0902', '1079', 'Tea'],
] as const;

const markets = ['Astoria', 'Borealia', 'Cascadia', 'Dorne Isles', 'Estmark', 'Freeport', 'Galdria', 'Hallin'] as const;

export const demonstrationMapping = {
  ...{ reporter: 'XDM', exporter: 'exporter', importer: 'importer', year: 'year', hs: 'hs', value: 'value' },
  ...{ tariff: 'tariff', title: 'title' },
};

/** Exporters stand on a ladder of skills: each sells what lies near its rung, and this economy stands in the middle. */
export function inventTrade(
  seed: number,
  size: { exporters: number; products: number; years: readonly number[] },
): { trade: string; products: string } {
  const random = seededRandom(seed + 140);
  const chosen = headings.slice(0, size.products);
  const rungs = chosen.map((_, i) => (((i * 7) % chosen.length) + random()) / chosen.length);
  const exporters = ['XDM', ...Array.from({ length: size.exporters - 1 }, (_, i) => `Exporter ${i + 1}`)];
  const standing = exporters.map((_, i) => (i === 0 ? 0.5 : i / size.exporters));
  const growths = chosen.map(() => 0.94 + random() * 0.2);
  const weights = markets.map((_, i) => 1 / (i + 1));
  const first = size.years[0]!;
  const lines = ['exporter,importer,year,hs,title,value,tariff'];
  for (const [e, exporter] of exporters.entries())
    for (const [p, [hs, , title]] of chosen.entries()) {
      const distance = Math.abs(rungs[p]! - standing[e]!);
      const strength = Math.exp(-((distance / 0.18) ** 2)) * (0.4 + random());
      if (strength < 0.03) continue;
      for (const [m, market] of markets.entries()) {
        if (random() < 0.35) continue;
        const base = 4_000_000 * strength * weights[m]! * (0.5 + random());
        const tariff = ((m * 3 + p) % 7) * 1.5;
        for (const year of size.years) {
          const value = base * growths[p]! ** (year - first) * (0.9 + random() * 0.2);
          lines.push([exporter, market, year, hs, title, value.toFixed(0), tariff.toFixed(1)].join(','));
        }
      }
    }
  return {
    trade: `${lines.join('\n')}\n`,
    products: `${['hs,isic', ...chosen.map(([hs, isic]) => `${hs},${isic}`)].join('\n')}\n`,
  };
}

/** An invented trade file of eight invented markets, marked so, by the same way as any file. */
export async function inventMarkets(ctx: Context, seed: number): Promise<void> {
  const last = Number(ctx.today.slice(0, 4)) - 1;
  const { trade, products } = inventTrade(seed, {
    exporters: 40,
    products: headings.length,
    years: [last - 5, last - 3, last - 1, last],
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-markets-'));
  try {
    const file = (fileName: string, content: string) => {
      const target = path.join(folder, fileName);
      writeFileSync(target, content);
      return { path: target, fileName, sha256: 'simulated' };
    };
    await receiveProductTable(ctx, file('simulated-products.csv', products), true);
    const form = { source: 'Simulated trade', knownOn: `${last}-12-31`, currency: 'USD' };
    const id = await receiveTrade(ctx, file('simulated-trade.csv', trade), form, true);
    await readTrade(ctx, id, demonstrationMapping);
    await applyTrade(ctx, id);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
