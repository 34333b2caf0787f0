import { refuse } from '../../../../platform/command/faults.ts';
import { rowInFile, type SurveyColumns } from './columnSet.ts';
import type { EstimateSpec } from './estimateSpec.ts';

/** `missing: fail`: a missing answer inside a domain is a fault of the file. */
export function refuseMissing(
  columns: SurveyColumns,
  { missing, indicator }: EstimateSpec,
  domain: Int32Array,
  names: readonly string[],
): void {
  if (missing !== 'fail') return;
  for (const name of names) {
    const row = columns.firstMissing(name, domain);
    if (row < 0) continue;
    refuse(columns.file, {
      row: rowInFile(row),
      column: indicator ?? name,
      code: 'answerMissing',
      message: 'the answer is missing, and the spec says "missing": "fail"',
      remedy: 'fill it in, or set "missing": "drop"',
    });
  }
}
