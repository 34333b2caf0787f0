import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from '../kernels/random/index.ts';
import type { Context } from '../platform/context.ts';
import { addProject, receiveIndicators } from '../rooms/clusters/index.ts';
import { listRegisterPlaces } from '../rooms/registry/index.ts';

const indicators = [
  ['water', 'Days with enough water', 'water', '% of days', 'higher', 86, 100],
  ['waste', 'Industrial waste treated', 'waste', '% of tonnes', 'higher', 35, 96],
  ['outages', 'Hours without power', 'power', 'hours a year', 'lower', 2, 60],
  ['port', 'Hours to the next port', 'roads', 'hours', 'lower', 0.5, 5],
  ['fibre', 'Plants with fibre', 'ict', '% of plants', 'higher', 25, 92],
  ['freight', 'Days from plant to ship', 'logistics', 'days', 'lower', 1, 6],
  ['air', 'Fine dust', 'environment', 'µg/m³', 'lower', 9, 38],
  ['graduates', 'Technical graduates', 'skills', 'a year for 1,000 workers', 'higher', 1, 19],
  ['laboratories', 'Testing laboratories', 'institutions', 'for 1,000 plants', 'higher', 0, 7],
] as const;

const projects = [
  ['Shared testing laboratory', 'soft', 'institutions', 40, 60, 95, 120, 260, 420, 0.8],
  ['Mould and tool training centre', 'soft', 'skills', 25, 35, 50, 90, 170, 260, 0.9],
  ['Export office for small makers', 'soft', 'market', 8, 12, 20, 20, 75, 160, 0.6],
  ['Effluent plant for dyers', 'hard', 'waste', 150, 210, 330, 180, 420, 640, 0.85],
  ['Second feeder line for the estate', 'hard', 'power', 110, 140, 190, 160, 330, 470, 0.95],
  ['Container road to the port', 'hard', 'logistics', 240, 320, 520, 200, 560, 900, 0.9],
  ['Fibre for three estates', 'hard', 'ict', 45, 60, 80, 60, 150, 240, 0.95],
  ['Water reuse for the estate', 'hard', 'water', 90, 130, 200, 70, 210, 380, 0.8],
  ['Working capital window', 'soft', 'finance', 50, 50, 50, 40, 140, 300, 0.7],
  ['Dust filters for casting shops', 'hard', 'environment', 30, 45, 70, 30, 110, 190, 0.85],
] as const;

/** Invented indicators of every county and ten invented projects, marked so; not every county has every value. */
export async function inventCities(ctx: Context, seed: number): Promise<void> {
  const counties = (await listRegisterPlaces(ctx))
    .filter(({ parentCode }) => parentCode === null)
    .map(({ code }) => code);
  if (counties.length === 0) return;
  const random = seededRandom(seed + 90);
  const lines = ['indicator,title,theme,unit,direction,place,value,low,high,source,date'];
  for (const [code, title, theme, unit, direction, least, most] of indicators)
    for (const county of counties) {
      if (random() < 0.06) continue;
      const value = least + (most - least) * (random() + random()) * 0.5;
      const spread = (most - least) * 0.05;
      const number = (at: number) => at.toFixed(1);
      const [low, high] = [Math.max(0, value - spread), value + spread];
      lines.push(
        `${code},${title},${theme},${unit.replaceAll(',', '')},${direction},${county},${number(value)},${number(low)},${number(high)},Simulated survey,2026`,
      );
    }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-cities-'));
  try {
    const file = path.join(folder, 'simulated-places.csv');
    writeFileSync(file, `${lines.join('\n')}\n`);
    await receiveIndicators(ctx, { path: file, fileName: 'simulated-places.csv', sha256: 'simulated' }, true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const ids: string[] = [];
  for (const [
    i,
    [title, kind, theme, costLow, costLikely, costHigh, benefitLow, benefitLikely, benefitHigh, activation],
  ] of projects.entries())
    ids[i] = await addProject(
      ctx,
      {
        ...{ title: `${title} (simulated)`, place: counties[(i * 3) % counties.length]!, cluster: '', kind, theme },
        ...{ costLow: String(costLow), costLikely: String(costLikely), costHigh: String(costHigh) },
        ...{
          benefitLow,
          benefitLikely,
          benefitHigh,
          benefitUnit: 'jobs kept or made',
          benefitBasis: i % 4 === 0 ? ('records' as const) : ('expert' as const),
          benefitSource: 'Invented for the demonstration',
          oneOf: i === 3 || i === 7 ? 'Clean water for dyers (simulated)' : '',
        },
        ...{ activation, needs: i === 2 ? ids[0]! : '', helpsGroup: i === 8 ? ('no' as const) : ('yes' as const) },
      },
      true,
    );
}
