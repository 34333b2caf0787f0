import { notStated } from '../model.ts';
import { type ProgrammeForm, programmeFormSchema, smallRows } from '../views/programmeForm.ts';
import { evidenceText } from './evidenceLines.ts';
import type { Programme } from './programme.ts';
import { fillRuleRows, rowsOf } from './ruleRows.ts';
import { formLanguages } from './translations.ts';

const percent = (share: number | undefined) => (share === undefined ? '' : String(Number((share * 100).toFixed(4))));
const own = (text: string | undefined) => (text === undefined || text === notStated ? '' : text);
const lines = (values: readonly string[] | undefined) => (values ?? []).filter((one) => one !== notStated).join('\n');
const commas = (values: readonly string[] | undefined) => (values ?? []).join(', ');

/** The form as an officer finds it; a design from elsewhere is a start, with its own dates, bodies and money left out. */
export function fillProgrammeForm(programme: Programme | null, isCopy = false): ProgrammeForm {
  if (programme === null) return programmeFormSchema.parse({});
  const { source, costShare, processingDays } = programme;
  const rows = rowsOf(programme.criteria);
  return programmeFormSchema.parse({
    title: programme.title,
    instrument: programme.instrument,
    unit: programme.unit,
    summary: programme.summary ?? '',
    sourceTitle: typeof source === 'string' ? source : source.title,
    sourceUrl: typeof source === 'string' ? '' : (source.url ?? ''),
    opensOn: programme.opensOn ?? '',
    closesOn: programme.closesOn ?? '',
    recurrence: own(programme.recurrence),
    processingDays: processingDays === undefined ? '' : String(processingDays),
    rate: percent(costShare?.rate),
    rateTo: percent(costShare?.rateTo),
    shareOf: costShare?.of ?? '',
    eligibleCosts: lines(costShare?.eligibleCosts),
    evidence: evidenceText(programme),
    obligations: lines(programme.obligations),
    gaps: programme.gaps ?? [],
    goals: programme.goals ?? [],
    keywords: commas(programme.keywords),
    rule: rows === null ? 'keep' : 'rows',
    ...fillRuleRows(rows),
    ...(isCopy ? {} : ofThisEconomy(programme)),
  });
}

/** Bodies, places, money and addresses: what a copy from elsewhere does not bring along. */
function ofThisEconomy(programme: Programme): Partial<Record<keyof ProgrammeForm | string, string>> {
  const { costShare, amount, contact, link } = programme;
  return {
    id: programme.id,
    provider: own(programme.provider),
    funder: own(programme.funder),
    funders: lines(programme.funders),
    deliveredBy: lines(programme.deliveredBy),
    legalBasis: own(programme.legalBasis),
    area: own(programme.area),
    areaCodes: commas(programme.areaCodes),
    ceiling: costShare?.ceiling?.amount ?? '',
    amountLeast: amount?.least?.amount ?? '',
    amountMost: amount?.most?.amount ?? '',
    contactName: contact?.name ?? '',
    contactEmail: contact?.email ?? '',
    contactPhone: contact?.phone ?? '',
    contactUrl: contact?.url ?? '',
    languages: commas(programme.languages),
    ...translationRows(programme),
    linkUrl: link?.url ?? '',
    linkBroken: link?.isBroken === undefined ? '' : link.isBroken ? 'yes' : 'no',
    ...smallTables(programme),
  };
}

function translationRows(programme: Programme): Record<string, string> {
  return Object.fromEntries(
    formLanguages(programme.economy, programme).flatMap((language, i) => {
      const { title = '', summary = '' } = programme.translations?.[language] ?? {};
      return [
        [`translationLanguage${i + 1}`, language],
        [`translationTitle${i + 1}`, title],
        [`translationSummary${i + 1}`, summary],
      ];
    }),
  );
}

function smallTables({ costShare, stacking = [], channels = [] }: Programme): Record<string, string> {
  const rows = <T>(items: readonly T[], cells: (item: T) => Record<string, string>) =>
    items
      .slice(0, smallRows)
      .flatMap((item, i) => Object.entries(cells(item)).map(([name, text]) => [`${name}${i + 1}`, text]));
  return Object.fromEntries([
    ...rows(costShare?.tiers ?? [], ({ when, rate, rateTo, ceiling }) => ({
      tierWhen: when,
      tierRate: percent(rate),
      tierRateTo: percent(rateTo),
      tierCeiling: ceiling?.amount ?? '',
    })),
    ...rows(stacking, ({ with: other, rule, period }) => ({
      stackWith: typeof other === 'string' ? other : other.join(', '),
      stackRule: rule,
      stackPeriod: period ?? '',
    })),
    ...rows(channels, ({ kind, url, text }) => ({
      channelKind: kind,
      channelUrl: url ?? '',
      channelText: text ?? '',
    })),
  ]);
}
