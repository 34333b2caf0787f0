import { findEconomy } from '../../../../codes/index.ts';
import type { Atom, Criterion } from '../../../../kernels/criteria/index.ts';
import { fieldOf, type ProgrammeForm, rowCount } from '../views/programmeForm.ts';
import { checkProgramme, type Programme } from './programme.ts';
import { readCriteriaRow } from './readCriteriaRow.ts';

export interface FormIssue {
  field: string;
  key: string;
  parameters: Record<string, string | number>;
}

export interface ReadForm {
  programme: Programme | null;
  issues: FormIssue[];
}

const issueOf = (field: string, key: string): FormIssue => ({
  field,
  key: `catalogue.form.fault.${key}`,
  parameters: {},
});

/**
 * A programme from what an officer typed, or what is wrong with it. `base` is the version that the form was filled from: its
 * fields that the form does not have stay.
 */
export function readProgrammeForm(
  form: ProgrammeForm,
  { economy, today, base }: { economy: string; today: string; base: Programme | null },
): ReadForm {
  const issues: FormIssue[] = [];
  for (const field of ['title', 'provider', 'instrument', 'sourceTitle'] as const)
    if (form[field].trim() === '') issues.push(issueOf(field, field));
  const criteria = readRule(form, base, issues);
  const shares = readShares(form, issues);
  const money = (field: 'ceiling' | 'amountMost') => readMoney(form[field], field, economy, issues);
  const [ceiling, most] = [money('ceiling'), money('amountMost')];
  const id = base?.id ?? slugOf(form.id.trim() || form.title);
  if (id === '') issues.push(issueOf('id', 'id'));
  checkDates(form, issues);
  if (issues.length > 0 || criteria === null) return { programme: null, issues };
  const checked = checkProgramme({
    ...kept(base, form),
    id,
    economy,
    shelf: 'live',
    unit: form.unit,
    criteria,
    source: sourceOf(form),
    ...textFields(form),
    ...(shares === null && ceiling === null
      ? {}
      : { costShare: { ...shares, ...(ceiling === null ? {} : { ceiling }), ...optional('of', form.shareOf) } }),
    ...(most === null ? {} : { amount: { ...base?.amount, most } }),
    ...listField('evidence', form.evidence),
    ...listField('obligations', form.obligations),
    ...(form.gaps.length === 0 ? {} : { gaps: form.gaps }),
    ...contactOf(form),
    lastVerifiedOn: today,
  });
  if (checked.ok) return { programme: checked.programme, issues };
  return { programme: null, issues: checked.issues.map(({ path }) => issueOf(inputOf(path), 'field')) };
}

const unasked = [
  'period',
  'sources',
  'funders',
  'deliveredBy',
  'legalBasis',
  'areaCodes',
  'recurrence',
  'stacking',
  'channels',
  'keywords',
  'goals',
  'languages',
  'processingDays',
  'link',
] as const;

/** What the form has no field for stays, and the types of facts where the rule does. */
function kept(base: Programme | null, { rule }: ProgrammeForm): Partial<Programme> {
  if (base === null) return {};
  const fields = [...unasked, ...(rule === 'keep' ? (['facts'] as const) : [])];
  return Object.fromEntries(fields.flatMap((field) => (base[field] === undefined ? [] : [[field, base[field]]])));
}

const optional = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });

const textFields = (form: ProgrammeForm) => ({
  ...optional('title', form.title),
  ...optional('provider', form.provider),
  ...optional('instrument', form.instrument),
  ...optional('funder', form.funder),
  ...optional('summary', form.summary),
  ...optional('area', form.area),
  ...optional('opensOn', form.opensOn),
  ...optional('closesOn', form.closesOn),
});

const sourceOf = ({ sourceTitle, sourceUrl }: ProgrammeForm) => ({
  title: sourceTitle.trim(),
  ...optional('url', sourceUrl),
});

function listField(name: string, text: string) {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? {} : { [name]: lines };
}

function contactOf({ contactName, contactEmail }: ProgrammeForm) {
  const contact = { ...optional('name', contactName), ...optional('email', contactEmail) };
  return Object.keys(contact).length === 0 ? {} : { contact };
}

const inputs: Record<string, string> = {
  source: 'sourceUrl',
  contact: 'contactEmail',
  costShare: 'rate',
  amount: 'amountMost',
  criteria: 'fact1',
};
const inputOf = (path: readonly (string | number)[]) => inputs[String(path[0])] ?? String(path[0] ?? 'title');

function readRule(form: ProgrammeForm, base: Programme | null, issues: FormIssue[]): Criterion | null {
  if (form.rule === 'keep' && base !== null) return base.criteria;
  const atoms: Atom[] = [];
  for (let row = 1; row <= rowCount; row += 1) {
    const [fact, op, value] = ['fact', 'op', 'value'].map((name) => fieldOf(form, name, row)) as [
      string,
      string,
      string,
    ];
    if (fact === '' && value.trim() === '') continue;
    const read = readCriteriaRow(fact, op, value);
    if ('atom' in read) atoms.push(read.atom);
    else issues.push({ field: `${read.part}${row}`, key: read.key, parameters: {} });
  }
  return form.combine === 'any' && atoms.length > 0 ? { any: atoms } : { all: atoms };
}

function readShares({ rate, rateTo }: ProgrammeForm, issues: FormIssue[]): { rate: number; rateTo?: number } | null {
  const [low, high] = [readPercent(rate), readPercent(rateTo)];
  if (Number.isNaN(low)) issues.push(issueOf('rate', 'percent'));
  if (Number.isNaN(high) || (high !== null && (low === null || high < low)))
    issues.push(issueOf('rateTo', 'percentTo'));
  if (low === null) return null;
  return high === null ? { rate: low } : { rate: low, rateTo: high };
}

function readPercent(text: string): number | null {
  const plain = text.replaceAll(/[\s%]/g, '');
  if (plain === '') return null;
  const value = /^\d{1,3}(\.\d{1,4})?$/.test(plain) ? Number(plain) / 100 : Number.NaN;
  return value <= 1 ? value : Number.NaN;
}

function readMoney(text: string, field: string, economy: string, issues: FormIssue[]) {
  const plain = text.replaceAll(/[\s,]/g, '');
  if (plain === '') return null;
  if (/^\d{1,15}(\.\d{1,6})?$/.test(plain)) return { amount: plain, currency: findEconomy(economy)?.currency ?? '' };
  issues.push(issueOf(field, 'money'));
  return null;
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

/** A short name for addresses, from a title. */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
