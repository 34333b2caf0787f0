import { atomsOf, type Criterion } from '../../../../kernels/criteria/index.ts';
import { type ProgrammeForm, smallRows } from '../views/programmeForm.ts';
import { canonicalJson } from './canonical.ts';
import { readEvidenceLines } from './evidenceLines.ts';
import { checkProgramme, type Programme } from './programme.ts';
import { type FormIssue, FormParts, issueOf } from './readFormParts.ts';
import { readTranslations } from './readTranslations.ts';
import { readRuleRows } from './ruleRows.ts';
import { slugOf } from './slugOf.ts';

export type { FormIssue } from './readFormParts.ts';

export interface ReadForm {
  programme: Programme | null;
  issues: FormIssue[];
}

interface Setting {
  economy: string;
  today: string;
  base: Programme | null;
}

/**
 * A programme from what an officer typed, or what is wrong with it. `base` is the version that the form was filled from: its
 * fields that the form does not have stay.
 */
export function readProgrammeForm(form: ProgrammeForm, { economy, today, base }: Setting): ReadForm {
  const issues: FormIssue[] = [];
  for (const field of ['title', 'provider', 'instrument', 'sourceTitle'] as const)
    if (form[field].trim() === '') issues.push(issueOf(field, field));
  const criteria = readRule(form, base, issues);
  const parts = readParts(form, new FormParts(form, economy, issues), base);
  const translations = readTranslations(form, base, today, issues);
  const evidence = readEvidenceLines(form.evidence);
  if (evidence === null) issues.push(issueOf('evidence', 'evidence'));
  const id = base?.id ?? slugOf(form.id.trim() || form.title);
  if (id === '') issues.push(issueOf('id', 'id'));
  checkDates(form, issues);
  if (issues.length > 0) return { programme: null, issues };
  const checked = checkProgramme({
    ...kept(base, criteria),
    id,
    economy,
    shelf: 'live',
    unit: form.unit,
    criteria,
    source: { title: form.sourceTitle.trim(), ...optional('url', form.sourceUrl) },
    ...textFields(form),
    ...listFields(form),
    ...parts,
    ...translations,
    ...some('evidence', evidence ?? []),
    ...linkOf(form, base, today),
    lastVerifiedOn: today,
  });
  if (checked.ok) return { programme: checked.programme, issues };
  return { programme: null, issues: checked.issues.map(({ path }) => issueOf(inputOf(path), 'field')) };
}

/** What the form has no field for stays; what a rule speaks of stays with the rule. */
function kept(base: Programme | null, criteria: Criterion): Partial<Programme> {
  if (base === null) return {};
  const isSame = canonicalJson(base.criteria) === canonicalJson(criteria);
  const named = new Set(atomsOf(criteria).map(({ fact }) => fact));
  const isDerived = Object.keys(base.derived ?? {}).some((fact) => named.has(fact));
  const ofRule = isSame || isDerived ? (['parameters', 'derived', 'areas'] as const) : [];
  const fields = ['period', 'sources', ...(isSame ? (['facts'] as const) : []), ...ofRule] as const;
  return Object.fromEntries(fields.flatMap((field) => (base[field] === undefined ? [] : [[field, base[field]]])));
}

const optional = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });
const some = (name: string, list: readonly unknown[]) => (list.length === 0 ? {} : { [name]: list });
const split = (text: string, by: RegExp) =>
  text
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const textFields = (form: ProgrammeForm) => ({
  ...optional('title', form.title),
  ...optional('provider', form.provider),
  ...optional('instrument', form.instrument),
  ...optional('funder', form.funder),
  ...optional('legalBasis', form.legalBasis),
  ...optional('summary', form.summary),
  ...optional('area', form.area),
  ...optional('opensOn', form.opensOn),
  ...optional('closesOn', form.closesOn),
  ...optional('recurrence', form.recurrence),
});

const listFields = (form: ProgrammeForm) => ({
  ...some('funders', split(form.funders, /\n/)),
  ...some('deliveredBy', split(form.deliveredBy, /\n/)),
  ...some('areaCodes', split(form.areaCodes, /[,;\n]/)),
  ...some('obligations', split(form.obligations, /\n/)),
  ...some('keywords', split(form.keywords, /[,;\n]/)),
  ...some('languages', split(form.languages, /[,;\n]/)),
  ...some('gaps', form.gaps),
  ...some('goals', form.goals),
});

function readParts(form: ProgrammeForm, parts: FormParts, base: Programme | null): Partial<Programme> {
  const more = <T>(items: readonly T[] | undefined) => (items ?? []).slice(smallRows);
  const [ceiling, least, most] = ['ceiling', 'amountLeast', 'amountMost'].map((field) => parts.money(field));
  const costShare = {
    ...parts.shares('rate', 'rateTo'),
    ...(ceiling === undefined ? {} : { ceiling }),
    ...optional('of', form.shareOf),
    ...some('tiers', [...parts.tiers(), ...more(base?.costShare?.tiers)]),
    ...some('eligibleCosts', split(form.eligibleCosts, /\n/)),
  };
  const amount = { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
  const contact = {
    ...optional('name', form.contactName),
    ...optional('email', form.contactEmail),
    ...optional('phone', form.contactPhone),
    ...optional('url', form.contactUrl),
  };
  const processingDays = parts.days('processingDays');
  return {
    ...(Object.keys(costShare).length === 0 ? {} : { costShare }),
    ...(Object.keys(amount).length === 0 ? {} : { amount }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...some('stacking', [...parts.stacking(), ...more(base?.stacking)]),
    ...some('channels', [...parts.channels(), ...more(base?.channels)]),
    ...(processingDays === undefined ? {} : { processingDays }),
  };
}

/** A link that stays as it was keeps the day on which it was checked. */
function linkOf({ linkUrl, linkBroken }: ProgrammeForm, base: Programme | null, today: string): Partial<Programme> {
  const url = linkUrl.trim();
  if (url === '') return {};
  if (linkBroken === '') return { link: { url } };
  const isBroken = linkBroken === 'yes';
  const before = base?.link;
  const isSame = before?.url === url && before.isBroken === isBroken;
  return { link: { url, isBroken, checkedOn: (isSame ? before.checkedOn : undefined) ?? today } };
}

const inputs: Record<string, string> = {
  source: 'sourceUrl',
  link: 'linkUrl',
  costShare: 'rate',
  criteria: 'fact1',
  'amount.least': 'amountLeast',
  amount: 'amountMost',
  'contact.name': 'contactName',
  'contact.phone': 'contactPhone',
  'contact.url': 'contactUrl',
  contact: 'contactEmail',
  channels: 'channelKind1',
  stacking: 'stackWith1',
  'costShare.eligibleCosts': 'eligibleCosts',
  translations: 'translationTitle1',
  'costShare.tiers': 'tierWhen1',
  'costShare.of': 'shareOf',
};
const inputOf = ([first = 'title', second]: readonly (string | number)[]) =>
  inputs[`${first}.${second}`] ?? inputs[String(first)] ?? String(first);

function readRule(form: ProgrammeForm, base: Programme | null, issues: FormIssue[]): Criterion {
  if (form.rule === 'keep' && base !== null) return base.criteria;
  const found: { field: string; key: string }[] = [];
  const criteria = readRuleRows(form, base === null ? [] : atomsOf(base.criteria), found);
  issues.push(...found.map((one) => ({ ...one, parameters: {} })));
  return criteria;
}

function checkDates({ opensOn, closesOn }: ProgrammeForm, issues: FormIssue[]): void {
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  for (const [field, text] of [
    ['opensOn', opensOn],
    ['closesOn', closesOn],
  ] as const)
    if (text.trim() !== '' && !isDay(text.trim())) issues.push(issueOf(field, 'date'));
  if (isDay(opensOn) && isDay(closesOn) && closesOn < opensOn) issues.push(issueOf('closesOn', 'dates'));
}
