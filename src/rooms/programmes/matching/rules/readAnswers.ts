import { type FirmFact, findFirmFact } from '../../../../codes/index.ts';
import { type FactState, type Literal, stateFault } from '../../../../kernels/criteria/index.ts';
import { readCell } from './readCell.ts';

export interface AnswerIssue {
  field: string;
  key: string;
}

export interface ReadAnswers {
  states: ReadonlyMap<string, FactState>;
  issues: AnswerIssue[];
}

/**
 * What a person answered, in their own spelling. Empty is not known. A number may be a range where `mayBeRough`; a share is in
 * percent.
 */
export function readAnswers(answers: Readonly<Record<string, string>>, mayBeRough: boolean): ReadAnswers {
  const states = new Map<string, FactState>();
  const issues: AnswerIssue[] = [];
  for (const [code, given] of Object.entries(answers)) {
    const fact = findFirmFact(code);
    if (fact === null || given.trim() === '') continue;
    const state = readAnswer(fact, given);
    const isRough = state !== null && state.kind !== 'known';
    if (state === null || (isRough && !mayBeRough)) issues.push({ field: code, key: faultKey(fact, mayBeRough) });
    else states.set(code, state);
  }
  return { states, issues };
}

const faultKey = ({ type, integer }: FirmFact, mayBeRough: boolean) => {
  if (type !== 'number') return 'matching.answer.fault.choice';
  const kind = integer ? 'whole' : 'number';
  return `matching.answer.fault.${kind}${mayBeRough ? 'OrRange' : ''}`;
};

function readAnswer(fact: FirmFact, given: string): FactState | null {
  if (fact.type === 'boolean')
    return given === 'yes' || given === 'no' ? { kind: 'known', value: given === 'yes' } : null;
  const plain = fact.type === 'number' ? given.replaceAll(/[\s%]|(?<=\d),(?=\d{3}(\D|$))/g, '') : given;
  if (plain === 'n/a') return null;
  const read = readCell(plain, fact.type);
  if (!('state' in read)) return null;
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
