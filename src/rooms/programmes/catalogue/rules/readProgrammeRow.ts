import { gaps, isValidIsic } from '../../../../codes/index.ts';
import { type Atom, type Criterion, operators, tidyText } from '../../../../kernels/criteria/index.ts';
import { goals, instruments } from '../model.ts';
import { checkProgramme, type Programme } from './programme.ts';
import { criteriaColumns, jsonColumns } from './programmeTable.ts';
import { readCriteriaRow } from './readCriteriaRow.ts';
import { columnOf, criterionWords } from './rowWords.ts';
import { slugOf } from './slugOf.ts';

export interface RowFault {
  column: string | null;
  code: string;
  message: string;
  remedy: string;
}

export type ReadProgrammeRow = { programme: Programme; faults: [] } | { programme: null; faults: RowFault[] };

/** Cells of one row by column, as a spreadsheet gives them. */
export type Cells = Readonly<Record<string, string>>;

interface Setting {
  economy: string;
  currency: string;
}

/** One row of a table of programmes; every fault names its column and what to do. */
export function readProgrammeRow(cells: Cells, setting: Setting): ReadProgrammeRow {
  const reader = new RowReader(cells, setting);
  const raw = reader.read();
  if (reader.faults.length > 0) return { programme: null, faults: reader.faults };
  const checked = checkProgramme(raw);
  if (checked.ok) return { programme: checked.programme, faults: [] };
  return {
    programme: null,
    faults: checked.issues.map(({ path, code, message, remedy }) => ({
      column: columnOf(path),
      code,
      message,
      remedy,
    })),
  };
}

/** Reads cell by cell and keeps what is wrong. */
class RowReader {
  readonly faults: RowFault[] = [];

  constructor(
    private readonly cells: Cells,
    private readonly setting: Setting,
  ) {}

  read(): Record<string, unknown> {
    for (const column of ['title', 'provider', 'instrument', 'source'])
      if (this.text(column) === undefined) this.fault(column, 'missing', 'the cell is empty', 'fill it in');
    const title = this.text('title') ?? '';
    const id = this.text('id') ?? slugOf(title);
    if (!/^[a-z0-9][a-z0-9-]{0,79}$/.test(id) && title !== '')
      this.fault('id', 'id', `"${id}" can't be an address`, 'give a short name of small letters, digits and dashes');
    return filled({
      id,
      economy: this.setting.economy,
      shelf: 'live',
      title,
      provider: this.text('provider'),
      instrument: this.code('instrument', instruments),
      summary: this.text('summary'),
      funders: this.list('funders'),
      deliveredBy: this.list('delivered_by'),
      legalBasis: this.text('legal_basis'),
      area: this.text('area'),
      areaCodes: this.list('area_codes'),
      unit: this.code('unit', ['enterprise', 'group', 'person']),
      opensOn: this.day('opens_on'),
      closesOn: this.day('closes_on'),
      recurrence: this.text('recurrence'),
      processingDays: this.number('processing_days'),
      costShare: this.costShare(),
      amount: filledOrNone({ least: this.money('amount_least'), most: this.money('amount_most') }),
      evidence: this.list('evidence'),
      obligations: this.list('obligations'),
      gaps: this.gaps(),
      goals: this.list('goals')?.map((one) => this.oneOf('goals', one, goals)),
      keywords: this.list('keywords'),
      languages: this.list('languages'),
      contact: filledOrNone({
        name: this.text('contact_name'),
        email: this.text('contact_email'),
        phone: this.text('contact_phone'),
        url: this.text('contact_url'),
      }),
      channels: this.text('apply_url') && [{ kind: 'online', url: this.text('apply_url') }],
      source: this.text('source_url')
        ? { title: this.text('source'), url: this.text('source_url') }
        : this.text('source'),
      lastVerifiedOn: this.day('last_verified_on'),
      criteria: this.rule(),
      ...Object.fromEntries(jsonColumns.map((column) => [column, this.json(column)])),
    });
  }

  private fault(column: string, code: string, message: string, remedy: string): undefined {
    this.faults.push({ column, code, message, remedy });
    return undefined;
  }

  private text(column: string): string | undefined {
    const text = (this.cells[column] ?? '').trim();
    return text === '' ? undefined : text;
  }

  private list(column: string): string[] | undefined {
    const parts = (this.text(column) ?? '').split(/[;\n]/).map((one) => one.trim());
    const kept = parts.filter((one) => one !== '');
    return kept.length === 0 ? undefined : kept;
  }

  private oneOf(column: string, text: string, codes: readonly string[]): string | undefined {
    const found = codes.find((code) => code.toLowerCase() === text.toLowerCase());
    return found ?? this.fault(column, 'code', `"${text}" is not in the list`, `write one of: ${codes.join(', ')}`);
  }

  private code(column: string, codes: readonly string[]): string | undefined {
    const text = this.text(column);
    return text === undefined ? undefined : this.oneOf(column, text, codes);
  }

  private day(column: string): string | undefined {
    const text = this.text(column)?.replace(/T00:00(:00(\.0+)?)?Z?$/, '');
    if (text === undefined) return undefined;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
    return isDay ? text : this.fault(column, 'date', `"${text}" is no day`, 'write year-month-day, such as 2026-03-31');
  }

  private number(column: string): number | undefined {
    const text = this.text(column)?.replaceAll(/[\s%]/g, '');
    if (text === undefined) return undefined;
    if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
    return this.fault(
      column,
      'number',
      `"${this.text(column)}" is no number`,
      'write digits, with a point before decimals',
    );
  }

  private share(column: string): number | undefined {
    const percent = this.number(column);
    if (percent === undefined || percent <= 100) return percent === undefined ? undefined : percent / 100;
    return this.fault(column, 'share', `${percent} percent is more than all`, 'give a share from 0 to 100 percent');
  }

  private money(column: string) {
    const text = this.text(column);
    const plain = text?.replaceAll(/[\s,]/g, '');
    if (plain === undefined) return undefined;
    if (!/^\d{1,15}(\.\d{1,6})?$/.test(plain))
      return this.fault(
        column,
        'money',
        `"${text}" is no amount`,
        'write digits alone, and the currency in its column',
      );
    return { amount: plain, currency: (this.text('currency') ?? this.setting.currency).toUpperCase() };
  }

  private costShare() {
    const [rate, rateTo] = [this.share('rate_percent'), this.share('rate_to_percent')];
    const [ceiling, eligibleCosts] = [this.money('ceiling'), this.list('eligible_costs')];
    return filledOrNone({ rate, rateTo, ceiling, of: this.text('share_of'), eligibleCosts });
  }

  private gaps(): (string | undefined)[] | undefined {
    return this.list('gaps')?.map((text) => {
      const found = gaps.find(({ code, title }) =>
        [code, title].some((one) => one.toLowerCase() === text.toLowerCase()),
      );
      return (
        found?.code ??
        this.fault('gaps', 'code', `"${text}" is no gap of the list`, 'write a code such as technology.equipment')
      );
    });
  }

  private json(column: string): unknown {
    const text = this.text(column);
    if (text === undefined) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      return this.fault(column, 'json', 'this is no JSON', 'write it as the export does, or leave the cell empty');
    }
  }

  private rule(): Criterion | unknown {
    const whole = this.text('criteria');
    const atoms = Array.from({ length: criteriaColumns }, (_, i) => this.atom(`criterion${i + 1}`));
    const kept = atoms.filter((one) => one !== undefined);
    if (whole !== undefined) {
      if (kept.length > 0)
        return this.fault(
          'criteria',
          'twice',
          'the rule is written twice',
          'leave either criteria or criterion1… empty',
        );
      try {
        return JSON.parse(whole);
      } catch {
        return this.fault('criteria', 'json', 'this is no JSON', 'write the rule in criterion1 to criterion6 instead');
      }
    }
    const combine = this.code('combine', ['all', 'any']) ?? 'all';
    return kept.length > 0 && combine === 'any' ? { any: kept } : { all: kept };
  }

  private atom(column: string): Atom | undefined {
    const text = this.text(column);
    if (text === undefined) return undefined;
    const [, fact = '', op = '', value = ''] =
      /^(\w+)\s*(<=|>=|!=|=|<|>|\b[A-Za-z]+\b)\s*(.*)$/s.exec(tidyText(text)) ?? [];
    const operator = operators.find((one) => one.toLowerCase() === op.toLowerCase());
    const read = readCriteriaRow(fact, operator ?? op, value);
    if (!('atom' in read)) return this.fault(column, `criterion.${read.part}`, ...criterionWords[read.part](text));
    const wrong = fact === 'isic' ? [read.atom.value].flat().find((code) => !isValidIsic(String(code))) : undefined;
    if (wrong === undefined || read.atom.op === 'exists') return read.atom;
    return this.fault(
      column,
      'isic',
      `"${wrong}" is no code of ISIC Rev.4`,
      'look the code up in the list of industries',
    );
  }
}

const filled = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function filledOrNone(fields: Record<string, unknown>): Record<string, unknown> | undefined {
  const kept = filled(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
}
