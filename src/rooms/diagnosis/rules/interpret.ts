import type { Answer, Answers, Questionnaire } from '../model.ts';

export interface Standing {
  question: string;
  block: string;
  answer: Answer | null;
  /** Lowest and highest level that the answer leaves open; null where the question does not apply. */
  lowest: number | null;
  highest: number | null;
}

export interface FoundGap {
  gap: string;
  question: string;
  level: number;
  target: number;
}

export interface Interpretation {
  standings: Standing[];
  /** From the answers that were given, the widest gap first. */
  gaps: FoundGap[];
  /** Mean level over what applies, from worst to best case; null where fewer than three of four questions are answered. */
  overall: { lowest: number; highest: number } | null;
  answered: number;
  applicable: number;
}

/**
 * What answers mean. "Don't know" keeps the whole range from 0 to 4 open and names no gap; what does not apply counts
 * nowhere. Giving an answer instead of "don't know" never widens the range.
 */
export function interpret({ questions, target }: Questionnaire, answers: Answers): Interpretation {
  const standings = questions.map(({ id, block }) => standingOf(id, block, answers[id] ?? null));
  const applicable = standings.filter(({ answer }) => answer !== 'notApplicable');
  const answered = applicable.filter(({ answer }) => typeof answer === 'number');
  const gaps = questions.flatMap(({ id, gaps: codes }) => {
    const level = answers[id];
    if (typeof level !== 'number' || level >= target) return [];
    return codes.map((gap) => ({ gap, question: id, level, target }));
  });
  gaps.sort((a, b) => a.level - b.level);
  const mean = (of: 'lowest' | 'highest') =>
    applicable.reduce((sum, standing) => sum + (standing[of] ?? 0), 0) / applicable.length;
  const isEnough = applicable.length > 0 && answered.length / applicable.length >= 0.75;
  return {
    standings,
    gaps,
    overall: isEnough ? { lowest: mean('lowest'), highest: mean('highest') } : null,
    answered: answered.length,
    applicable: applicable.length,
  };
}

function standingOf(question: string, block: string, answer: Answer | null): Standing {
  if (answer === 'notApplicable') return { question, block, answer, lowest: null, highest: null };
  if (typeof answer === 'number') return { question, block, answer, lowest: answer, highest: answer };
  return { question, block, answer, lowest: 0, highest: 4 };
}
