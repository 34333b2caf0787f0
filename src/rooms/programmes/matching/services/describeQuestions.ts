import { findFirmFact, isicEntries, isicEntry } from '../../../../codes/index.ts';
import { atomsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { factTitle, type Names } from '../../catalogue/rules/criteriaWords.ts';
import type { KeptProgramme } from '../../catalogue/services/readProgrammes.ts';
import type { Question } from '../views/results.ts';

/** Facts as questions with what can be answered to each. */
export async function describeQuestions(
  ctx: Context,
  asked: readonly { fact: string; programmes: number }[],
  programmes: readonly KeptProgramme[],
  names: Names,
): Promise<Question[]> {
  const needsPlaces = asked.some(({ fact }) => findFirmFact(fact)?.scheme === 'place');
  const places = needsPlaces ? await listRegisterPlaces(ctx) : [];
  const placesOf = (level: string) =>
    places.filter((one) => one.level === level).map(({ code, name }) => ({ value: code, text: name }));
  return asked.flatMap(({ fact, programmes: count }): Question[] => {
    const known = findFirmFact(fact);
    if (known === null) return [];
    const question = { fact, title: factTitle(fact), suffix: null, options: [], programmes: count };
    if (known.type === 'boolean') return [{ ...question, kind: 'boolean' as const }];
    if (known.type === 'number')
      return [{ ...question, kind: 'number' as const, suffix: suffixOf(ctx, known.unit, names) }];
    const options = known.scheme === 'ISIC4' ? industries(programmes) : placesOf(fact === 'region' ? 'county' : 'town');
    return [{ ...question, kind: 'choice' as const, options }];
  });
}

function suffixOf({ t }: Context, unit: string | undefined, { currency }: Names): string | null {
  if (unit === 'money') return currency;
  if (unit === 'share') return '%';
  return unit === 'people' || unit === 'years' ? t(`matching.unit.${unit}`) : null;
}

/** Divisions, and whatever finer codes a rule tells apart. */
function industries(programmes: readonly KeptProgramme[]): { value: string; text: string }[] {
  const named = new Set(
    programmes
      .flatMap(({ programme }) => atomsOf(programme.criteria))
      .filter(({ fact }) => fact === 'isic')
      .flatMap(({ value }) => value as string | readonly string[])
      .filter((code) => code.length > 2 && isicEntry(code) !== null),
  );
  return isicEntries
    .filter(({ code, level }) => level === 'division' || named.has(code))
    .map(({ code, title }) => ({ value: code, text: `${code} ${title}` }));
}
