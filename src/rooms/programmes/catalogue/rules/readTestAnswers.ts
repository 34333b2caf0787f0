import { findFirmFact } from '../../../../codes/index.ts';
import { type FactState, stateFault, unknownFact } from '../../../../kernels/criteria/index.ts';

/** What an officer typed for a test firm; what cannot be read counts as not known. */
export function readTestAnswers(facts: readonly string[], textOf: (row: number) => string): Map<string, FactState> {
  return new Map(facts.map((fact, i) => [fact, stateOf(fact, textOf(i + 1).trim())]));
}

function stateOf(code: string, text: string): FactState {
  const fact = findFirmFact(code);
  if (fact === null || text === '') return unknownFact;
  const state: FactState =
    fact.type === 'boolean'
      ? /^(yes|no)$/i.test(text)
        ? { kind: 'known', value: text.toLowerCase() === 'yes' }
        : unknownFact
      : fact.type === 'code'
        ? { kind: 'known', value: text }
        : numberState(text, fact.unit === 'share');
  return stateFault(fact, state) === null ? state : unknownFact;
}

function numberState(text: string, isShare: boolean): FactState {
  const plain = text.replaceAll(/[\s%,]/g, '');
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(plain)) return unknownFact;
  return { kind: 'known', value: isShare ? Number(plain) / 100 : Number(plain) };
}
