import { inOrder } from './describeResult.ts';
import type { SurveyResult } from './surveyResult.ts';

/** Puts beside each figure what other weights give for it. */
export function joinAlternatives(
  results: readonly SurveyResult[],
  others: readonly { weights: string; results: readonly SurveyResult[] }[],
): SurveyResult[] {
  const found = others.map(({ weights, results: own }) => ({
    weights,
    byName: new Map(own.map((result) => [nameOf(result), result])),
  }));
  return results.map((result) => {
    const alternatives = found.flatMap(({ weights, byName }) => {
      const other = byName.get(nameOf(result));
      if (other === undefined) return [];
      const { estimate, standardError, lower, upper } = other;
      return [{ weights, estimate, standardError, lower, upper }];
    });
    return inOrder({ ...result, alternatives });
  });
}

const nameOf = ({ domain, category, probability, aggregate }: SurveyResult) =>
  JSON.stringify([domain, category, probability, aggregate]);
