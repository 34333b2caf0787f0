import { type Atom, isAtom } from '../../../../kernels/criteria/index.ts';
import { notStated } from '../model.ts';
import { evidenceTitles } from './evidence.ts';
import type { Programme } from './programme.ts';
import { rowTextOf } from './readCriteriaRow.ts';
import { rowsOf } from './ruleRows.ts';

export const criteriaColumns = 6;

/** Columns of a table of programmes, a row each; what may hold several is parted by semicolons. */
export const tableColumns = [
  ...[
    'id',
    'title',
    'provider',
    'instrument',
    'summary',
    'funders',
    'delivered_by',
    'legal_basis',
    'area',
    'area_codes',
  ],
  ...['unit', 'opens_on', 'closes_on', 'recurrence', 'processing_days', 'rate_percent', 'rate_to_percent', 'share_of'],
  ...[
    'ceiling',
    'amount_least',
    'amount_most',
    'currency',
    'eligible_costs',
    'evidence',
    'obligations',
    'gaps',
    'goals',
  ],
  ...['keywords', 'languages', 'contact_name', 'contact_email', 'contact_phone', 'contact_url', 'apply_url', 'source'],
  ...['source_url', 'last_verified_on', 'combine'],
  ...Array.from({ length: criteriaColumns }, (_, i) => `criterion${i + 1}`),
  ...(['criteria', 'parameters', 'derived', 'areas', 'translations'] as const),
] as const;

/** Columns that hold JSON, of the field of the same name. */
export const jsonColumns = ['parameters', 'derived', 'areas', 'translations'] as const;

/** Columns whose cells are texts, which a spreadsheet must not take for formulas. */
export const textColumns = tableColumns.flatMap((name, at) =>
  /^(rate|ceiling|amount|processing|opens|closes|last)/.test(name) ? [] : [at],
);

/** Columns that a row can't do without. */
export const neededColumns = ['title', 'provider', 'instrument', 'source'];

export function tableRow(programme: Programme): (string | null)[] {
  const cells = cellsOf(programme);
  return tableColumns.map((name) => cells[name] ?? null);
}

function cellsOf(programme: Programme): Record<string, string | undefined> {
  const { source, costShare = {}, amount = {}, contact = {} } = programme;
  const online = programme.channels?.find(({ kind }) => kind === 'online')?.url;
  return {
    id: programme.id,
    title: programme.title,
    provider: programme.provider,
    instrument: programme.instrument,
    summary: programme.summary,
    funders: list([...(programme.funder === undefined ? [] : [programme.funder]), ...(programme.funders ?? [])]),
    delivered_by: list(programme.deliveredBy),
    legal_basis: programme.legalBasis,
    area: programme.area,
    area_codes: list(programme.areaCodes),
    unit: programme.unit,
    opens_on: programme.opensOn,
    closes_on: programme.closesOn,
    recurrence: programme.recurrence,
    processing_days: programme.processingDays?.toString(),
    rate_percent: percent(costShare.rate),
    rate_to_percent: percent(costShare.rateTo),
    share_of: costShare.of,
    ceiling: costShare.ceiling?.amount,
    amount_least: amount.least?.amount,
    amount_most: amount.most?.amount,
    currency: (costShare.ceiling ?? amount.most ?? amount.least)?.currency,
    eligible_costs: list(costShare.eligibleCosts),
    evidence: list(evidenceTitles(programme)),
    obligations: list(programme.obligations),
    gaps: list(programme.gaps),
    goals: list(programme.goals),
    keywords: list(programme.keywords),
    languages: list(programme.languages),
    contact_name: contact.name,
    contact_email: contact.email,
    contact_phone: contact.phone,
    contact_url: contact.url,
    apply_url: online,
    source: typeof source === 'string' ? source : source.title,
    source_url: typeof source === 'string' ? undefined : source.url,
    last_verified_on: programme.lastVerifiedOn,
    ...ruleCells(programme),
    ...Object.fromEntries(jsonColumns.map((name) => [name, json(programme[name])])),
  };
}

/** A rule of a few rows as texts such as `employees <= 100`; any other as JSON in one cell. */
function ruleCells({ criteria }: Programme): Record<string, string> {
  const rows = rowsOf(criteria);
  if (rows === null || rows.block !== null || rows.atoms.length > criteriaColumns)
    return { criteria: JSON.stringify(criteria) };
  if (isAtom(criteria) || rows.atoms.length === 0) return { ...named(rows.atoms) };
  return { combine: rows.combine, ...named(rows.atoms) };
}

const named = (atoms: readonly Atom[]) =>
  Object.fromEntries(atoms.map((atom, at) => [`criterion${at + 1}`, criterionText(atom)]));

export function criterionText(atom: Atom): string {
  const { fact, op, value } = rowTextOf(atom);
  return [fact, op, value].join(' ').trim();
}

const percent = (share: number | undefined) =>
  share === undefined ? undefined : String(Number((share * 100).toFixed(4)));
const json = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));
const list = (values: readonly string[] | undefined) =>
  values === undefined ? undefined : values.filter((one) => one !== notStated).join('; ');
