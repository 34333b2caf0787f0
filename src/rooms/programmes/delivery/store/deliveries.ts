import type { Transaction } from '../../../../platform/context.ts';
import type { DeliveryState, SuggestionState } from '../model.ts';

export interface DeliveryRow {
  id: string;
  applicationId: string | null;
  programmeId: string;
  programmeTitle: string;
  /** Null where a group was helped. */
  enterpriseId: string | null;
  groupId: string | null;
  /** Of the firm or the group. */
  enterpriseName: string;
  organisation: string | null;
  /** Of a group's firms those that take part; 1 for a firm. */
  firms: number;
  hours: string | null;
  kind: string;
  adviser: string | null;
  plannedOn: string | null;
  startedOn: string | null;
  completedOn: string | null;
  state: DeliveryState;
  summary: string | null;
  simulated: boolean;
  version: number;
}

const columns = `d.id, d.application_id AS "applicationId", d.programme_id AS "programmeId", p.title AS "programmeTitle",
  d.enterprise_id AS "enterpriseId", d.group_id AS "groupId", coalesce(e.name, g.name, d.enterprise_id, '') AS "enterpriseName", d.organisation,
  d.firms, trim_scale(d.hours)::text AS hours, d.kind, d.adviser,
  d.planned_on::text AS "plannedOn", d.started_on::text AS "startedOn", d.completed_on::text AS "completedOn", d.state, d.summary,
  d.simulated, d.version`;
const source = `programmes.delivery d
  JOIN programmes.programme p ON p.economy = d.economy AND p.id = d.programme_id AND p.is_current
  LEFT JOIN registry_api.enterprise e ON e.economy = d.economy AND e.id = d.enterprise_id
  LEFT JOIN registry_api.enterprise_group g ON g.economy = d.economy AND g.id = d.group_id`;

export async function selectDelivery(tx: Transaction, id: string, lock = false): Promise<DeliveryRow | null> {
  const { rows } = await tx.client.query<DeliveryRow>(
    `SELECT ${columns} FROM ${source} WHERE d.economy = $1 AND d.id = $2 ${lock ? 'FOR UPDATE OF d' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export interface DeliveryFilter {
  applicationId: string | null;
  /** By themselves, or as one of the firms of a group that took part. */
  enterpriseIds: readonly string[] | null;
  /** Beside them. */
  groupIds: readonly string[] | null;
  adviser: string | null;
  states: readonly DeliveryState[] | null;
}

export async function selectDeliveries(
  tx: Transaction,
  filter: DeliveryFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: DeliveryRow[] }> {
  const { rows } = await tx.client.query<DeliveryRow & { total: number }>(
    `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${source}
     WHERE d.economy = $1 AND ($2::uuid IS NULL OR d.application_id = $2) AND ($3::text[] IS NULL OR d.enterprise_id = ANY($3) OR d.group_id = ANY($8::uuid[])
         OR d.id IN (SELECT p.delivery_id FROM programmes.participant p WHERE p.economy = $1 AND p.enterprise_id = ANY($3)))
       AND ($4::text IS NULL OR d.adviser = $4) AND ($5::text[] IS NULL OR d.state = ANY($5))
     ORDER BY coalesce(d.completed_on, d.started_on, d.planned_on) DESC NULLS LAST, d.id LIMIT $6 OFFSET $7`,
    [
      ...[tx.economy, filter.applicationId, filter.enterpriseIds, filter.adviser, filter.states, limit, offset],
      filter.groupIds ?? [],
    ],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

export interface NewDelivery {
  id: string;
  applicationId: string;
  programmeId: string;
  enterpriseId: string | null;
  groupId: string | null;
  organisation: string | null;
  kind: string;
  plannedOn: string;
  simulated: boolean;
}

export async function insertDelivery(tx: Transaction, one: NewDelivery): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.delivery (economy, id, application_id, programme_id, enterprise_id, organisation, kind, adviser, planned_on, state,
       simulated, created_by, group_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', $10, $8, $11)`,
    [
      tx.economy,
      one.id,
      one.applicationId,
      one.programmeId,
      one.enterpriseId,
      one.organisation,
      one.kind,
      tx.actor.userId ?? 'anonymous',
      one.plannedOn,
      one.simulated,
      one.groupId,
    ],
  );
}

export interface DeliveryChange {
  id: string;
  state: DeliveryState;
  startedOn: string | null;
  completedOn: string | null;
  summary: string | null;
  hours?: string | null;
  version: number;
}

/** False where somebody changed it since it was read. */
export async function changeDelivery(tx: Transaction, change: DeliveryChange): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.delivery SET state = $3, started_on = coalesce($4, started_on), completed_on = coalesce($5, completed_on),
       summary = coalesce($6, summary), hours = coalesce($8, hours), version = version + 1 WHERE economy = $1 AND id = $2 AND version = $7`,
    [
      ...[tx.economy, change.id, change.state, change.startedOn, change.completedOn, change.summary, change.version],
      change.hours ?? null,
    ],
  );
  return rowCount === 1;
}

export interface SuggestionRow {
  id: string;
  deliveryId: string;
  enterpriseName: string;
  organisation: string | null;
  position: number;
  gap: string;
  action: string;
  expectedGain: string | null;
  currency: string | null;
  state: SuggestionState;
  dueOn: string | null;
  stateOn: string | null;
  stateReason: string | null;
  gain: string | null;
  gainSource: 'stated' | 'measured' | null;
  version: number;
}

const suggestionColumns = `s.id, s.delivery_id AS "deliveryId", coalesce(e.name, g.name, d.enterprise_id, '') AS "enterpriseName", s.organisation,
  s.position, s.gap, s.action, trim_scale(s.expected_gain)::text AS "expectedGain", s.currency, s.state, s.due_on::text AS "dueOn",
  s.state_on::text AS "stateOn", s.state_reason AS "stateReason", trim_scale(s.gain)::text AS gain, s.gain_source AS "gainSource", s.version`;
const suggestionSource = `programmes.suggestion s
  JOIN programmes.delivery d ON d.economy = s.economy AND d.id = s.delivery_id
  LEFT JOIN registry_api.enterprise e ON e.economy = d.economy AND e.id = d.enterprise_id
  LEFT JOIN registry_api.enterprise_group g ON g.economy = d.economy AND g.id = d.group_id`;

export async function selectSuggestions(tx: Transaction, deliveryId: string): Promise<SuggestionRow[]> {
  const { rows } = await tx.client.query<SuggestionRow>(
    `SELECT ${suggestionColumns} FROM ${suggestionSource} WHERE s.economy = $1 AND s.delivery_id = $2 ORDER BY s.position`,
    [tx.economy, deliveryId],
  );
  return rows;
}

export async function selectSuggestion(tx: Transaction, id: string): Promise<SuggestionRow | null> {
  const { rows } = await tx.client.query<SuggestionRow>(
    `SELECT ${suggestionColumns} FROM ${suggestionSource} WHERE s.economy = $1 AND s.id = $2 FOR UPDATE OF s`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** Suggestions that still wait to be done or refused, the most urgent first. */
export async function selectOpenSuggestions(
  tx: Transaction,
  { enterpriseIds, groupIds }: { enterpriseIds: readonly string[]; groupIds: readonly string[] },
  limit: number,
): Promise<SuggestionRow[]> {
  const { rows } = await tx.client.query<SuggestionRow>(
    `SELECT ${suggestionColumns} FROM ${suggestionSource}
     WHERE s.economy = $1 AND s.state IN ('proposed', 'accepted') AND (d.enterprise_id = ANY($2) OR d.group_id = ANY($4::uuid[]))
     ORDER BY s.due_on NULLS LAST, s.id LIMIT $3`,
    [tx.economy, enterpriseIds, limit, groupIds],
  );
  return rows;
}

export interface NewSuggestion {
  deliveryId: string;
  organisation: string | null;
  gap: string;
  action: string;
  expectedGain: string | null;
  currency: string | null;
  dueOn: string | null;
  simulated: boolean;
}

export async function insertSuggestion(tx: Transaction, one: NewSuggestion): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.suggestion (economy, delivery_id, organisation, position, gap, action, expected_gain, currency, state, due_on, simulated)
     SELECT $1, $2, $3, 1 + coalesce(max(position), 0), $4, $5, $6, $7, 'proposed', $8, $9
     FROM programmes.suggestion WHERE economy = $1 AND delivery_id = $2`,
    [
      tx.economy,
      one.deliveryId,
      one.organisation,
      one.gap,
      one.action,
      one.expectedGain,
      one.expectedGain === null ? null : one.currency,
      one.dueOn,
      one.simulated,
    ],
  );
}

export interface SuggestionChange {
  id: string;
  state: SuggestionState;
  stateOn: string;
  reason: string | null;
  gain: string | null;
  gainSource: 'stated' | 'measured' | null;
  currency: string | null;
  version: number;
}

export async function changeSuggestion(tx: Transaction, change: SuggestionChange): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.suggestion SET state = $3, state_on = $4, state_reason = $5, gain = $6, gain_source = $7,
       currency = coalesce(currency, $8), decided_by = $9, version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $10`,
    [
      tx.economy,
      change.id,
      change.state,
      change.stateOn,
      change.reason,
      change.gain,
      change.gainSource,
      change.gain === null ? null : change.currency,
      tx.actor.userId ?? 'anonymous',
      change.version,
    ],
  );
  return rowCount === 1;
}
