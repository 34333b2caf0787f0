import type { Declaration, PublishedTable } from './publishedTables.ts';

export type Comparability = 'comparable' | 'partly' | 'not';
export interface Verdict {
  flag: Comparability;
  /** Codes of the reasons, with what they need to be said. */
  why: { code: string; values?: Record<string, string | number> }[];
}

export interface EstimatedCell {
  size: string;
  estimate: number | null;
  standardError: number | null;
  answers: number;
  /** Rows of the size, answered or not. */
  firms: number;
  reason: string | null;
}

/** Whether an estimate and a published figure speak of the same thing. What the source leaves open is said and judged by nobody. */
export function judgeComparability(
  table: PublishedTable,
  declaration: Declaration,
  cell: EstimatedCell | null,
  readAs: 'workers' | 'classes' = 'workers',
): Verdict {
  if (cell === null) return { flag: 'not', why: [{ code: 'notAsked' }] };
  if (cell.estimate === null) return { flag: 'not', why: [{ code: 'noFirm' }] };
  if (cell.standardError === null)
    return { flag: 'not', why: [{ code: 'noError', values: { reason: cell.reason ?? '' } }] };
  const against = [...ofCell(cell), ...ofFirms(table, declaration, cell, readAs), ...ofQuestion(table, declaration)];
  const open = table.notStated.includes('years') ? [{ code: 'years' }] : [];
  return against.length === 0
    ? { flag: 'comparable', why: [{ code: 'none' }, ...open] }
    : { flag: 'partly', why: [...against, ...open] };
}

function ofCell({ answers, firms }: EstimatedCell): Verdict['why'] {
  const missing = firms === 0 ? 0 : 1 - answers / firms;
  return [
    ...(answers < 30 ? [{ code: 'fewAnswers' }] : []),
    ...(missing > 0.1 ? [{ code: 'missing', values: { share: missing } }] : []),
  ];
}

function ofFirms(
  table: PublishedTable,
  { region, surveyEconomy, covers, owner }: Declaration,
  { size }: EstimatedCell,
  readAs: 'workers' | 'classes',
): Verdict['why'] {
  const economies = table.regions.find(({ id }) => id === region)?.economies ?? [];
  const hasOwnBands = table.bands.some(({ label }) => label !== null);
  const isBanded = size !== 'all' || table.bands[0]!.from > 0;
  const wanted = table.countsOwner === true ? 'counted' : 'notCounted';
  return [
    ...(economies.includes(surveyEconomy) ? [] : [{ code: 'economy' }]),
    ...(covers === 'same' ? [] : [{ code: covers === 'other' ? 'universe' : 'universeUnknown' }]),
    ...(hasOwnBands && isBanded && readAs === 'classes' ? [{ code: 'bands' }] : []),
    ...(table.countsOwner === null || !isBanded || owner === wanted
      ? []
      : [{ code: owner === 'unknown' ? 'ownerUnknown' : 'owner' }]),
  ];
}

function ofQuestion({ kind }: PublishedTable, { asked, choice }: Declaration): Verdict['why'] {
  return [
    ...(asked === 'same' ? [] : [{ code: 'asked' }]),
    ...(kind === 'singleChoice' && choice === '' ? [{ code: 'choice' }] : []),
  ];
}
