import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import type { PlannedField } from '../rules/buildTable.ts';
import type { DuplicatesSpec } from '../rules/duplicatesSpec.ts';
import { inferPlan } from '../rules/planFields.ts';
import { type Records, readIds, readRecords, requireColumn } from './readRecords.ts';
import { type Resolved, resolveRecords } from './resolveRecords.ts';

export interface RunOptions {
  seed: number;
  specFile: string;
  /** Column of the true entity, for measuring alone. */
  truth: string | undefined;
  signal: AbortSignal;
}

/** Which rows of a file are one entity. */
export async function findDuplicates(
  file: string,
  spec: DuplicatesSpec,
  options: RunOptions,
  environment: AnalysisEnvironment,
): Promise<Resolved> {
  const records = await readRecords(file, environment, options.signal);
  const idColumn = spec.id ?? (records.columns.has('id') ? 'id' : undefined);
  const ids = readIds(records, spec.id, options.specFile);
  const truth = options.truth === undefined ? null : requireColumn(records, options.truth, '--truth');
  const open = new Map(records.columns);
  if (idColumn !== undefined) open.delete(idColumn.trim());
  if (truth) open.delete(truth.header);
  const { fields, remarks } = spec.fields
    ? { fields: planGiven(records, spec.fields, options.specFile), remarks: [] }
    : inferPlan(open);
  for (const remark of remarks) environment.note(remark);
  return resolveRecords(
    {
      columns: records.columns,
      fields,
      ids,
      boundary: null,
      truth,
      threshold: spec.threshold,
      pairBudget: spec.pairBudget,
      oneToOne: null,
      seed: options.seed,
    },
    environment,
  );
}

export function planGiven(
  records: Records,
  fields: NonNullable<DuplicatesSpec['fields']>,
  specFile: string,
): PlannedField[] {
  const names = fields.filter(({ kind }) => kind === 'name').length;
  return fields.map(({ column, columns, a, kind, verified }) => {
    const sources = (columns ?? [column ?? a!]).map((name) => requireColumn(records, name, specFile).header);
    return {
      name: sources.join(' '),
      columns: sources,
      kind,
      verified,
      swapGroup: kind === 'name' && names === 2 ? 'names' : null,
      without: [],
    };
  });
}
