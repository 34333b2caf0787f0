import { defaultLimits } from './limits.ts';
import { RecordScanner } from './scanRecords.ts';

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const recordsLookedAt = 50;
/** What stands in quotes says nothing about delimiters. */
const quotedCell = /(^|[,;\t\r\n])"[^"]*(?:""[^"]*)*"/g;

/** The delimiter under which the header and the records after it agree best on how many cells they have. */
export function detectDelimiter(sample: string, sampleIsWhole: boolean): Delimiter {
  const bare = sample.replace(quotedCell, '$1q');
  const scores = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreDelimiter(bare, sampleIsWhole, delimiter),
  }));
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function scoreDelimiter(sample: string, sampleIsWhole: boolean, delimiter: Delimiter): number {
  const counts: number[] = [];
  const scanner = new RecordScanner(delimiter, defaultLimits, (cells, _row, isBlank) => {
    if (!isBlank && counts.length <= recordsLookedAt) counts.push(cells.length);
  });
  scanner.push(sample);
  if (sampleIsWhole) scanner.end();
  const [header, ...records] = counts;
  if (header === undefined || header < 2) return 0;
  const agreeing = records.filter((count) => count === header).length;
  const share = records.length === 0 ? 1 : agreeing / records.length;
  return (share + 0.01) * (1 + Math.log(header)) * (scanner.fault ? 0.5 : 1);
}

export function findDelimiter(spelling: string): Delimiter | null {
  const names: Record<string, Delimiter> = { comma: ',', semicolon: ';', tab: '\t', '\\t': '\t' };
  return names[spelling.toLowerCase()] ?? delimiters.find((delimiter) => delimiter === spelling) ?? null;
}
