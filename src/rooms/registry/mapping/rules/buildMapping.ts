import type { Mapping, nameKinds } from '../model.ts';
import { findMeaning } from './meanings.ts';

export interface Choice {
  meaning: string;
  detail: string;
}

export interface DraftSettings {
  name: string;
  title: string;
  publisher: string;
  dataset: string;
  licence: string;
  asOf: string;
  kind: 'register' | 'visit' | 'claim' | 'upload';
  dayOrder: '' | 'dmy' | 'mdy' | 'ymd';
  calendar: '' | 'gregorian' | 'buddhist' | 'minguo';
  decimal: '' | '.' | ',';
}

export interface DraftColumn {
  name: string;
  separator: string | null;
  choice: Choice | null;
}

/** What stands in the way of reading the file: the column's place, or null where the whole is meant. */
export interface DraftIssue {
  column: number | null;
  key: string;
}

export type Built = { mapping: Mapping; issues: [] } | { mapping: null; issues: DraftIssue[] };

/** The columns as they were chosen, as a mapping; or why they can't be one yet. */
export function buildMapping(columns: readonly DraftColumn[], settings: DraftSettings): Built {
  const issues = findIssues(columns);
  if (issues.length > 0) return { mapping: null, issues };
  return { mapping: new Builder(columns, settings).build(), issues: [] };
}

function findIssues(columns: readonly DraftColumn[]): DraftIssue[] {
  const issues: DraftIssue[] = [];
  const seen = new Set<string>();
  for (const [i, { choice }] of columns.entries()) {
    if (choice === null || choice.meaning === '') continue;
    const meaning = findMeaning(choice.meaning);
    if (meaning === null) issues.push({ column: i, key: 'registry.mapping.issue.meaning' });
    else if (meaning.single && seen.has(meaning.code)) issues.push({ column: i, key: 'registry.mapping.issue.twice' });
    else if (meaning.detailRequired && choice.detail === '')
      issues.push({ column: i, key: 'registry.mapping.issue.scheme' });
    else if (meaning.detail === 'currency' && choice.detail !== '' && !/^[A-Z]{3}$/.test(choice.detail))
      issues.push({ column: i, key: 'registry.mapping.issue.currency' });
    if (meaning !== null) seen.add(meaning.code);
  }
  if (!seen.has('name')) issues.push({ column: null, key: 'registry.mapping.issue.name' });
  if (seen.has('longitude') !== seen.has('latitude'))
    issues.push({ column: null, key: 'registry.mapping.issue.halfPoint' });
  return issues;
}

const factMeanings = [
  'turnover',
  'exportShare',
  'womenOwned',
  'youthOwned',
  'foreignShare',
  'stateShare',
  'groupParent',
  'registered',
  'email',
  'phone',
  'ownerName',
];
const plainMeanings = [
  'address',
  'village',
  'legalForm',
  'status',
  'establishedOn',
  'registeredOn',
  'products',
  'materials',
  'employees',
  'longitude',
  'latitude',
  'precision',
  'website',
] as const;
const dayMeanings = new Set(['establishedOn', 'registeredOn', 'certificateFrom', 'certificateTo']);
const numberMeanings = new Set([
  'employees',
  'turnover',
  'longitude',
  'latitude',
  'exportShare',
  'foreignShare',
  'stateShare',
]);

class Builder {
  private readonly chosen: (DraftColumn & { choice: Choice })[];

  constructor(
    columns: readonly DraftColumn[],
    private readonly settings: DraftSettings,
  ) {
    this.chosen = columns.filter((one): one is DraftColumn & { choice: Choice } => (one.choice?.meaning ?? '') !== '');
  }

  build(): Mapping {
    const { name, title, publisher, dataset, licence, asOf, kind } = this.settings;
    const mapping: Mapping = {
      name,
      title,
      source: { publisher, dataset, licence, asOf, ...(kind === 'register' ? {} : { kind }) },
      columns: this.columns(),
      optional: [],
      plantSuffixes: [],
      geocode: true,
    };
    const days = this.readings(dayMeanings, this.dayReading());
    const decimals = this.readings(numberMeanings, this.settings.decimal || null);
    if (days !== null) mapping.days = days;
    if (decimals !== null) mapping.decimals = decimals;
    return mapping;
  }

  private columns(): Mapping['columns'] {
    const economy = this.column('economy');
    const enterprise = this.find('enterprise');
    return {
      key: this.key(),
      ...(economy === undefined ? {} : { economy: { column: economy } }),
      ...(enterprise === undefined
        ? {}
        : {
            enterprise: {
              column: enterprise.name,
              scheme: enterprise.choice.detail || 'REGISTRATION',
              pattern: '^.{2,64}$',
              missing: ['', '-', '--', '00000000', 'n/a', 'N/A'],
            },
          }),
      name: this.column('name') as string,
      ...this.place(),
      ...Object.fromEntries(plainMeanings.flatMap((meaning) => this.pair(meaning))),
      ...this.lists(),
    };
  }

  private lists() {
    const names = this.all('names.').map(({ name, separator, choice }) => ({
      column: name,
      kind: choice.meaning.slice('names.'.length) as (typeof nameKinds)[number],
      ...(choice.detail === '' ? {} : { language: choice.detail }),
      ...(separator === null || separator === '/' ? {} : { separator }),
    }));
    const identifiers = this.all('identifiers').map(({ name, choice }) => ({ column: name, scheme: choice.detail }));
    const facts = this.chosen
      .filter(({ choice }) => factMeanings.includes(choice.meaning))
      .map(({ name, choice: { meaning, detail } }) => ({
        column: name,
        fact: meaning,
        ...(meaning === 'turnover' && detail !== '' ? { currency: detail } : {}),
      }));
    const capabilities = this.all('capability.').map((one) => this.capability(one));
    return {
      industries: this.all('industry.').map(({ name, separator, choice }) => ({
        column: name,
        scheme: choice.meaning === 'industry.ISIC4' ? 'ISIC4' : choice.detail,
        ...(separator === null ? {} : { separator }),
      })),
      ...(names.length === 0 ? {} : { names }),
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...(facts.length === 0 ? {} : { facts }),
      ...(capabilities.length === 0 ? {} : { capabilities }),
    };
  }

  private capability({ name, separator, choice }: DraftColumn & { choice: Choice }) {
    const kind = choice.meaning.slice('capability.'.length) as NonNullable<
      Mapping['columns']['capabilities']
    >[number]['kind'];
    const [code, validFrom, validTo] = ['certificateNumber', 'certificateFrom', 'certificateTo'].map((one) =>
      this.column(one),
    );
    return {
      column: name,
      kind,
      ...(separator === null || !findMeaning(choice.meaning)?.list ? {} : { separator }),
      ...(choice.detail === '' ? {} : { unit: choice.detail }),
      ...(kind === 'certificate' && code !== undefined ? { code } : {}),
      ...(kind === 'certificate' && validFrom !== undefined ? { validFrom } : {}),
      ...(kind === 'certificate' && validTo !== undefined ? { validTo } : {}),
    };
  }

  /** The number of the record, else what it is known by in its place: the name and where it is. */
  private key(): Mapping['columns']['key'] {
    const key = this.find('key');
    if (key !== undefined)
      return { column: key.name, scheme: key.choice.detail || `KEY-${this.settings.name.toUpperCase()}` };
    const parts = ['name', 'address', 'place.name', 'village'].map((one) => this.column(one));
    return { from: parts.filter((one) => one !== undefined) };
  }

  private place(): Pick<Mapping['columns'], 'place'> {
    const [code, name, parentName] = ['place.code', 'place.name', 'place.parentName'].map((one) => this.column(one));
    const either = code ?? name;
    if (either === undefined) return {};
    return { place: { code: either, name: name ?? either, ...(parentName === undefined ? {} : { parentName }) } };
  }

  private dayReading() {
    const { dayOrder, calendar } = this.settings;
    if (dayOrder === '' && calendar === '') return null;
    return { ...(dayOrder === '' ? {} : { order: dayOrder }), ...(calendar === '' ? {} : { calendar }) };
  }

  private readings<Reading>(of: ReadonlySet<string>, reading: Reading | null): Record<string, Reading> | null {
    const columns = this.chosen.filter(({ choice }) => of.has(choice.meaning));
    if (reading === null || columns.length === 0) return null;
    return Object.fromEntries(columns.map(({ name }) => [name, reading]));
  }

  private find(meaning: string) {
    return this.chosen.find(({ choice }) => choice.meaning === meaning);
  }

  private column(meaning: string): string | undefined {
    return this.find(meaning)?.name;
  }

  private pair(meaning: string): [string, string][] {
    const column = this.column(meaning);
    return column === undefined ? [] : [[meaning, column]];
  }

  private all(prefix: string) {
    return this.chosen.filter(({ choice }) => choice.meaning.startsWith(prefix));
  }
}
