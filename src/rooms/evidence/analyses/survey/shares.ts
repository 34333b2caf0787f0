import type { SurveyColumns } from './columnSet.ts';
import { compareCodePoints } from './surveyDomains.ts';

/** Goes through the categories of a column by code point, each with its indicator: 1, 0, NaN where the answer is missing. */
export function eachCategory<T>(
  columns: SurveyColumns,
  name: string,
  visit: (label: string, indicator: Float64Array) => T,
): T[] {
  const { codes, labels } = columns.codes(name);
  const order = [...labels.keys()].sort((a, b) => compareCodePoints(labels[a]!, labels[b]!));
  const indicator = new Float64Array(columns.rows);
  return order.map((code) => {
    for (let row = 0; row < columns.rows; row += 1)
      indicator[row] = codes[row] === -1 ? Number.NaN : codes[row] === code ? 1 : 0;
    return visit(labels[code]!, indicator);
  });
}
