import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import { type RuleText, ruleText } from '../../catalogue/rules/criteriaWords.ts';
import { criteriaOn } from '../../catalogue/rules/ruleOfProgramme.ts';
import { readCost } from '../rules/ownPart.ts';
import { readAnswers } from '../rules/readAnswers.ts';
import type { ComparisonView } from '../views/comparison.ts';
import { type Assessed, assess } from './assess.ts';
import type { Asking } from './assessedView.ts';
import { answeredFacts } from './checkAnswers.ts';
import { assessFirm, readOwnFirm } from './matchFirm.ts';

/** So many columns fit on a page, and in a head. */
export const mostCompared = 4;

interface Compared extends Pick<Asking, 'goals' | 'cost'> {
  ids: readonly string[];
  firm: string | null;
  answers: Readonly<Record<string, string>>;
}

/** Up to four programmes side by side, with what a firm's own outcome is in each: by answers, else by the reader's firm. */
export async function compareProgrammes(ctx: Context, asked: Compared): Promise<ComparisonView> {
  const ids = [...new Set(asked.ids)];
  if (ids.length > mostCompared) throw new DomainError('tooMany', 'matching.compare.many', { most: mostCompared });
  const { by, firmName, assessed } = await situationOf(ctx, asked);
  const all = [...assessed.results, ...assessed.later];
  const programmes = ids.map((id) => {
    const result = all.find(({ programme }) => programme === id);
    const kept = assessed.told.find((one) => one.id === id);
    if (result === undefined || kept === undefined) throw new DomainError('notFound', 'catalogue.programme');
    const { obligations = [], processingDays = null } = kept.programme;
    const told = ruleText(ctx.t, criteriaOn(kept.programme, ctx.today), assessed.names);
    return { ...result, criteria: linesOf(told), obligations, processingDays };
  });
  return { by, firmName, programmes };
}

async function situationOf(
  ctx: Context,
  asked: Compared,
): Promise<{ by: ComparisonView['by']; firmName: string | null; assessed: Assessed }> {
  const given = Object.entries(asked.answers).filter(([, answer]) => answer.trim() !== '');
  if (given.length > 0) {
    const { states, refused } = readAnswers(Object.fromEntries(given), true);
    const assessed = await assess(ctx, {
      facts: answeredFacts(ctx, states),
      refused,
      goals: asked.goals,
      cost: readCost(asked.cost),
    });
    return { by: 'answers', firmName: null, assessed };
  }
  if ((await listOwnFirms(ctx)).length > 0) {
    const firm = await readOwnFirm(ctx, asked.firm);
    return { by: 'firm', firmName: firm.name, assessed: (await assessFirm(ctx, firm.id, asked)).assessed };
  }
  const nothing = { facts: new Map(), refused: new Set<string>(), goals: asked.goals, cost: readCost(asked.cost) };
  return { by: null, firmName: null, assessed: await assess(ctx, nothing) };
}

/** A rule of one level as a list; one that is nested with its groups named. */
function linesOf({ text, parts }: RuleText): string[] {
  if (parts.length === 0) return [text];
  return parts.flatMap((part) =>
    part.parts.length === 0 ? [part.text] : [`${part.text} ${part.parts.flatMap(linesOf).join('; ')}`],
  );
}
