import { FaultList } from '../../../../platform/command/faults.ts';
import { rowInFile, type SurveyColumns } from './columnSet.ts';
import type { Indicator } from './indicatorSpec.ts';

export interface DerivedIndicator {
  values: Float64Array;
  /** 0 where the code says that the question does not apply. */
  inside: Uint8Array;
  /** Of yes and no: 0 and 1, −1 where missing. */
  codes: Int32Array | null;
}

export const yesNoLabels = ['no', 'yes'] as const;

/** Answers by the indicator's rule. Values that it does not know are faults of their rows. */
export function deriveIndicator(columns: SurveyColumns, indicator: Indicator): DerivedIndicator {
  const { codes, labels } = columns.codes(indicator.variable);
  const faults = new FaultList(columns.file);
  const meanings = labels.map((label) => meaningOf(indicator, label));
  const values = new Float64Array(columns.rows).fill(Number.NaN);
  const inside = new Uint8Array(columns.rows).fill(1);
  for (let row = 0; row < columns.rows; row += 1) {
    const code = codes[row]!;
    if (code < 0) continue;
    const meaning = meanings[code]!;
    if (meaning === 'excluded') inside[row] = 0;
    else if (meaning === 'unknown')
      faults.add({
        row: rowInFile(row),
        column: indicator.variable,
        code: 'unknownAnswer',
        message: `"${labels[code]!.slice(0, 40)}" is no answer that the indicator ${indicator.id} knows`,
        remedy: 'say in its definition what the value means',
      });
    else if (meaning !== 'missing') values[row] = meaning;
  }
  faults.throwIfAny();
  const isYesNo = indicator.kind !== 'number';
  if (!isYesNo) transform(columns, indicator, values);
  const yesNo = isYesNo ? Int32Array.from(values, (value) => (Number.isNaN(value) ? -1 : value)) : null;
  return { values, inside, codes: yesNo };
}

type Meaning = number | 'missing' | 'excluded' | 'unknown';

function meaningOf({ kind, codes, yes, no, yesFrom }: Indicator, label: string): Meaning {
  const treatment = Object.hasOwn(codes, label) ? codes[label] : undefined;
  if (treatment === 'yes') return 1;
  if (treatment === 'no') return 0;
  if (treatment !== undefined) return treatment;
  if (kind === 'yesNo') return yes.includes(label) ? 1 : no.includes(label) ? 0 : 'unknown';
  const number = Number(label);
  if (label.trim() === '' || !Number.isFinite(number)) return 'unknown';
  return kind === 'threshold' ? (number >= (yesFrom ?? 0) ? 1 : 0) : number;
}

function transform(columns: SurveyColumns, { transformation, codes }: Indicator, values: Float64Array): void {
  const { per, scale = 1, function: name } = transformation;
  const below = per === undefined ? null : columns.numbers(per);
  for (let row = 0; row < values.length; row += 1) {
    let value = values[row]!;
    if (below !== null) {
      const divisor = below[row]!;
      value = divisor === 0 || Object.hasOwn(codes, String(divisor)) ? Number.NaN : value / divisor;
    }
    value *= scale;
    if (name === 'log') value = Math.log(value);
    if (name === 'log1p') value = Math.log1p(value);
    values[row] = Number.isFinite(value) ? value : Number.NaN;
  }
}
