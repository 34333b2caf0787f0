import { seededRandom } from '../../kernels/random/index.ts';
import type { SimulatedFact } from '../../rooms/registry/index.ts';
import { drawNormal } from './chance.ts';
import type { Firm } from './model.ts';

/** How many firms the agency knows more of than the register says. */
const known = 4_000;

/**
 * What firms have said of themselves, each fact with a gap of three in ten. Larger firms export more, keep accounts more
 * often, and hold certificates more often: the direction is that of enterprise surveys of the region, the shares are our own.
 */
export function inventFacts(firms: readonly Firm[], seed: number, observedOn: string): SimulatedFact[] {
  const random = seededRandom(seed + 30);
  const step = Math.max(1, Math.floor(firms.length / known));
  const facts: SimulatedFact[] = [];
  for (let i = 0; i < firms.length; i += step) {
    const firm = firms[i] as Firm;
    const size = Math.log1p(firm.employees);
    const say = (fact: string, value: number | boolean) => {
      if (random() < 0.7)
        facts.push({ enterpriseId: firm.id, fact, value, source: 'Enterprise survey (simulated)', observedOn });
    };
    const exports = random() < 0.06 + 0.07 * size;
    say('exportShare', exports ? Math.round(100 * random()) / 100 : 0);
    say('womenOwned', random() < 0.32 - 0.03 * size);
    say('youthOwned', random() < 0.22 - 0.03 * size);
    say('foreignShare', random() < 0.02 + 0.015 * size ? Math.round(100 * random()) / 100 : 0);
    say('turnover', Math.round(firm.employees * 30_000 * Math.exp(0.5 * drawNormal(random))));
    say('taxPaid', firm.registered && random() < 0.9);
    say('accountsKept', random() < 0.35 + 0.14 * size);
    say('qualityCertificate', random() < 0.02 + 0.07 * size);
    say('trainsWorkers', random() < 0.1 + 0.1 * size);
  }
  return facts;
}
