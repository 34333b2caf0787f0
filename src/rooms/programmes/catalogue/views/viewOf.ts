import { economyName, findGap } from '../../../../codes/index.ts';
import { addDays } from '../../../../platform/days.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { notStated, type SourcedField, sourcedFields } from '../model.ts';
import { factTitle, type Names, ruleText } from '../rules/criteriaWords.ts';
import { evidenceOf, evidenceTitles } from '../rules/evidence.ts';
import type { Programme } from '../rules/programme.ts';
import { criteriaOn } from '../rules/ruleOfProgramme.ts';
import { translationFor, writtenIn } from '../rules/translations.ts';
import type { KeptProgramme } from '../services/readProgrammes.ts';
import type { ProgrammeSummary, ProgrammeView } from './catalogue.ts';

/** A value of which the source says nothing is told as nothing, whatever stands in the field. */
export function stated<T>({ sources }: Programme, field: SourcedField, value: T | undefined): T | null {
  return value === undefined || value === notStated || sources?.[field] === notStated ? null : value;
}

export function summaryOf(t: Translator, kept: KeptProgramme, today: string): ProgrammeSummary {
  const { id, instrument, unit, opensOn, closesOn, state, shelf, programme } = kept;
  const translated = t.locale.split('-')[0] === writtenIn ? null : translationFor(programme, t.locale);
  return {
    id,
    title: translated?.title ?? programme.title,
    provider: programme.provider,
    economy: economyName(programme.economy, shelf === 'design' ? 'adb' : 'common'),
    instrument,
    unit,
    summary: translated?.summary ?? programme.summary ?? null,
    goals: programme.goals ?? [],
    ownShare: ownShareText(t, programme),
    opensOn,
    closesOn,
    state,
    phase: phaseOf(kept, today),
  };
}

function phaseOf({ shelf, state, opensOn, closesOn }: KeptProgramme, today: string): ProgrammeSummary['phase'] {
  if (shelf === 'design') return 'design';
  if (state === 'withdrawn' || (closesOn !== null && closesOn < today)) return 'closed';
  return opensOn !== null && opensOn > today ? 'coming' : 'open';
}

export function programmeViewOf(
  t: Translator,
  kept: KeptProgramme,
  today: string,
  names: Names,
  versions: readonly KeptProgramme[],
  canManage: boolean,
  {
    brokenLinks,
    stackedTitles,
    language,
  }: {
    brokenLinks: readonly { url: string; on: string }[];
    stackedTitles: Readonly<Record<string, string>>;
    language: string;
  },
): ProgrammeView {
  const { programme, version, shelf, lastVerifiedOn, hash, simulated } = kept;
  const { contact = {}, source } = programme;
  return {
    ...summaryOf(t, kept, today),
    version,
    shelf,
    funder: stated(programme, 'funder', programme.funder),
    funders: listOf(programme, 'funders', programme.funders),
    deliveredBy: listOf(programme, 'deliveredBy', programme.deliveredBy),
    legalBasis: stated(programme, 'legalBasis', programme.legalBasis),
    areaCodes: (programme.areaCodes ?? []).map((code) => ({ code, name: names.places.get(code) ?? code })),
    recurrence: stated(programme, 'recurrence', programme.recurrence),
    tiers: tiersText(t, programme),
    eligibleCosts: programme.costShare?.eligibleCosts ?? [],
    stacking: programme.stacking ?? [],
    channels: programme.channels ?? [],
    keywords: programme.keywords ?? [],
    languages: programme.languages ?? [],
    processingDays: programme.processingDays ?? null,
    link: programme.link ?? null,
    area: stated(programme, 'area', programme.area),
    period: stated(programme, 'period', programme.period),
    amount: amountText(t, programme),
    costShare: shareText(t, programme),
    evidence: evidenceTitles(programme),
    documents: documentsOf(programme),
    obligations: programme.obligations ?? [],
    gaps: (programme.gaps ?? []).map((code) => ({ code, title: findGap(code)?.title ?? code })),
    contact: {
      name: contact.name ?? null,
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      url: contact.url ?? null,
    },
    source:
      typeof source === 'string'
        ? { title: source, place: null, publisher: null, url: null }
        : {
            title: source.title,
            place: source.place ?? null,
            publisher: source.publisher ?? null,
            url: source.url ?? null,
          },
    sources: sourcedFields.flatMap((field) => {
      const place = programme.sources?.[field];
      return place === undefined ? [] : [{ field, place, isStated: place !== notStated }];
    }),
    ...translationOf(programme, language),
    brokenLinks: [...brokenLinks],
    stackedTitles: { ...stackedTitles },
    lastVerifiedOn,
    isLongUnchecked: shelf === 'live' && lastVerifiedOn !== null && lastVerifiedOn < addDays(today, -365),
    rule: ruleText(t, criteriaOn(programme, today), names),
    isForAll: 'all' in programme.criteria && programme.criteria.all.length === 0,
    criteria: programme.criteria,
    ruleHash: hash,
    versions: versions.map((one) => ({
      version: one.version,
      state: one.state,
      on: one.createdAt.toISOString().slice(0, 10),
    })),
    canManage,
    simulated,
  };
}

function translationOf(programme: Programme, language: string) {
  const found = translationFor(programme, language);
  const isOriginal = language.split('-')[0] === writtenIn;
  return {
    translation:
      found === null || isOriginal
        ? null
        : {
            language: found.language,
            title: found.title,
            summary: found.summary ?? null,
            checkedOn: found.checkedOn ?? null,
          },
    lacksLanguage: found === null && !isOriginal && programme.shelf === 'live' ? language : null,
    translatedInto: Object.keys(programme.translations ?? {}),
  };
}

const documentsOf = (programme: Programme) =>
  evidenceOf(programme).map(({ title, forFacts }) => ({
    title,
    forFacts: forFacts.map((code) => ({ code, title: factTitle(code) })),
  }));

const listOf = (programme: Programme, field: SourcedField, value: string[] | undefined) =>
  (stated(programme, field, value) ?? []).filter((one) => one !== notStated);

/** Shares that some firms have instead of the general one. */
export function tiersText(t: Translator, { costShare }: Programme) {
  return (costShare?.tiers ?? []).map(({ when, rate, rateTo = rate, ceiling }) => ({
    when,
    pays: [
      rangeText(t, rate, rateTo),
      ...(ceiling === undefined ? [] : [t('catalogue.share.ceiling', { money: moneyText(t, ceiling) })]),
    ].join(', '),
  }));
}

type Money = { amount: string; currency: string };
export const moneyText = (t: Translator, { amount, currency }: Money) => `${t.number(Number(amount))} ${currency}`;

export function amountText(t: Translator, { amount }: Programme): string | null {
  const { least, most } = amount ?? {};
  if (least !== undefined && most !== undefined)
    return t('catalogue.limit.between', { low: moneyText(t, least), high: moneyText(t, most) });
  if (most !== undefined) return t('catalogue.limit.atMost', { value: moneyText(t, most) });
  return least === undefined ? null : t('catalogue.limit.atLeast', { value: moneyText(t, least) });
}

const percent = (t: Translator, share: number) => t.number(share, { style: 'percent', maximumFractionDigits: 1 });

function rangeText(t: Translator, from: number, to: number): string {
  if (from === to) return percent(t, from);
  return from === 0
    ? t('catalogue.share.upTo', { share: percent(t, to) })
    : t('catalogue.share.range', { from: percent(t, from), to: percent(t, to) });
}

/** What the programme pays. */
export function shareText(t: Translator, { costShare }: Programme): string | null {
  if (costShare?.rate === undefined) return null;
  const { rate, rateTo = rate, ceiling, of } = costShare;
  const parts = [
    of === undefined ? rangeText(t, rate, rateTo) : t('catalogue.share.of', { share: rangeText(t, rate, rateTo), of }),
    ...(ceiling === undefined ? [] : [t('catalogue.share.ceiling', { money: moneyText(t, ceiling) })]),
  ];
  return parts.join(', ');
}

/** What is left to the firm. */
export function ownShareText(t: Translator, { costShare }: Programme): string | null {
  if (costShare?.rate === undefined) return null;
  const { rate, rateTo = rate } = costShare;
  if (rate === 1) return t('catalogue.share.nothing');
  if (rate === 0 && rateTo > 0) return t('catalogue.share.atLeast', { share: percent(t, 1 - rateTo) });
  return rangeText(t, 1 - rateTo, 1 - rate);
}
