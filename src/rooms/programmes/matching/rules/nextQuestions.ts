/** So many questions stand on a page. */
export const questionsAPage = 3;

/** A programme that is not decided yet: what its answer hangs on. */
export interface OpenProgramme {
  id: string;
  ask: readonly string[];
  /** Does it serve what the firm wants to do? */
  servesGoal: boolean;
  /** What it is worth to be decided. */
  value: number;
}

/** An amount ten times as large is worth one more: a guarantee is no gift. A programme that states none counts as one of a thousand. */
export function worthOf(most: number | null): number {
  return Math.log10(Math.max(10, most ?? 1_000));
}

export interface NextQuestion {
  fact: string;
  /** Ids of the programmes whose answer hangs on it. */
  programmes: readonly string[];
}

/** Programmes that serve no goal of the firm only break ties. */
const weightBesideGoal = 1 / 1_000;

/**
 * Every fact that can still change an answer, each once. First the one that brings most value nearest to an answer: a programme counts by
 * its value for each of its facts, the more the fewer of them are open once those before are answered. Facts that were passed over are
 * left out. Ties by the fact's code.
 */
export function nextQuestions(open: readonly OpenProgramme[], passed: ReadonlySet<string>): NextQuestion[] {
  const left = open.map(({ ask, ...one }) => ({ ...one, ask: new Set(ask) }));
  const hanging = new Map<string, string[]>();
  for (const { id, ask } of open) for (const fact of ask) hanging.set(fact, [...(hanging.get(fact) ?? []), id]);
  const waiting = new Set([...hanging.keys()].filter((fact) => !passed.has(fact)).sort());
  const ordered: NextQuestion[] = [];
  while (waiting.size > 0) {
    const fact = bestOf(waiting, left);
    waiting.delete(fact);
    for (const { ask } of left) ask.delete(fact);
    ordered.push({ fact, programmes: hanging.get(fact) ?? [] });
  }
  return ordered;
}

function bestOf(
  waiting: ReadonlySet<string>,
  left: readonly { ask: ReadonlySet<string>; servesGoal: boolean; value: number }[],
): string {
  const worth = (fact: string) =>
    left
      .filter(({ ask }) => ask.has(fact))
      .reduce((sum, { ask, servesGoal, value }) => sum + (value * (servesGoal ? 1 : weightBesideGoal)) / ask.size, 0);
  let best = { fact: '', worth: -1 };
  for (const fact of waiting) {
    const one = worth(fact);
    if (one > best.worth) best = { fact, worth: one };
  }
  return best.fact;
}
