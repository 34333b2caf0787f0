/** A rule that is not decided yet. */
export interface OpenRule {
  /** Facts that its answer hangs on. */
  ask: readonly string[];
  /** What it is worth to be decided; above 0, in a unit that is the same for all. */
  value: number;
}

export interface NextQuestion {
  fact: string;
  /** Places of the rules whose answer hangs on it. */
  rules: readonly number[];
  /** The value that it brings nearer: a rule counts by its value over the facts that are still open in it. */
  value: number;
}

/**
 * In which order to ask facts that several rules hang on.
 * @param open rules that are not decided, with the facts that can still change their answers
 * @param passed facts that are not to be asked; the rules hang on them all the same
 * @returns every fact once. First the one that brings most value nearest to an answer; each that follows is chosen as if those before it
 *   were answered. Ties by name
 * A greedy choice, near the best by adaptive submodularity (Golovin & Krause 2011, JAIR 42:427) where answers are independent. Beside choosing each
 * fact by itself: not more questions on drawn rules, and fewer on those of the demonstration.
 * Cost: facts² × rules at most. Held by nextQuestions.test.ts.
 */
export function orderQuestions(open: readonly OpenRule[], passed: ReadonlySet<string> = new Set()): NextQuestion[] {
  const hanging = new Map<string, number[]>();
  const left = open.map(({ ask }, rule) => {
    for (const fact of ask) {
      const rules = hanging.get(fact);
      if (rules === undefined) hanging.set(fact, [rule]);
      else rules.push(rule);
    }
    return ask.length;
  });
  const waiting = new Set([...hanging.keys()].filter((fact) => !passed.has(fact)).sort());
  const ordered: NextQuestion[] = [];
  while (waiting.size > 0) {
    let best: NextQuestion | null = null;
    for (const fact of waiting) {
      const rules = hanging.get(fact) as number[];
      let value = 0;
      for (const rule of rules) value += (open[rule] as OpenRule).value / (left[rule] as number);
      if (best === null || value > best.value) best = { fact, rules, value };
    }
    const chosen = best as NextQuestion;
    waiting.delete(chosen.fact);
    for (const rule of chosen.rules) left[rule] = (left[rule] as number) - 1;
    ordered.push(chosen);
  }
  return ordered;
}
