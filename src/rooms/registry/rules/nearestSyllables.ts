import { editDistance } from '../../../kernels/organisationNames/index.ts';
import { mandarinSyllables } from './searchTokens.ts';

export interface ReadSyllable {
  syllable: string;
  /** Written as it should be. */
  isExact: boolean;
}

interface Path {
  cost: number;
  read: ReadSyllable[];
}

const mostCost = 2;
const mostPaths = 6;
const nearby = new Map<string, string | null>();

/** A syllable that differs from the piece by one letter; null where none does. */
function nearOne(piece: string): string | null {
  let found = nearby.get(piece);
  if (found === undefined) {
    found = null;
    for (const syllable of mandarinSyllables) {
      if (Math.abs(syllable.length - piece.length) <= 1 && editDistance(syllable, piece) === 1) {
        found = syllable;
        break;
      }
    }
    if (nearby.size < 20_000) nearby.set(piece, found);
  }
  return found;
}

/** Ways to read letters as Mandarin syllables of which at most two are misspelt, the fewest slips and syllables first. */
export function nearestSyllables(letters: string): ReadSyllable[][] {
  if (letters.length > 40) return [];
  const paths: Path[][] = [[{ cost: 0, read: [] }]];
  for (let end = 1; end <= letters.length; end++) {
    const found: Path[] = [];
    for (let start = Math.max(0, end - 7); start < end; start++) {
      const piece = letters.slice(start, end);
      const isExact = mandarinSyllables.has(piece);
      const syllable = isExact ? piece : piece.length >= 2 ? nearOne(piece) : null;
      if (syllable === null) continue;
      for (const { cost, read } of paths[start] as Path[]) {
        const sum = cost + (isExact ? 0 : 1);
        if (sum <= mostCost) found.push({ cost: sum, read: [...read, { syllable, isExact }] });
      }
    }
    found.sort((a, b) => a.cost - b.cost || a.read.length - b.read.length);
    paths.push(found.slice(0, mostPaths));
  }
  return (paths.at(-1) as Path[]).filter(({ read }) => read.length > 1).map(({ read }) => read);
}
