import { refuse } from '../../../../platform/command/faults.ts';
import { rowInFile, type SurveyColumns } from './columnSet.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { compareCodePoints } from './surveyDomains.ts';

export interface RegressionTerms {
  y: Float64Array;
  names: string[];
  columns: Float64Array[];
}

/** Outcome and predictors as numbers: text becomes a column for each category but the first by code point. */
export function readTerms(columns: SurveyColumns, spec: EstimateSpec): RegressionTerms {
  const terms: RegressionTerms = { y: outcomeOf(columns, spec), names: ['(Intercept)'], columns: [] };
  for (const name of spec.predictors!) {
    if (columns.isNumeric(name)) {
      terms.names.push(name);
      terms.columns.push(columns.numbers(name));
      continue;
    }
    const { codes, labels } = columns.codes(name);
    const order = [...labels.keys()].sort((a, b) => compareCodePoints(labels[a]!, labels[b]!));
    for (const code of order.slice(1)) {
      terms.names.push(`${name}=${labels[code]!}`);
      terms.columns.push(Float64Array.from(codes, (own) => (own < 0 ? Number.NaN : own === code ? 1 : 0)));
    }
  }
  return terms;
}

/** Of a logistic regression: numbers between 0 and 1, or text of two values, the later by code point counting as 1. */
function outcomeOf(columns: SurveyColumns, { variable, family }: EstimateSpec): Float64Array {
  const name = variable!;
  if (family !== 'logistic') return columns.numbers(name);
  if (!columns.isNumeric(name)) {
    const { codes, labels } = columns.codes(name);
    if (labels.length > 2)
      refuse(columns.file, {
        column: name,
        code: 'notTwo',
        message: `a logistic regression is of two answers, not of ${labels.length}`,
        remedy: 'name a column of 0 and 1, or of two values',
      });
    const isOne = labels.map((label) => labels.some((other) => compareCodePoints(other, label) < 0));
    return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : isOne[code] ? 1 : 0));
  }
  const y = columns.numbers(name);
  const bad = y.findIndex((value) => value < 0 || value > 1);
  if (bad >= 0)
    refuse(columns.file, {
      row: rowInFile(bad),
      column: name,
      code: 'notAShare',
      message: `${y[bad]} is not between 0 and 1, as a logistic regression needs`,
      remedy: 'name a column of 0 and 1, or ask for "linear"',
    });
  return y;
}
