import type { Transaction } from '../../../platform/context.ts';
import type { Applicant } from '../rules/applicants.ts';
import type { KnownValue } from '../rules/compareWaves.ts';
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

export async function countOutcomes(
  tx: Transaction,
  roundId: string,
  { indicator, source, period }: { indicator: string; source: string; period: string },
): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM programmes_api.application a JOIN evidence.known_outcome o
       ON o.economy = a.economy AND o.enterprise_id = a.enterprise_id
     WHERE a.economy = $1 AND a.round_id = $2 AND o.indicator = $3 AND o.source = $4 AND o.period = $5`,
    [tx.economy, roundId, indicator, source, period],
  );
  return rows[0]?.count ?? 0;
}

/** Who qualified and agreed to follow-up, with what the one source says of them. The arm is what the draw said. */
export async function readApplicants(
  tx: Transaction,
  roundId: string,
  study: { indicator: string; source: string; follow_up_period: string | null; baseline_period: string | null },
): Promise<Applicant[]> {
  const { rows } = await tx.client.query<Applicant>(
    `SELECT a.id AS application, a.state = 'assigned' AS assigned, a.stratum, a.assignment_probability AS probability,
       a.score, a.wave, d.started_on::text AS "startedOn", d.started_on IS NOT NULL AS received,
       follow.value AS outcome, base.value AS baseline,
       EXISTS (SELECT FROM evidence.known_outcome k WHERE k.economy = a.economy AND k.enterprise_id = a.enterprise_id
               AND k.source = $4 AND k.period = $5) AS linked,
       ARRAY(SELECT DISTINCT p.place_code || ' ' || left(code, 2) FROM registry_api.establishment_place p, unnest(p.isic_codes) AS code
             WHERE p.economy = a.economy AND p.enterprise_id = a.enterprise_id AND p.place_code IS NOT NULL ORDER BY 1) AS neighbourhood
     FROM programmes_api.application a
     LEFT JOIN LATERAL (SELECT min(started_on) AS started_on FROM programmes_api.delivery d WHERE d.economy = a.economy
       AND d.application_id = a.id AND d.started_on IS NOT NULL AND d.state <> 'cancelled') d ON true
     LEFT JOIN evidence.known_outcome follow ON follow.economy = a.economy AND follow.enterprise_id = a.enterprise_id
       AND follow.indicator = $3 AND follow.source = $4 AND follow.period = $5
     LEFT JOIN evidence.known_outcome base ON base.economy = a.economy AND base.enterprise_id = a.enterprise_id
       AND base.indicator = $3 AND base.source = $4 AND base.period = $6
     WHERE a.economy = $1 AND a.round_id = $2 AND a.consents_follow_up AND a.state IN ('assigned', 'notAssigned')
       AND a.enterprise_id IS NOT NULL
     ORDER BY a.id`,
    [tx.economy, roundId, study.indicator, study.source, study.follow_up_period, study.baseline_period],
  );
  return rows;
}

/** What the source says of them in all periods that are as long as the follow-up’s, up to it. */
export async function readValues(
  tx: Transaction,
  roundId: string,
  study: { indicator: string; source: string; follow_up_period: string },
): Promise<KnownValue[]> {
  const { rows } = await tx.client.query<KnownValue>(
    `SELECT a.id AS application, o.period, o.value FROM programmes_api.application a
     JOIN evidence.known_outcome o ON o.economy = a.economy AND o.enterprise_id = a.enterprise_id
       AND o.indicator = $3 AND o.source = $4 AND o.period <= $5
       AND length(o.period) = length($5)
     WHERE a.economy = $1 AND a.round_id = $2 AND a.consents_follow_up AND a.state IN ('assigned', 'notAssigned')
     ORDER BY a.id, o.period`,
    [tx.economy, roundId, study.indicator, study.source, study.follow_up_period],
  );
  return rows.filter(({ period }) => monthsOf(period) === monthsOf(study.follow_up_period));
}
