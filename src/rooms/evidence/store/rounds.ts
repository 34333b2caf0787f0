import type { Transaction } from '../../../platform/context.ts';
import type { Applicant } from '../rules/applicants.ts';
import type { KnownValue } from '../rules/compareWaves.ts';
import { type GroupApplying, type GroupUnits, groupUnits, valueOfGroup } from '../rules/groupUnits.ts';
import { monthsOf } from '../rules/periods.ts';

export interface RoundRow {
  id: string;
  programme_id: string;
  programme_title: string | null;
  title: string;
  unit: string;
  opens_on: string;
  assignment_rule: string;
  design: unknown;
  smallest_effect: number | null;
  drawn_at: Date | null;
  places: number;
  state: string;
  simulated: boolean;
}

const columns = `r.id, r.programme_id, p.title AS programme_title, r.title, r.unit, r.opens_on::text AS opens_on, r.assignment_rule,
  r.design, r.smallest_effect, r.drawn_at, r.places, r.state, r.simulated`;
const source = `programmes_api.round r LEFT JOIN programmes_api.programme p ON p.economy = r.economy AND p.id = r.programme_id`;

export async function findRound(tx: Transaction, id: string): Promise<RoundRow | null> {
  const { rows } = await tx.client.query<RoundRow>(
    `SELECT ${columns} FROM ${source} WHERE r.economy = $1 AND r.id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function listRoundsOf(tx: Transaction, programmeId: string): Promise<RoundRow[]> {
  const { rows } = await tx.client.query<RoundRow>(
    `SELECT ${columns} FROM ${source} WHERE r.economy = $1 AND r.programme_id = $2 AND r.state IN ('open', 'assigned')
     ORDER BY r.opens_on DESC, r.id LIMIT 20`,
    [tx.economy, programmeId],
  );
  return rows;
}

/** Rounds that nobody has registered a study of. */
export async function listRoundsWithoutStudy(tx: Transaction): Promise<RoundRow[]> {
  const { rows } = await tx.client.query<RoundRow>(
    `SELECT ${columns} FROM ${source} WHERE r.economy = $1 AND r.state IN ('open', 'assigned')
       AND NOT EXISTS (SELECT FROM evidence.study s WHERE s.economy = r.economy AND s.round_id = r.id)
     ORDER BY r.opens_on DESC, r.id LIMIT 50`,
    [tx.economy],
  );
  return rows;
}

/** Firms that applied, by themselves or with their group: looked up first, so that a register of millions of values is asked for these alone. */
const firmsOfRound = `ARRAY(SELECT DISTINCT coalesce(f.enterprise_id, m.enterprise_id) FROM programmes_api.application f
  LEFT JOIN programmes_api.application_member m ON m.economy = f.economy AND m.application_id = f.id
  WHERE f.economy = $1 AND f.round_id = $2 AND coalesce(f.enterprise_id, m.enterprise_id) IS NOT NULL)`;

export async function countOutcomes(
  tx: Transaction,
  roundId: string,
  { indicator, source, period }: { indicator: string; source: string; period: string },
): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM evidence.known_outcome o
     WHERE o.economy = $1 AND o.enterprise_id = ANY (${firmsOfRound}) AND o.indicator = $3 AND o.source = $4 AND o.period = $5`,
    [tx.economy, roundId, indicator, source, period],
  );
  return rows[0]?.count ?? 0;
}

interface SaidOfFirm {
  enterprise: string;
  indicator: string;
  period: string;
  value: number;
}

/** All that a source says of the firms of a round, up to a period. */
async function readSaid(tx: Transaction, roundId: string, source: string, until: string): Promise<SaidOfFirm[]> {
  const { rows } = await tx.client.query<SaidOfFirm>(
    `SELECT o.enterprise_id AS enterprise, o.indicator, o.period, o.value FROM evidence.known_outcome o
     WHERE o.economy = $1 AND o.enterprise_id = ANY (${firmsOfRound}) AND o.source = $3 AND o.period <= $4
     ORDER BY 1, 2, 3, 4`,
    [tx.economy, roundId, source, until],
  );
  return rows;
}

/** Town and industry of each plant of these firms; the register is gone through once. */
async function readNeighbourhoods(tx: Transaction, firms: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await tx.client.query<{ enterprise: string; places: string[] }>(
    `SELECT p.enterprise_id AS enterprise, array_agg(DISTINCT p.place_code || ' ' || left(code, 2)) AS places
     FROM registry_api.establishment_place p, unnest(p.isic_codes) AS code
     WHERE p.economy = $1 AND p.enterprise_id = ANY ($2) AND p.place_code IS NOT NULL GROUP BY 1`,
    [tx.economy, firms],
  );
  return new Map(rows.map(({ enterprise, places }) => [enterprise, places]));
}

/** Firms that stand for each group of a round, whether or not it agreed to follow-up; no group where single firms applied. */
export async function readGroupUnits(tx: Transaction, roundId: string): Promise<GroupUnits> {
  const { rows } = await tx.client.query<GroupApplying>(
    `SELECT a.id AS application, to_char(a.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS "submittedAt",
       a.state = 'assigned' AS assigned, array_agg(m.enterprise_id ORDER BY m.enterprise_id) AS firms
     FROM programmes_api.application a JOIN programmes_api.application_member m ON m.economy = a.economy AND m.application_id = a.id
     WHERE a.economy = $1 AND a.round_id = $2 AND a.group_id IS NOT NULL AND a.state IN ('assigned', 'notAssigned')
     GROUP BY a.id, a.submitted_at, a.state`,
    [tx.economy, roundId],
  );
  return groupUnits(rows);
}

/** Who qualified and agreed to follow-up, with what the one source says of them. The arm is what the draw said. */
export async function readApplicants(
  tx: Transaction,
  roundId: string,
  study: { indicator: string; source: string; follow_up_period: string | null; baseline_period: string | null },
): Promise<Applicant[]> {
  const { rows } = await tx.client.query<
    Omit<Applicant, 'outcome' | 'baseline' | 'linked' | 'neighbourhood'> & { enterprise: string | null }
  >(
    `SELECT a.id AS application, a.enterprise_id AS enterprise, a.state = 'assigned' AS assigned, a.stratum,
       a.assignment_probability AS probability, a.score::float8 AS score, a.wave, d.started_on::text AS "startedOn",
       d.started_on IS NOT NULL AS received
     FROM programmes_api.application a
     LEFT JOIN LATERAL (SELECT min(started_on) AS started_on FROM (
       SELECT d.started_on FROM programmes_api.delivery d WHERE d.economy = a.economy AND d.application_id = a.id AND d.state <> 'cancelled'
       UNION ALL
       SELECT g.started_on FROM programmes_api.group_delivery g WHERE g.economy = a.economy AND g.application_id = a.id AND g.state <> 'cancelled') h) d ON true
     WHERE a.economy = $1 AND a.round_id = $2 AND a.consents_follow_up AND a.state IN ('assigned', 'notAssigned')
     ORDER BY a.id`,
    [tx.economy, roundId],
  );
  const firmsOf = await readFirmsOf(tx, roundId);
  const neighbourhoods = await readNeighbourhoods(tx, rows.flatMap(firmsOf));
  const last = [study.follow_up_period, study.baseline_period]
    .filter((one) => one !== null)
    .sort()
    .at(-1);
  const said = last === undefined ? [] : await readSaid(tx, roundId, study.source, last);
  const told = new Map(
    said
      .filter(({ indicator }) => indicator === study.indicator)
      .map(({ enterprise, period, value }) => [`${enterprise} ${period}`, value]),
  );
  const known = new Set(
    said.filter(({ period }) => period === study.follow_up_period).map(({ enterprise }) => enterprise),
  );
  return rows.map(({ enterprise, ...one }) => {
    const firms = firmsOf({ enterprise, ...one });
    const valueIn = (period: string | null) => valueOfGroup(firms, (firm) => told.get(`${firm} ${period}`));
    return {
      ...one,
      outcome: valueIn(study.follow_up_period),
      baseline: valueIn(study.baseline_period),
      linked: firms.some((firm) => known.has(firm)),
      neighbourhood: [...new Set(firms.flatMap((firm) => neighbourhoods.get(firm) ?? []))],
    };
  });
}

/** The firm of an application, or the firms that stand for its group. */
async function readFirmsOf(tx: Transaction, roundId: string) {
  const { firms } = await readGroupUnits(tx, roundId);
  return ({ application, enterprise }: { application: string; enterprise: string | null }): readonly string[] =>
    enterprise === null ? (firms.get(application) ?? []) : [enterprise];
}

/** What the source says of them in all periods that are as long as the follow-up’s, up to it. */
export async function readValues(
  tx: Transaction,
  roundId: string,
  study: { indicator: string; source: string; follow_up_period: string },
): Promise<KnownValue[]> {
  const { rows } = await tx.client.query<{ application: string; enterprise: string | null }>(
    `SELECT a.id AS application, a.enterprise_id AS enterprise FROM programmes_api.application a
     WHERE a.economy = $1 AND a.round_id = $2 AND a.consents_follow_up AND a.state IN ('assigned', 'notAssigned')
     ORDER BY a.id`,
    [tx.economy, roundId],
  );
  const firmsOf = await readFirmsOf(tx, roundId);
  const told = new Map<string, number>();
  const periods = new Set<string>();
  for (const one of await readSaid(tx, roundId, study.source, study.follow_up_period))
    if (one.indicator === study.indicator && monthsOf(one.period) === monthsOf(study.follow_up_period)) {
      told.set(`${one.enterprise} ${one.period}`, one.value);
      periods.add(one.period);
    }
  return rows.flatMap((row) => {
    const firms = firmsOf(row);
    return [...periods].sort().flatMap((period) => {
      const value = valueOfGroup(firms, (firm) => told.get(`${firm} ${period}`));
      return value === null ? [] : [{ application: row.application, period, value }];
    });
  });
}
