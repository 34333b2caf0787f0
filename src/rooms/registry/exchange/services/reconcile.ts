import { normaliseIdentifier } from '../../../../codes/index.ts';
import { romaniseName } from '../../../../engines/romanise/index.ts';
import { compareNames, type OrganisationName, parseName } from '../../../../kernels/organisationNames/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { type SearchHit, searchEnterprises } from '../../services/searchEnterprises.ts';
import {
  type Candidate,
  type ExtensionQuery,
  type PropertyId,
  type ReconciliationQuery,
  rankCandidates,
  type ScoredFirm,
} from '../rules/reconciliation.ts';
import { type FirmFacts, findByNumbers, selectFirmFacts } from '../store.ts';

/** So many of what a search finds are compared name by name. */
const compared = 60;

/** Firms that a query may mean, for each query of a batch. */
export async function reconcile(
  ctx: Context,
  queries: Readonly<Record<string, ReconciliationQuery>>,
): Promise<Record<string, { result: Candidate[] }>> {
  const answers: Record<string, { result: Candidate[] }> = {};
  for (const [key, query] of Object.entries(queries)) {
    ctx.signal?.throwIfAborted();
    answers[key] = { result: await candidatesOf(ctx, query) };
  }
  return answers;
}

async function candidatesOf(ctx: Context, query: ReconciliationQuery): Promise<Candidate[]> {
  const asked = propertiesOf(query);
  const numbers = (asked.get('identifier') ?? []).map(normaliseIdentifier).filter((one) => one !== '');
  const byNumber = numbers.length === 0 ? [] : await findNumbers(ctx, numbers);
  const hits = query.query.trim() === '' ? [] : await findNames(ctx, query.query);
  const firms = new Map<string, ScoredFirm>();
  const name = parseName(query.query, romaniseName);
  for (const hit of hits) keepBest(firms, scoreHit(hit, name, asked));
  for (const { id, name: found } of byNumber)
    firms.set(id, {
      id,
      name: found,
      description: '',
      agreeing: 0,
      conflicting: 0,
      ...firms.get(id),
      nameSimilarity: similarity(name, found),
      sameIdentifier: true,
    });
  return rankCandidates([...firms.values()], query.limit);
}

const propertiesOf = ({ properties }: ReconciliationQuery) =>
  new Map(properties.map(({ pid, v }) => [pid, v.map((one) => one.trim()).filter((one) => one !== '')]));

/** The whole name first; where nothing has all its words, those of its parts that are found. */
async function findNames(ctx: Context, text: string): Promise<SearchHit[]> {
  const query = {
    text: text.slice(0, 200),
    place: null,
    isic: null,
    national: null,
    box: null,
    sort: 'relevance' as const,
    page: 1,
    pageSize: compared,
  };
  const nothing = { facets: false, grid: false };
  const { hits } = await searchEnterprises(ctx, query, nothing);
  if (hits.length > 0) return hits;
  const words = text.split(/[\s,.()]+/).filter((word) => word.length > 2);
  const longest = words.sort((a, b) => b.length - a.length).slice(0, 3);
  const parts = await Promise.all(longest.map((word) => searchEnterprises(ctx, { ...query, text: word }, nothing)));
  return parts.flatMap((part) => part.hits);
}

function findNumbers(ctx: Context, numbers: readonly string[]) {
  return ctx.db.withActor(ctx, (tx) => findByNumbers(tx, numbers), { readOnly: true });
}

const similarity = (asked: OrganisationName, found: string) =>
  compareNames(asked, parseName(found, romaniseName)).similarity;

function scoreHit(hit: SearchHit, asked: OrganisationName, properties: ReadonlyMap<string, string[]>): ScoredFirm {
  const has: Partial<Record<PropertyId, (value: string) => boolean>> = {
    place: (value) => isOneOf(value, [hit.placeCode, hit.placeName, hit.placeNameLocal]),
    region: (value) => isOneOf(value, [hit.parentCode, hit.parentName]),
    isic: (value) => hit.isicCodes.includes(value),
  };
  const checks = Object.entries(has).flatMap(([pid, agrees]) => {
    const values = properties.get(pid) ?? [];
    return values.length === 0 ? [] : [values.some(agrees)];
  });
  return {
    id: hit.enterpriseId,
    name: hit.name,
    description: [hit.placeName, hit.parentName].filter((one) => one !== null).join(', '),
    nameSimilarity: similarity(asked, hit.name),
    sameIdentifier: false,
    agreeing: checks.filter((one) => one).length,
    conflicting: checks.filter((one) => !one).length,
  };
}

const isOneOf = (value: string, known: readonly (string | null)[]) =>
  known.some((one) => one !== null && one.toLowerCase() === value.toLowerCase());

/** A firm with several plants is as near as its nearest. */
function keepBest(firms: Map<string, ScoredFirm>, firm: ScoredFirm): void {
  const before = firms.get(firm.id);
  if (before === undefined || before.nameSimilarity < firm.nameSimilarity) firms.set(firm.id, firm);
}

/** What is asked of firms that are known already. */
export async function extendFirms(ctx: Context, { ids, properties }: ExtensionQuery) {
  const facts = await ctx.db.withActor(ctx, (tx) => selectFirmFacts(tx, ids), { readOnly: true });
  const asked = properties.map(({ id }) => id);
  return Object.fromEntries(
    ids.map((id) => {
      const known = facts.get(id);
      return [id, Object.fromEntries(asked.map((pid) => [pid, known === undefined ? [] : valuesOf(known, pid)]))];
    }),
  );
}

function valuesOf(facts: FirmFacts, pid: string): ({ str: string } | { float: number })[] {
  const texts: Partial<Record<PropertyId, readonly string[]>> = {
    identifier: facts.identifiers,
    place: facts.places,
    region: facts.regions,
    isic: facts.isic,
    address: facts.addresses,
    legalForm: facts.legalForm === null ? [] : [facts.legalForm],
  };
  const numbers: Partial<Record<PropertyId, number | null>> = {
    employees: facts.employees,
    longitude: facts.longitude,
    latitude: facts.latitude,
  };
  const number = numbers[pid as PropertyId];
  if (number !== undefined) return number === null ? [] : [{ float: number }];
  return (texts[pid as PropertyId] ?? []).map((str) => ({ str }));
}
