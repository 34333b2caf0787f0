import { checkMatching, Line, type Matches, type MatchingChoices, type MatchingOrder, rowsOf } from './matches.ts';

export interface ScoreChoices extends MatchingChoices {
  order: MatchingOrder;
  /** Largest difference of scores of a pair, in the score's unit; null: any. */
  caliper: number | null;
}

/**
 * Nearest-neighbour matching on a score: each treated unit in turn gets the untreated unit whose score is nearest. Used to compare helped firms with
 * firms that were as likely to be helped and were not.
 * @param score one entry a unit, finite
 * @param treated 1 or 0
 * @returns for each treated unit its controls, in the order of rounds
 * @throws RangeError naming the argument
 * Rules (those of MatchIt 4.7): all units stand in a line by (score, row); from the treated unit one looks outward on both sides, so that of equal scores
 * below it the last row wins, above it the first; where both sides are equally far the one in fewer steps, then the lower. `largest` begins with the
 * treated unit of the largest score, equal ones by row. With ratio k there are k rounds over all treated units; a unit never gets a control twice.
 * Degenerate: nobody within the caliper or exact group, or no control left → the unit stays without. Cost: n log n + treated × ratio.
 * Source: Rubin (1973), Biometrics 29:159; Rosenbaum & Rubin (1985), Am. Stat. 39:33. Held by matching.test.ts: MatchIt's pairs, a plain search.
 */
export function matchByScore(score: Float64Array, treated: Uint8Array, choices: ScoreChoices): Matches {
  const { ratio, replacement, exact, order, caliper } = choices;
  checkMatching('matchByScore', treated, choices);
  if (score.length !== treated.length)
    throw new RangeError(`matchByScore: score must have ${treated.length} entries, not ${score.length}`);
  if (caliper !== null && !(caliper >= 0))
    throw new RangeError(`matchByScore: caliper must be 0 or more, not ${caliper}`);
  const line = new Line(score, treated, exact);
  const rows = rowsOf(treated, 1);
  const controls = new Int32Array(rows.length * ratio).fill(-1);
  const turn = Int32Array.from(rows.keys());
  if (order !== 'data') {
    const sign = order === 'largest' ? -1 : 1;
    turn.sort((a, b) => sign * (score[rows[a]!]! - score[rows[b]!]!) || a - b);
  }
  const from = rows.map((row) => line.placeOf[row]!);
  const to = from.slice();
  for (let round = 0; round < ratio; round += 1)
    for (const t of turn) {
      if (round > 0 && controls[t * ratio + round - 1]! < 0) continue;
      const place = nearest(line, score, rows[t]!, from[t]!, to[t]!, caliper ?? Number.POSITIVE_INFINITY);
      if (place < 0) continue;
      controls[t * ratio + round] = line.unit[place]!;
      from[t] = Math.min(from[t]!, place);
      to[t] = Math.max(to[t]!, place);
      if (!replacement) line.take(place);
    }
  return { treated: rows, ratio, controls };
}

/** Place of the nearest free control outside from … to, or −1. */
function nearest(line: Line, score: Float64Array, row: number, from: number, to: number, caliper: number): number {
  const left = line.freeLeft(from - 1);
  const right = line.freeRight(to + 1);
  const below = line.unit[left]!;
  const above = line.unit[right]!;
  const down = below < 0 ? Number.POSITIVE_INFINITY : Math.abs(score[row]! - score[below]!);
  const up = above < 0 ? Number.POSITIVE_INFINITY : Math.abs(score[row]! - score[above]!);
  const least = Math.min(down, up);
  if (!(least <= caliper) || least === Number.POSITIVE_INFINITY) return -1;
  if (down !== up) return down < up ? left : right;
  const stepsDown = line.rankOf[line.unit[from]!]! - line.rankOf[below]!;
  const stepsUp = line.rankOf[above]! - line.rankOf[line.unit[to]!]!;
  return stepsDown <= stepsUp ? left : right;
}
