import { estimateDifference, type LinearStatistic } from '../../../../kernels/survey/index.ts';
import type { SurveyColumns } from './columnSet.ts';
import { describe } from './describeResult.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { refuseMissing } from './missingAnswers.ts';
import { eachCategory } from './shares.ts';
import type { SurveyResult } from './surveyResult.ts';
import type { SurveySample } from './surveySample.ts';

/** First group less second, in each domain; of shares a difference for each category. */
export function estimateDifferences(sample: SurveySample, spec: EstimateSpec): SurveyResult[] {
  const { columns, design } = sample;
  const all = sample.domains(spec);
  const size = all.keys.length;
  const [first, second] = spec.between!.map((group) => membersOf(columns, group, all.domain)) as [
    Int32Array,
    Int32Array,
  ];
  const union = first.map((d, row) => (d >= 0 ? d : second[row]!));
  const domains = sample.count({ keys: all.keys, domain: union });
  const of =
    spec.of ?? (spec.denominator !== null ? 'ratio' : columns.isNumeric(spec.variable!) ? 'mean' : 'proportion');
  refuseMissing(
    columns,
    spec,
    union,
    spec.denominator === null ? [spec.variable!] : [spec.variable!, spec.denominator],
  );
  const differ = (statistic: LinearStatistic, y: Float64Array, x: Float64Array | null) =>
    estimateDifference(design, statistic, y, x, first, second, size);
  if (of === 'proportion') {
    const byCategory = eachCategory(columns, spec.variable!, (label, y) => ({ label, found: differ('mean', y, null) }));
    return all.keys.flatMap((_, d) => byCategory.map(({ label, found }) => describe(spec, domains, found, d, label)));
  }
  const x = of === 'ratio' ? columns.numbers(spec.denominator!) : null;
  const found = differ(of, columns.numbers(spec.variable!), x);
  return all.keys.map((_, d) => describe(spec, domains, found, d, null));
}

function membersOf(columns: SurveyColumns, group: Readonly<Record<string, string>>, domain: Int32Array): Int32Array {
  const wanted = Object.entries(group).map(([name, value]) => {
    const { codes, labels } = columns.codes(name);
    return { codes, code: labels.indexOf(value) };
  });
  return domain.map((d, row) => (wanted.every(({ codes, code }) => code >= 0 && codes[row] === code) ? d : -1));
}
