import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededRandom } from '../kernels/random/index.ts';
import type { SimulatedSource } from '../rooms/evidence/index.ts';
import { generateRegister } from './generateRegister.ts';
import { drawNormal } from './year/chance.ts';
import { type Firm, outcomeOfRegister, outcomeOfTests } from './year/model.ts';
import { inRegister, inventPastRounds, type PastRounds } from './year/pastRounds.ts';

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025] as const;
/** Share of firms and years of which nothing was filed. */
const notFiled = 0.06;
/** Rows a hundred firms whose number nobody here has: they moved, merged, or were never in this register. */
const strangers = 0.03;

/** What a register and a follow-up say of firms that applied and of firms that did not, as files to be imported. */
export function inventSources(
  firms: readonly Firm[],
  seed: number,
): { source: SimulatedSource; fileName: string; lines: () => Generator<string> }[] {
  const past = inventPastRounds(firms, seed);
  const numbers = numbersOf(firms, seed);
  return [
    {
      source: {
        name: outcomeOfRegister.source,
        kind: 'register',
        holder: 'Revenue service (simulated)',
        layout: {
          number: 'tax_number',
          period: 'year',
          fixedPeriod: '',
          outcomes: [
            { column: 'log_sales_per_worker', indicator: outcomeOfRegister.outcome, unit: outcomeOfRegister.unit },
          ],
        },
      },
      fileName: 'simulated-business-tax-register-2019-2025.csv',
      lines: () => registerLines(firms, past, numbers, seed),
    },
    {
      source: {
        name: outcomeOfTests.source,
        kind: 'followUp',
        holder: 'Testing centre (simulated)',
        layout: {
          number: 'tax_number',
          period: 'year',
          fixedPeriod: '',
          outcomes: [{ column: 'defective_percent', indicator: outcomeOfTests.outcome, unit: outcomeOfTests.unit }],
        },
      },
      fileName: 'simulated-follow-up-testing-centre.csv',
      lines: () => followUpLines(past, numbers),
    },
  ];
}

export const writeLines = (file: string, lines: Generator<string>): Promise<void> =>
  pipeline(Readable.from(lines), createWriteStream(file));

function* registerLines(
  firms: readonly Firm[],
  past: PastRounds,
  numbers: ReadonlyMap<string, string>,
  seed: number,
): Generator<string> {
  const random = seededRandom(seed + 41);
  const shocks = years.map((_, i) => 0.012 * i + 0.02 * drawNormal(random));
  yield 'tax_number,year,workers,log_sales_per_worker\n';
  for (const firm of firms.filter(inRegister)) {
    const known = numbers.get(firm.id) ?? firm.id;
    let lines = '';
    for (const [i, year] of years.entries()) {
      const noise = 0.12 * drawNormal(random);
      const value = past.levels.get(firm.id)! + shocks[i]! + noise + helpIn(past, firm.id, year);
      const workers = Math.max(1, Math.round(firm.employees * Math.exp(0.08 * drawNormal(random) + 0.01 * (i - 6))));
      if (random() >= notFiled) lines += `${known},${year},${workers},${value.toFixed(4)}\n`;
    }
    if (random() < strangers)
      lines += `9${String(Math.floor(random() * 1e7)).padStart(7, '0')},2025,${firm.employees},3.5\n`;
    yield lines;
  }
}

/** What help that had begun by then added in a year. */
export function helpIn({ changes }: Pick<PastRounds, 'changes'>, firm: string, year: number): number {
  const change = changes.get(firm);
  if (change === undefined || year < change.since) return 0;
  return change.by[Math.min(year - change.since, change.by.length - 1)]!;
}

function* followUpLines({ answers }: PastRounds, numbers: ReadonlyMap<string, string>): Generator<string> {
  yield 'tax_number,year,defective_percent\n';
  for (const { firm, period, value } of answers) yield `${numbers.get(firm) ?? firm},${period},${value}\n`;
}

/** Numbers under which firms were written into the invented register; where two are alike in name and size, the firm's id here stands for it. */
function numbersOf(firms: readonly Firm[], seed: number): Map<string, string> {
  const nameOf = (name: string, employees: number | string) => `${name} ${employees}`;
  const written = new Map<string, string | null>();
  for (const { enterprise, name, employees } of generateRegister(Math.ceil(firms.length * 1.3) + 100, seed))
    if (enterprise !== '') {
      const key = nameOf(name, employees);
      written.set(key, written.has(key) && written.get(key) !== enterprise ? null : enterprise);
    }
  return new Map(
    firms.flatMap(({ id, name, employees }) => {
      const number = written.get(nameOf(name, employees));
      return number === null || number === undefined ? [] : [[id, number]];
    }),
  );
}
