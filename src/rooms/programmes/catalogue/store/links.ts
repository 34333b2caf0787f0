import type { Transaction } from '../../../../platform/context.ts';

export interface LinkState {
  programmeId: string;
  url: string;
  status: 'ok' | 'broken' | 'unreachable';
  code: number | null;
  checkedOn: string;
  /** Days since it last answered on which it did not. */
  failures: number;
}

export interface LastRun {
  ranOn: string;
  addresses: number;
  answered: number;
}

export async function keepCheck(
  tx: Transaction,
  { programmeId, url, checkedOn, status, code }: Omit<LinkState, 'failures'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.link_check (economy, programme_id, url, checked_on, status, code) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (economy, programme_id, url, checked_on) DO UPDATE SET status = $5, code = $6, checked_at = clock_timestamp()`,
    [tx.economy, programmeId, url, checkedOn, status, code],
  );
}

export async function insertRun(tx: Transaction, { ranOn, addresses, answered }: LastRun): Promise<void> {
  await tx.client.query(
    'INSERT INTO programmes.link_run (economy, ran_on, addresses, answered) VALUES ($1, $2, $3, $4)',
    [tx.economy, ranOn, addresses, answered],
  );
}

export async function selectLastRun(tx: Transaction): Promise<LastRun | null> {
  const { rows } = await tx.client.query<LastRun>(
    `SELECT ran_on::text AS "ranOn", addresses, answered FROM programmes.link_run WHERE economy = $1 ORDER BY ran_at DESC LIMIT 1`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

/** The last that is known of every address, of one programme or of all. */
export async function selectLinkStates(tx: Transaction, programmeId: string | null): Promise<LinkState[]> {
  const { rows } = await tx.client.query<LinkState>(
    `SELECT programme_id AS "programmeId", url, (array_agg(status ORDER BY checked_on DESC))[1] AS status,
       (array_agg(code ORDER BY checked_on DESC))[1] AS code, max(checked_on)::text AS "checkedOn",
       (count(*) FILTER (WHERE checked_on > coalesce(answered_on, '-infinity'::date)))::int AS failures
     FROM (SELECT *, max(checked_on) FILTER (WHERE status = 'ok') OVER (PARTITION BY programme_id, url) AS answered_on
           FROM programmes.link_check WHERE economy = $1 AND ($2::text IS NULL OR programme_id = $2)) AS known
     GROUP BY programme_id, url ORDER BY programme_id, url`,
    [tx.economy, programmeId],
  );
  return rows;
}
