import { z } from 'zod';

export const sizeClasses = ['small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];

export const publishedTableSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  source: z.string(),
  notStated: z.array(z.string()),
  sizes: z.array(z.enum(sizeClasses)),
  regions: z.array(z.object({ id: z.string(), name: z.string(), economies: z.array(z.string()) })),
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** Beginnings and parts of column names that make a likely guess. */
      guess: z.array(z.string()),
      /** Percent, by region in the order of the sizes. */
      values: z.record(z.string(), z.array(z.number())),
    }),
  ),
});
export type PublishedTable = z.output<typeof publishedTableSchema>;

export const declarationSchema = z.object({
  weight: z.string().max(200).default(''),
  stratum: z.string().max(200).default(''),
  size: z.string().max(200).default(''),
  items: z.record(z.string(), z.string().max(200)),
  asked: z.enum(['same', 'similar']).default('similar'),
  region: z.string().max(60),
  surveyEconomy: z.string().max(100).default(''),
});
export type Declaration = z.output<typeof declarationSchema>;

const weightNames = ['wmedian', 'w_median', 'weight', 'wt', 'pw', 'wgt'];
const sizeNames = ['size', 'a6a', 'size_class', 'workers', 'employees', 'employment'];
const stratumNames = ['stratum', 'strata'];

/** What columns are likely to be, from their names; an empty answer where none is. */
export function guessDeclaration(table: PublishedTable, columns: readonly string[]): Declaration {
  const taken = new Set<string>();
  const pick = (names: readonly string[]) => {
    const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
    const free = columns.filter((column) => !taken.has(column));
    for (const match of [(a: string, b: string) => a === b, (a: string, b: string) => a.includes(b)])
      for (const name of names) {
        const found = free.find((column) => match(plain(column), name));
        if (found === undefined) continue;
        taken.add(found);
        return found;
      }
    return '';
  };
  const [weight, stratum, size] = [pick(weightNames), pick(stratumNames), pick(sizeNames)] as [string, string, string];
  const items = Object.fromEntries(table.rows.map(({ id, guess }) => [id, pick(guess)]));
  return { weight, stratum, size, items, asked: 'similar', region: table.regions[0]!.id, surveyEconomy: '' };
}

export interface DeclarationIssue {
  field: string;
  key: string;
}

export function checkDeclaration(
  table: PublishedTable,
  columns: readonly string[],
  { weight, stratum, size, items, region }: Declaration,
): DeclarationIssue[] {
  const issues: DeclarationIssue[] = [];
  for (const [field, column] of [
    ['weight', weight],
    ['size', size],
  ] as const)
    if (!columns.includes(column)) issues.push({ field, key: `evidence.file.needed.${field}` });
  const chosen = table.rows.map(({ id }) => items[id] ?? '').filter((column) => column !== '');
  if (chosen.length === 0 || chosen.some((column) => !columns.includes(column)))
    issues.push({ field: `item-${table.rows[0]!.id}`, key: 'evidence.file.noItem' });
  if (stratum !== '' && !columns.includes(stratum))
    issues.push({ field: 'stratum', key: 'evidence.file.needed.stratum' });
  if (!table.regions.some(({ id }) => id === region))
    issues.push({ field: 'region', key: 'evidence.file.needed.region' });
  const all = [weight, size, ...chosen].filter((column) => column !== '');
  if (new Set(all).size < all.length) issues.push({ field: 'size', key: 'evidence.file.sameColumn' });
  return issues;
}

const yes = new Set(['1', 'yes', 'y', 'true', 'si', 'ya']);
const no = new Set(['0', '2', 'no', 'n', 'false', 'tidak']);

/** 1, 0, or NaN for what is neither: don't know, refused, not applicable. */
export function readYesNo(cell: string): number {
  const plain = cell.trim().toLowerCase();
  return yes.has(plain) ? 1 : no.has(plain) ? 0 : Number.NaN;
}

/** How the sizes of a column are to be read, from all of its values. */
export function sizeReader(labels: readonly string[]): (label: string) => SizeClass | 'micro' | null {
  const isNumeric = labels.every((label) => /^\d+(\.\d+)?$/.test(label));
  if (isNumeric && labels.some((label) => Number(label) > 3))
    return (label) => {
      const workers = Number(label);
      return workers < 5 ? 'micro' : workers < 20 ? 'small' : workers < 100 ? 'medium' : 'large';
    };
  if (isNumeric) return (label) => sizeClasses[Number(label) - 1] ?? null;
  return (label) => {
    const plain = label.toLowerCase();
    if (plain.startsWith('micro')) return 'micro';
    return sizeClasses.find((size) => plain.startsWith(size)) ?? null;
  };
}

export type Comparability = 'comparable' | 'partly' | 'not';
export interface Verdict {
  flag: Comparability;
  /** Codes of the reasons, with what they need to be said. */
  why: { code: string; values?: Record<string, string | number> }[];
}

export interface EstimatedCell {
  estimate: number | null;
  standardError: number | null;
  answers: number;
  /** Rows of the size, answered or not. */
  firms: number;
  reason: string | null;
}

/** Whether an estimate and a published figure speak of the same thing. */
export function judgeComparability(
  table: PublishedTable,
  declaration: Declaration,
  cell: EstimatedCell | null,
): Verdict {
  if (cell === null) return { flag: 'not', why: [{ code: 'notAsked' }] };
  if (cell.estimate === null) return { flag: 'not', why: [{ code: 'noFirm' }] };
  if (cell.standardError === null)
    return { flag: 'not', why: [{ code: 'noError', values: { reason: cell.reason ?? '' } }] };
  const region = table.regions.find(({ id }) => id === declaration.region);
  const missing = cell.firms === 0 ? 0 : 1 - cell.answers / cell.firms;
  const why = [
    ...(cell.answers < 30 ? [{ code: 'fewAnswers' }] : []),
    ...(declaration.asked === 'same' ? [] : [{ code: 'asked' }]),
    ...(region?.economies.includes(declaration.surveyEconomy) ? [] : [{ code: 'economy' }]),
    ...(missing > 0.1 ? [{ code: 'missing', values: { share: missing } }] : []),
  ];
  return why.length === 0 ? { flag: 'comparable', why: [{ code: 'none' }] } : { flag: 'partly', why };
}
