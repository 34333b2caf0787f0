import { type FirmFact, findFirmFact } from '../../../../codes/index.ts';
import { type FactState, type Literal, stateFault } from '../../../../kernels/criteria/index.ts';
import { readCell } from './readCell.ts';

export interface AnswerIssue {
  field: string;
  key: string;
}

/** What can be said to a question instead of an answer. */
export const refusedAnswer = 'refused';
export const notApplicableAnswer = 'n/a';

/** What a register knows of every firm applies to every firm. */
export const mayNotApply = ({ source }: FirmFact): boolean => source === 'stated';

export interface ReadAnswers {
  states: ReadonlyMap<string, FactState>;
  /** Facts of which the firm would rather not speak. */
  refused: ReadonlySet<string>;
  issues: AnswerIssue[];
}

/**
 * What a person answered, in their own spelling. Empty is not known, `refused` is not said, `n/a` does not apply. A number may be a range where `mayBeRough`; a share is in
 * percent.
 */
export function readAnswers(answers: Readonly<Record<string, string>>, mayBeRough: boolean): ReadAnswers {
  const states = new Map<string, FactState>();
  const refused = new Set<string>();
  const issues: AnswerIssue[] = [];
  for (const [code, given] of Object.entries(answers)) {
    const fact = findFirmFact(code);
    if (fact === null || given.trim() === '') continue;
    if (given === refusedAnswer) {
      refused.add(code);
      continue;
    }
    const state = readAnswer(fact, given);
    const isRough = state?.kind === 'set' || state?.kind === 'interval';
    if (state === null || (isRough && !mayBeRough)) issues.push({ field: code, key: faultKey(fact, mayBeRough) });
    else states.set(code, state);
  }
  return { states, refused, issues };
}

const faultKey = ({ type, integer }: FirmFact, mayBeRough: boolean) => {
  if (type !== 'number') return 'matching.answer.fault.choice';
  const kind = integer ? 'whole' : 'number';
  return `matching.answer.fault.${kind}${mayBeRough ? 'OrRange' : ''}`;
};

function readAnswer(fact: FirmFact, given: string): FactState | null {
  if (given === notApplicableAnswer) return mayNotApply(fact) ? { kind: 'notApplicable' } : null;
  if (fact.type === 'boolean')
    return given === 'yes' || given === 'no' ? { kind: 'known', value: given === 'yes' } : null;
  const plain = fact.type === 'number' ? given.replaceAll(/[\s%]|(?<=\d),(?=\d{3}(\D|$))/g, '') : given;
  const read = readCell(plain, fact.type);
  if (!('state' in read) || read.state.kind === 'notApplicable') return null;
  const state = fact.unit === 'share' ? asShare(read.state) : read.state;
  return stateFault(fact, state) === null ? state : null;
}

const percentOf = (value: Literal) => (value as number) / 100;

function asShare(state: FactState): FactState {
  if (state.kind === 'known') return { kind: 'known', value: percentOf(state.value) };
  if (state.kind === 'set') return { kind: 'set', values: state.values.map(percentOf) };
  if (state.kind !== 'interval') return state;
  const end = (value: number | null) => (value === null ? null : percentOf(value));
  return { kind: 'interval', from: end(state.from), to: end(state.to) };
}
