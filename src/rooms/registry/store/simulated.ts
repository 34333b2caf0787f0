import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/index.ts';

export interface SimulatedFact {
  enterpriseId: string;
  fact: string;
  value: number | string | boolean;
  source: string;
  observedOn: string;
}

export async function insertSimulatedFacts(tx: Transaction, facts: readonly SimulatedFact[], at: Date): Promise<void> {
  await insertRows(
    tx,
    'registry.fact',
    [
      'economy',
      'id',
      'enterprise_id',
      'fact',
      'value',
      'valid_from',
      'source',
      'observed_on',
      'class',
      'recorded_by',
      'recorded_at',
    ],
    facts.map((one) => ({
      economy: tx.economy,
      id: crypto.randomUUID(),
      enterprise_id: one.enterpriseId,
      fact: one.fact,
      value: one.value,
      valid_from: one.observedOn,
      source: one.source,
      observed_on: one.observedOn,
      class: 'confidential',
      recorded_by: tx.actor.userId ?? 'demonstration',
      recorded_at: at,
    })),
  );
}

export interface SimulatedFirm {
  id: string;
  name: string;
  employees: number;
  region: string;
  divisions: string[];
  registered: boolean;
}

/** Invented firms that a year can be invented for, in the order of their ids: one place of work each, its size known. */
export async function selectSimulatedFirms(tx: Transaction): Promise<SimulatedFirm[]> {
  const { rows } = await tx.client.query<SimulatedFirm>(
    `SELECT e.id, e.name, t.employees, q.parent_code AS region, string_to_array(q.divisions, ',') AS divisions,
       EXISTS (SELECT FROM registry.identifier i WHERE i.enterprise_id = e.id AND i.economy = e.economy) AS registered
     FROM registry.enterprise e
     JOIN registry.establishment t ON t.enterprise_id = e.id AND t.economy = e.economy
     JOIN registry.public_search q ON q.establishment_id = t.id AND q.economy = t.economy
     WHERE e.economy = $1 AND e.simulated AND t.employees IS NOT NULL AND q.parent_code IS NOT NULL
       AND NOT EXISTS (SELECT FROM registry.establishment o WHERE o.enterprise_id = e.id AND o.economy = e.economy AND o.id <> t.id)
     ORDER BY e.id`,
    [tx.economy],
  );
  return rows;
}

export async function insertSimulatedGroup(
  tx: Transaction,
  group: { id: string; kind: string; name: string; organisation: string | null },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.enterprise_group (economy, id, kind, name, organisation, simulated, recorded_by) VALUES ($1, $2, $3, $4, $5, true, $6)
     ON CONFLICT DO NOTHING`,
    [tx.economy, group.id, group.kind, group.name, group.organisation, tx.actor.userId ?? 'demonstration'],
  );
}

/** Everything that was said of invented firms beside the register's own records. */
export async function deleteSimulated(tx: Transaction): Promise<void> {
  for (const table of ['fact', 'membership', 'representative']) {
    await tx.client.query(
      `DELETE FROM registry.${table} x WHERE economy = $1
       AND EXISTS (SELECT FROM registry.enterprise e WHERE e.economy = x.economy AND e.id = x.enterprise_id AND e.simulated)`,
      [tx.economy],
    );
  }
  await tx.client.query('DELETE FROM registry.enterprise_group WHERE economy = $1 AND simulated', [tx.economy]);
}
