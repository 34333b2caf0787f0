import type { FieldKind } from '../../../../kernels/resolution/index.ts';
import type { ColumnFacts } from './columnFacts.ts';
import { shareThat } from './columnFacts.ts';
import { kindOfColumn } from './kindOfColumn.ts';

export interface InferredField {
  columns: string[];
  kind: FieldKind;
  swapGroup: string | null;
}

export interface Inference {
  fields: InferredField[];
  /** Columns that are not compared, and why. */
  leftOut: { column: string; reason: 'empty' | 'constant' | 'rowNumber' | 'label' | 'tooMany' }[];
}

const labels = /^(cluster|clusterid|truth|label|entityid|entid|groupid|matchid|trueid|goldid)$/;
const mostFields = 16;

/**
 * Which columns are compared, and as what, where no spec says so. A column that numbers its rows, that names a known answer, or that is the same or
 * empty everywhere says nothing of two rows.
 */
export function inferFields(columns: readonly ColumnFacts[]): Inference {
  const leftOut: Inference['leftOut'] = [];
  const open: ColumnFacts[] = [];
  for (const facts of columns) {
    const reason = reasonToLeaveOut(facts);
    if (reason === null) open.push(facts);
    else leftOut.push({ column: facts.header, reason });
  }
  const joined = [...findDateParts(open), ...findPoints(open)];
  const taken = new Set(joined.flatMap((field) => field.columns));
  const single = open.filter(({ header }) => !taken.has(header)).map((facts) => ({ facts, ...kindOfColumn(facts) }));
  const swapGroup = swapGroupOf(single);
  const fields: (InferredField & { says: number })[] = single.map(({ facts, kind, role }) => ({
    columns: [facts.header],
    kind,
    swapGroup: role !== null && swapGroup.has(facts.header) ? 'names' : null,
    says: (facts.present / facts.rowCount) * Math.log1p(facts.distinct),
  }));
  const all = [...joined.map((field) => ({ ...field, says: 99 })), ...fields].sort((a, b) => b.says - a.says);
  for (const { columns: names } of all.slice(mostFields))
    for (const column of names) leftOut.push({ column, reason: 'tooMany' });
  return { fields: all.slice(0, mostFields).map(({ says: _, ...field }) => field), leftOut };
}

function reasonToLeaveOut({ words, rowCount, present, distinct, commonest, sample }: ColumnFacts) {
  if (present === 0) return 'empty' as const;
  if (labels.test(words.join(''))) return 'label' as const;
  if (rowCount > 20 && commonest >= 0.995 * rowCount) return 'constant' as const;
  const isKey = /^(id|key|uid|uuid|guid|rec|record|row|index|no|number|nr|serial)$/.test(words.at(-1) ?? '');
  if (rowCount > 1 && distinct === rowCount && isKey && sample.every((text) => !/\s/.test(text.trim())))
    return 'rowNumber' as const;
  return null;
}

const parts: Readonly<Record<string, RegExp>> = {
  y: /^(.*?)(?:year|yyyy|yr|yy|y)$/,
  m: /^(.*?)(?:month|mon|mm|m)$/,
  d: /^(.*?)(?:day|dd|d)$/,
};

/** Year, month and day in columns of their own: `by, bm, bd`, `birth_year, birth_month, birth_day`. */
function findDateParts(columns: readonly ColumnFacts[]): InferredField[] {
  const within = (facts: ColumnFacts, low: number, high: number) =>
    shareThat(facts, (text) => /^\d{1,4}(\.0)?$/.test(text) && Number(text) >= low && Number(text) <= high) > 0.95;
  const ofPart = (part: string, low: number, high: number) =>
    columns.flatMap((facts) => {
      const match = parts[part]!.exec(facts.words.join(''));
      return match && within(facts, low, high) ? [{ facts, stem: match[1]! }] : [];
    });
  const months = ofPart('m', 0, 12);
  const days = ofPart('d', 0, 31);
  return ofPart('y', 0, 2100).flatMap(({ facts, stem }) => {
    const month = months.find((other) => other.stem === stem && other.facts !== facts);
    const day = days.find((other) => other.stem === stem && other.facts !== facts && other.facts !== month?.facts);
    if (!month || !day) return [];
    return [
      {
        columns: [facts.header, month.facts.header, day.facts.header],
        kind: 'date' as const,
        swapGroup: null,
      },
    ];
  });
}

function findPoints(columns: readonly ColumnFacts[]): InferredField[] {
  const isDegree = (facts: ColumnFacts, most: number) =>
    shareThat(facts, (text) => /^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most) > 0.95;
  const find = (pattern: RegExp, most: number) =>
    columns.find((facts) => facts.words.some((word) => pattern.test(word)) && isDegree(facts, most));
  const lat = find(/^(lat|latitude|緯度|위도)$/, 90);
  const lon = find(/^(lon|lng|long|longitude|經度|경도)$/, 180);
  return lat && lon ? [{ columns: [lat.header, lon.header], kind: 'geo', swapGroup: null }] : [];
}

/** The fullest given name and the fullest family name may change places. */
function swapGroupOf(fields: readonly { facts: ColumnFacts; role: 'given' | 'family' | null }[]): Set<string> {
  const fullest = (role: 'given' | 'family') =>
    fields
      .filter((field) => field.role === role)
      .sort((a, b) => b.facts.present - a.facts.present || (a.facts.header < b.facts.header ? -1 : 1))[0];
  const [one, other] = [fullest('given'), fullest('family')];
  return new Set(one && other ? [one.facts.header, other.facts.header] : []);
}
