import {
  type Issue,
  type Measure,
  measureStatistics,
  mostMeasures,
  type SurveyColumn,
  shareIntervals,
  type TableRequest,
  tableLevels,
} from '../model.ts';

export function readTableForm(body: Readonly<Record<string, string | string[]>>): TableRequest {
  const text = (name: string) => {
    const value = body[name] ?? '';
    return (Array.isArray(value) ? (value[0] ?? '') : value).trim();
  };
  const chosen = body.indicators ?? [];
  const measures = Array.from({ length: mostMeasures }, (_, i): Measure | null => {
    const column = text(`column-${i + 1}`);
    if (column === '') return null;
    return {
      column,
      statistic: measureStatistics.find((one) => one === text(`statistic-${i + 1}`)) ?? 'mean',
      category: text(`category-${i + 1}`),
      denominator: text(`denominator-${i + 1}`),
      probability: Number(text(`probability-${i + 1}`) || '50') / 100,
    };
  });
  return {
    indicators: Array.isArray(chosen) ? chosen : chosen === '' ? [] : [chosen],
    measures: measures.filter((one) => one !== null),
    by: [text('by-1'), text('by-2')].filter((name) => name !== ''),
    region: text('region'),
    level: tableLevels.find((one) => one === Number(text('level'))) ?? 0.95,
    interval: shareIntervals.find((one) => one === text('interval')) ?? 'logit',
  };
}

/** What can be seen without reading a row. `usable` are the indicators whose columns the file has. */
export function checkTableForm(
  request: TableRequest,
  columns: readonly SurveyColumn[],
  usable: ReadonlySet<string>,
): Issue[] {
  const names = new Set(columns.map(({ name }) => name));
  const issues: Issue[] = [];
  if (request.indicators.length + request.measures.length === 0)
    issues.push({ field: 'indicators', key: 'evidence.surveys.fault.nothing' });
  if (request.indicators.some((id) => !usable.has(id)))
    issues.push({ field: 'indicators', key: 'evidence.surveys.fault.indicator' });
  for (const [i, measure] of request.measures.entries()) issues.push(...checkMeasure(measure, i + 1, names));
  for (const [i, name] of request.by.entries())
    if (!names.has(name)) issues.push({ field: `by-${i + 1}`, key: 'evidence.surveys.fault.column' });
  if (new Set(request.by).size < request.by.length) issues.push({ field: 'by-2', key: 'evidence.surveys.fault.twice' });
  if (request.region !== '' && !names.has(request.region))
    issues.push({ field: 'region', key: 'evidence.surveys.fault.column' });
  if (request.region !== '' && request.by.includes(request.region))
    issues.push({ field: 'region', key: 'evidence.surveys.fault.region' });
  return issues;
}

function checkMeasure(
  { column, statistic, denominator, probability }: Measure,
  at: number,
  names: ReadonlySet<string>,
) {
  const issues: Issue[] = [];
  if (!names.has(column)) issues.push({ field: `column-${at}`, key: 'evidence.surveys.fault.column' });
  if (statistic === 'ratio' && (!names.has(denominator) || denominator === column))
    issues.push({ field: `denominator-${at}`, key: 'evidence.surveys.fault.denominator' });
  if (statistic === 'quantile' && !(probability >= 0.05 && probability <= 0.95))
    issues.push({ field: `probability-${at}`, key: 'evidence.surveys.fault.probability' });
  return issues;
}
