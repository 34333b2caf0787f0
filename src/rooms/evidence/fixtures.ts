import { randomUUID } from 'node:crypto';
import type { Client, PoolClient } from 'pg';
import { normalQuantile } from '../../kernels/distributions/index.ts';
import { type RandomSource, seededRandom } from '../../kernels/random/index.ts';
import { insertRows } from '../../platform/db/insertRows.ts';

export interface LotteryOptions {
  economy?: string;
  programme?: string;
  rule?: 'lottery' | 'scoreCutoff' | 'waves' | 'firstCome';
  state?: 'open' | 'assigned';
  applicants?: number;
  places?: number;
  effect?: number;
  seed?: number;
  design?: Record<string, unknown>;
  /** Share of each group of whom the follow-up tells. */
  response?: number;
}

export interface Lottery {
  round: string;
  programme: string;
  /** Application and firm, in the order of application. */
  applicants: { id: string; enterprise: string; assigned: boolean }[];
}

export const surveyDesign = {
  outcome: 'salesPerWorker',
  source: 'Yearly survey of applicants',
  unit: 'thousand a year',
  baselinePeriod: '2023',
  followUpPeriod: '2024',
};

const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-9), 1 - 1e-9));

/** A round with applicants, a draw in two strata, help that began, and outcomes of both groups; written past the policies. */
export async function seedLottery(client: Client | PoolClient, options: LotteryOptions = {}): Promise<Lottery> {
  const { economy = 'XDM', programme = 'line-clinic', applicants = 80, places = 40, effect = 6, seed = 3 } = options;
  const { rule = 'lottery', state = 'assigned', design = surveyDesign, response = 1 } = options;
  const random = seededRandom(seed);
  const round = randomUUID();
  const tx = { client } as Parameters<typeof insertRows>[0];
  const shared = { economy, simulated: true };
  await client.query(
    `INSERT INTO programmes.programme (economy, id, shelf, state, title, instrument, document, hash, simulated, created_by)
     VALUES ($1, $2, 'live', 'published', 'Line clinic', 'visit', '{}', 'hash', true, 'test') ON CONFLICT DO NOTHING`,
    [economy, programme],
  );
  await client.query(
    `INSERT INTO programmes.round (economy, id, programme_id, programme_version, title, unit, places, opens_on, closes_on,
       assignment_rule, design, state, drawn_at, simulated, created_by)
     VALUES ($1, $2, $3, 1, $4, 'enterprise', $5, '2023-02-01', '2023-04-30', $6, $7, $8, $9, true, 'test')`,
    [
      economy,
      round,
      programme,
      `Call of spring 2023`,
      Math.max(1, places),
      rule,
      JSON.stringify(design),
      state,
      state === 'assigned' ? '2023-05-10T08:00:00Z' : null,
    ],
  );
  const firms = Array.from({ length: applicants }, (_, i) => {
    const level = 40 + 10 * normal(random);
    return {
      id: randomUUID(),
      enterprise: `${economy}-${round.slice(0, 6)}-${i}`,
      stratum: i % 2 ? 'small' : 'medium',
      level,
    };
  });
  const order = firms.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const winners = new Set(order.slice(0, places));
  await insertRows(
    tx,
    'programmes.application',
    [
      'economy',
      'id',
      'round_id',
      'enterprise_id',
      'need',
      'consents_follow_up',
      'state',
      'stratum',
      'assignment_probability',
      'simulated',
      'submitted_by',
      'submitted_at',
      'version',
    ],
    firms.map(({ id, enterprise, stratum }, i) => ({
      ...shared,
      id,
      round_id: round,
      enterprise_id: enterprise,
      need: 'Fewer rejects',
      consents_follow_up: true,
      state: state === 'open' ? 'qualified' : winners.has(i) ? 'assigned' : 'notAssigned',
      stratum,
      assignment_probability: state === 'open' ? null : places / applicants,
      submitted_by: 'test',
      submitted_at: '2023-03-01T08:00:00Z',
      version: 1,
    })),
  );
  await insertRows(
    tx,
    'programmes.delivery',
    [
      'economy',
      'id',
      'application_id',
      'programme_id',
      'enterprise_id',
      'kind',
      'started_on',
      'state',
      'simulated',
      'created_by',
      'created_at',
      'version',
    ],
    firms.flatMap(({ id, enterprise }, i) =>
      winners.has(i) && i % 10 !== 0
        ? [
            {
              ...shared,
              id: randomUUID(),
              application_id: id,
              programme_id: programme,
              enterprise_id: enterprise,
              kind: 'visit',
              started_on: '2023-06-15',
              state: 'started',
              created_by: 'test',
              created_at: '2023-06-15T08:00:00Z',
              version: 1,
            },
          ]
        : [],
    ),
  );
  const outcomes = firms.flatMap(({ id, enterprise, level }, i) => [
    { id, enterprise, period: '2023', value: level + 2 * normal(random) },
    ...(random() < response
      ? [{ id, enterprise, period: '2024', value: level + 3 * normal(random) + (winners.has(i) ? effect : 0) }]
      : []),
  ]);
  await recordOutcomes(client, economy, round, outcomes);
  return {
    round,
    programme,
    applicants: firms.map(({ id, enterprise }, i) => ({ id, enterprise, assigned: winners.has(i) })),
  };
}

export async function recordOutcomes(
  client: Client | PoolClient,
  economy: string,
  round: string,
  outcomes: readonly { id: string; enterprise: string; period: string; value: number }[],
): Promise<void> {
  await insertRows(
    { client } as Parameters<typeof insertRows>[0],
    'programmes.outcome',
    [
      'economy',
      'id',
      'enterprise_id',
      'round_id',
      'application_id',
      'indicator',
      'period',
      'value',
      'unit',
      'source',
      'observed_on',
      'simulated',
      'recorded_by',
      'recorded_at',
    ],
    outcomes.map(({ id, enterprise, period, value }) => ({
      economy,
      id: randomUUID(),
      enterprise_id: enterprise,
      round_id: round,
      application_id: id,
      indicator: surveyDesign.outcome,
      period,
      value,
      unit: surveyDesign.unit,
      source: surveyDesign.source,
      observed_on: `${Number(period) + 1}-03-31`,
      simulated: true,
      recorded_by: 'test',
      recorded_at: '2025-04-01T08:00:00Z',
    })),
  );
}

/** A survey of 240 invented firms in three strata, 4 of them with fewer than 5 workers, some without an answer. */
export function surveyOfFirms(): string {
  const random = seededRandom(12);
  const strata = [
    { name: 'small', firms: 120, weight: 40, workers: [4, 19], share: 0.3 },
    { name: 'medium', firms: 80, weight: 12, workers: [20, 99], share: 0.45 },
    { name: 'large', firms: 40, weight: 3, workers: [100, 900], share: 0.6 },
  ] as const;
  const lines = strata.flatMap(({ name, firms, weight, workers: [least, most], share }) =>
    Array.from({ length: firms }, () => {
      const answer = (of: number) => (random() < 0.04 ? '-9' : random() < of ? '1' : '2');
      const workers = least + Math.floor(random() * (most - least + 1));
      return [name, weight, workers, answer(share), answer(share + 0.2), answer(share - 0.05)].join();
    }),
  );
  return `stratum,weight,workers,new_product_line,upgraded_line,new_technology\n${lines.join('\n')}\n`;
}
