import { distinctValues, type KindValues } from './values.ts';

/** Stands between the parts of a text that holds several: the names of a firm, its addresses. */
export const severalSeparator = '\u001f';
/** Of a record that says more, the first ones are compared. */
const mostParts = 12;
const mostRemembered = 16_000_000;

/**
 * Compares cells that hold several values of one kind, such as all names by which a firm is known: by the two parts that agree best.
 * @param kind how two single values are compared
 * @returns the same kind for texts whose parts stand between `severalSeparator`; what is said first is the main value, by which rows are
 * blocked and sorted. Two cells are `the same` (level 1) only if they hold the same parts, so that the rarity of a shared part is not
 * overrated; a part in common is level 2.
 * Degenerate: texts without the separator are compared exactly as `kind` does. Cost: the product of the numbers of parts, at most 12 each.
 */
export function severalOf(kind: (texts: readonly string[]) => KindValues): (texts: readonly string[]) => KindValues {
  return (texts) => {
    if (!texts.some((text) => text.includes(severalSeparator))) return kind(texts);
    const partTexts: string[] = [];
    const places = new Map<string, number>();
    const placeOf = (part: string) => {
      let place = places.get(part);
      if (place === undefined) {
        place = partTexts.length;
        places.set(part, place);
        partTexts.push(part);
      }
      return place;
    };
    const written = texts.map((text) => text.split(severalSeparator).slice(0, mostParts).map(placeOf));
    const inner = kind(partTexts);
    const mains: number[] = [];
    const sets: number[][] = [];
    const { ofText } = distinctValues(
      texts.map((_, text) => String(text)),
      (text) => {
        const own = written[Number(text)]!.map((place) => inner.ofText[place]!).filter((value) => value >= 0);
        return own.length === 0 ? null : [...new Set(own)].sort((a, b) => a - b).join(' ');
      },
    );
    for (const [text, value] of ofText.entries()) {
      if (value !== sets.length) continue;
      const own = written[text]!.map((place) => inner.ofText[place]!).filter((part) => part >= 0);
      mains.push(own[0]!);
      sets.push([...new Set(own)]);
    }
    const compareParts = rememberAll(inner.compare, inner.keys[0]!.ofValue.length);
    const compare = (a: number, b: number): number => {
      if (a === b) return 1;
      let best = Number.POSITIVE_INFINITY;
      for (const x of sets[a]!) {
        for (const y of sets[b]!) {
          const level = x === y ? 1 : compareParts(x, y);
          if (level < best) best = level;
        }
      }
      const alone = sets[a]!.length === 1 && sets[b]!.length === 1;
      return alone ? best : Math.max(2, best);
    };
    return {
      ofText,
      levels: inner.levels,
      compare,
      keys: inner.keys.map(({ label, ofValue }) => ({
        label,
        ofValue: Int32Array.from(mains, (main) => ofValue[main]!),
      })),
      sortTexts: mains.map((main) => inner.sortTexts[main]!),
      hashes: null,
    };
  };
}

/** The same few parts come in many combinations: each two are compared once. */
function rememberAll(compare: (a: number, b: number) => number, count: number): (a: number, b: number) => number {
  if (count * count > mostRemembered) return compare;
  const levels = new Uint8Array(count * count);
  return (a, b) => {
    const at = a < b ? a * count + b : b * count + a;
    if (levels[at] === 0) levels[at] = compare(a, b);
    return levels[at]!;
  };
}
