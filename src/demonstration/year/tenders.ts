import { seededRandom } from '../../kernels/random/index.ts';
import { addDays, pickOne, pickSome } from './chance.ts';
import type { Firm } from './model.ts';

const buyers = [
  { id: 'XDM-GOV-RAIL', name: 'Railway Workshops (simulated)', daysToPayment: 28 },
  { id: 'XDM-GOV-WATER', name: 'Water Works (simulated)', daysToPayment: 41 },
  { id: 'XDM-GOV-HOSPITAL', name: 'General Hospital (simulated)', daysToPayment: 74 },
  { id: 'XDM-GOV-SCHOOLS', name: 'School Board (simulated)', daysToPayment: 35 },
];
const goods = [
  { title: 'Cast brackets', code: '25', value: 42_000 },
  { title: 'Stainless tanks', code: '25', value: 180_000 },
  { title: 'Pump housings', code: '28', value: 96_000 },
  { title: 'School desks and chairs', code: '31', value: 130_000 },
  { title: 'Printed forms', code: '18', value: 15_000 },
  { title: 'Plastic meter boxes', code: '22', value: 38_000 },
  { title: 'Work clothes', code: '14', value: 27_000 },
  { title: 'Switch cabinets', code: '27', value: 210_000 },
];
const count = 120;

/** A year of tenders, awards, contracts and payments as one release package of the Open Contracting Data Standard. */
export function inventTenders(firms: readonly Firm[], seed: number, today: string): Buffer {
  const random = seededRandom(seed + 40);
  const suppliers = pickSome(
    random,
    firms.filter((firm) => firm.registered && firm.employees >= 5),
    90,
  );
  const releases = Array.from({ length: count }, (_, i) => inventTender(i + 1, suppliers, random, today)).flat();
  const content = {
    uri: 'https://tenders.demonstration.example/package.json',
    version: '1.1',
    publishedDate: `${today}T06:00:00Z`,
    publisher: { name: 'Tender office (simulated)' },
    releases,
  };
  return Buffer.from(JSON.stringify(content));
}

function inventTender(number: number, suppliers: readonly Firm[], random: () => number, today: string) {
  const buyer = pickOne(random, buyers);
  const good = pickOne(random, goods);
  const ocid = `ocds-xdm-${String(number).padStart(4, '0')}`;
  const openedOn = addDays(today, -360 + Math.floor(random() * 345));
  const closesOn = addDays(openedOn, 28);
  const value = Math.round((good.value * (0.5 + random())) / 100) * 100;
  const isOpen = closesOn > today;
  const common = {
    ocid,
    initiationType: 'tender',
    language: 'en',
    buyer: { id: buyer.id, name: buyer.name },
    parties: [{ id: buyer.id, name: buyer.name, roles: ['buyer', 'procuringEntity'] }],
  };
  const tender = {
    id: `${ocid}-tender`,
    title: `${good.title}, lot ${number}`,
    description: `${good.title} for a year, delivered monthly. Simulated.`,
    status: isOpen ? 'active' : 'complete',
    procurementMethod: 'open',
    value: { amount: value, currency: 'XTS' },
    tenderPeriod: { startDate: `${openedOn}T00:00:00Z`, endDate: `${closesOn}T00:00:00Z` },
    items: [
      {
        id: '1',
        description: good.title,
        classification: { scheme: 'ISIC', id: good.code, description: good.title },
        quantity: 1,
      },
    ],
  };
  const first = { ...common, id: `${ocid}-1`, date: `${openedOn}T08:00:00Z`, tag: ['tender'], tender };
  const awardedOn = addDays(closesOn, 21);
  if (awardedOn >= today) return [first];
  const fitting = suppliers.filter((firm) => firm.divisions.includes(good.code));
  const winner = pickOne(random, fitting.length > 0 ? fitting : suppliers);
  const price = Math.round(value * (0.82 + 0.15 * random()));
  const supplier = { id: winner.id, name: winner.name };
  const deliveredOn = addDays(awardedOn, 45);
  const paidOn = addDays(deliveredOn, Math.max(5, Math.round(buyer.daysToPayment * (0.6 + 0.8 * random()))));
  const second = {
    ...common,
    id: `${ocid}-2`,
    date: `${awardedOn}T08:00:00Z`,
    tag: ['award', 'contract'],
    parties: [...common.parties, { ...supplier, roles: ['supplier'] }],
    tender,
    awards: [
      {
        id: `${ocid}-award`,
        title: good.title,
        status: 'active',
        date: `${awardedOn}T08:00:00Z`,
        value: { amount: price, currency: 'XTS' },
        suppliers: [supplier],
      },
    ],
    contracts: [
      {
        id: `${ocid}-contract`,
        awardID: `${ocid}-award`,
        title: good.title,
        status: 'active',
        value: { amount: price, currency: 'XTS' },
        dateSigned: `${awardedOn}T08:00:00Z`,
        period: { startDate: `${awardedOn}T00:00:00Z`, endDate: `${deliveredOn}T00:00:00Z` },
      },
    ],
  };
  if (paidOn >= today) return [first, second];
  const payment = {
    id: `${ocid}-payment`,
    date: `${paidOn}T00:00:00Z`,
    value: { amount: price, currency: 'XTS' },
    payer: { id: buyer.id, name: buyer.name },
    payee: supplier,
  };
  const third = {
    ...second,
    id: `${ocid}-3`,
    date: `${paidOn}T09:00:00Z`,
    tag: ['implementation'],
    contracts: second.contracts.map((contract) => ({
      ...contract,
      status: 'terminated',
      implementation: { transactions: [payment] },
    })),
  };
  return [first, second, third];
}
