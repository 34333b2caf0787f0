import { z } from 'zod';
import { firmFacts } from '../../../../codes/index.ts';

const answer = z.string().max(200).default('');

/** For each fact an answer, or beside a number what is said instead of one. */
const fields = Object.fromEntries(
  firmFacts.flatMap(({ code }) => [
    [code, answer],
    [`${code}-not`, answer],
  ]),
) as Record<string, typeof answer>;

const code = z.string().max(80);
/** Boxes of one name come as one text where one is ticked. */
const several = z.union([z.array(code).max(40), code.transform((one) => (one === '' ? [] : [one]))]).default([]);
const ids = z.string().max(20_000).default('');

/** What a reader wants and has been asked, in an address or in a form. */
const asking = {
  goal: several,
  cost: z.string().max(40).default(''),
  all: z.string().max(10).default(''),
  passed: z.string().max(2_000).default(''),
};

export const askingQuery = z.object(asking);
export const answersBody = z.object({ ...fields, ...asking, seen: ids, shown: z.string().max(2_000).default('') });
export const idsText = ids;

type Wanted = z.output<typeof askingQuery>;

/** Of what was shown, what was left open was passed over, and is not asked again unless everything is. */
export function askingOf(
  { goal, cost, all, passed }: Wanted,
  form: { seen: string; shown: string; answers: Readonly<Record<string, string>> } = {
    seen: '',
    shown: '',
    answers: {},
  },
) {
  const left = codesOf(form.shown).filter((fact) => (form.answers[fact] ?? '').trim() === '');
  return {
    goals: goal,
    cost,
    isAll: all !== '',
    passed: [...new Set([...codesOf(passed), ...left])],
    seen: form.seen,
  };
}

/** What was answered: a number, or what was said instead. */
export function answersIn(body: Readonly<Record<string, unknown>>): Record<string, string> {
  const text = (name: string) => String(body[name] ?? '');
  return Object.fromEntries(
    firmFacts.map(({ code: fact }) => [fact, text(fact).trim() === '' ? text(`${fact}-not`) : text(fact)]),
  );
}

const codesOf = (text: string) => text.split(',').filter((one) => one !== '');
