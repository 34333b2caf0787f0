import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { ColumnCodes } from '../rules/columnFacts.ts';
import type { LinkSpec } from '../rules/duplicatesSpec.ts';
import { inferPlan } from '../rules/planFields.ts';
import { planGiven, type RunOptions } from './findDuplicates.ts';
import { type Records, readIds, readRecords, requireColumn } from './readRecords.ts';
import { type Resolved, resolveRecords } from './resolveRecords.ts';

/** Which rows of one file are the same entity as which rows of another. */
export async function linkFiles(
  files: readonly [string, string],
  spec: LinkSpec,
  options: RunOptions,
  environment: AnalysisEnvironment,
): Promise<Resolved> {
  const first = await readRecords(files[0], environment, options.signal);
  const second = await readRecords(files[1], environment, options.signal);
  const idA = spec.idA ?? spec.id;
  const idB = spec.idB ?? spec.id;
  const ids = [...readIds(first, idA, options.specFile), ...readIds(second, idB, options.specFile)];
  const pairs = pairColumns(first, second, spec, options.specFile);
  const columns = new Map(
    pairs.map(([a, b]) => [
      a,
      join(requireColumn(first, a, options.specFile), requireColumn(second, b, options.specFile)),
    ]),
  );
  const { truth: truthName } = options;
  const truth =
    truthName === undefined
      ? null
      : join(requireColumn(first, truthName, '--truth'), requireColumn(second, truthName, '--truth'));
  const together: Records = { ...first, header: [...columns.keys()], columns, rowCount: ids.length };
  const open = new Map(columns);
  for (const name of [idA ?? 'id', idB ?? 'id', truthName ?? '']) open.delete(name.trim());
  const { fields, remarks } = spec.fields
    ? { fields: planGiven(together, spec.fields, options.specFile), remarks: [] }
    : inferPlan(open);
  for (const remark of remarks) environment.note(remark);
  return resolveRecords(
    {
      columns,
      fields,
      ids,
      boundary: first.rowCount,
      truth,
      threshold: spec.threshold,
      pairBudget: spec.pairBudget,
      oneToOne: spec.oneToOne ?? null,
      seed: options.seed,
    },
    environment,
  );
}

/** Columns of both files that stand for one another: those that the spec names, else those of one name. */
function pairColumns(first: Records, second: Records, spec: LinkSpec, specFile: string): [string, string][] {
  if (spec.fields) {
    return spec.fields.flatMap(({ column, columns, a, b }): [string, string][] => {
      if (a !== undefined && b !== undefined) return [[a.trim(), b.trim()]];
      return (columns ?? [column!]).map((name) => [name.trim(), name.trim()]);
    });
  }
  const known = new Map(second.header.map((name) => [name.toLowerCase(), name]));
  const shared = first.header.flatMap((name): [string, string][] => {
    const other = known.get(name.toLowerCase());
    return other === undefined ? [] : [[name, other]];
  });
  if (shared.length > 0) return shared;
  refuse(specFile === '--spec' ? second.file : specFile, {
    row: 1,
    code: 'noSharedColumn',
    message: 'the two files have no column of the same name',
    remedy: 'say with --spec which columns stand for one another, as {"a":"name","b":"firm","kind":"organisationName"}',
  });
}

function join(one: ColumnCodes, other: ColumnCodes): ColumnCodes {
  const place = new Map(one.texts.map((text, code) => [text, code]));
  const texts = [...one.texts];
  const moved = other.texts.map((text) => {
    const known = place.get(text);
    if (known !== undefined) return known;
    texts.push(text);
    return texts.length - 1;
  });
  const codes = new Int32Array(one.codes.length + other.codes.length);
  codes.set(one.codes);
  codes.set(
    other.codes.map((code) => (code < 0 ? -1 : moved[code]!)),
    one.codes.length,
  );
  return { header: one.header, codes, texts };
}
