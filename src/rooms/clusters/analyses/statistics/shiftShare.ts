import { z } from 'zod';
import { countTurnover, partChange, type ShiftShare } from '../../../../kernels/concentration/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type ChangeRows, readChange } from './readChange.ts';
import { defineStatistic } from './statistic.ts';

const column = z.string().min(1);

const spec = z.strictObject({
  statistic: z.literal('shiftShare'),
  area: column.describe('Column of the area'),
  industry: column.describe('Column of the industry'),
  start: column.describe('Column of jobs (or other amounts) at the first date; empty: was not there'),
  end: column.describe('Column of the same at the second date'),
  rows: z.enum(['area', 'industry', 'cell']).default('area').describe('What parts are added up to'),
  homothetic: z.boolean().default(false).describe('Part local further (Esteban-Marquillas)'),
  plants: z.boolean().default(false).describe('Each row is a plant: count entries and exits too'),
  seed: z.int().min(0).optional().describe('Drawn on by no part of this statistic; kept in the result'),
});
type Rows = z.output<typeof spec>['rows'];

const value = z.number().nullable();
const count = z.int().optional();

export const shiftShareOutput = z.strictObject({
  statistic: z.literal('shiftShare'),
  n: z.int().describe('Rows that were used'),
  parameters: z.strictObject({
    area: z.string(),
    industry: z.string(),
    start: z.string(),
    end: z.string(),
    rows: z.enum(['area', 'industry', 'cell']),
    homothetic: z.boolean(),
    plants: z.boolean(),
    areas: z.int(),
    industries: z.int(),
    rowsLeftOut: z.int().describe('Rows without area or industry'),
    nationalRate: value.describe('Growth of everything, as a share'),
  }),
  seed: z.int(),
  simulations: z.int(),
  results: z.array(
    z.strictObject({
      area: z.string().optional(),
      industry: z.string().optional(),
      startAmount: z.number(),
      endAmount: z.number(),
      change: z.number(),
      national: value.describe('Had it grown as everything did'),
      mix: value.describe('What its industries’ growth beyond that adds'),
      local: value.describe('What is left: the area’s own'),
      competitive: value.optional().describe('Of local: as if the area had the country’s industries'),
      allocation: value.optional().describe('Of local: what its specialisation adds'),
      newcomers: value.optional().describe('Of local: cells that began empty'),
      plantsAtStart: count,
      plantsAtEnd: count,
      entries: count,
      exits: count,
      entryRate: value.optional().describe('Entries over plants at the end'),
      exitRate: value.optional().describe('Exits over plants at the start'),
      status: z.enum(['ok', 'empty']),
      reason: z.string().nullable(),
    }),
  ),
});

const mostCells = 500_000;

export const shiftShare = defineStatistic({
  spec,
  output: shiftShareOutput,
  async run(file, given, { seed, signal }, environment): Promise<z.output<typeof shiftShareOutput>> {
    const read = await readChange(file, given, environment, signal);
    const cells = read.areas.length * read.industries.length;
    if (cells > mostCells)
      refuse(file, {
        code: 'tooManyCells',
        message: `${read.areas.length} areas × ${read.industries.length} industries are more than ${mostCells} cells`,
        remedy: 'name coarser columns',
      });
    const n = read.area.length;
    if (n < read.rowsRead)
      environment.note(`${read.rowsRead - n} of ${read.rowsRead} rows lack a cell and are left out`);
    const [start, end] = [new Float64Array(cells), new Float64Array(cells)];
    for (let row = 0; row < n; row += 1) {
      const cell = read.area[row]! * read.industries.length + read.industry[row]!;
      start[cell]! += read.start[row]!;
      end[cell]! += read.end[row]!;
    }
    const parts = partChange(start, end, read.areas.length);
    const { area, industry, rows, homothetic, plants } = given;
    return {
      statistic: 'shiftShare',
      n,
      parameters: {
        ...{ area, industry, start: given.start, end: given.end, rows, homothetic, plants },
        ...{ areas: read.areas.length, industries: read.industries.length, rowsLeftOut: read.rowsRead - n },
        nationalRate: parts.status === 'ok' ? parts.nationalRate : null,
      },
      seed,
      simulations: 0,
      results: nameRows(read, parts, start, end, given),
    };
  },
});

function nameRows(
  read: ChangeRows,
  parts: ShiftShare,
  start: Float64Array,
  end: Float64Array,
  { rows, homothetic, plants }: { rows: Rows; homothetic: boolean; plants: boolean },
) {
  const width = read.industries.length;
  const groupOf = (area: number, industry: number) =>
    rows === 'area' ? area : rows === 'industry' ? industry : area * width + industry;
  const groups = rows === 'area' ? read.areas.length : rows === 'industry' ? width : start.length;
  const add = (amounts: Float64Array, isTaken: (cell: number) => boolean = () => true) => {
    const sums = new Float64Array(groups);
    for (let cell = 0; cell < amounts.length; cell += 1)
      if (isTaken(cell)) sums[groupOf(Math.floor(cell / width), cell % width)]! += amounts[cell]!;
    return sums;
  };
  const group = Int32Array.from(read.area, (area, row) => groupOf(area, read.industry[row]!));
  const turnover = plants ? countTurnover(group, read.start, read.end, groups) : null;
  const [startAmount, endAmount] = [add(start), add(end)];
  const [national, mix, local] = [add(parts.national), add(parts.mix), add(parts.local)];
  const [competitive, allocation] = [add(parts.competitive), add(parts.allocation)];
  const newcomers = add(parts.local, (cell) => parts.isNew[cell] === 1);
  const isOk = parts.status === 'ok';
  const only = (sums: Float64Array, at: number) => (isOk ? sums[at]! : null);
  return Array.from(startAmount, (before, at) => ({
    ...(rows === 'industry' ? {} : { area: read.areas[rows === 'area' ? at : Math.floor(at / width)]! }),
    ...(rows === 'area' ? {} : { industry: read.industries[at % width]! }),
    ...{ startAmount: before, endAmount: endAmount[at]!, change: endAmount[at]! - before },
    ...{ national: only(national, at), mix: only(mix, at), local: only(local, at) },
    ...(homothetic
      ? { competitive: only(competitive, at), allocation: only(allocation, at), newcomers: only(newcomers, at) }
      : {}),
    ...(turnover === null ? {} : nameTurnover(turnover[at]!)),
    ...{ status: parts.status, reason: parts.reason },
  }));
}

const nameTurnover = ({
  start,
  end,
  entries,
  exits,
  entryRate,
  exitRate,
}: ReturnType<typeof countTurnover>[number]) => ({
  ...{ plantsAtStart: start, plantsAtEnd: end, entries, exits, entryRate, exitRate },
});
