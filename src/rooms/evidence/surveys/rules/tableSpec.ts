import type { Indicator } from '../../analyses/survey/indicatorSpec.ts';
import { columnsOfWhere, type Where } from '../../analyses/survey/where.ts';
import type { Measure, SurveyColumn, TableRequest, TableRow } from '../model.ts';

type Treatments = Readonly<Record<string, 'missing' | 'excluded'>>;
type OwnIndicator = Pick<Indicator, 'id' | 'question' | 'wording' | 'source' | 'variable' | 'kind' | 'unit' | 'codes'> &
  Partial<Indicator>;

export interface PlannedTable {
  rows: TableRow[];
  /** Definitions of what the file’s own columns measure, beside those of the catalogue. */
  indicators: OwnIndicator[];
}

export interface PlanInput {
  request: TableRequest;
  columns: readonly SurveyColumn[];
  catalogue: ReadonlyMap<string, Indicator>;
  treatments: Treatments;
  /** Answers that a column has, codes that are no answers included. */
  valuesOf: (column: string) => readonly string[];
  nameOfRow: (measure: Measure, column: SurveyColumn, answer: string | null) => string;
}

/** The rows of a table and what each of them means. Throws RangeError with the answers there are, where a share asks for another. */
export function planTable({ request, columns, catalogue, treatments, valuesOf, nameOfRow }: PlanInput): PlannedTable {
  const planned: PlannedTable = { rows: [], indicators: [] };
  const next = () => `r${planned.rows.length + 1}`;
  for (const id of request.indicators) {
    const { wording, kind, unit, variable, universe } = catalogue.get(id)!;
    planned.rows.push({
      id: next(),
      label: wording,
      statistic: kind === 'number' ? 'mean' : 'share',
      indicator: id,
      denominator: null,
      probability: null,
      unit,
      variable,
      universe: universe === undefined ? [] : columnsOfWhere(universe as Where),
      answerOf: null,
    });
  }
  for (const measure of request.measures) {
    const column = columns.find(({ name }) => name === measure.column)!;
    const add = (answer: string | null, definition: Pick<OwnIndicator, 'kind'> & Partial<Indicator>) => {
      const label = nameOfRow(measure, column, answer);
      const indicator = `own${planned.rows.length + 1}`;
      planned.indicators.push({
        id: indicator,
        question: column.label ?? column.name,
        wording: label,
        source: { instrument: 'the survey', item: column.name },
        variable: column.name,
        unit: answer === null ? column.name : 'share',
        codes: treatments,
        ...definition,
      });
      planned.rows.push({
        id: next(),
        label,
        statistic: measure.statistic,
        indicator,
        denominator: measure.statistic === 'ratio' ? measure.denominator : null,
        probability: measure.statistic === 'quantile' ? measure.probability : null,
        unit: answer === null ? column.name : 'share',
        variable: column.name,
        universe: [],
        answerOf:
          answer === null
            ? null
            : { column: column.name, label: column.label || column.name, answer: column.valueLabels[answer] ?? answer },
      });
    };
    if (measure.statistic !== 'share') add(null, { kind: 'number' });
    else
      for (const answer of answersOf(measure, column, valuesOf(column.name), treatments))
        add(answer, {
          kind: 'yesNo',
          yes: [answer],
          no: valuesOf(column.name).filter((value) => value !== answer && !(value in treatments)),
        });
  }
  return planned;
}

function answersOf({ category }: Measure, { valueLabels }: SurveyColumn, values: readonly string[], none: Treatments) {
  const answers = values.filter((value) => !Object.hasOwn(none, value));
  if (category === '') return answers;
  const wanted = category.toLowerCase();
  const found =
    answers.find((value) => value === category) ??
    answers.find((value) => value.toLowerCase() === wanted || valueLabels[value]?.toLowerCase() === wanted);
  if (found === undefined) throw new RangeError(answers.slice(0, 12).join(', '));
  return [found];
}

/** The spec that `toolroom evidence survey` takes; ids say row and breakdown: r1.all, r1.by1, r1.by12, r1.region, r1.test1. */
export function specOfTable(
  request: TableRequest,
  { rows, indicators }: PlannedTable,
  design: object,
  treatments: Treatments,
): { design: object; estimates: object[]; indicators: object[] } {
  const [first, second] = request.by;
  const groups: [string, string[]][] = [['all', []]];
  if (first !== undefined) groups.push(['by1', [first]]);
  if (second !== undefined) groups.push(['by2', [second]], ['by12', [first!, second]]);
  const estimates = rows.flatMap((row) => {
    const base = baseOf(row, request, treatments);
    const shared = row.statistic === 'share' ? { ...base, interval: request.interval } : base;
    return [
      ...groups.map(([name, by]) => ({ ...shared, id: `${row.id}.${name}`, by })),
      ...(request.region === '' || row.statistic === 'total'
        ? []
        : groups.slice(0, 2).map(([name, by]) => ({
            ...shared,
            id: `${row.id}.region.${name}`,
            by,
            region: { column: request.region, method: 'both' },
          }))),
      ...(row.statistic === 'share'
        ? request.by.map((column, i) => ({
            id: `${row.id}.test${i + 1}`,
            statistic: 'independence',
            indicator: row.indicator,
            with: column,
          }))
        : []),
    ];
  });
  return { design, estimates, indicators };
}

/** What all estimates of a row say alike. A ratio leaves out rows whose denominator is a code. */
export function baseOf(row: TableRow, { level }: Pick<TableRequest, 'level'>, treatments: Treatments) {
  const codes = Object.keys(treatments);
  return {
    statistic: row.statistic === 'share' ? 'proportion' : row.statistic,
    indicator: row.indicator,
    level,
    ...(row.denominator === null
      ? {}
      : {
          denominator: row.denominator,
          ...(codes.length === 0 ? {} : { where: { fact: row.denominator, op: 'notIn', value: codes } }),
        }),
    ...(row.probability === null ? {} : { probabilities: [row.probability] }),
  };
}
