import type { Transaction } from '../../../platform/context.ts';
import type { PlanIndicator, Target } from '../model.ts';

/** The reference sheets of a plan, each target with its original and how it was revised. */
export async function selectIndicators(tx: Transaction, planId: string): Promise<PlanIndicator[]> {
  const { rows } = await tx.client.query<Omit<PlanIndicator, 'targets'>>(
    `SELECT id, code, area, title, definition, formula, programme_id AS "programmeId", unit, direction, source, frequency,
       responsible, jsonb_build_object('value', baseline, 'onDate', baseline_on, 'source', baseline_source) AS baseline
     FROM plans.indicator WHERE economy = $1 AND plan_id = $2 ORDER BY length(code), code COLLATE "C"`,
    [tx.economy, planId],
  );
  const targets = await selectTargets(tx, planId);
  return rows.map((row) => ({
    ...row,
    targets: targetsOf(targets.filter(({ indicatorId }) => indicatorId === row.id)),
  }));
}

interface TargetRow {
  indicatorId: string;
  dueOn: string;
  number: number;
  value: number;
  reason: string | null;
  setOn: string;
}

async function selectTargets(tx: Transaction, planId: string): Promise<TargetRow[]> {
  const { rows } = await tx.client.query<TargetRow>(
    `SELECT t.indicator_id AS "indicatorId", t.due_on::text AS "dueOn", t.number, t.value, t.reason, t.set_on::text AS "setOn"
     FROM plans.target t JOIN plans.indicator i ON i.economy = t.economy AND i.id = t.indicator_id
     WHERE t.economy = $1 AND i.plan_id = $2 ORDER BY t.due_on, t.number`,
    [tx.economy, planId],
  );
  return rows;
}

function targetsOf(rows: readonly TargetRow[]): Target[] {
  return rows
    .filter(({ number }) => number === 1)
    .map(({ dueOn, value: original }) => {
      const revisions = rows
        .filter((row) => row.dueOn === dueOn && row.number > 1)
        .map(({ value, reason, setOn }) => ({ value, reason: reason ?? '', onDate: setOn }));
      return { dueOn, original, value: revisions.at(-1)?.value ?? original, revisions };
    });
}

export type NewIndicator = Omit<PlanIndicator, 'targets'>;

export async function insertIndicator(tx: Transaction, planId: string, sheet: NewIndicator): Promise<void> {
  await tx.client.query(
    `INSERT INTO plans.indicator (economy, id, plan_id, code, area, title, definition, formula, programme_id, unit, direction, source,
       frequency, responsible, baseline, baseline_on, baseline_source)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      tx.economy,
      sheet.id,
      planId,
      sheet.code,
      sheet.area,
      sheet.title,
      sheet.definition,
      sheet.formula,
      sheet.programmeId,
      sheet.unit,
      sheet.direction,
      sheet.source,
      sheet.frequency,
      sheet.responsible,
      sheet.baseline.value,
      sheet.baseline.onDate,
      sheet.baseline.source,
    ],
  );
}

export async function insertTarget(
  tx: Transaction,
  indicatorId: string,
  target: { dueOn: string; value: number; reason: string | null; setOn: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO plans.target (economy, indicator_id, due_on, number, value, reason, set_by, set_on)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7
     FROM plans.target WHERE economy = $1 AND indicator_id = $2 AND due_on = $3`,
    [tx.economy, indicatorId, target.dueOn, target.value, target.reason, tx.actor.userId ?? 'system', target.setOn],
  );
}

export async function deleteIndicator(tx: Transaction, planId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM plans.indicator WHERE economy = $1 AND plan_id = $2 AND id = $3',
    [tx.economy, planId, id],
  );
  return rowCount === 1;
}
