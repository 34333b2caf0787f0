import type { AssignmentRule } from '../model.ts';
import { allocatePlaces } from './allocatePlaces.ts';
import { hashList, ticketOf } from './drawTickets.ts';

export interface Applicant {
  id: string;
  stratum: string;
  score: number | null;
  submittedAt: string;
}

export interface Assignment {
  id: string;
  stratum: string;
  ticket: string;
  /** From 1, in the order in which places are given. */
  rank: number;
  isAssigned: boolean;
  wave: number | null;
  /** Known beforehand; null where the rule leaves nothing to chance. */
  probability: number | null;
}

export interface AssignmentInput {
  rule: AssignmentRule;
  places: number;
  /** Number of waves; 1 for the other rules. */
  waves: number;
  seed: string;
  applicants: readonly Applicant[];
}

/** Gives the places of a round by its rule. The same input gives the same answer for ever: that is what a replay checks. */
export function assignPlaces(input: AssignmentInput): { listHash: string; assignments: Assignment[] } {
  const listHash = hashList(input.applicants);
  const tickets = input.applicants.map((one) => ({ ...one, ticket: ticketOf(input.seed, listHash, one.id) }));
  return { listHash, assignments: byRule[input.rule](tickets, input) };
}

type Ticketed = Applicant & { ticket: string };

const byTicket = (a: Ticketed, b: Ticketed) => (a.ticket < b.ticket ? -1 : 1);

const byRule: Record<AssignmentRule, (all: readonly Ticketed[], input: AssignmentInput) => Assignment[]> = {
  lottery: (all, { places }) => drawWithinStrata(all, places),
  waves: (all, { places, waves }) => drawWithinStrata(all, places).map((one) => inWave(one, places, waves)),
  scoreCutoff: (all, { places }) =>
    inOrder(
      [...all].sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || byTicket(a, b)),
      places,
    ),
  firstCome: (all, { places }) =>
    inOrder(
      [...all].sort((a, b) =>
        a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : byTicket(a, b),
      ),
      places,
    ),
};

function inOrder(sorted: readonly Ticketed[], places: number): Assignment[] {
  return sorted.map((one, at) => ({
    id: one.id,
    stratum: one.stratum,
    ticket: one.ticket,
    rank: at + 1,
    isAssigned: at < places,
    wave: null,
    probability: null,
  }));
}

/** Every stratum has its own draw; ranks run over all by ticket, the winners first. */
function drawWithinStrata(all: readonly Ticketed[], places: number): Assignment[] {
  const strata = new Map<string, Ticketed[]>();
  for (const one of all) strata.set(one.stratum, [...(strata.get(one.stratum) ?? []), one]);
  const quota = allocatePlaces(new Map([...strata].map(([stratum, members]) => [stratum, members.length])), places);
  const drawn = [...strata].flatMap(([stratum, members]) => {
    const won = quota.get(stratum) ?? 0;
    return [...members]
      .sort(byTicket)
      .map((one, at) => ({ one, isAssigned: at < won, probability: won / members.length }));
  });
  drawn.sort((a, b) => Number(b.isAssigned) - Number(a.isAssigned) || byTicket(a.one, b.one));
  return drawn.map(({ one, isAssigned, probability }, at) => ({
    id: one.id,
    stratum: one.stratum,
    ticket: one.ticket,
    rank: at + 1,
    isAssigned,
    wave: null,
    probability,
  }));
}

/** The winners in order of ticket, an equal part of the places a wave. */
function inWave(one: Assignment, places: number, waves: number): Assignment {
  if (!one.isAssigned) return one;
  const each = Math.ceil(places / waves);
  return { ...one, wave: Math.min(waves, Math.ceil(one.rank / each)) };
}
