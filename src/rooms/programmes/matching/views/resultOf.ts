import { findFirmFact } from '../../../../codes/index.ts';
import type { Change, Explanation, Repair } from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { factTitle, limitText, type Names, stateText, valueText } from '../../catalogue/rules/criteriaWords.ts';
import { evidenceTitles } from '../../catalogue/rules/evidence.ts';
import type { KeptProgramme } from '../../catalogue/services/readProgrammes.ts';
import { amountText, ownShareText } from '../../catalogue/views/viewOf.ts';
import type { Result } from './results.ts';

const mostRepairs = 3;

/** One decision as a person reads it. */
export function resultOf(t: Translator, kept: KeptProgramme, explanation: Explanation, names: Names): Result {
  const { id, version, programme, instrument, unit, closesOn } = kept;
  const { outcome, questions } = explanation;
  const ask = (questions?.ask ?? []).map((fact) => ({ fact, title: factTitle(fact) }));
  return {
    programme: id,
    version,
    title: programme.title,
    instrument,
    provider: programme.provider,
    unit,
    outcome,
    group: outcome === 'unknown' ? (ask.length === 1 ? 'oneMissing' : 'moreMissing') : outcome,
    amount: amountText(t, programme),
    ownShare: ownShareText(t, programme),
    closesOn,
    evidence: evidenceTitles(programme),
    ask,
    failing: failingOf(t, explanation, names),
    repairs: repairsOf(explanation).map((repair) => ({
      changes: repair.changes.map((change) => ({
        fact: change.fact,
        text: changeText(t, change, names),
        isChangeable: isChangeable(change),
      })),
      becomes: repair.becomes,
      isWithinReach: repair.changes.every(isChangeable),
    })),
  };
}

const isChangeable = ({ fact }: Change) => findFirmFact(fact)?.isChangeable ?? false;

/** The smallest sets, and larger ones only where a firm can do something about every part of them. */
function repairsOf({ repairs }: Explanation): Repair[] {
  const { smallest = [], others = [] } = repairs ?? {};
  const larger = others.filter(({ changes }) => changes.every(isChangeable));
  return [...smallest, ...larger].slice(0, mostRepairs);
}

/** The criteria that stand against the firm: those that a change would have to turn. */
function failingOf(t: Translator, { criteria, repairs, outcome }: Explanation, names: Names): Result['failing'] {
  if (outcome !== 'ineligible') return [];
  const turned = new Set((repairs?.smallest ?? []).flatMap(({ changes }) => changes.map(({ fact }) => fact)));
  const distances = new Map(
    (repairs?.smallest ?? []).flatMap(({ changes }) => changes.map((one) => [one.fact, one.distance])),
  );
  return criteria
    .filter(({ fact, result }) => result === 'fails' && (turned.size === 0 || turned.has(fact)))
    .map(({ fact, required, observed, source }) => {
      const distance = distances.get(fact) ?? null;
      return {
        fact,
        title: factTitle(fact),
        required: limitText(t, { fact, ...required }, names),
        observed: stateText(t, fact, observed, names),
        source: source === null ? null : sourceText(t, source),
        distance: distance === null || distance === 0 ? null : valueText(t, fact, distance, names),
      };
    });
}

/** Who said it: a kind of source that has words, or the source as it was written down. */
export function sourceText(t: Translator, source: string): string {
  const key = `matching.source.${source}`;
  return t.has(key) ? t(key) : source;
}

function changeText(t: Translator, { fact, limits }: Change, names: Names): string {
  const words = limits.map((limit) => limitText(t, { fact, ...limit }, names));
  return t('catalogue.atom', { fact: factTitle(fact), limit: t.list(words) });
}
