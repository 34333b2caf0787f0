import { findFirmFact } from '../../../../codes/index.ts';
import type { Change, Explanation, PreparedExplanation, Repair } from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { factTitle, limitText, type Names, stateText, valueText } from '../../catalogue/rules/criteriaWords.ts';
import { evidenceTitles } from '../../catalogue/rules/evidence.ts';
import type { Programme } from '../../catalogue/rules/programme.ts';
import type { KeptProgramme } from '../../catalogue/services/readProgrammes.ts';
import { amountText, moneyText, ownShareText } from '../../catalogue/views/viewOf.ts';
import type { SourcedFact } from '../rules/firmFacts.ts';
import { ownPart } from '../rules/ownPart.ts';
import { conflictsOf } from '../rules/stacking.ts';
import type { Result, Said } from './results.ts';

const mostRepairs = 3;

/** What is told with a decision beside its reasons. */
export interface Telling {
  names: Names;
  today: string;
  /** In the economy's money. */
  cost: number | null;
  refused: ReadonlySet<string>;
  servesGoal: boolean;
  stale: readonly SourcedFact[];
  rounds: Result['rounds'];
  /** The other programmes of the list. */
  others: readonly Programme[];
}

/** One decision as a person reads it. */
export function resultOf(
  t: Translator,
  kept: KeptProgramme,
  explanation: PreparedExplanation,
  telling: Telling,
): Result {
  const { id, version, programme, instrument, unit, opensOn, closesOn } = kept;
  const { names, today, refused } = telling;
  const asked = explanation.questions?.ask ?? [];
  const ask = asked.filter((fact) => !refused.has(fact)).map((fact) => ({ fact, title: factTitle(fact) }));
  const contact = programme.contact ?? {};
  return {
    programme: id,
    version,
    title: programme.title,
    instrument,
    provider: programme.provider,
    unit,
    outcome: explanation.outcome,
    group: groupOf(kept, explanation, asked.length + explanation.assessments.length, today),
    servesGoal: telling.servesGoal,
    amount: amountText(t, programme),
    ownShare: ownShareText(t, programme),
    ownPart: ownPartText(t, programme, telling),
    opensOn,
    closesOn,
    daysLeft: closesOn === null || closesOn < today ? null : daysBetween(today, closesOn),
    evidence: evidenceTitles(programme),
    contact: {
      name: contact.name ?? null,
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      url: contact.url ?? null,
    },
    channels: (programme.channels ?? []).map(({ kind, url = null, text = null }) => ({ kind, url, text })),
    rounds: telling.rounds,
    notWith: stackingWords(t, programme, telling.others),
    ask,
    assessments: explanation.assessments.map(factTitle),
    soft: explanation.soft.map(({ fact, required, result }) => ({
      text: t('catalogue.atom', { fact: factTitle(fact), limit: limitText(t, { fact, ...required }, names) }),
      result,
    })),
    refused: asked.filter((fact) => refused.has(fact)).map(factTitle),
    stale: telling.stale.map((fact) => saidOf(t, fact, names)),
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

/** What cannot be had beside it: others of the list, whichever of the two says so, and what stands in words. */
function stackingWords(t: Translator, programme: Programme, others: readonly Programme[]): string[] {
  const shut = conflictsOf(programme, others).map(({ title }) => title);
  const words = (programme.stacking ?? []).flatMap(({ with: beside, rule, period = t('matching.stacking.period') }) =>
    typeof beside === 'string' ? [t(`matching.stacking.${rule}`, { what: beside, period })] : [],
  );
  return [...(shut.length === 0 ? [] : [t('matching.notWith', { programmes: t.list(shut) })]), ...words];
}

/** Something known of a firm, in words. */
export const saidOf = (t: Translator, { fact, state, source, observedOn }: SourcedFact, names: Names): Said => ({
  fact,
  title: factTitle(fact),
  text: stateText(t, fact, state, names),
  source: sourceText(t, source),
  observedOn,
});

function groupOf(kept: KeptProgramme, { outcome }: Explanation, asked: number, today: string): Result['group'] {
  if (kept.opensOn !== null && kept.opensOn > today) return 'coming';
  if (kept.closesOn !== null && kept.closesOn < today) return 'closed';
  if (outcome === 'unknown') return asked === 1 ? 'oneMissing' : 'moreMissing';
  return outcome;
}

function ownPartText(t: Translator, programme: Programme, { cost, names: { currency } }: Telling): string | null {
  const part = cost === null ? null : ownPart(programme, { amount: cost, currency });
  if (part === null) return null;
  const money = (amount: number) => moneyText(t, { amount: String(amount), currency });
  return part.least === part.most
    ? t('matching.ownPart', { cost: money(cost as number), part: money(part.most) })
    : t('matching.ownPart.between', {
        cost: money(cost as number),
        least: money(part.least),
        most: money(part.most),
      });
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

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
