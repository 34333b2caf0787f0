import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { type MarketsQuery, pageSize, type TradeFile } from '../model.ts';
import { type ChosenUpgrade, chooseUpgrades } from '../rules/chooseUpgrades.ts';
import { compoundGrowth } from '../rules/compoundGrowth.ts';
import { type ProductIndustry, shareProducts } from '../rules/shareProducts.ts';
import { sortMarkets } from '../rules/sortMarkets.ts';
import { selectCurrentTrade, selectProductIndustries } from '../store/files.ts';
import { type Basket, selectMarkets, selectSuppliers, selectYears } from '../store/markets.ts';
import { selectCodes, selectProducts } from '../store/products.ts';
import type { FileShown, GroupMarkets, Market, MarketsView, Upgrade } from '../views/markets.ts';
import { listGroups } from './listGroups.ts';

const mostUpgrades = 25;
const largestShown = 10;
const panelRows = 5;

export async function describeMarkets(ctx: Context, query: MarketsQuery): Promise<MarketsView> {
  const { file, table } = await readOnly(ctx, async (tx) => ({
    file: await selectCurrentTrade(tx),
    table: await selectProductIndustries(tx),
  }));
  const groups = await listGroups(ctx, table);
  const group = groups.find(({ code }) => code === query.group) ?? null;
  const { economy: _, ...asked } = query;
  const empty: MarketsView = {
    query: { ...asked, group: group?.code ?? '', market: '' },
    ...{ missing: 'file', file: null, year: null, products: 0, unknownProducts: 0, total: 0, pageSize },
    groups: groups.map(({ code, title }) => ({ code, title })),
    groupTitle: group?.title ?? null,
    ...{ names: [], markets: [], largest: [], chosen: null, upgrades: [], upgradeCount: 0 },
    canChange: isAllowed(ctx.actor, 'clusters.measure'),
  };
  if (file === null) return empty;
  const told = await readOnly(ctx, (tx) => tell(tx, file, table, group?.isicPrefixes ?? null, query));
  const sorted = sortMarkets(told.markets, query.sort);
  const byDemand = sortMarkets(told.markets, 'demand');
  return {
    ...empty,
    ...{ missing: told.missing, file: shownFile(file), year: told.year, total: sorted.length },
    query: { ...empty.query, market: told.chosen?.market ?? '', year: query.year === '' ? '' : String(told.year) },
    ...{ products: told.products, unknownProducts: told.unknownProducts, chosen: told.chosen },
    names: told.markets.map(({ market }) => market).sort(),
    markets: sorted.slice((query.page - 1) * pageSize, query.page * pageSize),
    largest: byDemand
      .slice(0, largestShown)
      .map(({ market, demand, own }) => ({ market, demand: Number(demand), own: Number(own) })),
    upgrades: told.upgrades.slice(0, mostUpgrades).map(shownUpgrade),
    upgradeCount: told.upgrades.length,
  };
}

/** What a cluster's page shows of its markets and of what its group could upgrade into. */
export async function readGroupMarkets(
  ctx: Context,
  { group, groupTitle, isicPrefixes }: { group: string; groupTitle: string; isicPrefixes: string },
): Promise<GroupMarkets> {
  const canChange = isAllowed(ctx.actor, 'clusters.measure');
  const query = { market: '', year: '', order: 'near' } as const;
  return readOnly(ctx, async (tx) => {
    const file = await selectCurrentTrade(tx);
    const none = { group, groupTitle, canChange, markets: [], upgrades: [], year: null, file: null };
    if (file === null) return { ...none, missing: 'file' as const };
    const told = await tell(tx, file, await selectProductIndustries(tx), isicPrefixes.split(','), query);
    return {
      ...{ group, groupTitle, canChange, missing: told.missing, file: shownFile(file), year: told.year },
      markets: sortMarkets(told.markets, 'demand').slice(0, panelRows),
      upgrades: told.upgrades.slice(0, panelRows).map(shownUpgrade),
    };
  });
}

/** Every market of the current file for a group, for those who take the table away. */
export async function listMarkets(
  ctx: Context,
  query: MarketsQuery,
): Promise<{ markets: Market[]; file: FileShown | null; year: number | null }> {
  const { file, table } = await readOnly(ctx, async (tx) => ({
    file: await selectCurrentTrade(tx),
    table: await selectProductIndustries(tx),
  }));
  if (file === null) return { markets: [], file: null, year: null };
  const group = (await listGroups(ctx, table)).find(({ code }) => code === query.group);
  const told = await readOnly(ctx, (tx) => tell(tx, file, table, group?.isicPrefixes ?? null, query));
  return { markets: sortMarkets(told.markets, query.sort), file: shownFile(file), year: told.year };
}

interface Told {
  missing: 'table' | 'products' | null;
  year: number;
  products: number;
  unknownProducts: number;
  markets: Market[];
  chosen: MarketsView['chosen'];
  upgrades: ChosenUpgrade[];
}

async function tell(
  tx: Transaction,
  file: TradeFile,
  table: readonly ProductIndustry[],
  isicPrefixes: readonly string[] | null,
  query: Pick<MarketsQuery, 'market' | 'year' | 'order'>,
): Promise<Told> {
  const years = file.facts!.years;
  const year = years.includes(Number(query.year)) ? Number(query.year) : years.at(-1)!;
  const codes = await selectCodes(tx, file.id);
  const known = isicPrefixes === null ? null : shareProducts(codes, table, isicPrefixes);
  const counted = codes.filter((hs) => known === null || (known.get(hs) ?? 0) > 0);
  const told = {
    ...{ year, products: counted.length, unknownProducts: known === null ? 0 : codes.length - known.size },
    ...{ markets: [], chosen: null, upgrades: [] },
  };
  if (known !== null && table.length === 0) return { ...told, missing: 'table' };
  if (counted.length === 0) return { ...told, missing: 'products' };
  const shares = counted.map((hs) => known?.get(hs) ?? 1);
  const basket = { fileId: file.id, reporter: file.reporter!, codes: counted, shares };
  const { markets, yearsOf } = await readMarkets(tx, basket, year);
  const candidates = await selectProducts(tx, file.id);
  const group =
    isicPrefixes === null
      ? null
      : shareProducts(
          candidates.map(({ hs }) => hs),
          table,
          isicPrefixes,
        );
  return {
    ...{ ...told, missing: null, markets },
    chosen: markets.some(({ market }) => market === query.market)
      ? await readMarket(tx, basket, year, query.market, yearsOf.get(query.market) ?? [])
      : null,
    upgrades: chooseUpgrades(candidates, group, query.order),
  };
}

type YearRow = { year: number; demand: string; own: string };

async function readMarkets(tx: Transaction, basket: Basket, year: number) {
  const yearsOf = new Map<string, YearRow[]>();
  for (const { market, ...row } of await selectYears(tx, basket))
    yearsOf.set(market, [...(yearsOf.get(market) ?? []), row]);
  const markets = (await selectMarkets(tx, basket, year)).map((row): Market => {
    const until = (yearsOf.get(row.market) ?? []).filter((one) => one.year <= year);
    return {
      ...row,
      share: shareOf(row.own, row.demand),
      growth: compoundGrowth(until.map((one) => ({ year: one.year, value: Number(one.demand) }))),
    };
  });
  return { markets, yearsOf };
}

async function readMarket(tx: Transaction, basket: Basket, year: number, market: string, years: YearRow[]) {
  const total = years.find((one) => one.year === year)?.demand ?? '0';
  const suppliers = await selectSuppliers(tx, basket, year, market);
  return { market, years, suppliers: suppliers.map((one) => ({ ...one, share: shareOf(one.value, total) })) };
}

const shareOf = (part: string, whole: string) => (Number(whole) > 0 ? Number(part) / Number(whole) : null);

const readOnly = <Result>(ctx: Context, work: (tx: Transaction) => Promise<Result>) =>
  ctx.db.withActor(ctx, work, { readOnly: true });

function shownFile({ id, fileName, source, knownOn, currency, simulated, reporter, facts }: TradeFile): FileShown {
  const { years, exporters, hasTariff, status } = facts!;
  return {
    ...{ id, fileName, source, knownOn, currency, simulated, reporter: reporter! },
    ...{ years, exporters, hasTariff, status },
  };
}

const shownUpgrade = ({ near: _near, isPresent: _isPresent, quotient: _quotient, ...one }: ChosenUpgrade): Upgrade =>
  one;
