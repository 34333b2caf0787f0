import type { Transaction } from '../../../../platform/context.ts';

export interface ProjectRow {
  id: string;
  version: number;
  title: string;
  place: string;
  cluster: string | null;
  kind: 'soft' | 'hard';
  theme: string;
  costLow: string;
  costLikely: string;
  costHigh: string;
  benefitLow: number;
  benefitLikely: number;
  benefitHigh: number;
  benefitUnit: string;
  benefitBasis: 'study' | 'records' | 'expert';
  benefitSource: string;
  programme: string | null;
  activation: number;
  needs: string | null;
  oneOf: string | null;
  helpsGroup: boolean;
  simulated: boolean;
  withdrawn: boolean;
  why: string | null;
  recordedAt: Date;
}

const columns = [
  ...['id', 'version', 'title', 'place_code AS place', 'cluster_id AS cluster', 'kind', 'theme'],
  ...['cost_low::text AS "costLow"', 'cost_likely::text AS "costLikely"', 'cost_high::text AS "costHigh"'],
  ...['benefit_low AS "benefitLow"', 'benefit_likely AS "benefitLikely"', 'benefit_high AS "benefitHigh"'],
  ...['benefit_unit AS "benefitUnit"', 'benefit_basis AS "benefitBasis"', 'benefit_source AS "benefitSource"'],
  ...['programme_id AS programme', 'activation', 'needs', 'one_of AS "oneOf"', 'helps_group AS "helpsGroup"'],
  ...['simulated', 'withdrawn', 'why', 'recorded_at AS "recordedAt"'],
].join(', ');

/** A further version; false where somebody else wrote this one before. */
export async function insertProject(tx: Transaction, project: Omit<ProjectRow, 'recordedAt'>): Promise<boolean> {
  const values = [
    ...[tx.economy, project.id, project.version, project.title, project.place, project.cluster],
    ...[project.kind, project.theme, project.costLow, project.costLikely, project.costHigh],
    ...[project.benefitLow, project.benefitLikely, project.benefitHigh, project.benefitUnit],
    ...[project.benefitBasis, project.benefitSource, project.programme, project.activation, project.needs],
    ...[project.oneOf, project.helpsGroup, project.simulated, project.withdrawn, project.why],
    tx.actor.userId ?? 'system',
  ];
  const { rowCount } = await tx.client.query(
    `INSERT INTO clusters.project (economy, id, version, title, place_code, cluster_id, kind, theme, cost_low, cost_likely, cost_high, benefit_low,
       benefit_likely, benefit_high, benefit_unit, benefit_basis, benefit_source, programme_id, activation, needs, one_of, helps_group, simulated,
       withdrawn, why, recorded_by)
     VALUES (${values.map((_, i) => `$${i + 1}`).join(', ')}) ON CONFLICT DO NOTHING`,
    values,
  );
  return rowCount === 1;
}

/** The last version of each, those that were withdrawn among them. */
export async function selectLatest(tx: Transaction): Promise<ProjectRow[]> {
  const { rows } = await tx.client.query<ProjectRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (id) ${columns}, min(recorded_at) OVER (PARTITION BY id) AS began FROM clusters.project
       WHERE economy = $1 ORDER BY id, version DESC) AS latest
     ORDER BY began, id LIMIT 500`,
    [tx.economy],
  );
  return rows;
}

export const selectProjects = async (tx: Transaction): Promise<ProjectRow[]> =>
  (await selectLatest(tx)).filter(({ withdrawn }) => !withdrawn);

/** Every version of one, the last first. */
export async function selectVersions(tx: Transaction, id: string): Promise<ProjectRow[]> {
  const { rows } = await tx.client.query<ProjectRow>(
    `SELECT ${columns} FROM clusters.project WHERE economy = $1 AND id = $2 ORDER BY version DESC LIMIT 100`,
    [tx.economy, id],
  );
  return rows;
}
