/** Parts of the change of each cell, at area · industryCount + industry; national + mix + local is the change. */
export interface ShiftShare {
  status: 'ok' | 'empty';
  reason: string | null;
  change: Float64Array;
  /** Had the cell grown as everything did. */
  national: Float64Array;
  /** What its industry's growth beyond that adds. */
  mix: Float64Array;
  /** What is left: the area's own. */
  local: Float64Array;
  /** local parted (Esteban-Marquillas): as if the area had the country's industries, and what its specialisation adds. */
  competitive: Float64Array;
  allocation: Float64Array;
  /** 1 where the cell had nothing at the start: its own growth rate does not exist, nor competitive and allocation. */
  isNew: Uint8Array;
  /** Growth of everything, as a share. */
  nationalRate: number;
}

/**
 * Shift-share: change of jobs in each area and industry parted into the country's growth, the industry's, and the area's own.
 * Used to see whether an area grew because it had growing industries, or did better than they did elsewhere. It describes; it explains nothing.
 * @param start amounts of each area × industry at the first date, row by row, 0 or more
 * @param end the same cells at the second date
 * @param areaCount number of rows
 * @returns parts by cell. national = e g, mix = e (g_i − g), local = e (g_ij − g_i); with h = e_j e_i/e: competitive = h (g_ij − g_i),
 *   allocation = (e − h)(g_ij − g_i)
 * @throws RangeError where the matrices are not full or not of one size, or an amount is negative or infinite
 * Degenerate: nothing at the start: `empty`. A cell that began empty has its whole change in local. An industry that was nowhere at the start has no growth
 * rate: its change is local throughout. Cost: cells.
 * Source: Dunn (1960), Pap. Reg. Sci. Assoc. 6:97; Esteban-Marquillas (1972), Reg. Urban Econ. 2:249. Held by plain formulas in R and by the sum of parts in
 * shiftShare.test.ts.
 */
export function partChange(start: Float64Array, end: Float64Array, areaCount: number): ShiftShare {
  const industryCount = start.length / areaCount;
  if (!Number.isInteger(industryCount) || industryCount < 1 || end.length !== start.length)
    throw new RangeError(
      `partChange: start and end must have areaCount (${areaCount}) full rows, not ${start.length} and ${end.length} cells`,
    );
  const first = addUp(start, 'start', industryCount, areaCount);
  const last = addUp(end, 'end', industryCount, areaCount);
  const column = () => new Float64Array(start.length);
  const result: ShiftShare = {
    ...{ status: 'ok', reason: null, change: column(), national: column(), mix: column(), local: column() },
    ...{ competitive: column(), allocation: column(), isNew: new Uint8Array(start.length), nationalRate: 0 },
  };
  if (first.total === 0)
    return { ...result, status: 'empty', reason: 'there is nothing at the first date to grow from' };
  result.nationalRate = last.total / first.total - 1;
  for (let cell = 0; cell < start.length; cell += 1) {
    const [area, industry] = [Math.floor(cell / industryCount), cell % industryCount];
    const [before, after] = [start[cell]!, end[cell]!];
    const industryRate =
      first.industries[industry] === 0
        ? result.nationalRate
        : last.industries[industry]! / first.industries[industry]! - 1;
    result.change[cell] = after - before;
    result.national[cell] = before * result.nationalRate;
    result.mix[cell] = before * (industryRate - result.nationalRate);
    result.local[cell] = after - before * (1 + industryRate);
    if (before === 0) {
      result.isNew[cell] = 1;
      continue;
    }
    const homothetic = (first.areas[area]! * first.industries[industry]!) / first.total;
    const beyond = after / before - 1 - industryRate;
    result.competitive[cell] = homothetic * beyond;
    result.allocation[cell] = (before - homothetic) * beyond;
  }
  return result;
}

function addUp(amounts: Float64Array, name: string, industryCount: number, areaCount: number) {
  const [areas, industries] = [new Float64Array(areaCount), new Float64Array(industryCount)];
  let total = 0;
  for (let cell = 0; cell < amounts.length; cell += 1) {
    const amount = amounts[cell]!;
    if (!(amount >= 0) || amount === Number.POSITIVE_INFINITY)
      throw new RangeError(`partChange: ${name}[${cell}] must be 0 or more, not ${amount}`);
    areas[Math.floor(cell / industryCount)]! += amount;
    industries[cell % industryCount]! += amount;
    total += amount;
  }
  return { areas, industries, total };
}

/** Plants that came and went in one group between two dates. */
export interface Turnover {
  /** Plants at the first date, at the second, and at both. */
  start: number;
  end: number;
  stayed: number;
  entries: number;
  exits: number;
  /** Entries over plants at the end; null without any. */
  entryRate: number | null;
  /** Exits over plants at the start; null without any. */
  exitRate: number | null;
}

/**
 * Entry and exit of plants between two dates, by group.
 * @param group of each plant, 0 … groupCount − 1
 * @param start, end jobs at both dates; 0 or NaN: the plant was not there
 * @returns counts and rates of each group; two dates see no plant that came and went between them
 * @throws RangeError where lengths differ or a group is out of range. Cost: plants. Held by shiftShare.test.ts
 */
export function countTurnover(
  group: Int32Array,
  start: Float64Array,
  end: Float64Array,
  groupCount: number,
): Turnover[] {
  if (start.length !== group.length || end.length !== group.length)
    throw new RangeError(
      `countTurnover: start and end must have ${group.length} plants, not ${start.length} and ${end.length}`,
    );
  const counts = Array.from({ length: groupCount }, () => ({ start: 0, end: 0, stayed: 0 }));
  for (let plant = 0; plant < group.length; plant += 1) {
    const held = counts[group[plant]!];
    if (held === undefined)
      throw new RangeError(`countTurnover: group[${plant}] must be below ${groupCount}, not ${group[plant]}`);
    const [wasThere, isThere] = [start[plant]! > 0, end[plant]! > 0];
    if (wasThere) held.start += 1;
    if (isThere) held.end += 1;
    if (wasThere && isThere) held.stayed += 1;
  }
  return counts.map((held) => {
    const [entries, exits] = [held.end - held.stayed, held.start - held.stayed];
    return {
      ...held,
      entries,
      exits,
      entryRate: held.end === 0 ? null : entries / held.end,
      exitRate: held.start === 0 ? null : exits / held.start,
    };
  });
}
