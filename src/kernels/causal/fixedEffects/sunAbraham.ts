import {
  type FixedEffect,
  type FixedEffectsChoices,
  type FixedEffectsData,
  twoWayFixedEffects,
} from './twoWayFixedEffects.ts';

export type InteractionWeighted =
  | { ok: true; overall: FixedEffect; cells: { from: number; time: number; effect: FixedEffect }[] }
  | { ok: false; reason: 'noNever' | 'noTreated' | 'manyCells' };

/** More cells than this are not estimated. */
const mostCells = 400;

/**
 * Effect of a treatment that begins at different times, from least squares with an effect for each group and period (interaction-weighted estimator). Set
 * beside the two-way fixed effects estimate it shows whether that is led astray by comparisons with units treated already.
 * @param data its first regressor is replaced by the cells; time codes must be in the order of time
 * @param firstTreated for each row the place of its unit's first treated period, −1: never
 * @returns the mean of the cells from treatment on, by their rows; the cells. Units never treated are those compared with
 * Each cell is a group (first period) at a period; the period before treatment is left out, as are units treated in the first period. Shares of rows are
 * taken as known. In a panel without gaps and covariates a cell is the group's change since the period before treatment less that of the never treated.
 * Degenerate: nobody never treated → noNever; nobody begins inside the panel → noTreated; more than 400 cells → manyCells. Cost: rows × cells².
 * Source: Sun & Abraham (2021), J. Econometrics 225:175. Held by twoWayFixedEffects.test.ts: the group-time effects of the same panel.
 */
export function interactionWeighted(
  data: FixedEffectsData,
  firstTreated: Int32Array,
  choices: FixedEffectsChoices,
): InteractionWeighted {
  const rows = [...firstTreated.keys()].filter((i) => firstTreated[i] !== 0);
  if (!rows.some((i) => firstTreated[i] === -1)) return { ok: false, reason: 'noNever' };
  const keys = new Map<string, { from: number; time: number; rows: number[] }>();
  for (const [at, i] of rows.entries()) {
    const [from, time] = [firstTreated[i]!, data.time[i]!];
    if (from < 0 || time === from - 1) continue;
    const key = `${from} ${time}`;
    const known = keys.get(key);
    if (known === undefined) keys.set(key, { from, time, rows: [at] });
    else known.rows.push(at);
  }
  const cells = [...keys.values()].sort((a, b) => a.from - b.from || a.time - b.time);
  if (!cells.some(({ from, time }) => time >= from)) return { ok: false, reason: 'noTreated' };
  if (cells.length > mostCells) return { ok: false, reason: 'manyCells' };
  const numbers = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  const codes = (values: Int32Array) => renumber(Int32Array.from(rows, (i) => values[i]!));
  const [unit, time] = [codes(data.unit), codes(data.time)];
  const dummies = cells.map((cell) => {
    const column = new Float64Array(rows.length);
    for (const at of cell.rows) column[at] = 1;
    return column;
  });
  const fit = twoWayFixedEffects(
    {
      unit: unit.codes,
      units: unit.count,
      time: time.codes,
      times: time.count,
      weights: data.weights === null ? null : numbers(data.weights),
      outcome: numbers(data.outcome),
      regressors: [...dummies, ...data.regressors.slice(1).map(numbers)],
    },
    { ...choices, cluster: choices.cluster === null ? null : codes(choices.cluster).codes },
  );
  const weigh = ({ from, time: at, rows: those }: (typeof cells)[number]) =>
    at < from ? 0 : those.reduce((sum, row) => sum + (data.weights?.[rows[row]!] ?? 1), 0);
  const total = cells.reduce((sum, cell) => sum + weigh(cell), 0);
  const share = [...cells.map((cell) => weigh(cell) / total), ...data.regressors.slice(1).map(() => 0)];
  const found = cells.map(({ from, time: at }, k) => ({ from, time: at, effect: fit.effects[k]! }));
  return { ok: true, overall: fit.combine(share), cells: found };
}

function renumber(values: Int32Array): { codes: Int32Array; count: number } {
  const places = new Map<number, number>();
  const codes = values.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { codes, count: places.size };
}
