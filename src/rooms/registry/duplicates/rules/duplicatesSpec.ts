import { z } from 'zod';
import { fieldKinds } from '../../../../kernels/resolution/index.ts';
import type { CommandInput, Fault } from '../../../../platform/command/define.ts';
import { InputFaults } from '../../../../platform/command/define.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';

const columnName = z.string().min(1).max(200);
const fieldSchema = z
  .strictObject({
    column: columnName.optional().describe('The column; in a link, of both files'),
    columns: z
      .array(columnName)
      .min(2)
      .max(3)
      .optional()
      .describe('Instead of column: year, month and day of a date, or latitude and longitude of a point'),
    a: columnName.optional().describe('In a link, instead of column: the column of the first file'),
    b: columnName.optional().describe('In a link, instead of column: the column of the second file'),
    kind: z.enum(fieldKinds).describe('What the column holds, and so how its values are compared'),
    verified: z.boolean().default(false).describe('A number that was checked: two different ones are never one entity'),
  })
  .describe('One of column, columns, or a and b');

export const duplicatesSpec = z.strictObject({
  id: columnName
    .optional()
    .describe('Column of row identifiers; the column "id" if left out, else the number of the row'),
  fields: z.array(fieldSchema).min(1).max(16).optional().describe('What is compared; inferred if left out'),
  threshold: z.number().gt(0).lt(1).default(0.5).describe('Pairs at least so probable are given'),
  pairBudget: z.int().min(1000).max(200_000_000).optional().describe('Most pairs to be compared'),
  seed: z.int().min(0).optional().describe('For the pairs that are drawn at random; --seed beats it'),
});
export const linkSpec = duplicatesSpec.extend({
  idA: columnName.optional().describe('Column of row identifiers of the first file'),
  idB: columnName.optional().describe('Column of row identifiers of the second file'),
  oneToOne: z.boolean().optional().describe('Whether a row has one partner at most; found out if left out'),
});
export type DuplicatesSpec = z.output<typeof duplicatesSpec>;
export type LinkSpec = z.output<typeof linkSpec>;
export type SpecField = z.output<typeof fieldSchema>;

/** The spec, or faults that name the key; without one everything is inferred. */
export function parseSpec<Schema extends typeof duplicatesSpec | typeof linkSpec>(
  schema: Schema,
  { spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>,
  verb: string,
): z.output<Schema> {
  const file = specFile ?? '--spec';
  const parsed = schema.safeParse(spec ?? {});
  const see = `see: toolroom schema registry ${verb}`;
  const fault = (column: string | null, message: string, remedy: string): Fault => ({
    file,
    row: null,
    column,
    code: 'spec',
    message,
    remedy,
  });
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, see)));
  const faults = (parsed.data.fields ?? []).flatMap((field, index) => {
    const problem = faultOfField(field, verb === 'link');
    return problem === null ? [] : [fault(`fields.${index}`, problem, see)];
  });
  if (faults.length > 0) throw new InputFaults(faults);
  return parsed.data as z.output<Schema>;
}

function faultOfField({ column, columns, a, b, kind, verified }: SpecField, isLink: boolean): string | null {
  const ways = [column, columns, a ?? b].filter((way) => way !== undefined).length;
  if (ways !== 1) return 'a field names its columns in one way: by column, by columns, or by a and b';
  if ((a === undefined) !== (b === undefined)) return 'a field with a needs b, and one with b needs a';
  if (a !== undefined && !isLink) return 'a and b belong to a link of two files';
  if (columns && !((kind === 'date' && columns.length === 3) || (kind === 'geo' && columns.length === 2)))
    return 'three columns make a date, two make a geo; no other kind has several';
  if (verified && kind !== 'identifier') return 'only an identifier can be verified';
  return null;
}
