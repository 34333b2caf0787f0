import { findGap } from '../../../../codes/index.ts';
import type { Literal } from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { instrumentText } from '../rules/codeWords.ts';
import { factTitle, type Names, ruleText, valueText } from '../rules/criteriaWords.ts';
import { evidenceTitles } from '../rules/evidence.ts';
import type { Programme } from '../rules/programme.ts';
import { amountText, ownShareText, shareText, tiersText } from './viewOf.ts';

/** Every field of a programme in words, the rule apart; what is not stated is left out. */
export function fieldTexts(t: Translator, programme: Programme, names: Names): Map<string, string> {
  const texts = { ...plainTexts(t, programme, names), ...madeTexts(t, programme, names) };
  return new Map(Object.entries(texts).flatMap(([field, text]) => (text ? [[field, text] as const] : [])));
}

const join = (values: readonly string[] | undefined) => (values ?? []).join('; ');

function plainTexts(t: Translator, one: Programme, { places }: Names): Record<string, string | undefined> {
  const day = (iso: string | undefined) => (iso === undefined ? undefined : t.date(iso));
  return {
    title: one.title,
    summary: one.summary,
    instrument: instrumentText(t, one.instrument),
    unit: t(`catalogue.unit.${one.unit}.name`),
    provider: one.provider,
    funder: join([...(one.funder === undefined ? [] : [one.funder]), ...(one.funders ?? [])]),
    deliveredBy: join(one.deliveredBy),
    legalBasis: one.legalBasis,
    area: one.area,
    areaCodes: join(one.areaCodes?.map((code) => places.get(code) ?? code)),
    opensOn: day(one.opensOn),
    closesOn: day(one.closesOn),
    recurrence: one.recurrence,
    processingDays:
      one.processingDays === undefined ? undefined : t('catalogue.processingDays', { count: one.processingDays }),
    obligations: join(one.obligations),
    keywords: join(one.keywords),
    languages: join(one.languages),
    link: one.link?.url,
    lastVerified: day(one.lastVerifiedOn),
  };
}

function madeTexts(t: Translator, one: Programme, names: Names): Record<string, string | null> {
  const { contact = {}, source } = one;
  return {
    costShare: shareText(t, one),
    ownShare: ownShareText(t, one),
    tiers: join(tiersText(t, one).map(({ when, pays }) => `${when}: ${pays}`)),
    eligibleCosts: join(one.costShare?.eligibleCosts),
    amount: amountText(t, one),
    stacking: join(
      (one.stacking ?? []).map(({ with: other, rule, period }) =>
        [`${[other].flat().join(', ')}: ${t(`catalogue.stacking.${rule}`)}`, period].filter(Boolean).join(', '),
      ),
    ),
    evidence: join(evidenceTitles(one)),
    gaps: join(one.gaps?.map((code) => findGap(code)?.title ?? code)),
    goals: join(one.goals?.map((goal) => t(`catalogue.goal.${goal}`))),
    channels: join(
      (one.channels ?? []).map(({ kind, text, url }) =>
        [t(`catalogue.channel.${kind}`), text, url].filter(Boolean).join(', '),
      ),
    ),
    contact: [contact.name, contact.email, contact.phone, contact.url].filter(Boolean).join(', '),
    source: typeof source === 'string' ? source : [source.title, source.place, source.url].filter(Boolean).join(', '),
    translations: join(
      Object.entries(one.translations ?? {}).map(([language, { title, summary }]) =>
        [`${language}: ${title}`, summary].filter(Boolean).join(', '),
      ),
    ),
    parameters: parametersText(t, one),
    derived: derivedText(t, one, names),
  };
}

/** Named limits, each with its values and the day from which they hold. */
function parametersText(t: Translator, { parameters = {} }: Programme): string {
  const told = (value: Literal | readonly Literal[]) => [value].flat().map(String).join(', ');
  return join(
    Object.entries(parameters).map(([name, values]) =>
      t('catalogue.parameter', {
        name,
        values: values
          .map(({ from, value }) =>
            from === null ? told(value) : t('catalogue.parameter.from', { value: told(value), date: t.date(from) }),
          )
          .join(', '),
      }),
    ),
  );
}

function derivedText(t: Translator, { derived = {} }: Programme, names: Names): string {
  return join(
    Object.entries(derived).map(([fact, { cases, otherwise }]) => {
      const told = cases.map(({ when, is }) =>
        t('catalogue.derived.case', { value: valueText(t, fact, is, names), when: flat(ruleText(t, when, names)) }),
      );
      return t('catalogue.derived', {
        fact: factTitle(fact),
        cases: told.join('; '),
        otherwise: valueText(t, fact, otherwise, names),
      });
    }),
  );
}

/** A rule in one line. */
function flat({ text, parts }: ReturnType<typeof ruleText>): string {
  return parts.length === 0 ? text : `${text} (${parts.map(flat).join('; ')})`;
}
