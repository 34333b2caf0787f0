import path from 'node:path';
import { loadLinearSolver } from '../../../../engines/linearModel/index.ts';
import { type DisclosureRules, type DisclosureTable, suppress } from '../../../../kernels/disclosure/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import type { DiscloseResult } from './discloseOutput.ts';
import type { DiscloseSpec } from './discloseSpec.ts';
import { fixReleases } from './fixReleases.ts';
import { type JointTable, layJointTable } from './jointTable.ts';
import { readLinkedFiles } from './linkedFiles.ts';
import { planLayouts, wantedColumns } from './planLayouts.ts';
import { type Contributors, readContributors } from './readContributors.ts';
import { resultOf } from './resultOf.ts';

export interface DiscloseTask {
  file: string;
  spec: DiscloseSpec;
  specFile: string;
  specFolder: string;
  signal?: AbortSignal;
}

/** Which cells of a table of contributors may be shown, decided together with the tables that it is linked to. */
export async function discloseTable(task: DiscloseTask, environment: AnalysisEnvironment): Promise<DiscloseResult> {
  const { file, spec, specFile, specFolder, signal } = task;
  const linked = readLinkedFiles(spec, specFile, specFolder);
  const data = await readContributors(file, wantedColumns(spec, linked), environment, signal);
  const { decided, released, masks } = planLayouts(file, specFile, spec, linked, data);
  const joint = layJointTable(file, [...decided, ...released], data, masks, listedOf(spec));
  const fixed = fixReleases(linked.releases, released, joint, decided.length);
  const rules = rulesOf(spec, specFile, data);
  const table = tableOf(joint, fixed, decided.length);
  environment.note(`${table.cells.length} cells, ${table.relations.length} sums`);
  const plan = suppress(table, rules, { solver: await loadLinearSolver(), objective: spec.objective });
  const names = [path.basename(specFile), ...linked.specs.map((one) => one.file)];
  const result = resultOf(joint, decided, names, plan, (owner) => data.owners?.labels[owner] ?? `row ${owner + 2}`);
  if (result.audit.unsafe > 0)
    environment.note(`${result.audit.unsafe} cells can be told too closely: see audit.unsafeCells`);
  return result;
}

const listedOf = ({ rules }: DiscloseSpec): number =>
  Math.max(10, rules.dominance?.n ?? 0, ...(rules.coalitions?.groups ?? []).map((group) => group.length));

/** Each cell costs as often as it is shown; what only a release shows, or nothing, costs nothing. */
function tableOf(joint: JointTable, fixed: DisclosureTable['fixed'], decided: number): DisclosureTable {
  const copies = new Int32Array(joint.cells.length);
  for (const place of joint.places.slice(0, decided)) {
    const here = new Map<number, number>();
    for (const number of place) if (number >= 0) here.set(number, (here.get(number) ?? 0) + 1);
    for (const [number, count] of here) copies[number] = Math.max(copies[number]!, count);
  }
  return {
    cells: joint.cells.map((cell, number) => ({ ...cell, copies: copies[number]! })),
    relations: joint.relations,
    fixed,
  };
}

function rulesOf({ rules, protection }: DiscloseSpec, specFile: string, data: Contributors): DisclosureRules {
  const groups = (rules.coalitions?.groups ?? []).map((group, i) =>
    group.map((name) => {
      const owner = data.owners?.labels.indexOf(name) ?? -1;
      if (owner < 0)
        refuse(specFile, {
          column: `rules.coalitions.groups.${i}`,
          code: 'ownerUnknown',
          message: `there is no contributor "${name.slice(0, 60)}"`,
          remedy: 'name owners as they stand in the column "contributor"',
        });
      return owner;
    }),
  );
  return {
    threshold: rules.threshold ?? null,
    dominance: rules.dominance ?? null,
    pPercent: rules.pPercent ?? null,
    pq: rules.pq ?? null,
    singletons: rules.singletons,
    unions: rules.unions,
    coalitions: { size: rules.coalitions?.size ?? 0, groups },
    protection,
  };
}
