import { seededRandom } from '../../kernels/random/index.ts';
import type { WholeEvent } from '../../rooms/linkages/index.ts';
import { addDays, pickOne, pickSome } from './chance.ts';
import type { Firm } from './model.ts';
import type { Cast } from './visitRound.ts';

/** A day on which vendors meet customers: six buyers, forty suppliers, and whom each would like to meet. */
export function inventEvent(
  firms: readonly Firm[],
  seed: number,
  today: string,
  cast: Cast | null,
  buyer: string | null,
): WholeEvent {
  const random = seededRandom(seed + 50);
  const makers = firms.filter(
    (firm) =>
      firm.registered &&
      firm.employees >= 10 &&
      firm.id !== cast?.firm.id &&
      firm.divisions.some((code) => ['22', '25', '27', '28'].includes(code)),
  );
  const suppliers = [...(cast === null ? [] : [cast.firm]), ...pickSome(random, makers, 39)];
  const large = firms
    .filter((firm) => firm.registered && !suppliers.includes(firm))
    .sort((x, y) => y.employees - x.employees || (x.id < y.id ? -1 : 1));
  const buyers = [
    ...(buyer === null ? [] : [{ name: 'Meridian Assembly (simulated)', enterpriseId: null, organisation: buyer }]),
    ...large.slice(0, 5).map(({ id, name }) => ({ name, enterpriseId: id, organisation: null })),
  ];
  const participants: WholeEvent['participants'] = [
    ...buyers.map((one, i) => ({ key: `buyer ${i}`, side: 'buyer' as const, ...one })),
    ...suppliers.map((firm, i) => ({
      key: firm.id,
      side: 'supplier' as const,
      name: firm.name,
      enterpriseId: firm.id,
      organisation: firm.id === cast?.firm.id ? cast.organisation : null,
      unavailable: i % 7 === 3 ? [0, 1] : [],
      maxMeetings: 4,
    })),
  ];
  const wishes = new Map<string, { from: string; to: string; weight: number }>();
  for (const [i, firm] of suppliers.entries()) {
    for (const at of pickSome(random, [...buyers.keys()], 2)) {
      wishes.set(`${firm.id} ${at}`, {
        from: firm.id,
        to: `buyer ${at}`,
        weight: i === 0 ? 5 : 1 + Math.floor(random() * 4),
      });
    }
  }
  for (const at of buyers.keys()) {
    for (let i = 0; i < 6; i += 1) {
      const firm = pickOne(random, suppliers);
      if (!wishes.has(`${firm.id} ${at}`))
        wishes.set(`${firm.id} ${at}`, { from: `buyer ${at}`, to: firm.id, weight: 3 });
    }
  }
  return {
    title: 'Vendors meet customers: metal and plastic parts',
    description: 'Buyers of large assemblers meet local makers of parts, twenty minutes each. Simulated.',
    onDate: addDays(today, 21),
    startsAt: '09:30',
    place: 'Exhibition hall, Taichung City',
    slots: 15,
    tables: 6,
    minutes: 20,
    participants,
    requests: [...wishes.values()],
  };
}
