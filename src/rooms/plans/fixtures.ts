import { randomUUID } from 'node:crypto';
import type { Client, PoolClient } from 'pg';
import type { Transaction } from '../../platform/db/index.ts';
import { insertRows } from '../../platform/db/insertRows.ts';
import type { PlanContent } from './index.ts';

export interface Visit {
  firm: string;
  startedOn: string;
  /** Days from the visit until each suggestion was carried out; null where it was not. */
  suggestions?: readonly (number | null)[];
  state?: 'started' | 'completed' | 'cancelled';
}

/** Visits of a programme to firms, with what became of the suggestions. */
export async function recordVisits(
  client: Client | PoolClient,
  economy: string,
  visits: readonly Visit[],
  programme = 'visits',
): Promise<void> {
  const tx = { client } as unknown as Transaction;
  const made = visits.map((visit) => ({ ...visit, id: randomUUID() }));
  const common = { economy, organisation: null, simulated: true, version: 1 };
  await insertRows(
    tx,
    'programmes.delivery',
    [
      ...['economy', 'id', 'programme_id', 'enterprise_id', 'kind', 'started_on', 'completed_on', 'state'],
      ...['simulated', 'created_by', 'created_at', 'version'],
    ],
    made.map(({ id, firm, startedOn, state = 'completed' }) => ({
      ...common,
      id,
      programme_id: programme,
      enterprise_id: firm,
      kind: 'visit',
      started_on: startedOn,
      completed_on: state === 'completed' ? startedOn : null,
      state,
      created_by: 'test',
      created_at: `${startedOn}T08:00:00Z`,
    })),
  );
  await insertRows(
    tx,
    'programmes.suggestion',
    [...['economy', 'id', 'delivery_id', 'position', 'gap', 'action', 'state', 'state_on', 'simulated', 'version']],
    made.flatMap(({ id, startedOn, suggestions = [] }) =>
      suggestions.map((days, i) => ({
        ...common,
        id: randomUUID(),
        delivery_id: id,
        position: i + 1,
        gap: 'management.accounts',
        action: 'Write the costs down.',
        state: days === null ? 'proposed' : 'implemented',
        state_on: days === null ? null : addDays(startedOn, days),
      })),
    ),
  );
}

export interface Complaint {
  dueOn: string;
  closedOn: string | null;
}

export async function recordComplaints(
  client: Client | PoolClient,
  economy: string,
  complaints: readonly Complaint[],
): Promise<void> {
  await insertRows(
    { client } as unknown as Transaction,
    'programmes.complaint',
    [
      ...['economy', 'id', 'programme_id', 'subject', 'text', 'owner', 'due_on', 'state', 'public_outcome'],
      ...['outcome_kind', 'closed_on', 'received_on', 'simulated', 'version'],
    ],
    complaints.map(({ dueOn, closedOn }) => ({
      economy,
      id: randomUUID(),
      programme_id: 'visits',
      subject: 'delay',
      text: 'Late again.',
      owner: 'lin',
      due_on: dueOn,
      state: closedOn === null ? 'open' : 'closed',
      public_outcome: closedOn === null ? null : 'Mended.',
      outcome_kind: closedOn === null ? null : 'corrected',
      closed_on: closedOn,
      received_on: addDays(dueOn, -30),
      simulated: true,
      version: 1,
    })),
  );
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const sheet = (formula: PlanContent['indicators'][number]['formula'], baseline: number, target: number) => ({
  formula,
  programmeId: null,
  area: 'experts',
  responsible: 'Lin',
  frequency: 'quarter' as const,
  baseline: { value: baseline, onDate: '2025-01-01', source: 'Before the plan' },
  targets: [{ value: target, dueOn: '2026-12-31' }],
});

/** A plan of one action that counts what is recorded above. */
export const smallPlan = (id: string): PlanContent => ({
  id,
  title: 'Visits that change something',
  agency: 'Agency & Partners',
  summary: 'Engineers visit firms.',
  startsOn: '2025-01-01',
  endsOn: '2026-12-31',
  actions: [
    {
      area: 'experts',
      title: '=Visits <for> everybody',
      owner: 'Lin',
      support: 'direct',
      budget: '1000.10',
      startsOn: '2025-01-01',
      dueOn: '2026-12-31',
      state: 'underway',
      milestones: [],
    },
  ],
  indicators: [
    sheet('firmsServed', 0, 40),
    sheet('suggestionsImplemented6', 20, 60),
    sheet('complaintsOnTime', 50, 90),
    { ...sheet('lotteryEffect', 0, 1), programmeId: 'visits' },
  ],
});
