import { findEconomy } from '../../../../codes/index.ts';
import { isWebAddress } from '../../../../platform/webAddress.ts';
import { channelKinds, stackingRules } from '../model.ts';
import { fieldOf, type ProgrammeForm, smallRows } from '../views/programmeForm.ts';
import type { Programme } from './programme.ts';

export interface FormIssue {
  field: string;
  key: string;
  parameters: Record<string, string | number>;
}

export const issueOf = (field: string, key: string): FormIssue => ({
  field,
  key: `catalogue.form.fault.${key}`,
  parameters: {},
});

type Money = { amount: string; currency: string };

/** Reads pieces of the form and keeps what is wrong with them. */
export class FormParts {
  constructor(
    private readonly form: ProgrammeForm,
    private readonly economy: string,
    private readonly issues: FormIssue[],
  ) {}

  money(field: string, text = fieldOf(this.form, field, '')): Money | undefined {
    const plain = text.replaceAll(/[\s,]/g, '');
    if (plain === '') return undefined;
    if (/^\d{1,15}(\.\d{1,6})?$/.test(plain))
      return { amount: plain, currency: findEconomy(this.economy)?.currency ?? '' };
    this.issues.push(issueOf(field, 'money'));
    return undefined;
  }

  /** A share and, for a range, its upper end. */
  shares(field: string, fieldTo: string): { rate: number; rateTo?: number } | null {
    const [low, high] = [field, fieldTo].map((name) => readPercent(fieldOf(this.form, name, ''))) as [
      number | null,
      number | null,
    ];
    if (Number.isNaN(low)) this.issues.push(issueOf(field, 'percent'));
    if (Number.isNaN(high) || (high !== null && (low === null || high < low)))
      this.issues.push(issueOf(fieldTo, 'percentTo'));
    if (low === null) return null;
    return high === null ? { rate: low } : { rate: low, rateTo: high };
  }

  days(field: 'processingDays'): number | undefined {
    const text = this.form[field].trim();
    if (text === '') return undefined;
    if (/^\d{1,4}$/.test(text) && Number(text) <= 3650) return Number(text);
    this.issues.push(issueOf(field, 'days'));
    return undefined;
  }

  tiers(): NonNullable<NonNullable<Programme['costShare']>['tiers']> {
    return this.rows(['tierWhen', 'tierRate', 'tierRateTo', 'tierCeiling'], ([when = '', rateText = ''], row) => {
      if (when === '') this.issues.push(issueOf(`tierWhen${row}`, 'tierWhen'));
      if (rateText === '') this.issues.push(issueOf(`tierRate${row}`, 'percent'));
      const shares = this.shares(`tierRate${row}`, `tierRateTo${row}`);
      const ceiling = this.money(`tierCeiling${row}`);
      return { when, rate: 0, ...shares, ...(ceiling === undefined ? {} : { ceiling }) };
    });
  }

  /** Other help is named by short names of programmes, or in words. */
  stacking(): NonNullable<Programme['stacking']> {
    return this.rows(['stackWith', 'stackPeriod'], ([other = '', period = ''], row) => {
      if (other === '') this.issues.push(issueOf(`stackWith${row}`, 'stackWith'));
      const ids = other.split(/[,;\s]+/).filter((one) => one !== '');
      const isNamed = ids.every((id) => /^[a-z0-9][a-z0-9-]*$/.test(id)) && (ids.length === 1 || /[,;]/.test(other));
      const rule = stackingRules.find((one) => one === fieldOf(this.form, 'stackRule', row)) ?? 'notWith';
      return { with: isNamed ? ids : other, rule, ...(period === '' ? {} : { period }) };
    });
  }

  channels(): NonNullable<Programme['channels']> {
    return this.rows(['channelKind', 'channelUrl', 'channelText'], ([kindText = '', url = '', text = ''], row) => {
      const kind = channelKinds.find((one) => one === kindText);
      if (kind === undefined) this.issues.push(issueOf(`channelKind${row}`, 'channelKind'));
      if (url !== '' && !isWebAddress(url)) this.issues.push(issueOf(`channelUrl${row}`, 'url'));
      return { kind: kind ?? 'online', ...(url === '' ? {} : { url }), ...(text === '' ? {} : { text }) };
    });
  }

  /** The rows of a small table in which anything was typed. */
  private rows<T>(names: readonly string[], read: (cells: string[], row: number) => T): T[] {
    const found: T[] = [];
    for (let row = 1; row <= smallRows; row += 1) {
      const cells = names.map((name) => fieldOf(this.form, name, row).trim());
      if (cells.some((cell) => cell !== '')) found.push(read(cells, row));
    }
    return found;
  }
}

function readPercent(text: string): number | null {
  const plain = text.replaceAll(/[\s%]/g, '');
  if (plain === '') return null;
  const value = /^\d{1,3}(\.\d{1,4})?$/.test(plain) ? Number(plain) / 100 : Number.NaN;
  return value <= 1 ? value : Number.NaN;
}
