import { z } from 'zod';

export const bandSchema = z.object({
  id: z.string(),
  /** As it is printed; null where the id is a size class with a word of its own. */
  label: z.string().nullable(),
  /** Numbers of workers, both ends included. */
  from: z.number(),
  to: z.number().nullable(),
});
export type Band = z.output<typeof bandSchema>;

export const publishedTableSchema = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  source: z.string(),
  /** singleChoice: one answer of several, so that columns add up to about 100. */
  kind: z.enum(['yesNo', 'singleChoice']),
  /** Places that are printed after the point. */
  decimals: z.number(),
  /** Codes of what the source does not say. */
  notStated: z.array(z.enum(['years', 'errors', 'firms', 'firmsByBand', 'pooled', 'bands', 'owner'])),
  /** Code of which firms were asked. */
  universe: z.enum(['surveyedByEnterpriseSurveys', 'microSmallMediumOfSriLanka']),
  /** Whether the owner is one of the workers; null: not stated. */
  countsOwner: z.boolean().nullable(),
  bands: z.array(bandSchema),
  /** Columns: bands, and `all` of them together. */
  sizes: z.array(z.string()),
  regions: z.array(z.object({ id: z.string(), name: z.string(), economies: z.array(z.string()) })).min(1),
  /** Codes of what a reader must know beside. */
  remarks: z.array(z.enum(['answeringYes', 'noSouthAsia', 'threeYears', 'amongInnovators'])).default([]),
  rows: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** Beginnings and parts of column names that make a likely guess. */
      guess: z.array(z.string()),
      /** The row is a share of those only who said yes to this one. */
      among: z.string().optional(),
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
  /** Of a single choice: the column of the answer; `items` then hold its codes, else columns. */
  choice: z.string().max(200).default(''),
  items: z.record(z.string(), z.string().max(200)),
  asked: z.enum(['same', 'similar']).default('similar'),
  /** Whether the survey covers the firms that the published table does. */
  covers: z.enum(['same', 'other', 'unknown']).default('unknown'),
  owner: z.enum(['counted', 'notCounted', 'unknown']).default('unknown'),
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
  return declarationSchema.parse({ weight, stratum, size, items, region: table.regions[0]!.id });
}

export interface DeclarationIssue {
  field: string;
  key: string;
}

export function checkDeclaration(
  table: PublishedTable,
  columns: readonly string[],
  { weight, stratum, size, choice, items, region }: Declaration,
): DeclarationIssue[] {
  const issues: DeclarationIssue[] = [];
  for (const [field, column] of [
    ['weight', weight],
    ['size', size],
  ] as const)
    if (!columns.includes(column)) issues.push({ field, key: `evidence.file.needed.${field}` });
  const chosen = table.rows.map(({ id }) => items[id] ?? '').filter((answer) => answer !== '');
  const isColumn = (answer: string) => choice !== '' || columns.includes(answer);
  if (chosen.length === 0 || !chosen.every(isColumn))
    issues.push({ field: `item-${table.rows[0]!.id}`, key: 'evidence.file.noItem' });
  if (choice !== '' && !columns.includes(choice)) issues.push({ field: 'choice', key: 'evidence.file.needed.choice' });
  if (stratum !== '' && !columns.includes(stratum))
    issues.push({ field: 'stratum', key: 'evidence.file.needed.stratum' });
  if (!table.regions.some(({ id }) => id === region))
    issues.push({ field: 'region', key: 'evidence.file.needed.region' });
  const all = choice === '' ? [weight, size, ...chosen] : [weight, size, choice];
  const named = all.filter((column) => column !== '');
  if (new Set(named).size < named.length) issues.push({ field: 'size', key: 'evidence.file.sameColumn' });
  if (choice !== '' && new Set(chosen).size < chosen.length)
    issues.push({ field: `item-${table.rows[0]!.id}`, key: 'evidence.file.sameAnswer' });
  return issues;
}

/** What was sent of the form; an answer that is none of the choices counts as not given. */
export function readDeclarationForm(table: PublishedTable, body: Readonly<Record<string, string>>): Declaration {
  const text = (name: string) => (body[name] ?? '').trim();
  const oneOf = <Choice extends string>(name: string, choices: readonly Choice[], otherwise: Choice): Choice =>
    choices.find((choice) => choice === text(name)) ?? otherwise;
  return {
    weight: text('weight'),
    stratum: text('stratum'),
    size: text('size'),
    choice: table.kind === 'singleChoice' ? text('choice') : '',
    items: Object.fromEntries(table.rows.map(({ id }) => [id, text(`item-${id}`)])),
    asked: oneOf('asked', ['same', 'similar'], 'similar'),
    covers: oneOf('covers', ['same', 'other', 'unknown'], 'unknown'),
    owner: oneOf('owner', ['counted', 'notCounted', 'unknown'], 'unknown'),
    region: text('region').slice(0, 60),
    surveyEconomy: text('surveyEconomy').slice(0, 100),
  };
}
