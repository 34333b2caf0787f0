import { seededRandom } from '../../../kernels/random/index.ts';

/** A survey shaped like those of the World Bank: strata of size by region, median weights, codes, three economies. */
export function enterpriseSurvey(): string {
  const random = seededRandom(31);
  const lines: string[] = [];
  for (const [economy, shift] of [
    ['Aland', 0],
    ['Borduria', 0.1],
    ['Cagliostro', 0.2],
  ] as const)
    for (const [size, firms, weight, share, least, most] of [
      ['1', 60, 30, 0.25, 5, 19],
      ['2', 40, 9, 0.4, 20, 99],
      ['3', 25, 2, 0.6, 100, 600],
    ] as const)
      for (let i = 0; i < firms; i += 1) {
        const isNew = random() < 0.05 ? '-9' : random() < share + shift ? '1' : '2';
        const toMarket = isNew === '1' ? (random() < 0.5 ? '1' : '2') : '-7';
        const workers = least + Math.floor(random() * (most - least + 1));
        const sales = random() < 0.08 ? '-8' : String(Math.round(workers * (20 + 40 * random())));
        const owner = random() < 0.02 ? '' : random() < 0.3 ? 'woman' : 'man';
        lines.push([economy, `${economy}-${size}`, weight, size, isNew, toMarket, workers, sales, owner].join());
      }
  return `economy,strata,wmedian,size,h1,h2,l1,d2,owner\n${lines.join('\n')}\n`;
}
