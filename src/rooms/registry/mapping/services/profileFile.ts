import { openTable } from '../../../../platform/files/index.ts';
import { clip } from '../../rules/cell.ts';
import { readText } from '../../rules/checkCells.ts';
import { readCountries } from '../../services/openProjection.ts';
import { readExtent } from '../../services/readMapping.ts';
import type { Profile } from '../profile.ts';
import { contentEvidence } from '../rules/contentGuess.ts';
import { type ColumnFacts, guessColumns } from '../rules/guessColumns.ts';
import { headerGuesser } from './headerGuesser.ts';
import { listSheets } from './listSheets.ts';

export interface ReadingOptions {
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: string | undefined;
}

const rowsLookedAt = 300;
/** A very wide file is known by fewer of its rows. */
const cellsLookedAt = 200_000;
const samplesShown = 3;

/** Looks at a file before anything is said of it: what it is, what its columns hold, and what they seem to mean. */
export async function profileFile(path: string, options: ReadingOptions, economy: string): Promise<Profile> {
  let faultCount = 0;
  const table = await openTable(path, { ...options, onRowFault: () => (faultCount += 1) });
  const { rows, rowCount } = await lookAt(
    table.records(),
    Math.max(20, Math.min(rowsLookedAt, Math.ceil(cellsLookedAt / table.header.length))),
  );
  const columns = table.header.map((_, i) => rows.map((cells) => readText(cells, i)));
  const surroundings = { economy, countries: readCountries(), extent: readExtent(economy) };
  const facts: ColumnFacts[] = table.header.map((header, i) => ({
    header,
    byHeader: headerGuesser().guess(header),
    content: contentEvidence(columns[i] as string[], surroundings),
  }));
  const guesses = guessColumns(facts);
  const sheets = table.format === 'xlsx' ? await listSheets(path) : [];
  return {
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheets,
    sheet: options.sheet ?? sheets[0] ?? null,
    rowCount,
    faultCount,
    columns: facts.map(({ header, content }, i) => ({
      name: header,
      samples: samplesOf(columns[i] as string[]),
      filled: content.filled,
      separator: content.separator,
      guess: guesses[i]!,
    })),
  };
}

async function lookAt(
  records: AsyncIterable<string[][]>,
  most: number,
): Promise<{ rows: string[][]; rowCount: number }> {
  const rows: string[][] = [];
  let rowCount = 0;
  for await (const batch of records) {
    rowCount += batch.length;
    if (rows.length < most) rows.push(...batch.slice(0, most - rows.length));
  }
  return { rows, rowCount };
}

/** Different ones, as a column that always says the same is known by one. */
function samplesOf(cells: readonly string[]): string[] {
  return [...new Set(cells.filter((cell) => cell !== ''))].slice(0, samplesShown).map(clip);
}
