import { createHash } from 'node:crypto';
import { seededRandom } from '../../kernels/random/index.ts';
import { assignPlaces, commitmentOf, type SimulatedRows } from '../../rooms/programmes/index.ts';
import { addDays, inventId, pickOne, pickSome } from './chance.ts';
import type { Firm } from './model.ts';

const programme = 'plant-visits';
const places = 120;
/** Taichung and Changhua, as the programme says. */
const regions = ['66000', '10007'];
const drawnAt = '2025-05-12T09:00:00Z';

const suggestions: readonly { gap: string; action: string; gain: number }[] = [
  {
    gap: 'management.production',
    action: 'Put the three presses in one line, so that parts are not carried across the yard.',
    gain: 9000,
  },
  {
    gap: 'technology.process',
    action: 'Write down the settings of each job and keep them at the machine.',
    gain: 4000,
  },
  {
    gap: 'technology.energy',
    action: 'Mend the leaks of the compressed air and lower its pressure by one bar.',
    gain: 6000,
  },
  {
    gap: 'quality.measurement',
    action: 'Measure the first and every fiftieth part, and write it on a sheet.',
    gain: 5000,
  },
  { gap: 'skills.training', action: 'Let the two setters teach one other each, an hour a week.', gain: 3000 },
  { gap: 'management.accounts', action: 'Work out the cost of the ten parts that sell most.', gain: 7000 },
  { gap: 'technology.equipment', action: 'Replace the belt drive of the lathe by a controlled motor.', gain: 12_000 },
  {
    gap: 'information.standards',
    action: 'Get the standard that the buyer names, and compare the drawing with it.',
    gain: 2500,
  },
];
const refusals = ['Too dear this year.', 'The customer does not allow the change.', 'Tried before; it did not hold.'];

/** The secret of a feedback link in the demonstration, where nothing is anybody's. */
export const feedbackToken = (seed: number, applicationId: string) =>
  `demo-${inventId(seed, `token ${applicationId}`)}`;

export interface Cast {
  firm: Firm;
  /** Id of the organisation that speaks for it. */
  organisation: string;
}

/** Visits won by score, what was suggested and what became of it, what firms said of it, and two complaints with their outcome. */
export function inventVisitRound(
  firms: readonly Firm[],
  seed: number,
  today: string,
  cast: Cast | null,
): SimulatedRows {
  const random = seededRandom(seed + 1);
  const roundId = inventId(seed, 'visit round');
  const metal = firms.filter(
    (firm) =>
      firm.employees >= 10 &&
      firm.employees <= 250 &&
      regions.includes(firm.region) &&
      firm.divisions.some((code) => ['24', '25', '28', '29', '30'].includes(code)),
  );
  const chosen = pickSome(
    random,
    metal.filter((firm) => firm.id !== cast?.firm.id),
    cast === null ? 210 : 209,
  );
  const all = [...(cast === null ? [] : [cast.firm]), ...chosen].map((firm, i) => ({
    firm,
    id: inventId(seed, `visit application ${firm.id}`),
    score: i === 0 && cast !== null ? 92 : Math.round(35 + 55 * random()),
    organisation: firm.id === cast?.firm.id ? cast.organisation : null,
  }));
  const secret = createHash('sha256').update(`${seed} visit seed`).digest('hex');
  const { listHash, assignments } = assignPlaces({
    rule: 'scoreCutoff',
    places,
    waves: 1,
    seed: secret,
    applicants: all.map(({ id, score }) => ({ id, stratum: 'all', score, submittedAt: '' })),
  });
  const given = new Map(assignments.map((one) => [one.id, one]));
  const winners = all.filter((one) => given.get(one.id)?.isAssigned === true);
  return {
    round: [
      {
        id: roundId,
        programme_id: programme,
        programme_version: 1,
        title: 'Plant visits 2025',
        unit: 'enterprise',
        places,
        opens_on: '2025-03-01',
        closes_on: '2025-04-30',
        assignment_rule: 'scoreCutoff',
        rule: { stratifyBy: 'none', waveDays: [] },
        design: {},
        smallest_effect: null,
        seed_commitment: commitmentOf(secret),
        list_hash: listHash,
        drawn_at: drawnAt,
        state: 'assigned',
        created_by: 'demonstration',
        version: 3,
      },
    ],
    lottery_seed: [{ round_id: roundId, seed: secret, revealed_at: drawnAt }],
    application: all.map((one) => ({
      id: one.id,
      round_id: roundId,
      enterprise_id: one.firm.id,
      organisation: one.organisation,
      need: 'Too many rejects at the presses, and nobody knows why.',
      consents_follow_up: true,
      state: given.get(one.id)?.isAssigned ? 'assigned' : 'notAssigned',
      decided_by: 'demonstration',
      decided_at: drawnAt,
      stratum: 'all',
      score: one.score,
      rank: given.get(one.id)?.rank ?? null,
      assigned_at: drawnAt,
      submitted_by: 'demonstration',
      submitted_at: `${addDays('2025-03-02', Math.floor(random() * 55))}T10:00:00Z`,
      version: 3,
    })),
    draw_entry: assignments.map((one) => ({
      round_id: roundId,
      application_id: one.id,
      stratum: one.stratum,
      ticket: one.ticket,
      position: one.rank,
      assigned: one.isAssigned,
      wave: null,
    })),
    ...visitRows(winners, seed, today, cast, random),
  };
}

interface Winner {
  firm: Firm;
  id: string;
  organisation: string | null;
}

function visitRows(
  winners: readonly Winner[],
  seed: number,
  today: string,
  cast: Cast | null,
  random: () => number,
): SimulatedRows {
  const visits = winners.map((one, i) => {
    const isCast = one.firm.id === cast?.firm.id;
    const startedOn = isCast ? addDays(today, -40) : addDays('2025-06-01', Math.floor(random() * 200));
    const isPlanned = !isCast && i >= winners.length - 6;
    return {
      ...one,
      isCast,
      isPlanned,
      deliveryId: inventId(seed, `visit ${one.id}`),
      startedOn: isPlanned ? addDays(today, 5 + (i % 10)) : startedOn,
    };
  });
  const done = visits.filter((one) => !one.isPlanned);
  const answered = done.filter((one) => !one.isCast && random() < 0.72);
  const request = done.map((one) => ({
    id: inventId(seed, `request ${one.id}`),
    token_hash: createHash('sha256').update(feedbackToken(seed, one.id)).digest('hex'),
    delivery_id: one.deliveryId,
    programme_id: programme,
    enterprise_id: one.firm.id,
    organisation: one.organisation,
    programme_title: 'Plant visits by engineers',
    started_on: one.startedOn,
    expires_on: addDays(one.startedOn, 92),
    answered_at: answered.includes(one) ? `${addDays(one.startedOn, 12)}T10:00:00Z` : null,
  }));
  const feedback = answered.map((one) => {
    const grade = (mean: number) => Math.max(1, Math.min(5, Math.round(mean + (random() - 0.5) * 3)));
    return {
      id: inventId(seed, `feedback ${one.id}`),
      request_id: inventId(seed, `request ${one.id}`),
      programme_id: programme,
      enterprise_id: one.firm.id,
      usefulness: grade(4),
      competence: grade(4.3),
      specificity: grade(3.4),
      changed: pickOne(random, ['yes', 'yes', 'planned', 'no']),
      comment: null,
      given_on: addDays(one.startedOn, 12),
    };
  });
  return {
    delivery: visits.map((one) => ({
      id: one.deliveryId,
      application_id: one.id,
      programme_id: programme,
      enterprise_id: one.firm.id,
      organisation: one.organisation,
      kind: 'visit',
      planned_on: one.startedOn,
      started_on: one.isPlanned ? null : one.startedOn,
      completed_on: one.isPlanned ? null : addDays(one.startedOn, 2),
      state: one.isPlanned ? 'planned' : 'completed',
      summary: one.isPlanned
        ? null
        : 'Two days at the presses and in the store. Set-up and carrying take a third of the day.',
      created_by: 'demonstration',
      version: 3,
    })),
    suggestion: done.flatMap((one) => suggestionRows(one, seed, today, random)),
    feedback_request: request,
    feedback,
    ...complaintRows(answered.slice(0, 3), seed, today),
  };
}

function suggestionRows(
  one: Winner & { deliveryId: string; startedOn: string; isCast: boolean },
  seed: number,
  today: string,
  random: () => number,
) {
  return pickSome(random, suggestions, 2 + Math.floor(random() * 4)).map(({ gap, action, gain }, i) => {
    const isOpen = one.isCast || (one.startedOn > addDays(today, -250) && random() < 0.5);
    const isDone = !isOpen && random() < 0.45;
    const stateOn = isOpen ? null : addDays(one.startedOn, 60 + Math.floor(random() * 120));
    return {
      id: inventId(seed, `suggestion ${one.id} ${i}`),
      delivery_id: one.deliveryId,
      organisation: one.organisation,
      position: i + 1,
      gap,
      action,
      expected_gain: String(gain),
      currency: 'XTS',
      state: isOpen ? 'proposed' : isDone ? 'implemented' : 'refused',
      due_on: addDays(one.startedOn, 180),
      state_on: stateOn !== null && stateOn > today ? today : stateOn,
      state_reason: isOpen || isDone ? null : pickOne(random, refusals),
      gain: isDone ? String(Math.round(gain * (0.4 + random()))) : null,
      gain_source: isDone ? pickOne(random, ['stated', 'measured']) : null,
      version: 1,
    };
  });
}

/** One corrected, one refused with its reason, one that waits. */
function complaintRows(
  of: readonly { id: string; firm: Firm; startedOn: string }[],
  seed: number,
  today: string,
): SimulatedRows {
  const stories = [
    {
      subject: 'delay',
      text: 'The engineers came seven weeks after the day that was promised, and nobody called.',
      receivedOn: '2025-08-04',
      owner: 'Budi Santoso',
      outcome: 'corrected',
      closedOn: '2025-08-22',
      words:
        'The visit had been lost between two calendars. Visits are kept in one calendar now, and a firm whose visit moves is called the same day.',
    },
    {
      subject: 'advice',
      text: 'Half of the suggestions were about a machine that we do not have.',
      receivedOn: '2025-10-13',
      owner: 'Lin Mei',
      outcome: 'notCorrected',
      closedOn: '2025-11-03',
      words:
        'The report was read again together with the firm. The machine stood in the second hall; the suggestions hold. The firm was shown where.',
    },
    {
      subject: 'staff',
      text: 'One of the two engineers spoke to the workers as if they were children.',
      receivedOn: addDays(today, -12),
      owner: 'agency',
      outcome: null,
      closedOn: null,
      words: null,
    },
  ] as const;
  const complaint = of.map((one, i) => {
    const story = stories[i] as (typeof stories)[number];
    return {
      id: inventId(seed, `complaint ${i}`),
      programme_id: programme,
      feedback_id: inventId(seed, `feedback ${one.id}`),
      enterprise_id: one.firm.id,
      subject: story.subject,
      text: story.text,
      owner: story.owner,
      due_on: addDays(story.receivedOn, 30),
      state: story.closedOn === null ? 'open' : 'closed',
      public_outcome: story.words,
      outcome_kind: story.outcome,
      closed_on: story.closedOn,
      received_on: story.receivedOn,
      version: 1,
    };
  });
  const action = {
    action: 'Keep all visits in one calendar, and call a firm on the day its visit moves.',
    owner: 'Budi Santoso',
    due_on: '2025-08-31',
    done_on: '2025-08-21',
    version: 2,
  };
  return {
    complaint,
    corrective_action: complaint
      .slice(0, 1)
      .map((one) => ({ id: inventId(seed, 'action'), complaint_id: one.id, ...action })),
  };
}
