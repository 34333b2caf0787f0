import type { SurveyResult } from '../../analyses/survey/surveyResult.ts';
import type { BreakdownTest, Group, TableCell, TableRequest, TableRow } from '../model.ts';

/** What is counted beside the estimates, and never shown. */
export type Counted = (row: string, group: Group) => { yes: number | null; dominant: number };

/** Results of the command as the cells of a table. */
export function cellsOf(
  results: readonly SurveyResult[],
  rows: readonly TableRow[],
  { by }: TableRequest,
  counted: Counted,
): TableCell[] {
  const statistics = new Map(rows.map(({ id, statistic }) => [id, statistic]));
  return results.flatMap((result): TableCell[] => {
    const [row = '', kind = ''] = result.id.split('.');
    if (kind.startsWith('test')) return [];
    if (statistics.get(row) === 'share' && result.category !== 'yes') return [];
    const group = by.map((column) => result.domain[column] ?? null);
    return [
      {
        row,
        group,
        aggregate: kind === 'region' ? result.aggregate : null,
        economies: result.economies,
        estimate: result.estimate,
        standardError: result.standardError,
        lower: result.lower,
        upper: result.upper,
        designEffect: result.designEffect,
        degreesOfFreedom: result.degreesOfFreedom,
        answers: result.unweightedCount,
        missingShare: result.missingShare,
        quality: result.quality,
        reason: result.reason,
        ...counted(row, group),
      },
    ];
  });
}

/** Of each share and breakdown Rao and Scott’s test, second order. */
export function breakdownTestsOf(results: readonly SurveyResult[], { by }: TableRequest): BreakdownTest[] {
  return results.flatMap(({ id, category, statistic, testDegreesOfFreedom, pValue, reason }) => {
    const found = /^(r\d+)\.test(\d)$/.exec(id);
    if (found === null || category !== 'F') return [];
    const column = by[Number(found[2]) - 1]!;
    return [{ row: found[1]!, column, statistic, degreesOfFreedom: testDegreesOfFreedom, pValue, reason }];
  });
}

export const nameOfGroup = (group: Group): string => JSON.stringify(group);
