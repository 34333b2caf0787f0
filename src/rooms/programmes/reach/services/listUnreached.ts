import { isicEntry, isicSection } from '../../../../codes/index.ts';
import {
  type Bitmap,
  bothBits,
  countBits,
  emptyBitmap,
  type FactState,
  rowsOf,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { type CsvValue, writeCsv } from '../../../../platform/files/index.ts';
import { factTitle, type Names, stateText } from '../../catalogue/rules/criteriaWords.ts';
import type { Programme } from '../../catalogue/rules/programme.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { factsJudged, judge } from '../../matching/rules/judge.ts';
import type { DimensionCode } from '../rules/dimensions.ts';
import { selectNames } from '../store/reached.ts';
import type { UnreachedView } from '../views/reach.ts';
import { classNames } from './classNames.ts';
import { basisOf } from './describeReach.ts';
import { type FirmTable, screenerFor } from './loadFirmTable.ts';
import { type ProgrammeReach, screenProgramme } from './screenProgrammes.ts';

export const pageSize = 25;
/** Firms in one file: a list for people to go through. */
const mostInFile = 50_000;
const filters = ['size', 'region', 'cluster'] as const;

export type UnreachedQuery = UnreachedView['query'];
export type FirmRow = UnreachedView['firms'][number];

/** Firms that could have a programme, or could turn out to, and have neither asked for it nor had it. */
export async function listUnreached(ctx: Context, id: string, query: UnreachedQuery): Promise<UnreachedView> {
  const { table, reach } = await screenProgramme(ctx, id);
  const { title, unit, programme } = reach.kept;
  const firms = chosenFirms(table, unreachedFirms(reach, query.show), query);
  const nameOf = classNames(ctx.t, await readNames(ctx), table.clusterNames);
  const optionsOf = (by: (typeof filters)[number]) =>
    (table.dimensions.find(({ code }) => code === by)?.classes ?? []).map(({ code }) => ({
      value: code,
      text: nameOf(by, code),
    }));
  const rows = rowsOf(firms, { from: (query.page - 1) * pageSize, limit: pageSize });
  return {
    basis: basisOf(table),
    programme: { id, title, unit },
    query,
    total: countBits(firms),
    pageSize,
    options: { size: optionsOf('size'), region: optionsOf('region'), cluster: optionsOf('cluster') },
    firms: await firmRows(ctx, table, rows, query.show === 'unknown' ? programme : null),
  };
}

export async function writeUnreached(ctx: Context, id: string, query: UnreachedQuery): Promise<string> {
  const { table, reach } = await screenProgramme(ctx, id);
  const firms = chosenFirms(table, unreachedFirms(reach, query.show), query);
  return writeFirms(ctx, table, firms, query.show === 'unknown' ? reach.kept.programme : null);
}

/** A file of firms; at most 50,000 of them. */
export async function writeFirms(
  ctx: Context,
  table: FirmTable,
  firms: Bitmap,
  programme: Programme | null,
): Promise<string> {
  const rows = await firmRows(ctx, table, rowsOf(firms, { limit: mostInFile }), programme);
  const cells = rows.map(({ id, name, place, industry, people, missing }): CsvValue[] => [
    id,
    name,
    place,
    industry,
    people,
    missing.join('; '),
  ]);
  return writeCsv(['firm_id', 'name', 'place', 'industry', 'people', 'not_known'], cells, {
    textColumns: [0, 1, 2, 3, 4, 5],
  });
}

export function unreachedFirms(
  { unreached, screening, applied, served }: ProgrammeReach,
  show: UnreachedQuery['show'],
): Bitmap {
  return show === 'eligible' ? unreached : withoutBits(withoutBits(screening.unknown, applied), served);
}

/** A class that no firm is in lets no firm through. */
export function chosenFirms(
  table: FirmTable,
  firms: Bitmap,
  query: Readonly<Partial<Record<DimensionCode, string>>>,
): Bitmap {
  return table.dimensions.reduce((left, { code, classes }) => {
    const wanted = query[code] ?? '';
    if (wanted === '') return left;
    return bothBits(left, classes.find((one) => one.code === wanted)?.firms ?? emptyBitmap(table.size));
  }, firms);
}

/** What is shown of firms; with a programme, what of each is still to be asked for it. */
export async function firmRows(
  ctx: Context,
  table: FirmTable,
  rows: readonly number[],
  programme: Programme | null,
): Promise<FirmRow[]> {
  const { ids, screener } = table;
  const names = await readNames(ctx);
  const idOf = rows.map((row) => ids.idAt(row));
  const nameOf = await ctx.db.withActor(ctx, (tx) => selectNames(tx, idOf), { readOnly: true });
  const textOf = (fact: string, row: number) => {
    const state = screener.stateAt(fact, row);
    return state.kind === 'unknown' ? null : stateText(ctx.t, fact, state, names);
  };
  return rows.map((row, i) => ({
    id: idOf[i] as string,
    name: nameOf.get(idOf[i] as string) ?? (idOf[i] as string),
    place: textOf('place', row),
    industry: industryText(ctx, screener.stateAt('isic', row), names),
    people: peopleText(ctx, screener.stateAt('employees', row), names),
    missing: programme === null ? [] : missingOf(programme, table, row),
  }));
}

/** The column says that they are people. */
function peopleText({ t }: Context, state: FactState, names: Names): string | null {
  if (state.kind === 'unknown') return null;
  return state.kind === 'known' ? t.number(Number(state.value)) : stateText(t, 'employees', state, names);
}

/** An industry that is known coarsely by the division or group that all of it lies in. */
function industryText({ t }: Context, state: FactState, names: Names): string | null {
  if (state.kind === 'unknown') return null;
  if (state.kind !== 'set') return stateText(t, 'isic', state, names);
  const [first = '', ...others] = state.values.map(String);
  const common = [3, 2, 1]
    .map((length) => first.slice(0, length))
    .find((start) => others.every((one) => one.startsWith(start)));
  const value = isicEntry(common ?? '')?.code ?? isicSection(first)?.code;
  return value === undefined
    ? stateText(t, 'isic', state, names)
    : stateText(t, 'isic', { kind: 'known', value }, names);
}

/** What is too old to decide is left out of the table already: all that is left counts as of its day. */
function missingOf(programme: Programme, table: FirmTable, row: number): string[] {
  const screener = screenerFor(table, programme);
  const facts = factsJudged(programme, table.today).map((fact) => ({
    fact,
    state: screener.stateAt(fact, row),
    source: '',
    observedOn: table.today,
  }));
  const { questions } = judge(programme, new Map(facts.map((one) => [one.fact, one])), table.today);
  return (questions?.ask ?? []).map(factTitle);
}
