import { orderQuestions } from '../../../../kernels/criteria/index.ts';

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

/** Every fact that can still change an answer, each once, in the kernel’s order; facts that were passed over are left out. */
export function nextQuestions(open: readonly OpenProgramme[], passed: ReadonlySet<string>): NextQuestion[] {
  const valued = open.map(({ ask, value, servesGoal }) => ({
    ask,
    value: value * (servesGoal ? 1 : weightBesideGoal),
  }));
  return orderQuestions(valued, passed).map(({ fact, rules }) => ({
    fact,
    programmes: rules.map((rule) => (open[rule] as OpenProgramme).id),
  }));
}
