import { findFirmFact, isicEntries, isicEntry } from '../../../../codes/index.ts';
import { atomsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { factTitle, type Names } from '../../catalogue/rules/criteriaWords.ts';
import type { KeptProgramme } from '../../catalogue/services/readProgrammes.ts';
import { moneyText } from '../../catalogue/views/viewOf.ts';
import type { SourcedFact } from '../rules/firmFacts.ts';
import { isStale } from '../rules/freshness.ts';
import type { NextQuestion } from '../rules/nextQuestions.ts';
import { mayNotApply } from '../rules/readAnswers.ts';
import { saidOf } from '../views/resultOf.ts';
import type { Question } from '../views/results.ts';

interface Asking {
  programmes: readonly KeptProgramme[];
  names: Names;
  /** What is known already, and is said again. */
  facts: ReadonlyMap<string, SourcedFact>;
  answers: Readonly<Record<string, string>>;
}

/** Facts as questions with what can be answered to each. */
export async function describeQuestions(
  ctx: Context,
  asked: readonly NextQuestion[],
  { programmes, names, facts, answers }: Asking,
): Promise<Question[]> {
  const needsPlaces = asked.some(({ fact }) => findFirmFact(fact)?.scheme === 'place');
  const places = needsPlaces ? await listRegisterPlaces(ctx) : [];
  const placesOf = (level: string) =>
    places.filter((one) => one.level === level).map(({ code, name }) => ({ value: code, text: name }));
  return asked.flatMap(({ fact, programmes: ids }): Question[] => {
    const known = findFirmFact(fact);
    if (known === null) return [];
    const said = facts.get(fact);
    const question = {
      fact,
      title: factTitle(fact),
      suffix: null,
      options: [],
      mayNotApply: mayNotApply(known),
      programmes: ids.length,
      upTo: mostOf(
        ctx,
        programmes.filter(({ id }) => ids.includes(id)),
        names,
      ),
      known: said === undefined || !isStale(said, ctx.today) ? null : saidOf(ctx.t, said, names),
    };
    if (known.type === 'boolean') return [{ ...question, kind: 'boolean' as const }];
    if (known.type === 'number')
      return [{ ...question, kind: 'number' as const, suffix: suffixOf(ctx, known.unit, names) }];
    const options =
      known.scheme === 'ISIC4' ? industries(programmes, answers.isic) : placesOf(fact === 'region' ? 'county' : 'town');
    return [{ ...question, kind: 'choice' as const, options }];
  });
}

function suffixOf({ t }: Context, unit: string | undefined, { currency }: Names): string | null {
  if (unit === 'money') return currency;
  if (unit === 'share') return '%';
  return unit === 'people' || unit === 'years' ? t(`matching.unit.${unit}`) : null;
}

/** The largest amount that one of them gives, in the economy's money. */
function mostOf({ t }: Context, programmes: readonly KeptProgramme[], { currency }: Names): string | null {
  const amounts = programmes.flatMap(({ programme: { amount } }) =>
    amount?.most?.currency === currency ? [Number(amount.most.amount)] : [],
  );
  return amounts.length === 0 ? null : moneyText(t, { amount: String(Math.max(...amounts)), currency });
}

/** Divisions, whatever finer codes a rule tells apart, and the one that was answered. */
function industries(
  programmes: readonly KeptProgramme[],
  answered: string | undefined,
): { value: string; text: string }[] {
  const named = new Set([
    ...(answered === undefined ? [] : [answered]),
    ...programmes
      .flatMap(({ programme }) => atomsOf(programme.criteria))
      .filter(({ fact }) => fact === 'isic')
      .flatMap(({ value }) => value as string | readonly string[])
      .filter((code) => code.length > 2 && isicEntry(code) !== null),
  ]);
  return isicEntries
    .filter(({ code, level }) => level === 'division' || named.has(code))
    .map(({ code, title }) => ({ value: code, text: `${code} ${title}` }));
}
