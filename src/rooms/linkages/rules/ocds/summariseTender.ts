import Big from 'big.js';
import type { Party, Release, Value } from './schema.ts';

export const tenderStages = ['planning', 'open', 'award', 'contract', 'ended'] as const;
export type TenderStage = (typeof tenderStages)[number];

export interface TenderSupplier {
  id: string;
  name: string;
  scheme: string | null;
  identifier: string | null;
}

export interface TenderSummary {
  title: string;
  description: string | null;
  stage: TenderStage;
  method: string | null;
  methodDetails: string | null;
  buyer: { id: string | null; name: string; role: 'buyer' | 'procuringEntity' } | null;
  suppliers: TenderSupplier[];
  amount: { amount: string; currency: string | null; of: 'contracts' | 'awards' | 'tender' } | null;
  closesAt: string | null;
}

/** What a list shows of a contracting process, from its compiled release. */
export function summariseTender(release: Release): TenderSummary {
  const { tender, contracts = [], awards = [] } = release;
  const described = [tender, contracts[0], awards[0]];
  const first = (key: 'title' | 'description') =>
    described.map((one) => one?.[key]?.trim()).find((text) => text !== undefined && text !== '') ?? null;
  const description = first('description');
  return {
    title: titleOf(first('title'), description, release.ocid),
    description,
    stage: stageOf(release),
    method: tender?.procurementMethod ?? null,
    methodDetails: tender?.procurementMethodDetails ?? null,
    buyer: buyerOf(release),
    suppliers: suppliersOf(release),
    amount: amountOf(release),
    closesAt: tender?.tenderPeriod?.endDate ?? null,
  };
}

/** Publishers put numbers of their files where a title belongs: a description in words says more. */
function titleOf(title: string | null, description: string | null, ocid: string): string {
  const isNumber = title === null || !title.split(/\s+/).some((word) => /^\p{L}{3,}\P{N}*$/u.test(word));
  return ((isNumber ? description : title) ?? title ?? ocid).slice(0, 500);
}

function stageOf({ tender, contracts = [], awards = [] }: Release): TenderStage {
  const isOver = (status: string | null | undefined) => status === 'terminated' || status === 'cancelled';
  if (contracts.length > 0) return contracts.every(({ status }) => isOver(status)) ? 'ended' : 'contract';
  if (awards.length > 0) {
    return awards.every(({ status }) => status === 'cancelled' || status === 'unsuccessful') ? 'ended' : 'award';
  }
  switch (tender?.status) {
    case 'cancelled':
    case 'unsuccessful':
    case 'withdrawn':
    case 'complete':
      return 'ended';
    case 'planning':
    case 'planned':
      return 'planning';
    default:
      return tender === undefined ? 'planning' : 'open';
  }
}

/** Many publishers name no buyer at the top: the party with that role, else the procuring entity, says who buys. */
function buyerOf({ buyer, tender, parties = [] }: Release): TenderSummary['buyer'] {
  const withRole = (role: string) => parties.find(({ roles }) => roles?.includes(role));
  const found = [
    { party: buyer ?? withRole('buyer'), role: 'buyer' as const },
    { party: tender?.procuringEntity ?? withRole('procuringEntity'), role: 'procuringEntity' as const },
  ];
  for (const { party, role } of found) {
    if (party === undefined) continue;
    const id = party.id === undefined || party.id === null || party.id === '' ? null : String(party.id);
    const name = nameOf(party.name) ?? nameOf(parties.find((one) => one.id === id)?.name);
    if (name !== null) return { id, name, role };
  }
  return null;
}

const nameOf = (name: string | null | undefined): string | null => name?.trim() || null;

/** Of the awards on which the contracts now stand: an amendment may have put another award, and supplier, in the first one's place. */
function suppliersOf({ awards = [], contracts = [], parties = [] }: Release): TenderSupplier[] {
  const found = new Map<string, TenderSupplier>();
  const notLost = awards.filter(({ status }) => status !== 'cancelled' && status !== 'unsuccessful');
  const signed = new Set(contracts.map(({ awardID }) => String(awardID)));
  const underContract = notLost.filter(({ id }) => signed.has(String(id)));
  const live = underContract.length > 0 ? underContract : notLost;
  for (const { id, name } of live.flatMap(({ suppliers = [] }) => suppliers)) {
    const key = id === undefined || id === null || id === '' ? `name:${name}` : String(id);
    const party = parties.find((one) => one.id === key);
    const shown = nameOf(name) ?? nameOf(party?.name);
    if (shown !== null) found.set(key, { id: key, name: shown, ...numberOf(party) });
  }
  return [...found.values()];
}

function numberOf(party: Party | undefined): { scheme: string | null; identifier: string | null } {
  const known = [party?.identifier, ...(party?.additionalIdentifiers ?? [])].find((one) => one?.id);
  return {
    scheme: known?.scheme ?? null,
    identifier: known?.id === undefined || known.id === null ? null : String(known.id),
  };
}

/** The sum of what stands nearest to money paid; null where nothing is stated, or several currencies would be added up. */
function amountOf({ contracts = [], awards = [], tender }: Release): TenderSummary['amount'] {
  const live = <One extends { status?: string | null }>(list: readonly One[]) =>
    list.filter(({ status }) => status !== 'cancelled' && status !== 'unsuccessful');
  const candidates = [
    { of: 'contracts' as const, values: live(contracts).map(({ value }) => value) },
    { of: 'awards' as const, values: live(awards).map(({ value }) => value) },
    { of: 'tender' as const, values: [tender?.value] },
  ];
  for (const { of, values } of candidates) {
    const stated = values.filter((value): value is Value & { amount: string } => typeof value?.amount === 'string');
    if (stated.length === 0) continue;
    const currencies = new Set(stated.map(({ currency }) => currency ?? null));
    if (currencies.size > 1) return null;
    return { amount: addUp(stated.map(({ amount }) => amount)), currency: [...currencies][0] ?? null, of };
  }
  return null;
}

function addUp(amounts: readonly string[]): string {
  if (amounts.length === 1) return amounts[0]!;
  const digits = Math.max(...amounts.map((amount) => amount.split('.')[1]?.length ?? 0));
  return amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed(digits);
}
